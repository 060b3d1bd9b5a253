"""What the engine calls possible is what occurs over all completions, found by brute force."""

import os
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from tests.decision.possible.asking import SMALL_BOOK, engine, truth, words
from tests.decision.possible.crowds import MOST, TooManyError
from tests.decision.possible.declarations import DAYS, READINGS, YEARS, Question, questions
from tongguan.decision.declaration import DeclarationError
from tongguan.decision.regime import make_regime
from tongguan.law.conditions import thresholds

EXAMPLES = 250 if os.environ.get("CI") else 60

SORTS = {
    "this-year": questions(),
    "last-year": questions(days=YEARS, readings=({}, {"A26": "more-than"}), most_exports=2),
    "other-readings": questions(readings=READINGS),
    "other-readings-last-year": questions(days=YEARS, readings=READINGS, most_exports=2),
    "sensitive-only": questions(readings=({"A1": "sensitive-only"},), most_exports=2),
}


@pytest.mark.parametrize("sort", SORTS)
@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_the_possible_is_what_occurs_over_all_completions(sort: str, data: st.DataObject) -> None:
    question: Question = data.draw(SORTS[sort])
    try:
        real = truth(question)
    except (TooManyError, DeclarationError):  # too much to go through, or what was drawn contradicts itself
        assume(False)
        raise
    if not real.overall:
        event("no world fits")
        return
    found = engine(question)
    event("exact" if found.exact else "a superset")
    if found.exact:
        assert words(found) == words(real)
    for mine, its in zip((*words(found)[0], words(found)[1]), (*words(real)[0], words(real)[1]), strict=True):
        assert set(its) <= set(mine)


@pytest.mark.parametrize("day", [*YEARS, *DAYS])
def test_no_number_of_the_scaled_law_is_out_of_the_oracles_reach(day: date) -> None:
    deciding = make_regime(SMALL_BOOK, day).deciding
    assert max(people for rule in deciding for _, people in thresholds(rule.when)) <= MOST
