"""Every mistake of a configuration is refused before anything starts, with its file, line and field."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import Tongguan
from tests.gate.service.offices import Office
from tongguan.cli.gate.configuring import configured
from tongguan.vocabulary import TongguanError


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.make_ledger()
    return made


def broken(office: Office, before: str, after: str, tongguan: Tongguan) -> Any:
    """Change the configuration, and give what is refused."""
    file = office.folder / "gate.yaml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    ran = tongguan("gate", "check", str(file), "--json")
    assert ran.code == 2, ran.out
    return ran.problem


def test_a_configuration_in_order_is_said_to_be(office: Office, tongguan: Tongguan) -> None:
    ran = tongguan("gate", "check", str(office.folder / "gate.yaml"), "--json")
    assert (ran.code, ran.json["missing"]) == (0, []), ran.err
    spoken = tongguan("gate", "check", str(office.folder / "gate.yaml"), "--lang", "zh")
    assert "配置无误" in spoken.out


@pytest.mark.parametrize(
    ("before", "after", "code", "line", "field", "says"),
    [
        ("drain_seconds: 1", "drain_second: 1", "gate/wrong-configuration", 16, "drain_second", "drain_seconds"),
        ("listen: {port:", "listen: {prot: 1, port:", "gate/wrong-configuration", 14, "listen.prot", "port"),
        ("limits: {}", "limits: {body_bytes: 1}", "gate/wrong-configuration", 15, "limits.body_bytes", ">="),
        ("drain_seconds: 1", "drain_seconds: yes", "gate/wrong-configuration", 16, "drain_seconds", "int"),
        ("keys: keys.json", "keys: nowhere.json", "gate/wrong-configuration", 2, "issuer.keys", "cannot be read"),
        ("keys: keys.json", "keys: year.key", "gate/wrong-configuration", 2, "issuer.keys", "no public keys"),
        ("keys: callers.json", "keys: gate.yaml", "gate/wrong-configuration", 7, "callers.keys", "no public keys"),
        ("file: year.key", "file: gone.key", "gate/wrong-configuration", 5, "handlers[0].keys[0].file", "read"),
        ("file: year.key", "environment: NO_SUCH", "gate/wrong-configuration", 5, None, "NO_SUCH"),
        ("file: year.key", "file: a, environment: B", "gate/wrong-configuration", 5, None, "either"),
        (
            "roles: [reviewer, operator]",
            "roles: [reviwer]",
            "gate/wrong-configuration",
            12,
            None,
            "did you mean `reviewer`",
        ),
        ("roles: [reviewer, operator]", "roles: [king]", "gate/wrong-configuration", 12, None, "king"),
        ("name: other", "name: crm", "gate/wrong-configuration", None, "callers", "twice"),
        ("name: 云帆零售（上海）有限公司", "name: 别的公司", "gate/wrong-configuration", 5, None, "not of"),
        ("{id: gate,", "{id: other,", "gate/wrong-configuration", 1, "ledger.id", "other"),
        ('address: "gate.ledger"', "address: gone.ledger", "gate/not-a-ledger", None, None, "gone.ledger"),
        ('address: "gate.ledger"', "x: 1", "gate/wrong-configuration", 1, None, "x"),
        ("drain_seconds: 1", "drain_seconds: 1\ndrain_seconds: 2", None, 17, None, "drain_seconds"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    office: Office,
    tongguan: Tongguan,
    before: str,
    after: str,
    code: str | None,
    line: int | None,
    field: str | None,
    says: str,
) -> None:
    problem = broken(office, before, after, tongguan)
    if code is not None:
        assert problem["code"] == code
    if line is not None:
        assert problem["line"] == line
    if field is not None:
        assert problem["field"] == field
    assert says in json.dumps(problem, ensure_ascii=False)


def test_keys_that_others_may_read_are_refused(office: Office, tongguan: Tongguan) -> None:
    (office.folder / "year.key").chmod(0o644)
    problem = broken(office, "drain_seconds: 1", "drain_seconds: 2", tongguan)
    assert (problem["field"], problem["line"]) == ("handlers[0].keys[0].file", 5)


def test_a_password_does_not_stand_in_the_file(office: Office, tongguan: Tongguan) -> None:
    address = '"host=x dbname=y password=pssst"'
    problem = broken(office, '"gate.ledger"', address, tongguan)
    assert problem["field"] == "ledger.address"
    assert "pssst" not in json.dumps(problem)


def test_certificates_need_an_authority(office: Office, tongguan: Tongguan) -> None:
    problem = broken(office, "keys: callers.json", "by_certificate: crm", tongguan)
    assert "listen.tls.clients" in problem["detail"]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_changed_is_read_or_refused(office: Office, data: st.DataObject) -> None:
    text = office.configure().read_text(encoding="utf-8")
    place = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 12))
    written = data.draw(st.text(alphabet='{}[]:,"-# \nabé0业\t', max_size=6))
    file = office.folder / "changed.yaml"
    file.write_text(text[:place] + written + text[place + gone :], encoding="utf-8")
    with suppress(TongguanError):
        assert configured(file).settings.ledger.id
