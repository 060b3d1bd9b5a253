"""Compiles conditions to SQL: the same tree that is evaluated, compiled to Python, and proved.

Three-valued logic is SQL's own: a fact that is not known is NULL. A property holds the result equal to
``tongguan.law.conditions.evaluate``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from tongguan.decision.table.building import (
    Sql,
    all_of,
    any_of,
    case,
    is_null,
    negate,
    one_of,
    sql,
    unknown,
    value,
)
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


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the facts of a condition stand.

    ``facts`` are expressions by name; what is absent is not known. ``counts`` are the two ends of a number of
    people, NULL for no upper one. ``leaves`` are conditions that were found before, such as those over members.
    """

    facts: Mapping[str, Sql] = field(default_factory=dict)
    counts: Mapping[str, tuple[Sql, Sql]] = field(default_factory=dict)
    leaves: Mapping[Condition, Sql] = field(default_factory=dict)


def truth_of(condition: Condition, scope: Scope) -> Sql:  # noqa: C901, PLR0911, PLR0912 -- one arm a kind of node
    """Give the expression that is TRUE, FALSE or NULL as ``condition`` holds, fails or is open.

    Raises:
        ValueError: The condition asks for a reading that was not chosen.
    """
    found = scope.leaves.get(condition)
    if found is not None:
        return found
    match condition:
        case Constant(truth):
            return value(truth)
        case FactIs(fact):
            return scope.facts[fact] if fact in scope.facts else unknown()
        case OneOf(fact, values):
            return one_of(scope.facts[fact], values) if fact in scope.facts else unknown()
        case Before(fact, day):
            if fact not in scope.facts:
                return unknown()
            return sql(":on < CAST(:day AS DATE)", on=scope.facts[fact], day=day.isoformat())
        case AtLeast(fact, people):
            return at_least(*scope.counts[fact], people) if fact in scope.counts else unknown()
        case Not(part):
            return negate(truth_of(part, scope))
        case All(parts):
            return all_of([truth_of(part, scope) for part in parts])
        case AnyOf(parts):
            return any_of([truth_of(part, scope) for part in parts])
        case Every() | Some():
            return unknown()
        case ReadingIs(reading, _):
            raise ValueError(f"the reading {reading} was not chosen")
        case _:
            assert_never(condition)


def at_least(low: Sql, high: Sql, people: int) -> Sql:
    """Whether a number of people between two ends is ``people`` or more (以上)."""
    return case(
        (sql(":low >= :people", low=low, people=people), value(of=True)),
        (sql(":high < :people", high=high, people=people), value(of=False)),
    )


def over_members(quantified: Every | Some, members: "Members") -> Sql:
    """Give the expression of a condition over the members of a collection, from what was seen of them."""
    some = isinstance(quantified, Some)
    part = quantified.part
    decisive = members.anyone(part, holds=some)
    still_open = members.anyone_open(part)
    if some:
        return case((members.unknown(), unknown()), (decisive, value(of=True)), (still_open, unknown()),
                    otherwise=value(of=False))  # fmt: skip
    return case((members.unknown(), unknown()), (decisive, value(of=False)), (still_open, unknown()),
                (members.nobody(), value(of=False)), otherwise=value(of=True))  # fmt: skip


class Members:
    """What was seen of the members of a collection, as bits of a number.

    For each part of a condition: whether some member meets it, fails it, or leaves it open. NULL is a collection
    that is not known, 0 one without members.

    Args:
        parts: The conditions on a member.
        seen: The expression of the number.
    """

    _HOLDS, _FAILS, _OPEN = 0, 1, 2
    BITS = 3

    def __init__(self, parts: tuple[Condition, ...], seen: Sql) -> None:
        self._place = {part: place for place, part in enumerate(parts)}
        self._seen = seen

    @classmethod
    def code(cls, parts: tuple[Condition, ...], scope: Scope) -> Sql:
        """Give the number of one member, whose facts are in ``scope``; that of a list is its members' bits together."""
        bits = []
        for place, part in enumerate(parts):
            truth = truth_of(part, scope)
            holds, fails, still_open = (value(1 << (cls.BITS * place + bit)) for bit in range(cls.BITS))
            bits.append(case((truth, holds), (is_null(truth), still_open), otherwise=fails))
        joined = bits[0]
        for bit in bits[1:]:
            joined = sql(":one | :other", one=joined, other=bit)
        return joined

    def unknown(self) -> Sql:
        """Whether the collection is not known."""
        return is_null(self._seen)

    def nobody(self) -> Sql:
        """Whether it has no member."""
        return sql(":seen = 0", seen=self._seen)

    def anyone(self, part: Condition, *, holds: bool) -> Sql:
        """Whether some member surely meets ``part``, or surely fails it."""
        return self._has(part, self._HOLDS if holds else self._FAILS)

    def anyone_open(self, part: Condition) -> Sql:
        """Whether ``part`` is open for some member."""
        return self._has(part, self._OPEN)

    def _has(self, part: Condition, bit: int) -> Sql:
        mask = 1 << (self.BITS * self._place[part] + bit)
        return sql("(:seen & :mask) <> 0", seen=self._seen, mask=mask)
