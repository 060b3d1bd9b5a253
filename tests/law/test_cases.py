"""Every rule with a condition gives what its case table says, and the tables leave no element untested."""

from collections.abc import Iterator

import pytest

from tests.law.case_tables import Case, gives, has_condition, rule_cases
from tongguan.law import Rule, load_book
from tongguan.law.conditions import (
    All,
    Any,
    AtLeast,
    Before,
    Condition,
    Constant,
    Every,
    FactIs,
    Not,
    OneOf,
    ReadingIs,
    Some,
    facts_in,
)
from tongguan.law.conditions.tree import FALSE, TRUE

RULES = [rule for rule in load_book().rules if has_condition(rule)]


@pytest.mark.parametrize("case", rule_cases(), ids=str)
def test_the_rule_gives_what_the_table_says(case: Case) -> None:
    assert gives(case.rule.when, case) is case.holds


def test_a_name_is_used_once_in_a_table() -> None:
    names = [str(case) for case in rule_cases()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_table_shows_the_rule_holding_failing_and_open(rule: Rule) -> None:
    assert {case.holds for case in rule_cases() if case.rule == rule} == {True, False, None}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_fact_is_missing_once(rule: Rule) -> None:
    open_cases = [case for case in rule_cases() if case.rule == rule and case.holds is None]
    asked = {fact for fact in facts_in(rule.when) if not any(_lacks(case, fact) for case in open_cases)}
    assert not asked


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_element_and_each_number_is_told_apart_by_a_case(rule: Rule) -> None:
    """A condition with one element dropped, or one number moved by one, must break the table."""
    cases = [case for case in rule_cases() if case.rule == rule]
    alike = [changed for changed in variants(rule.when) if all(gives(changed, case) is case.holds for case in cases)]
    assert not alike


def variants(condition: Condition) -> Iterator[Condition]:
    """Yield the condition with one leaf made true, made false, or moved by one person."""
    match condition:
        case Constant():
            return
        case FactIs() | OneOf() | Before() | ReadingIs():
            yield from (TRUE, FALSE)
        case AtLeast(fact, people):
            yield from (TRUE, FALSE, AtLeast(fact, people + 1), AtLeast(fact, people - 1))
        case Not(part):
            yield from (Not(changed) for changed in variants(part))
        case Every(collection, part):
            yield from (Every(collection, changed) for changed in variants(part))
        case Some(collection, part):
            yield from (Some(collection, changed) for changed in variants(part))
        case All(parts) | Any(parts):
            for place, part in enumerate(parts):
                for changed in variants(part):
                    yield type(condition)((*parts[:place], changed, *parts[place + 1 :]))


def _lacks(case: Case, fact: str) -> bool:
    """Whether the fact, or that of a member, is missing or no exact number in the case."""
    collection = fact.partition(".")[0]
    if collection in ("recipients", "onward"):
        members = case.facts.get(collection)
        return members is None or any(fact not in member for member in members)
    return fact not in case.facts
