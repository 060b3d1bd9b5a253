"""The commands that look after a ledger: seeded, shown, proved, exported, reviewed, copied, restored, reconciled."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.clearance.building import HANDLER
from tests.cli.running import Ran, Tongguan
from tests.gate.service.offices import Office, pseudonyms
from tests.gate.service.within import Within

ROWS = """\
when,export,phone,mail
{year}-01-02T10:00:00+08:00,loyalty-crm,13812345678,
{year}-01-02T11:00:00+08:00,loyalty-crm,13812345678,
{year}-01-03T10:00:00+08:00,loyalty-crm,13987654321,
{year}-01-03T11:00:00+08:00,newsletter,13987654321,
"""
PLAN = """\
handler: {handler}
year: {year}
sources: [{{read: log.csv}}]
columns:
  time: when
  export: export
  person: {{identifiers: [{{kind: mobile, column: phone}}, {{kind: email, column: mail}}]}}
exports: {{loyalty-crm: {{}}, newsletter: {{sensitive: true}}}}
key: {{file: year.key}}
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


class Desk:
    """Runs ``tongguan gate`` on one configuration."""

    def __init__(self, office: Office, tongguan: Tongguan) -> None:
        self.office, self._tongguan = office, tongguan
        self.config = str(office.folder / "gate.yaml")

    def ran(self, command: str, *arguments: str) -> Ran:
        return self._tongguan("gate", *command.split(), self.config, *arguments, "--json")

    def told(self, command: str, *arguments: str) -> Any:
        ran = self.ran(command, *arguments)
        assert ran.code == 0, ran.err
        return ran.json

    def log(self, rows: str = ROWS) -> str:
        folder, year = self.office.folder, self.office.year
        (folder / "log.csv").write_text(rows.format(year=year), encoding="utf-8")
        (folder / "plan.yaml").write_text(PLAN.format(handler=HANDLER, year=year), encoding="utf-8")
        return str(folder / "plan.yaml")


@pytest.fixture
def desk(office: Office, tongguan: Tongguan) -> Desk:
    made = Desk(office, tongguan)
    assert made.told("init") == {"ledger": "gate", "made": True}
    return made


def test_a_ledger_is_made_once(desk: Desk) -> None:
    assert desk.told("init") == {"ledger": "gate", "made": False}


def test_a_log_seeds_the_gate_as_the_gate_knows_people(desk: Desk) -> None:
    plan = desk.log()
    told = desk.told("seed", "--census", plan)
    assert (told["rows"], told["refused"], told["new"]["ordinary"], told["new"]["sensitive"]) == (4, 0, 2, 1)
    assert desk.told("seed", "--census", plan)["new"] == {}
    gate = Within(desk.office)
    known = gate.admit(people=[{"mobile": "138 1234 5678"}]).json()
    assert (known["new"], known["totals"]["ordinary"]) == ({}, 2)
    assert gate.admit(people=[{"mobile": "13700001111"}]).json()["totals"]["ordinary"] == 3


def test_rows_that_cannot_be_used_keep_the_year_closed(desk: Desk) -> None:
    plan = desk.log(ROWS + "not a time,loyalty-crm,13700001111,\n")
    refused = desk.ran("seed", "--census", plan)
    assert refused.code == 2
    assert Within(desk.office).admit().json()["reasons"][0]["code"] == "year-not-open"
    assert desk.told("seed", "--census", plan, "--despite-refused")["refused"] == 1
    assert Within(desk.office).admit().status_code == 200


def test_gate_and_census_are_held_against_each_other(desk: Desk, tongguan: Tongguan) -> None:
    plan, folder = desk.log(), desk.office.folder
    desk.told("seed", "--census", plan)
    until = f"{desk.office.year}-12-31"
    assert tongguan("census", plan, "--as-of", until, "--out", str(folder / "census")).code == 0
    equal = tongguan("reconcile", desk.config, "--census", str(folder / "census"), "--json")
    assert (equal.code, equal.json["equal"]) == (0, True), equal.out
    Within(desk.office).admit(people=[{"mobile": "13700001111"}])
    differs = tongguan("reconcile", desk.config, "--census", str(folder / "census" / "census.json"), "--json")
    assert differs.code == 4
    found = {(each["what"], each["class"]): each for each in differs.json["compared"]}
    assert found["counted", "ordinary"]["verdict"] == "census-misses"
    assert found["loyalty-crm", "ordinary"]["difference"] == -1
    assert found["newsletter", "sensitive"]["verdict"] == "equal"


def test_the_ledger_is_shown_proved_and_exported(desk: Desk) -> None:
    desk.told("seed", "--from-zero")
    receipt = Within(desk.office).admit().json()["receipt"]
    status = desk.told("status")
    assert (status["entries"], status["waiting"]["holds"]) == (2, 0)
    proof = desk.told("verify", "--receipt", f"{receipt['number']}={receipt['hash']}")
    assert (proof["holds"], proof["people"]) == (True, 1)
    assert desk.told("export", "--out", str(desk.office.folder / "out.parquet"))["rows"] == 1
    forged = desk.ran("verify", "--receipt", f"2={'0' * 64}")
    assert (forged.code, forged.json["problems"][0]["code"]) == (2, "replaced")


