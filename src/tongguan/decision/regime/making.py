"""Makes the regime of a day from the lawbook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

import msgspec

from tongguan.decision.regime.compiling import CompiledRule, compile_condition, compile_rules
from tongguan.decision.regime.precedence import dominance, in_precedence, outcome
from tongguan.law import Frees, Lawbook, LeavesOut, Opens, Owes, Rule, Transition, Trigger, Warns
from tongguan.law.conditions import Condition, facts_in, map_readings
from tongguan.law.conditions.tree import TRUE
from tongguan.vocabulary import Pathway, TongguanError, Truth


class DraftNotFoundError(TongguanError):
    """What was named for --as-if is not a draft of the lawbook."""

    code: ClassVar[str] = "decision/no-such-draft"


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

    ``deciding`` stands in precedence; ``first`` gives the place of the first rule that holds.
    ``counting_from`` is the place of the first rule that asks for a total of people.
    """

    book: Lawbook
    as_of: date
    readings: Mapping[str, str]
    as_if: str | None
    deciding: tuple[Deciding, ...]
    first: Callable[[Mapping[str, Any]], int]
    counting_from: int
    dominates: Mapping[str, frozenset[str]]
    leaving_out: tuple[Applying, ...]
    opening: tuple[Applying, ...]
    owing: tuple[Applying, ...]
    warning: tuple[Applying, ...]
    triggers: tuple[Rule, ...]
    transitions: tuple[Rule, ...]
    counters: tuple[str, ...]
    ended: tuple[Applying, ...]
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
    return _make(_Key(book), as_of, known_on, as_if, chosen)


class _Key:
    """The lawbook as a key of a cache, by edition and identity."""

    __slots__ = ("book",)

    def __init__(self, book: Lawbook) -> None:
        self.book = book

    def __hash__(self) -> int:
        return hash(self.book.edition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.book is self.book


@lru_cache(maxsize=256)
def _make(key: _Key, as_of: date, known_on: date | None, as_if: str | None, chosen: tuple[tuple[str, str], ...]) -> Regime:
    book = key.book
    readings = dict(chosen)
    rules = _rules(book, as_of, known_on, as_if)
    ordered = in_precedence([rule for rule in rules if rule.decides()], book)
    deciding = tuple(_deciding(rule, book, readings) for rule in ordered)
    counters = {counter.name for counter in book.facts.counters}
    used = frozenset[str]().union(*(facts_in(each.when) for each in deciding)) & counters
    return Regime(
        book=book,
        as_of=as_of,
        readings=readings,
        as_if=as_if,
        deciding=deciding,
        first=compile_rules([each.when for each in deciding]),
        counting_from=next((place for place, each in enumerate(deciding) if each.counts), len(deciding)),
        dominates=dominance(ordered, book),
        leaving_out=_applying(rules, LeavesOut, readings),
        opening=_applying(rules, Opens, readings),
        owing=_applying(rules, Owes, readings),
        warning=_applying(rules, Warns, readings),
        triggers=tuple(rule for rule in rules if isinstance(rule.effect, Trigger)),
        transitions=tuple(rule for rule in rules if isinstance(rule.effect, Transition)),
        counters=tuple(counter.name for counter in book.facts.counters if counter.name in used),
        ended=tuple(
            Applying(rule, when, compile_condition(when))
            for rule, when in (
                (rule, map_readings(rule.when, readings))
                for rule in book.rules
                if rule.decides() and not rule.draft and rule.window.last is not None and rule.window.last < as_of
                and rule.window.how == "displaced"
            )
        ),
        in_force=rules,
    )  # fmt: skip


def _rules(book: Lawbook, as_of: date, known_on: date | None, as_if: str | None) -> tuple[Rule, ...]:
    rules = [rule for rule in book.rules if rule.is_in_force(as_of)]
    if known_on is not None:
        known = {instrument.id for instrument in book.instruments if instrument.is_known(known_on)}
        rules = [rule for rule in _as_known(book, as_of, known) if rule.instrument in known]
    if as_if is not None:
        draft = book.by_instrument.get(as_if)
        if draft is None or not draft.draft:
            drafts = ", ".join(instrument.id for instrument in book.instruments if instrument.draft)
            raise DraftNotFoundError(f"`{as_if}` is not a draft of the lawbook", help=f"drafts: {drafts}")
        rules = [rule for rule in rules if not (rule.instrument in draft.instead_of and rule.decides())]
        rules += [_as_law(rule, as_of) for rule in book.rules if rule.instrument == as_if]
    return tuple(rules)


def _as_known(book: Lawbook, as_of: date, known: set[str]) -> list[Rule]:
    """Give the rules that a reader with the instruments ``known`` would take to be law on ``as_of``.

    A rule ended by an instrument not yet published still stands for that reader.
    """
    rules = []
    for rule in book.rules:
        if rule.is_in_force(as_of):
            rules.append(rule)
        elif not rule.draft and rule.window.first is not None and rule.window.first <= as_of and rule.window.ended_by:
            ended_by = rule.window.ended_by.split("#")[0].split(":")[0]
            if ended_by not in known:
                rules.append(rule)
    return rules


def _as_law(rule: Rule, as_of: date) -> Rule:
    return msgspec.structs.replace(rule, draft=False, window=msgspec.structs.replace(rule.window, first=as_of))


def _deciding(rule: Rule, book: Lawbook, readings: Mapping[str, str]) -> Deciding:
    when = map_readings(rule.when, readings)
    counted = True
    if isinstance(rule.effect, Frees):
        treatment = rule.effect.people
        if rule.effect.reading is not None and rule.effect.alternative is not None:
            if readings[rule.effect.reading] != book.by_reading[rule.effect.reading].default:
                treatment = rule.effect.alternative
        counted = treatment == "counted"
    elif outcome(rule) is Pathway.NOT_AN_EXPORT:
        counted = False
    counters = {counter.name for counter in book.facts.counters}
    return Deciding(rule, when, compile_condition(when), outcome(rule), counted, bool(facts_in(when) & counters))


def _applying(rules: tuple[Rule, ...], kind: type, readings: Mapping[str, str]) -> tuple[Applying, ...]:
    found = []
    for rule in rules:
        if isinstance(rule.effect, kind):
            when = map_readings(rule.when, readings)
            found.append(Applying(rule, when, _always if when == TRUE else compile_condition(when)))
    return tuple(found)


def _always(_: Mapping[str, Any]) -> Truth:
    return True
