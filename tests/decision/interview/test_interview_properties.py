"""Whatever is answered, the interview ends, asks nothing in vain, and writes a declaration that gives its answer."""

import os
import random
from copy import deepcopy
from datetime import date
from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from tests.decision.interview.answering import any_answer, begun, interviewed, setting_of, typed
from tests.decision.possible.asking import CATALOGUES, SMALL_BOOK, engine, words
from tests.decision.possible.declarations import Question, questions
from tests.decision.possible.test_knowing_more import PRESUMED, gaps
from tongguan.decision.declaration import DeclarationError, read_declarations
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.decision.interview import (
    Asked,
    Ended,
    Given,
    Setting,
    State,
    answer,
    back,
    forward,
    next_question,
)
from tongguan.decision.interview.plain import state_as_plain, state_from_plain
from tongguan.decision.interview.writing import text_of

EXAMPLES = 120 if os.environ.get("CI") else 40
SLOW = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
MOST_WORLDS = 1_500


def possible_of(content: Any, question: Question) -> tuple[tuple[str, ...], ...] | None:
    """Give what the engine calls possible for each export; ``None`` where the declaration is refused."""
    asked = Question(deepcopy(dict(content)), question.day, {}, question.presumptions)
    try:
        return words(engine(asked))[0]
    except DeclarationError:
        return None


@SLOW
@given(data=st.data(), question=questions(days=(date(2026, 6, 30), date(2025, 6, 30))))
def test_every_interview_ends_as_the_engine_answers(data: st.DataObject, question: Question) -> None:
    setting = setting_of(question)
    _, ended = pair = interviewed(begun(question), setting, lambda asked: data.draw(any_answer(asked)))
    found = possible_of(pair[0].content, question)
    assume(found is not None)
    mine = tuple(tuple(map(str, pathways)) for pathways in ended.exports.values())
    event("settled" if ended.settled else "not settled")
    assert found is not None
    if ended.settled:
        assert all(len(pathways) == 1 for pathways in mine)
        assert mine == found
    else:
        assert all(set(own) <= set(its) for own, its in zip(mine, found, strict=True))
        assert {each.where for each in ended.to_find_out} <= pair[0].asked


@SLOW
@given(data=st.data(), question=questions(days=(date(2026, 6, 30),)))
def test_once_settled_no_unasked_fact_changes_the_answer(data: st.DataObject, question: Question) -> None:
    setting = setting_of(question)
    state, ended = interviewed(begun(question), setting, lambda asked: data.draw(any_answer(asked)))
    assume(ended.settled)
    before = possible_of(state.content, question)
    content = deepcopy(dict(state.content))
    presumed = PRESUMED if question.presumptions else ()
    open_facts = [gap for gap in gaps(content) if gap.path not in presumed]
    assume(open_facts)
    for gap in data.draw(st.lists(st.sampled_from(open_facts), max_size=6)):
        gap.learn(data.draw(st.sampled_from(gap.values)))
    after = possible_of(content, question)
    event("refused" if after is None else "learnt")
    assert after in (None, before)


@SLOW
@given(data=st.data(), question=questions(days=(date(2026, 6, 30),), most_exports=2))
def test_what_is_asked_can_make_a_difference(data: st.DataObject, question: Question) -> None:
    """For every question there are two worlds, alike but for this fact, that come out differently."""
    setting = setting_of(question)
    chance = random.Random(data.draw(st.integers(0, 99)))  # noqa: S311 -- an order to try worlds in

    def watch(state: State, asked: Asked) -> None:
        if asked.where[-1] in ("data_items", "recipients", "title") or asked.where == ("distinct_people",):
            return
        found = _makes_a_difference(state, asked, setting, question, chance)
        event("too many worlds" if found is None else "shown")
        assert found is not False, f"{asked.name} makes no difference in {state.content}"

    interviewed(begun(question), setting, lambda asked: data.draw(any_answer(asked)), watch)


