"""What is asked often is compiled, and then gives the same answers."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.regime.worlds import BOOK, DAYS, facts, names_in
from tongguan.decision.regime import make_regime
from tongguan.decision.regime.compiling import compile_holding, compile_rules
from tongguan.decision.regime.sparing import Sparing
from tongguan.law.conditions import evaluate

DECIDING = [rule.when for rule in BOOK.rules if rule.decides()]


@settings(max_examples=100)
@given(on=st.sampled_from(DAYS), seen=facts(names_in(DECIDING)))
def test_the_rules_together_give_what_they_give_one_by_one(on: date, seen: dict[str, Any]) -> None:
    conditions = [each.when for each in make_regime(BOOK, on).deciding]
    truths = [evaluate(condition, seen) for condition in conditions]
    holding = [place for place, truth in enumerate(truths) if truth]
    assert compile_holding(conditions)(seen) == holding
    first = next((place for place, truth in enumerate(truths) if truth is not False), None)
    expected = -1 if first is None else first if truths[first] else -2 - first
    assert compile_rules(conditions)(seen) == expected


def test_a_question_is_compiled_once_it_was_asked_often() -> None:
    compiled = []

    def compile_it() -> Any:
        compiled.append("now")
        return lambda facts: f"compiled {facts['a']}"

    asked = Sparing(lambda facts: f"plain {facts['a']}", compile_it)
    answers = [asked({"a": number}) for number in range(300)]
    assert answers[0] == "plain 0"
    assert answers[-1] == "compiled 299"
    assert compiled == ["now"]
