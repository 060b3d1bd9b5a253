"""Why a rule holds or not: its condition as a tree, each part with its truth and the value seen."""

from collections.abc import Mapping
from typing import Any, NamedTuple, assert_never

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


def explain(condition: Condition, facts: Mapping[str, Any]) -> Finding:  # noqa: C901, PLR0911 -- one arm a kind of node
    """Find whether ``condition`` holds on ``facts``, keeping what was seen at every leaf."""
    match condition:
        case FactIs(fact):
            seen = facts.get(fact)
            return Finding("fact", seen, fact, True, seen)
        case OneOf(fact, values):
            seen = facts.get(fact)
            return Finding("one_of", None if seen is None else seen in values, fact, values, seen)
        case AtLeast(fact, people):
            seen = facts.get(fact)
            return Finding("at_least", None if seen is None else seen.at_least(people), fact, people, seen)
        case Before(fact, day):
            seen = facts.get(fact)
            return Finding("before", None if seen is None else seen < day, fact, day, seen)
        case Not(part):
            inner = explain(part, facts)
            return Finding("not", negate(inner.truth), parts=(inner,))
        case All(parts):
            found = tuple(explain(part, facts) for part in parts)
            return Finding("all", all_of(each.truth for each in found), parts=found)
        case AnyOf(parts):
            found = tuple(explain(part, facts) for part in parts)
            return Finding("any", any_of(each.truth for each in found), parts=found)
        case Every(collection, part):
            return _over("every", collection, part, facts)
        case Some(collection, part):
            return _over("some", collection, part, facts)
        case Constant(truth):
            return Finding("always", truth)
        case ReadingIs(reading, _):
            raise ValueError(f"the reading {reading} was not chosen")
        case _:
            assert_never(condition)


def explain_rule(deciding: Deciding, facts: Mapping[str, Any]) -> Explained:
    """Explain a deciding rule on ``facts``, totals of people among them."""
    return Explained(deciding.rule, deciding.outcome.value, explain(deciding.when, facts))


def _over(kind: str, collection: str, part: Condition, facts: Mapping[str, Any]) -> Finding:
    members = facts.get(collection)
    if members is None:
        return Finding(kind, None, collection)
    found = tuple(explain(part, member) for member in members)
    truths = [each.truth for each in found]
    truth = (bool(found) and all_of(truths)) if kind == "every" else any_of(truths)
    return Finding(kind, truth, collection, parts=found)
