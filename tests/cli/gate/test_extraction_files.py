"""Every mistake of an extraction for Envoy is refused before anything starts, with its file and line."""

from pathlib import Path

import pytest
import yaml

from tests.cli.running import Tongguan
from tests.gate.envoy.passing import EXTRACTION
from tests.gate.service.offices import Office

BROKEN = {
    "an unknown field": (
        "    recipient: hq\n    territory: {json",
        "    recipent: hq\n    territory: {json",
        8,
        "recipient",
    ),
    "a field missing": (
        "    recipient: hq\n    territory: {json: to.territory}\n",
        "    recipient: hq\n",
        2,
        "territory",
    ),
    "a method that is none": ("[POST, PUT]", "[POST, PATHC]", 5, "PATHC"),
    "an unknown kind": ("mobile: phones", "mobil: phones", 11, "mobile"),
    "a place that is none": ("customers[*].face: face", "customers[0].face: face", 17, "no place"),
    "a place twice": ("customers[*].face: face", "$.customers[*].name: face", 17, "twice"),
    "people everywhere": ('at: "customers[*]"', 'at: "customers.**"', 11, "no single place"),
    "a segment that is not there": ("{segment: customer}", "{segment: custmer}", 20, "customer"),
    "a path without a slash": ("path: /customers\n", "path: customers\n", 4, "regex"),
    "a path with a star": ("path: /customers\n", "path: /cust*mers\n", 4, "no path"),
    "two sources": ("{header: x-export}", "{header: x-export, json: a}", 7, "one of"),
    "a header in capitals": ("{header: x-export}", "{header: X-Export}", 7, "regex"),
    "two rules of one name": ("name: reading", "name: customers", 21, "two rules"),
    "nobody": ("people: [{identifiers: {user_id: {segment: customer}}}]", "people: []", 27, ">= 1"),
    "nothing that goes out": ("    always: [name, mobile_number]\n", "", 21, "no field"),
    "a key twice": ("      customers[*].face: face\n", "      customers[*].name: face\n", 17, "2 times"),
    "no rules": (EXTRACTION, "rules: []\n", 1, ">= 1"),
    "no mapping": (EXTRACTION, "- rules\n", 1, "object"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_extraction_is_told_with_its_place(case: str, tmp_path: Path, tongguan: Tongguan) -> None:
    before, after, line, says = BROKEN[case]
    assert before in EXTRACTION
    office = Office(tmp_path)
    office.make_ledger()
    office.configure("envoy: extraction.yaml")
    (tmp_path / "extraction.yaml").write_text(EXTRACTION.replace(before, after, 1), encoding="utf-8")
    ran = tongguan("gate", "check", str(tmp_path / "gate.yaml"), "--json")
    problem = ran.problem
    assert ran.code == 2
    assert says in f"{problem['detail']} {problem.get('help')}", problem
    assert problem["source"].endswith("extraction.yaml"), problem
    assert abs(problem["line"] - line) <= 1, problem


def test_an_extraction_may_stand_in_the_configuration(tmp_path: Path, tongguan: Tongguan) -> None:
    office = Office(tmp_path)
    office.make_ledger()
    office.configure("envoy:\n" + "".join(f"  {line}\n" for line in EXTRACTION.splitlines()))
    assert tongguan("gate", "check", str(tmp_path / "gate.yaml"), "--json").code == 0
    text = (tmp_path / "gate.yaml").read_text(encoding="utf-8").replace("mobile: phones", "mobil: phones")
    (tmp_path / "gate.yaml").write_text(text, encoding="utf-8")
    problem = tongguan("gate", "check", str(tmp_path / "gate.yaml"), "--json").problem
    assert problem["source"].endswith("gate.yaml")


def test_a_configuration_of_envoy_is_written(tmp_path: Path, tongguan: Tongguan) -> None:
    office = Office(tmp_path)
    (tmp_path / "extraction.yaml").write_text(EXTRACTION, encoding="utf-8")
    office.configure("envoy: extraction.yaml")
    gate, out = str(tmp_path / "gate.yaml"), tmp_path / "envoy.yaml"
    plain = ("gate", "envoy-config", gate, "--upstream", "crm.example:443")
    ran = tongguan(*plain, "--out", str(out), "--lang", "zh")
    assert (ran.code, "已写入" in ran.out) == (0, True)
    written = out.read_text(encoding="utf-8")
    assert yaml.safe_load(written) == yaml.safe_load(tongguan(*plain, "--json").json["yaml"])
    assert '- exact: "x-export"' in written
    files = ("--authority", "ca.pem", "--certificate", "a.pem", "--certificate-key", "a.key", "--token-file", "t")
    secured = yaml.safe_load(tongguan(*plain, *files).out)["static_resources"]
    assert secured["clusters"][1]["transport_socket"]["name"] == "envoy.transport_sockets.tls"
    assert secured["secrets"][0]["generic_secret"]["secret"]["filename"] == str(Path("t").absolute())


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--upstream", "crm.example"), "no host with a port"),
        (("--upstream", "crm.example:0"), "no host with a port"),
        (("--upstream", "a:1", "--certificate", "a.pem"), "go together"),
        (("--upstream", "a:1"), "nothing about Envoy"),
    ],
)
def test_an_envoy_that_cannot_be_configured(
    more: tuple[str, ...], says: str, tmp_path: Path, tongguan: Tongguan
) -> None:
    office = Office(tmp_path)
    (tmp_path / "extraction.yaml").write_text(EXTRACTION, encoding="utf-8")
    if "nothing" not in says:
        office.configure("envoy: extraction.yaml")
    ran = tongguan("gate", "envoy-config", str(tmp_path / "gate.yaml"), *more, "--json")
    assert ran.code == 2
    assert says in ran.problem["detail"]
