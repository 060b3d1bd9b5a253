"""Makes the regime of a day from the lawbook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from tongguan.decision.regime.compiling import CompiledRule
from tongguan.decision.regime.law_of_day import BookKey, law_of_day
from tongguan.decision.regime.precedence import outcome
from tongguan.decision.regime.sparing import asked, first_of, holding_of
from tongguan.law import Frees, Lawbook, LeavesOut, Opens, Owes, Rule, Transition, Trigger, Warns
from tongguan.law.conditions import Condition, facts_in, map_readings
from tongguan.law.conditions.tree import FALSE, TRUE
from tongguan.vocabulary import Pathway, Truth


@dataclass(frozen=True, slots=True)
class Deciding:
    """A rule that decides, with its chosen readings put in and compiled."""

    rule: Rule
    when: Condition
    holds: CompiledRule
    outcome: Pathway
    counted: bool
    counts: bool
    """Whether the condition asks for a total of people."""


@dataclass(frozen=True, slots=True)
class Applying:
    """A rule that does something else, with its readings put in and compiled."""

    rule: Rule
    when: Condition
    holds: CompiledRule


@dataclass(frozen=True, slots=True)
class Regime:
    """The law of a day in order.

    ``deciding`` stands in precedence; ``first`` gives the place of the first rule that holds, ``holding`` the
    places of all that hold; ``still_holding`` gives the places of the ``ended`` rules that would hold.
    ``counters`` are the totals of people that decide; ``totals`` those and what the ``ended`` rules counted.
    ``counting_from`` is the place of the first rule that asks for a total of people.
    """

    book: Lawbook
    as_of: date
    readings: Mapping[str, str]
    as_if: str | None
    deciding: tuple[Deciding, ...]
    first: Callable[[Mapping[str, Any]], int]
    holding: Callable[[Mapping[str, Any]], list[int]]
    counting_from: int
    dominates: Mapping[str, frozenset[str]]
    leaving_out: tuple[Applying, ...]
    opening: tuple[Applying, ...]
    owing: tuple[Applying, ...]
    warning: tuple[Applying, ...]
    triggers: tuple[Rule, ...]
    transitions: tuple[Rule, ...]
    counters: tuple[str, ...]
    totals: tuple[str, ...]
    ended: tuple[Applying, ...]
    still_holding: Callable[[Mapping[str, Any]], list[int]]
    in_force: tuple[Rule, ...]

    def pathway(self, facts: Mapping[str, Any]) -> Pathway | None:
        """Give the pathway of one export on ready facts, or ``None`` where the facts leave it open.

        Args:
            facts: By name in conditions, the handler's totals of people among them.
        """
        place = self.first(facts)
        return self.deciding[place].outcome if place >= 0 else None


def make_regime(
    book: Lawbook,
    as_of: date,
    *,
    known_on: date | None = None,
    as_if: str | None = None,
    readings: Mapping[str, str] | None = None,
) -> Regime:
    """Make the regime of ``as_of``.

    Args:
        book: The lawbook.
        as_of: The legal day (Asia/Shanghai).
        known_on: Only law published by this day is used; ``None`` uses all.
        as_if: The id of a draft to treat as law in the place of what it would have replaced.
        readings: Choices that differ from the defaults, by id.

    Raises:
        DraftNotFoundError: ``as_if`` names no draft.
        UnresolvedConflictError: The rules prevail over each other in a circle.
    """
    chosen = tuple(sorted({**book.default_readings(), **(readings or {})}.items()))
    return _make(BookKey(book), as_of, known_on, as_if, chosen)


@lru_cache(maxsize=256)
def _make(
    key: BookKey, as_of: date, known_on: date | None, as_if: str | None, chosen: tuple[tuple[str, str], ...]
) -> Regime:
    book = key.book
    readings = dict(chosen)
    law = law_of_day(key, as_of, known_on, as_if)
    counters = frozenset(counter.name for counter in book.facts.counters)
    deciding = tuple(_deciding(rule, book, readings, counters) for rule in law.deciding)
    conditions = tuple(each.when for each in deciding)
    ended = _applying(law.ended, readings)
    used = frozenset[str]().union(*map(facts_in, conditions))
    shown = used.union(*(facts_in(each.when) for each in ended))
    return Regime(
        book=book,
        as_of=as_of,
        readings=readings,
        as_if=as_if,
        deciding=deciding,
        first=first_of(conditions),
        holding=holding_of(conditions),
        counting_from=next((place for place, each in enumerate(deciding) if each.counts), len(deciding)),
        dominates=law.dominates,
        leaving_out=_applying(law.having(LeavesOut), readings),
        opening=_applying(law.having(Opens), readings),
        owing=_applying(law.having(Owes), readings),
        warning=_applying(law.having(Warns), readings),
        triggers=law.having(Trigger),
        transitions=law.having(Transition),
        counters=tuple(counter.name for counter in book.facts.counters if counter.name in used),
        totals=tuple(counter.name for counter in book.facts.counters if counter.name in shown),
        ended=ended,
        still_holding=holding_of([each.when for each in ended]),
        in_force=law.in_force,
    )


def _deciding(rule: Rule, book: Lawbook, readings: Mapping[str, str], counters: frozenset[str]) -> Deciding:
    when = map_readings(rule.when, readings)
    counted = True
    if isinstance(rule.effect, Frees):
        treatment, question = rule.effect.people, rule.effect.reading
        if question is not None and readings[question] != book.by_reading[question].default:
            treatment = rule.effect.alternative or treatment
        counted = treatment == "counted"
    elif outcome(rule) is Pathway.NOT_AN_EXPORT:
        counted = False
    return Deciding(rule, when, asked(when), outcome(rule), counted, bool(facts_in(when) & counters))


def _applying(rules: tuple[Rule, ...], readings: Mapping[str, str]) -> tuple[Applying, ...]:
    found = []
    for rule in rules:
        when = map_readings(rule.when, readings)
        if when != FALSE:
            found.append(Applying(rule, when, _always if when == TRUE else asked(when)))
    return tuple(found)


def _always(_: Mapping[str, Any]) -> Truth:
    return True
