"""Every number of people in the lawbook has a case at the number and one person short of it."""

from collections.abc import Iterable

from tests.law.case_tables import Case, rule_cases
from tongguan.law import load_book
from tongguan.law.conditions import thresholds
from tongguan.vocabulary import Bounds

Boundary = tuple[str, str, int]


def boundaries() -> set[Boundary]:
    """Give rule, count and people for each number of the lawbook and for the number before it."""
    return {
        (rule.name, fact, people)
        for rule in load_book().rules
        for fact, line in thresholds(rule.when)
        for people in (line, line - 1)
    }


def missing(wanted: Iterable[Boundary], cases: Iterable[Case]) -> set[Boundary]:
    """Give the boundaries at which no case of the rule stands exactly."""
    stands = {
        (case.rule.name, fact, value.low)
        for case in cases
        for fact, value in case.facts.items()
        if isinstance(value, Bounds) and value.known
    }
    return set(wanted) - stands


def test_every_number_has_its_cases() -> None:
    assert boundaries()
    assert not missing(boundaries(), rule_cases())


def test_each_case_that_is_taken_away_is_missed() -> None:
    for rule, fact, people in boundaries():
        exact = Bounds.exactly(people)
        left = [case for case in rule_cases() if (case.rule.name, case.facts.get(fact)) != (rule, exact)]
        assert missing(boundaries(), left) == {(rule, fact, people)} | _alongside(rule, fact, exact)


def _alongside(rule: str, fact: str, exact: Bounds) -> set[Boundary]:
    """The boundaries of other counts that stood only in the cases taken away."""
    gone = [case for case in rule_cases() if case.rule.name == rule and case.facts.get(fact) == exact]
    kept = [case for case in rule_cases() if case.rule.name == rule and case not in gone]
    ours = {boundary for boundary in boundaries() if boundary[0] == rule and boundary[1] != fact}
    return missing(ours, kept)


def test_a_range_does_not_stand_for_its_ends() -> None:
    wanted = ("CBDF-2024:small-volume-is-free", "people.ordinary", 100_000)
    ranges = [case for case in rule_cases() if case.facts.get("people.ordinary") == Bounds(99_999, 100_000)]
    assert ranges
    assert missing([wanted], ranges) == {wanted}
