"""What is told of mutants is true of them: figures, complaints, explanations, and the page that a run writes."""

import json
import re
from pathlib import Path

import pytest

from tongguan.law import load_book
from tools.mutants.__main__ import PAGE, main
from tools.mutants.explanations import explanations
from tools.mutants.figures import by_killer, by_kind, complaints, tally
from tools.mutants.judging import Fate, Proof, Verdict
from tools.mutants.making import mutants_of
from tools.mutants.model import Kind
from tools.mutants.page import page_of

NAMES = {mutant.id for mutant in mutants_of(load_book())}
LISTED = re.compile(r"^(?:### |- )`(.+)`$", re.MULTILINE)
COUNTED = re.compile(r"^Of the ([\d,]+) mutants of edition `([0-9a-f]+)`, ([\d,]+) were killed", re.MULTILINE)


def verdict(name: str, fate: Fate) -> Verdict:
    proof = Proof.BY_Z3 if fate is Fate.EQUIVALENT else None
    return Verdict(name, Kind.CONJUNCT, "X-2024", fate, "rule tables" if fate is Fate.KILLED else None, proof=proof)


KILLED = [verdict(f"X-2024#1/a:{number}", Fate.KILLED) for number in range(98)]
EQUAL = verdict("X-2024#1/a:equal", Fate.EQUIVALENT)
ALIVE = [verdict(f"X-2024#1/a:alive-{number}", Fate.SURVIVED) for number in range(3)]
TOLD = {each.id: "Nobody can tell." for each in ALIVE}


def test_what_is_proved_equal_is_counted_and_left_out_of_the_share() -> None:
    found = tally([*KILLED, EQUAL, *ALIVE[:2]])
    assert (found.mutants, found.killed, found.equivalent, found.survived) == (101, 98, 1, 2)
    assert found.of_different == 0.98
    assert found.of_all < 0.98


def test_each_sort_and_each_killer_is_counted() -> None:
    assert by_kind([*KILLED, EQUAL]) == {Kind.CONJUNCT: tally([*KILLED, EQUAL])}
    assert by_killer([*KILLED, EQUAL])["rule tables"] == 98


def test_enough_killed_and_all_explained_is_no_complaint() -> None:
    told = {each.id: "Nobody can tell." for each in ALIVE[:2]}
    assert complaints([*KILLED, EQUAL, *ALIVE[:2]], told, whole=True) == []


def test_too_few_killed_is_a_complaint() -> None:
    (found,) = complaints([*KILLED, EQUAL, *ALIVE], TOLD, whole=True)
    assert "97.03% of the mutants" in found


def test_a_survivor_without_an_explanation_is_a_complaint() -> None:
    (found,) = complaints([*KILLED, ALIVE[0]], {}, whole=True)
    assert "X-2024#1/a:alive-0" in found
    assert complaints([*KILLED, ALIVE[0]], {}, whole=False) == [found]


def test_an_explanation_of_what_did_not_survive_is_a_complaint() -> None:
    (found,) = complaints(KILLED, {KILLED[0].id: "Nobody can tell."}, whole=True)
    assert "take the explanation away" in found


def test_explanations_name_mutants_that_exist() -> None:
    assert explanations().keys() <= NAMES


@pytest.mark.parametrize("text", ["a: ''", "a: 3", "a: '  '"])
def test_an_explanation_is_words(text: str, tmp_path: Path) -> None:
    file = tmp_path / "explanations.yaml"
    file.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="explained by no text"):
        explanations(file)


def test_the_page_counts_the_mutants_that_there_are() -> None:
    counted = COUNTED.search(PAGE.read_text(encoding="utf-8"))
    assert counted is not None
    assert int(counted[1].replace(",", "")) == len(NAMES), "run `make mutants`: the lawbook has other mutants by now"


def test_the_page_names_mutants_that_exist_and_every_survivor_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert {*LISTED.findall(page)} <= NAMES, "run `make mutants`: the lawbook has other mutants by now"
    for name, words in explanations().items():
        assert f"### `{name}`\n\n{words.strip()}" in page


def test_a_page_is_alike_whatever_the_order_of_the_verdicts() -> None:
    found = [*KILLED, EQUAL, *ALIVE]
    page = page_of(found, TOLD, "0123abcd")
    assert page == page_of(found[::-1], TOLD, "0123abcd")
    assert "edition `0123abcd`" in page
    assert {*LISTED.findall(page)} == {EQUAL.id, *TOLD}


def test_one_rule_alone_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    before = PAGE.read_bytes()
    assert main(["--only", "OFFICER-2025:million-people-report-their-officer", "--jobs", "1", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["figures"]["killed"] == said["figures"]["mutants"] > 0
    assert {each["of"] for each in said["verdicts"]} == {"OFFICER-2025"}
    assert PAGE.read_bytes() == before


def test_the_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "QA-2026-07", "--jobs", "1"]) == 0
    said = capsys.readouterr().out
    assert "100.00% of those not proved equal to the law" in said
    assert "killed by rule tables" in said


def test_a_name_of_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "CBDF-2024#99"]) == 2
    assert "no mutant is of `CBDF-2024#99`" in capsys.readouterr().err