def test_an_altered_ledger_is_found_out(desk: Desk) -> None:
    desk.told("seed", "--from-zero")
    Within(desk.office).admit()
    with sqlite3.connect(desk.office.folder / "gate.ledger") as altered:
        tables = [row[0] for row in altered.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counters = next(each for each in tables if "counter" in each)
        altered.execute(f"UPDATE {counters} SET people = 0")  # noqa: S608 -- a name of the schema
    altered.close()
    assert desk.ran("verify").code == 2


def test_holds_and_emergencies_are_reviewed(desk: Desk) -> None:
    desk.told("seed", "--from-zero")
    gate = Within(desk.office)
    held = gate.admit(people=[], pseudonyms=pseudonyms(*range(1, 102))).json()["matter"]
    other = gate.admit(people=[], pseudonyms=pseudonyms(*range(1, 103))).json()["matter"]
    emergency = gate.admit(emergency={"by": "Dr Li", "reason": "surgery"}).json()["matter"]
    listed = desk.told("holds list")["matters"]
    assert [each["number"] for each in listed] == [held, other, emergency]
    by = ("--by", "Li Wei", "--note", "looked at")
    assert desk.ran("holds release", str(held), *by).code == 4
    desk.office.clear(desk.office.clearance(300, id="CLR-2026-000001"))
    assert desk.told("holds release", str(held), *by)["outcome"] == "admitted"
    assert desk.told("holds reject", str(other), *by) == {"rejected": other}
    assert desk.ran("holds reject", str(other), *by).problem["code"] == "gate/no-such-matter"
    assert desk.told("justify", str(emergency), *by, "--not-accepted")["accepted"] is False
    assert desk.told("holds list")["matters"] == []


def test_consent_and_merging_come_from_files(desk: Desk) -> None:
    desk.told("seed", "--from-zero")
    people = desk.office.folder / "people.ndjson"
    people.write_text(json.dumps({"mobile": "13812345678"}) + "\n\n", encoding="utf-8")
    assert desk.told("withdraw", "--people", str(people), "--by", "Li Wei")["pseudonyms"] == 1
    gate = Within(desk.office)
    assert gate.admit().status_code == 423
    assert desk.told("withdraw", "--people", str(people), "--by", "Li Wei", "--restored")["restored"] is True
    people.write_text(json.dumps({"user_id": ["a-1", "a-2"]}) + "\n", encoding="utf-8")
    assert desk.told("merge", "--people", str(people), "--by", "Li Wei")["merged"] == 1
    people.write_text('{"mobile": "13987654321"\n', encoding="utf-8")
    problem = desk.ran("merge", "--people", str(people), "--by", "Li Wei").problem
    assert (problem["line"], "13987654321" in json.dumps(problem)) == (1, False)


def test_a_copy_is_proved_and_restored(desk: Desk) -> None:
    desk.told("seed", "--from-zero")
    Within(desk.office).admit()
    copy, ledger = desk.office.folder / "copy.ledger", desk.office.folder / "gate.ledger"
    assert desk.told("backup", "--out", str(copy))["entries"] == 2
    assert desk.ran("restore", "--from", str(copy), "--yes").problem["code"] == "cli/file-exists"
    for each in desk.office.folder.glob("gate.ledger*"):
        each.unlink()
    assert desk.ran("restore", "--from", str(copy)).problem["code"] == "cli/usage"
    assert not ledger.exists()
    assert desk.told("restore", "--from", str(copy), "--yes")["entries"] == 2
    assert Within(desk.office).admit(key="again").json()["new"] == {}


def test_this_year_is_not_forgotten_and_a_clock_is_accepted(desk: Desk) -> None:
    desk.told("seed", "--from-zero")
    by = ("--by", "Li Wei", "--note", "kept long enough")
    assert desk.ran("forget", "--year", str(desk.office.year), *by, "--yes").problem["code"] == "gate/year-closed"
    assert desk.ran("forget", *by, "--yes").problem["code"] == "cli/missing-parameter"
    assert desk.told("clock", *by, "--yes")["accepted"] is True


def test_a_token_is_made_for_a_known_caller(desk: Desk, tongguan: Tongguan, tmp_path: Path) -> None:
    folder = tmp_path / "signers"
    assert tongguan("clearance", "keys", "new", "--issuer", str(folder), "--json").code == 0
    told = desk.told("token", "--caller", "crm", "--signer", str(folder), "--days", "7")
    assert told["token"].count(".") == 2
    stranger = desk.ran("token", "--caller", "nobody", "--signer", str(folder))
    assert stranger.problem["field"] == "--caller"
    kept = desk.told("token", "--caller", "crm", "--signer", str(folder), "--out", str(tmp_path / "crm.token"))
    assert "token" not in kept
    assert (tmp_path / "crm.token").stat().st_mode & 0o077 == 0
