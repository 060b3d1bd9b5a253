"""``tongguan clearance issue``: a signed permit where the export stands, the reason where it does not."""

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.clearance.issuers import DAY, DECLARATION, HANDLER, Issuer
from tests.cli.running import Tongguan


def changed(folder: Path, **people: int) -> Path:
    """Write the example with other numbers of people."""
    content = yaml.safe_load(DECLARATION.read_text(encoding="utf-8"))
    content["exports"][0]["people"] |= people
    file = folder / "changed.json"
    file.write_text(json.dumps(content, default=str), encoding="utf-8")
    return file


def test_a_free_export_gets_a_clearance_up_to_the_last_person_before_the_line(issuer: Issuer) -> None:
    ran = issuer.issue()
    assert ran.code == 0, ran.err
    clearance = ran.json["clearance"]
    assert (clearance["handler"], clearance["export"]["id"]) == (HANDLER, "loyalty-crm")
    assert clearance["territories"] == ["FR"]
    (ordinary,) = [each for each in clearance["counters"] if each["name"] == "ordinary"]
    (limit,) = ordinary["limits"]
    assert (limit["year"], limit["ceiling"], limit["counted_before"], limit["allotment"]) == (
        2026,
        99_999,
        84_000,
        15_999,
    )
    assert limit["cites"] == ["CBDF-2024#8.1"]
    assert Path(ran.json["file"]).exists()


@pytest.mark.parametrize(("people", "left"), [(99_998, 1), (99_999, 0)])
def test_the_allotment_ends_at_the_line(people: int, left: int, issuer: Issuer, tmp_path: Path) -> None:
    limits = issuer.issue(declaration=changed(tmp_path, ordinary=people)).json["clearance"]["counters"][0]["limits"]
    assert [each["allotment"] for each in limits] == [left]


def test_past_the_line_the_contract_in_effect_is_the_ceiling(issuer: Issuer, tmp_path: Path) -> None:
    """The filed contract covers name and mobile number for 200,000 people, and the purchase history not."""
    ran = issuer.issue(declaration=changed(tmp_path, ordinary=100_000))
    assert (ran.code, ran.problem["code"]) == (2, "decision/not-cleared")
    assert "purchase_history" in ran.problem["detail"] or "exceeded" in ran.problem["detail"]
    assert not (issuer.folder / "journal.ndjson").exists()


def test_what_is_refused_is_refused_in_chinese_too(issuer: Issuer, tmp_path: Path) -> None:
    declaration = changed(tmp_path, ordinary=2_000_000)
    ran = issuer.ran("issue", str(declaration), "--export", "loyalty-crm", "--as-of", DAY, "--lang", "zh")
    assert ran.code == 2
    assert "该出境活动现在不能签发通行证" in ran.err


def test_a_lower_ceiling_is_taken_and_a_higher_one_refused(issuer: Issuer) -> None:
    lower = issuer.issue("--ceiling", "ordinary=90000")
    assert lower.json["clearance"]["counters"][0]["limits"][0]["ceiling"] == 90_000
    higher = issuer.issue("--ceiling", "ordinary=100000")
    assert (higher.code, higher.problem["code"]) == (2, "decision/terms-beyond-the-determination")


def test_allotments_of_two_ledgers_never_sum_past_the_headroom(issuer: Issuer) -> None:
    assert issuer.issue("--ledger", "shanghai", "--allotment", "ordinary=10000").code == 0
    second = issuer.issue("--ledger", "beijing", "--allotment", "ordinary=6000")
    assert (second.code, second.problem["code"]) == (2, "clearance/allotments-pass-the-ceiling")
    assert issuer.issue("--ledger", "beijing", "--allotment", "ordinary=5999").code == 0
    assert sum(each["limits"][0]["limit"]["allotment"] for each in issuer.lines()) == 15_999


def test_what_a_ledger_did_not_use_is_free_again_once_it_is_settled(issuer: Issuer) -> None:
    issuer.issue("--ledger", "shanghai")
    settle = ("settle", "shanghai", "--handler", HANDLER, "--year", "2026", "--added", "ordinary=1000")
    assert issuer.ran(*settle, "--json").problem["code"] == "clearance/allotments-pass-the-ceiling"
    issuer.asked("revoke", "CLR-2026-000001", "--reason", "the ledger moves")
    issuer.asked(*settle)
    moved = issuer.issue("--ledger", "beijing")
    assert moved.json["clearance"]["counters"][0]["limits"][0]["allotment"] == 14_999


def test_a_file_that_is_there_is_kept_and_nothing_is_entered(issuer: Issuer, tmp_path: Path) -> None:
    there = tmp_path / "there.json"
    there.write_text("mine", encoding="utf-8")
    for target, code in ((there, "cli/file-exists"), (tmp_path / "no" / "x.json", "cli/file-not-written")):
        ran = issuer.issue("--out", str(target))
        assert (ran.code, ran.problem["code"]) == (2, code)
    assert there.read_text(encoding="utf-8") == "mine"
    assert issuer.lines() == []


def test_a_misspelt_export_is_told_what_there_is(issuer: Issuer) -> None:
    ran = issuer.ran("issue", str(DECLARATION), "--export", "loyalty-cmr", "--as-of", DAY, "--json")
    assert ran.problem["code"] == "decision/no-such-export"
    assert "loyalty-crm" in ran.problem["help"]


@pytest.mark.parametrize(
    "options",
    [
        ("--ceiling", "ordinary"),
        ("--ceiling", "ordinary=²"),
        ("--ceiling", "ordinary=1", "--ceiling", "ordinary=2"),
        ("--warn", "80,101"),
        ("--from", "tomorrow"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: tuple[str, ...], issuer: Issuer) -> None:
    ran = issuer.issue(*options)
    assert (ran.code, ran.problem["code"]) == (2, "cli/bad-value")
    assert ran.problem["field"] == options[0]


def test_without_keys_the_way_to_them_is_shown(tmp_path: Path, tongguan: Tongguan) -> None:
    ran = Issuer(tmp_path / "none", tongguan).issue()
    assert ran.code == 2
    assert "tongguan clearance keys new" in ran.problem["help"]


@pytest.mark.parametrize(("language", "words"), [("zh", "一般"), ("en", "ordinary")])
def test_people_are_shown_what_was_issued(language: str, words: str, issuer: Issuer) -> None:
    ran = issuer.ran("issue", str(DECLARATION), "--export", "loyalty-crm", "--as-of", DAY, "--lang", language)
    assert ran.code == 0
    assert "CLR-2026-000001" in ran.out
    assert words in ran.out
    assert "99,999" in ran.out
