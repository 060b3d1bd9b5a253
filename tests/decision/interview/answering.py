"""Answers to any question, as a person could type them, and interviews that use them up."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.decision.possible.asking import CATALOGUES, SMALL_BOOK
from tests.decision.possible.declarations import Question
from tongguan.decision.interview import (
    NOT_KNOWN,
    Asked,
    Ended,
    Setting,
    State,
    answer,
    next_question,
)

MOST_QUESTIONS = 400
_TYPED: dict[str, tuple[str, ...]] = {
    "territory": ("CN", "新加坡", "HK"),
    "city": ("深圳", "Beijing"),
    "items": ("姓名", "name, mobile number", "行踪轨迹"),
    "recipients": ("HQ", "HQ, Second"),
    "onward": ("none", "SG", "CN, SG"),
    "people": ("0 0", "1 0", "4 0", "2 1", "6 3", "0 1", "3-5 0", "? 0", "2 ?"),
    "count": ("0", "3", "5-7", "2"),
    "sector": ("pharma", "retail"),
    "scenario": ("clinical_trials", "membership"),
    "text": ("an agreement",),
    "number": ("1", "2"),
    "date": ("2026-06-30",),
}


def setting_of(question: Question) -> Setting:
    return Setting(SMALL_BOOK, CATALOGUES, question.day, presumptions=question.presumptions)


def begun(question: Question) -> State:
    return State(question.content)


def typed(asked: Asked) -> list[Any]:
    """Give what may be typed: every choice by its number, or examples of its kind."""
    numbers = [str(number) for number, choice in enumerate(asked.choices, start=1) if choice.value is not None]
    if asked.kind in ("boolean", "choice", "zone"):
        return numbers
    return [*_TYPED[asked.kind], *(numbers if asked.kind == "text" else ())]


@st.composite
def any_answer(draw: st.DrawFn, asked: Asked) -> Any:
    """Draw an answer; one in six is that it is not known."""
    if not asked.required and draw(st.integers(0, 5)) == 0:
        return NOT_KNOWN
    return draw(st.sampled_from(typed(asked)))


def interviewed(
    state: State,
    setting: Setting,
    choose: Callable[[Asked], Any],
    watch: Callable[[State, Asked], None] = lambda _, __: None,
) -> tuple[State, Ended]:
    """Answer until nothing is left to ask; what is refused is then said not to be known."""
    for _ in range(MOST_QUESTIONS):
        asked = next_question(state, setting)
        if isinstance(asked, Ended):
            return state, asked
        watch(state, asked)
        after = answer(state, asked, choose(asked), setting)
        if after.problem is not None:
            after = answer(state, asked, typed(asked)[0] if asked.required else NOT_KNOWN, setting)
        state = after
    raise AssertionError(f"{MOST_QUESTIONS} questions and no end")
