"""What is left while questions are asked is what the engine calls possible, and what occurs over all completions."""

import os
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from tests.decision.possible.asking import CATALOGUES, SMALL_BOOK, engine, prepared_for, truth, words
from tests.decision.possible.crowds import TooManyError
from tests.decision.possible.declarations import READINGS, YEARS, Question, questions
from tongguan.decision.alternatives.asking.asker import asker_for
from tongguan.decision.alternatives.asking.field import Field, pathways
from tongguan.decision.alternatives.asking.subjects import Subject, subjects
from tongguan.decision.alternatives.asking.trials import leads
from tongguan.decision.declaration import ContradictionError, DeclarationError
from tongguan.law import Lawbook

EXAMPLES = 150 if os.environ.get("CI") else 40
SORTS = {
    "this-year": questions(),
    "last-year": questions(days=YEARS, readings=({}, {"A26": "more-than"}), most_exports=2),
    "other-readings": questions(readings=READINGS),
    "sensitive-only": questions(readings=({"A1": "sensitive-only"},), most_exports=2),
}


def field_of(question: Question, book: Lawbook = SMALL_BOOK) -> Field:
    prepared, regime = prepared_for(question, book)
    return Field(asker_for(regime, prepared, CATALOGUES, presumptions=question.presumptions), prepared)


def left(field: Field) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, pathways(each))) for each in field.left.pathways)


@pytest.mark.parametrize("sort", SORTS)
@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_what_is_left_is_what_the_engine_calls_possible(sort: str, data: st.DataObject) -> None:
    question: Question = data.draw(SORTS[sort])
    try:
        found = engine(question)
    except ContradictionError:
        event("a contradiction")
        return
    mine = left(field_of(question))
    event("exact" if found.exact else "a superset")
    theirs = words(found)[0]
    if sort == "sensitive-only":  # people in both classes are not followed under this reading: wider than the truth
        assert all(set(its) <= set(own) for own, its in zip(mine, theirs, strict=True) if found.exact)
    elif found.exact:
        assert mine == theirs
    else:
        assert all(set(own) <= set(its) for own, its in zip(mine, theirs, strict=True))


@pytest.mark.parametrize("sort", SORTS)
@settings(
    max_examples=EXAMPLES // 2,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_nothing_that_occurs_is_given_up(sort: str, data: st.DataObject) -> None:
    question: Question = data.draw(SORTS[sort])
    try:
        real = truth(question)
    except (TooManyError, DeclarationError):  # too much to go through, or what was drawn contradicts itself
        assume(False)
        raise
    if real.overall:
        mine = left(field_of(question))
        assert all(set(its) <= set(own) for its, own in zip(words(real)[0], mine, strict=True))


@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
@given(question=questions())
def test_what_was_found_for_one_export_is_right_for_those_alike(question: Question) -> None:
    alike = deepcopy(question)
    first = alike.content["exports"][0]
    alike.content["exports"] = [{**deepcopy(first), "id": export["id"]} for export in alike.content["exports"]]
    try:
        together = field_of(alike)
    except DeclarationError:
        assume(False)
        raise
    asked = subjects(together)
    event(f"{len(alike.content['exports'])} exports, distinct people {'distinct_people' in alike.content}")
    for subject in asked:
        assert _told(together, subject) == _told(field_of(alike), subject)


def _told(field: Field, subject: Subject) -> list[tuple[Any, ...]]:
    return [(lead.answer, lead.left.pathways, lead.left.count, lead.left.ends) for lead in leads(field, subject)]
