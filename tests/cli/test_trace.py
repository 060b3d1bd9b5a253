"""``tongguan trace`` tells the truth: every citation, test, file and command of it is held against the real thing."""

import ast
import json
import shlex
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tongguan.cli.app import run
from tongguan.cli.provisions import Provision, load_provisions
from tongguan.cli.words import trace as words
from tongguan.law import load_book

ROOT = Path(__file__).resolve().parents[2]
DECLARATIONS = "tests/provisions"
ALL = load_provisions().provisions
SHOWN = [(each, command) for each in ALL for command in each.commands]

Tell = Callable[[str], tuple[int, str]]


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Run a command line as a user does in a source checkout; give its exit code and what it wrote."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("TONGGUAN_LANG", "en")

    def run_it(line: str) -> tuple[int, str]:
        program, *arguments = shlex.split(line)
        assert program == "tongguan"
        code = run(arguments)
        written = capsys.readouterr()
        return code, written.out + written.err

    return run_it


@cache
def functions_of(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def named(provision: Provision) -> str:
    return provision.id


def test_every_provision_of_the_three_documents_is_listed_once() -> None:
    ids = [each.id for each in ALL]
    assert len(ids) == len(set(ids)) == 74
    assert Counter(each.document for each in ALL) == {"A": 29, "B": 10, "C": 35}
    assert {each.document for each in ALL} == {each.id for each in load_provisions().documents}


def test_documents_are_in_the_lawbook() -> None:
    book = load_book()
    for document in load_provisions().documents:
        own = book.by_instrument[document.instrument]
        assert own.draft is (document.status == "draft")
        assert not book.by_instrument[document.final].draft
        if own.draft:
            assert (own.published, own.replaced_by) == (document.date, document.final)


@pytest.mark.parametrize("provision", ALL, ids=named)
def test_every_citation_resolves_and_names_the_document_and_the_law(provision: Provision) -> None:
    book = load_book()
    assert not [cite for cite in provision.cites if not book.resolves(cite)]
    document = next(each for each in load_provisions().documents if each.id == provision.document)
    instruments = [cite.partition("#")[0] for cite in provision.cites]
    assert document.instrument in instruments or document.id == "B"
    assert any(not book.by_instrument[instrument].draft for instrument in instruments)


@pytest.mark.parametrize("provision", ALL, ids=named)
def test_a_state_is_backed_by_what_it_needs(provision: Provision) -> None:
    if provision.state == "works":
        assert provision.shown_by
        assert provision.tests
        assert (provision.room, provision.now) == (None, None)
    else:
        assert provision.room in words.ROOMS
        assert provision.limit is None
        assert bool(provision.now) == bool(provision.shown_by) == bool(provision.tests)


@pytest.mark.parametrize("provision", ALL, ids=named)
def test_every_test_named_is_there(provision: Provision) -> None:
    for node in provision.tests:
        path, _, name = node.partition("::")
        assert name in functions_of(path), node


@pytest.mark.parametrize(("provision", "command"), SHOWN, ids=lambda value: value if isinstance(value, str) else "")
def test_every_command_runs_and_names_the_law(provision: Provision, command: str, tell: Tell) -> None:
    code, written = tell(command)
    assert code in ((0, 3, 4) if "--check" in command else (0,)), written
    assert [cite for cite in provision.cites if cite in written], written


@pytest.mark.parametrize(
    ("provision", "command"),
    [shown for shown in SHOWN if "--as-if" in shown[1]],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_supposed_draft_stands_beside_the_law(provision: Provision, command: str, tell: Tell) -> None:
    _, written = tell(command)
    drafts = {instrument.id for instrument in load_book().instruments if instrument.draft}
    seen = [cite.partition("#")[0] in drafts for cite in provision.cites if cite in written]
    assert set(seen) == {True, False}, written


def test_every_declaration_beside_the_tests_shows_something() -> None:
    used = {word for _, command in SHOWN for word in shlex.split(command) if word.startswith(DECLARATIONS)}
    assert used == {f"{DECLARATIONS}/{path.name}" for path in (ROOT / DECLARATIONS).glob("*.yaml")}


def test_what_only_the_draft_had_says_so(tell: Tell) -> None:
    assert {each.id for each in ALL if each.draft_only} == {"C-9b", "C-14b", "C-14c", "C-18"}
    _, table = tell("tongguan trace C")
    assert table.count("(draft only)") == 4
    _, detail = tell("tongguan trace C-18")
    assert words.DRAFT_ONLY.en in detail


def test_the_answer_for_programs(tell: Tell) -> None:
    code, written = tell("tongguan trace --json")
    answer: dict[str, Any] = json.loads(written)
    assert code == 0
    assert [each["id"] for each in answer["provisions"]] == [each.id for each in ALL]
    counted = Counter[str](each.state for each in ALL)
    assert answer["counts"] == {"all": 74, "works": counted["works"], "planned": counted["planned"]}
    for each in answer["provisions"]:
        assert {"id", "state", "cites", "shown_by", "tests"} <= each.keys()
        assert each["state"] in ("works", "planned")


@pytest.mark.parametrize("state", ["works", "planned"])
def test_one_state_can_be_asked_for(state: str, tell: Tell) -> None:
    _, written = tell(f"tongguan trace --state {state} --json")
    answer = json.loads(written)
    assert {each["state"] for each in answer["provisions"]} == {state}
    assert answer["counts"]["all"] == answer["counts"][state] == len(answer["provisions"])


def test_one_provision_is_shown_in_full_in_both_languages(tell: Tell) -> None:
    provision = load_provisions().found("a-l4")[0]
    for language, said in (("en", provision.says.en), ("zh", provision.says.zh)):
        code, written = tell(f"tongguan trace a-l4 --lang {language}")
        assert code == 0
        assert said in written
        assert all(each in written for each in (*provision.cites, *provision.commands, *provision.tests))


def test_a_provision_that_is_not_there_is_refused_with_the_nearest(tell: Tell) -> None:
    code, written = tell("tongguan trace A-L44")
    assert code == 2
    assert "`A-L44` is no provision" in written
    assert "did you mean `A-L4`?" in written


def test_no_summary_is_left_in_one_language() -> None:
    for each in ALL:
        said = [phrase for phrase in (each.says, each.now, each.limit) if phrase is not None]
        assert all(phrase.zh != phrase.en and phrase.en.isascii() for phrase in said), each.id
