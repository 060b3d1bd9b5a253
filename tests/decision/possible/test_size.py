"""Large and open declarations: answered, and honestly so above the caps."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from tests.decision.possible.asking import BOOK, SMALL_BOOK, engine, prepared_for, words
from tests.decision.possible.declarations import DAYS, YEARS, Question, questions
from tests.decision.possible.test_what_went_wrong import ASSESSMENT, CONTRACT, DAY, EXEMPT, HANDLER, export, people
from tongguan.decision.declaration import ContradictionError
from tongguan.decision.possible import Possible, combining, finding
from tongguan.decision.possible.quick import settle_quickly
from tongguan.vocabulary import Pathway

MANY = 10_000
PRESUMED_AWAY = {"other_law", "prohibited"}


def content(*exports: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"handler": HANDLER, "recipients": [{"id": "r", "territory": "SG"}], "exports": list(exports), **more}


def test_ten_thousand_known_exports_are_answered_together() -> None:
    exports = [export(f"e{at}", people=people(at % 9 + 1)) for at in range(MANY)]
    found = engine(Question(content(*exports), DAY), BOOK)
    assert (found.ordinary.low, found.ordinary.high) == (9, sum(at % 9 + 1 for at in range(MANY)))
    assert (words(found)[1], found.exact, len(found.exports)) == ((EXEMPT,), True, MANY)


def test_ten_thousand_exports_that_may_reach_a_line_together() -> None:
    exports = [export(f"e{at}", people=people(at % 97 + 1)) for at in range(MANY)]
    found = engine(Question(content(*exports), DAY), BOOK)
    assert (words(found)[1], found.exact) == ((EXEMPT, CONTRACT), True)
    assert {export.pathways for export in found.exports} == {(Pathway.EXEMPT, Pathway.CONTRACT_OR_CERTIFICATION)}


@pytest.mark.parametrize("day", [*YEARS, *DAYS[:2]])
@pytest.mark.parametrize("presumptions", [True, False])
@pytest.mark.parametrize("size", [1, 3, 20])
def test_where_all_is_open_every_pathway_is_possible(day: date, size: int, *, presumptions: bool) -> None:
    exports = [{"id": f"e{at}"} for at in range(size)]
    found = engine(Question({"handler": {"name": "x"}, "exports": exports}, day, {}, presumptions), BOOK)
    every = tuple(str(each) for each in Pathway if not presumptions or each not in PRESUMED_AWAY)
    assert words(found) == ((every,) * size, every)
    assert found.exact


@pytest.mark.parametrize("size", [4, 12, 40, 150])
def test_many_exports_that_may_be_free_are_answered_and_a_superset_says_so(size: int) -> None:
    maybe = {"contract_with_individual": True, "truly_needed": None}
    exports = [export(f"e{at}", necessity=maybe, people=people(1_000 * 2 ** (at % 12) + at)) for at in range(size)]
    found = engine(Question(content(*exports), DAY), BOOK)
    assert found.exact is (size < 20)
    assert words(found)[1] == ((EXEMPT,) if size == 4 else (EXEMPT, CONTRACT, ASSESSMENT))


CAPS = [
    (finding, "CASE_CAP", 3),
    (finding, "HANDLER_CAP", 1),
    (combining, "BLOCK_CAP", 1),
    (combining, "RANGES_CAP", 1),
]


@pytest.mark.parametrize(("module", "cap", "value"), CAPS, ids=[cap for _, cap, _ in CAPS])
@settings(max_examples=60)
@given(question=questions(days=(*YEARS, *DAYS)))
def test_above_a_cap_the_answer_is_a_superset(module: object, cap: str, value: int, question: Question) -> None:
    full = _found(question)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, cap, value)
        capped = _found(question)
    if full is None:
        return
    assert capped is not None
    for wide, narrow in zip((*words(capped)[0], words(capped)[1]), (*words(full)[0], words(full)[1]), strict=True):
        assert set(narrow) <= set(wide)
    if capped.exact and full.exact:
        assert words(capped) == words(full)


def _found(question: Question) -> Possible | None:
    try:
        return engine(question)
    except ContradictionError:
        return None


def test_a_search_cut_short_says_so_and_leaves_no_pathway_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "CASE_CAP", 5)
    found = engine(Question({"handler": {"name": "x"}, "exports": [{"id": "a"}]}, DAY, {}, presumptions=False), BOOK)
    assert not found.exact
    assert words(found)[1] == tuple(map(str, Pathway))


def test_an_overlap_of_too_many_cases_is_left_out_of_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(combining, "BLOCK_CAP", 3)
    maybe = {"contract_with_individual": True, "truly_needed": None}
    exports = [export(name, necessity=maybe, people=people(80_000)) for name in "ab"]
    union = [{"exports": ["a", "b"], "ordinary": 90_000}]
    found = engine(Question(content(*exports, distinct_people=union), DAY), BOOK)
    assert (words(found)[1], found.exact) == ((EXEMPT, CONTRACT), False)
    monkeypatch.undo()
    found = engine(Question(content(*exports, distinct_people=union), DAY), BOOK)
    assert (words(found)[1], found.exact) == ((EXEMPT,), True)


@settings(max_examples=300)
@given(question=questions(days=(*YEARS, *DAYS), known=True))
def test_the_quick_way_and_the_long_way_agree(question: Question) -> None:
    prepared, regime = prepared_for(question, SMALL_BOOK)
    quick = settle_quickly(prepared, regime)
    if quick is None:
        return
    long = finding._Finder(prepared, regime, presumptions=question.presumptions).find()
    short = finding.find_possible(prepared, regime, presumptions=question.presumptions)
    assert words(short) == words(long)
    assert (short.exports, short.counters, short.exact) == (long.exports, long.counters, long.exact)
