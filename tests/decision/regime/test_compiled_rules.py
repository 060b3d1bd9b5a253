"""The compiled law gives what the plain reading of its conditions gives."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.regime.worlds import BOOK, DAYS, all_readings, facts, names_in, one_reading
from tongguan.decision.regime import Regime, make_regime
from tongguan.decision.regime.compiling import compile_condition, facts_of
from tongguan.law import Rule
from tongguan.law.conditions import ReadingIs, evaluate, map_readings
from tongguan.law.conditions.tree import TRUE

CONDITIONAL = [rule for rule in BOOK.rules if rule.when != TRUE]
DECIDING = [rule.when for rule in BOOK.rules if rule.decides()]


@pytest.mark.parametrize("rule", CONDITIONAL, ids=lambda rule: rule.name)
@settings(max_examples=40)
@given(data=st.data())
def test_each_rule_of_the_book(rule: Rule, data: st.DataObject) -> None:
    when = map_readings(rule.when, data.draw(all_readings([rule.when])))
    seen = data.draw(facts(names_in([rule.when])))
    assert compile_condition(when)(seen) is evaluate(when, seen)


@settings(max_examples=200)
@given(on=st.sampled_from(DAYS), chosen=one_reading(DECIDING), seen=facts(names_in(DECIDING)))
def test_the_first_rule_that_holds_decides(on: date, chosen: dict[str, str], seen: dict[str, Any]) -> None:
    regime = make_regime(BOOK, on, readings=chosen)
    assert regime.first(seen) == _first(regime, seen)


@settings(max_examples=100)
@given(on=st.sampled_from(DAYS), seen=facts(names_in(DECIDING)))
def test_the_pathway_is_that_of_the_first_rule_or_open(on: date, seen: dict[str, Any]) -> None:
    regime = make_regime(BOOK, on)
    place = _first(regime, seen)
    assert regime.pathway(seen) is (regime.deciding[place].outcome if place >= 0 else None)


def _first(regime: Regime, seen: Mapping[str, Any]) -> int:
    for place, each in enumerate(regime.deciding):
        truth = evaluate(each.when, seen)
        if truth is None:
            return -2 - place
        if truth:
            return place
    return -1


def test_a_reading_must_be_chosen_before_compiling() -> None:
    with pytest.raises(ValueError, match="the reading A5 was not chosen"):
        compile_condition(ReadingIs("A5", "includes"))


def test_facts_of_rules_are_those_their_conditions_name() -> None:
    rules = [rule for rule in BOOK.rules if rule.cites in ("PIPL-2021#40", "PIPL-2021#36")]
    assert facts_of(rules) == {
        "contains.personal_information",
        "handler.ciio",
        "handler.state_organ",
        "handler.authorised_public_body",
        "handler.people_processed",
    }
