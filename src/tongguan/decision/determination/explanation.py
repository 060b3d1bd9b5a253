"""Why a rule holds or not: its condition as a tree, each part with its truth and the value seen."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tongguan.decision.regime.making import Deciding
from tongguan.law import Rule
from tongguan.law.conditions import (
    All,
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
)
from tongguan.law.conditions import Any as AnyOf
from tongguan.vocabulary import Truth, all_of, any_of, negate


class Finding(NamedTuple):
    """A part of a condition, whether it holds, and what was seen.

    ``kind`` is ``all``, ``any``, ``not``, ``every``, ``some`` or, for a leaf, ``fact``, ``one_of``,
    ``at_least``, ``before`` or ``always``. ``wanted`` is what a leaf compares with.
    """

    kind: str
    truth: Truth
    fact: str | None = None
    wanted: Any = None
    seen: Any = None
    parts: tuple["Finding", ...] = ()


class Explained(NamedTuple):
    """A rule with the findings of its condition."""

    rule: Rule
    pathway: str
    finding: Finding


def explain(condition: Condition, facts: Mapping[str, Any]) -> Finding:
    """Find whether ``condition`` holds on ``facts``, keeping what was seen at every leaf."""
    explained: Finding = _EXPLAINERS[type(condition)](condition, facts)
    return explained


def explain_rule(deciding: Deciding, facts: Mapping[str, Any]) -> Explained:
    """Explain a deciding rule on ``facts``, totals of people among them."""
    return Explained(deciding.rule, deciding.outcome.value, explain(deciding.when, facts))


def _fact(leaf: FactIs, facts: Mapping[str, Any]) -> Finding:
    seen = facts.get(leaf.fact)
    return Finding("fact", seen, leaf.fact, wanted=True, seen=seen)


def _one_of(leaf: OneOf, facts: Mapping[str, Any]) -> Finding:
    seen = facts.get(leaf.fact)
    return Finding("one_of", None if seen is None else seen in leaf.values, leaf.fact, leaf.values, seen)


def _at_least(leaf: AtLeast, facts: Mapping[str, Any]) -> Finding:
    seen = facts.get(leaf.fact)
    return Finding("at_least", None if seen is None else seen.at_least(leaf.people), leaf.fact, leaf.people, seen)


def _before(leaf: Before, facts: Mapping[str, Any]) -> Finding:
    seen = facts.get(leaf.fact)
    return Finding("before", None if seen is None else seen < leaf.day, leaf.fact, leaf.day, seen)


def _not(condition: Not, facts: Mapping[str, Any]) -> Finding:
    inner = explain(condition.part, facts)
    return Finding("not", negate(inner.truth), parts=(inner,))


def _all(condition: All, facts: Mapping[str, Any]) -> Finding:
    found = tuple([explain(part, facts) for part in condition.parts])
    return Finding("all", all_of([each.truth for each in found]), parts=found)


def _any(condition: AnyOf, facts: Mapping[str, Any]) -> Finding:
    found = tuple([explain(part, facts) for part in condition.parts])
    return Finding("any", any_of([each.truth for each in found]), parts=found)


def _every(condition: Every, facts: Mapping[str, Any]) -> Finding:
    found = _members(condition, facts)
    if found is None:
        return Finding("every", None, condition.collection)
    return Finding("every", bool(found) and all_of(each.truth for each in found), condition.collection, parts=found)


def _some(condition: Some, facts: Mapping[str, Any]) -> Finding:
    found = _members(condition, facts)
    if found is None:
        return Finding("some", None, condition.collection)
    return Finding("some", any_of(each.truth for each in found), condition.collection, parts=found)


def _members(condition: Every | Some, facts: Mapping[str, Any]) -> tuple[Finding, ...] | None:
    members = facts.get(condition.collection)
    return None if members is None else tuple([explain(condition.part, member) for member in members])


def _always(condition: Constant, _: Mapping[str, Any]) -> Finding:
    return Finding("always", condition.truth)


def _not_chosen(condition: ReadingIs, _: Mapping[str, Any]) -> Finding:
    raise ValueError(f"the reading {condition.reading} was not chosen")


# By kind of node: half the time of a match statement, and to explain is most of what a determination costs.
_EXPLAINERS: dict[type, Any] = {
    FactIs: _fact,
    OneOf: _one_of,
    AtLeast: _at_least,
    Before: _before,
    Not: _not,
    All: _all,
    AnyOf: _any,
    Every: _every,
    Some: _some,
    Constant: _always,
    ReadingIs: _not_chosen,
}
