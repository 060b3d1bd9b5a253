"""Gathers the law of a day, before any open question of it is read: which rules are law, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import ClassVar

import msgspec

from tongguan.decision.regime.precedence import dominance, in_precedence
from tongguan.law import Lawbook, Rule
from tongguan.vocabulary import TongguanError


class DraftNotFoundError(TongguanError):
    """What was named for --as-if is not a draft of the lawbook."""

    code: ClassVar[str] = "decision/no-such-draft"


class BookKey:
    """The lawbook as a key of a cache, by edition and identity."""

    __slots__ = ("book",)

    def __init__(self, book: Lawbook) -> None:
        self.book = book

    def __hash__(self) -> int:
        """Give the hash of the edition."""
        return hash(self.book.edition)

    def __eq__(self, other: object) -> bool:
        """Whether it is the very same book."""
        return isinstance(other, BookKey) and other.book is self.book


@dataclass(frozen=True, slots=True)
class Law:
    """What no reading changes: the rules of the day, those that decide in precedence, those displaced before."""

    in_force: tuple[Rule, ...]
    deciding: tuple[Rule, ...]
    dominates: Mapping[str, frozenset[str]]
    ended: tuple[Rule, ...]
    by_effect: Mapping[type, tuple[Rule, ...]]

    def having(self, effect: type) -> tuple[Rule, ...]:
        """Give the rules in force with an effect of this kind."""
        return self.by_effect.get(effect, ())


@lru_cache(maxsize=64)
def law_of_day(key: BookKey, as_of: date, known_on: date | None, as_if: str | None) -> Law:
    """Gather the law of ``as_of``; kept, for answers vary one reading after another.

    Raises:
        DraftNotFoundError: ``as_if`` names no draft.
        UnresolvedConflictError: The rules prevail over each other in a circle.
    """
    book = key.book
    rules = _rules(book, as_of, known_on, as_if)
    deciding = [rule for rule in rules if rule.decides()]
    dominates = dominance(deciding, book)
    by_effect: dict[type, list[Rule]] = {}
    for rule in rules:
        by_effect.setdefault(type(rule.effect), []).append(rule)
    return Law(
        in_force=rules,
        deciding=in_precedence(deciding, book, dominates),
        dominates=dominates,
        ended=tuple(rule for rule in book.rules if _was_displaced(rule, as_of) and rule.decides() and not rule.draft),
        by_effect={effect: tuple(having) for effect, having in by_effect.items()},
    )


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


def _was_displaced(rule: Rule, as_of: date) -> bool:
    window = rule.window
    return window.how == "displaced" and window.last is not None and window.last < as_of