def _makes_a_difference(
    state: State, asked: Asked, setting: Setting, question: Question, chance: random.Random
) -> bool | None:
    answered = [after for each in typed(asked) if (after := answer(state, asked, each, setting)).problem is None]
    sets = {possible_of(after.content, question) for after in answered}
    if len(sets - {None}) > 1:
        return True
    open_facts = [gap.values for gap in gaps(deepcopy(dict(state.content)))]
    if prod(len(values) for values in open_facts) > MOST_WORLDS:
        return None
    worlds = list(product(*open_facts))
    chance.shuffle(worlds)
    for world in worlds:
        outcomes = set()
        content = deepcopy(dict(state.content))
        for gap, value in zip(gaps(content), world, strict=True):
            gap.learn(value)
        for after in answered:
            outcomes.add(possible_of(_with(content, after), question))
        if len(outcomes - {None}) > 1:
            return True
    return False


def _with(content: Any, after: State) -> Any:
    """Put the last answer of a state into a world."""
    return State(content, (after.given[-1],)).content


@SLOW
@given(data=st.data(), question=questions(days=(date(2026, 6, 30),), most_exports=2))
def test_going_back_and_answering_the_same_is_the_same_state(data: st.DataObject, question: Question) -> None:
    setting = setting_of(question)
    trail: list[tuple[State, Asked, Any]] = []

    def choose(asked: Asked) -> Any:
        return data.draw(any_answer(asked))

    state = begun(question)
    for _ in range(8):
        asked = next_question(state, setting)
        if isinstance(asked, Ended):
            break
        chosen = choose(asked)
        after = answer(state, asked, chosen, setting)
        if after.problem is not None:
            continue
        trail.append((state, asked, chosen))
        state = after
    assume(trail)
    steps = data.draw(st.integers(1, len(trail)))
    gone = state
    for _ in range(steps):
        gone = back(gone)
    assert gone.given == trail[-steps][0].given
    again = gone
    for before, asked, chosen in trail[-steps:]:
        found = next_question(again, setting)
        assert isinstance(found, Asked)
        assert found.where == asked.where
        assert found.kept == before.gives(asked.where, state.given[len(again.given)].value).given[-1].value
        again = answer(again, found, chosen, setting)
    assert again == state
    ahead = gone
    for _ in range(steps):
        ahead = forward(ahead)
    assert ahead == state


@SLOW
@given(data=st.data(), question=questions(days=(date(2026, 6, 30),)), language=st.sampled_from(["zh", "en"]))
def test_the_written_declaration_gives_the_same_answer(data: st.DataObject, question: Question, language: Any) -> None:
    setting = setting_of(question)
    state, _ = interviewed(begun(question), setting, lambda asked: data.draw(any_answer(asked)))
    text = text_of(state, SMALL_BOOK.facts, question.day.isoformat(), language)
    (written,) = read_declarations(text, "written.yaml", SMALL_BOOK, CATALOGUES)
    (kept,) = declarations_of(state.content, Document("", "written.yaml"), SMALL_BOOK, CATALOGUES)
    assert written == kept


@SLOW
@given(data=st.data(), question=questions(days=(date(2026, 6, 30),), most_exports=2))
def test_a_state_is_saved_and_read_alike(data: st.DataObject, question: Question) -> None:
    setting = setting_of(question)
    state, _ = interviewed(begun(question), setting, lambda asked: data.draw(any_answer(asked)))
    for _ in range(data.draw(st.integers(0, 3))):
        state = back(state)
    assert state_from_plain(state_as_plain(state)) == State(question.content, state.given, state.ahead)


@pytest.mark.parametrize("exports", [1, 2])
@settings(max_examples=max(3, EXAMPLES // 20), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_an_interview_from_nothing_ends(exports: int, data: st.DataObject) -> None:
    setting = Setting(SMALL_BOOK, CATALOGUES, date(2026, 6, 30))
    begun_with = State(given=(Given(("handler", "name"), "示例公司"), Given(("exports",), exports)))
    state, ended = interviewed(begun_with, setting, lambda asked: data.draw(any_answer(asked)))
    found = possible_of(state.content, Question(dict(state.content), date(2026, 6, 30)))
    assert found is not None
    if ended.settled:
        assert tuple(tuple(map(str, pathways)) for pathways in ended.exports.values()) == found
