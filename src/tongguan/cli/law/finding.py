"""Finds what a person named: an instrument, a provision or a rule."""

from datetime import date
from typing import NamedTuple

from tongguan.decision.clocks import NotInForceError
from tongguan.law import Instrument, Lawbook, NotInBookError, Rule
from tongguan.vocabulary import Citation


class Found(NamedTuple):
    """An instrument, with the rules that were asked for."""

    instrument: Instrument
    rules: tuple[Rule, ...]


def find(book: Lawbook, what: str, on: date | None) -> Found:
    """Find what ``what`` names; with ``on``, only what is law on that day.

    Raises:
        CitationError: It is no citation.
        NotInBookError: The lawbook has no such thing; the nearest is named.
        NotInForceError: Nothing of it is law on ``on``.
    """
    rules = _named(book, what) if ":" in what else _cited(book, what)
    instrument = book.by_instrument[what.partition(":")[0].partition("#")[0]]
    if on is None:
        return Found(instrument, rules)
    standing = tuple(rule for rule in rules if rule.is_in_force(on))
    if not standing:
        raise _not_in_force(what, instrument, rules, on)
    return Found(instrument, standing)


def _cited(book: Lawbook, what: str) -> tuple[Rule, ...]:
    if "#" not in what:
        instrument = book.instrument(what)
        return tuple(rule for rule in book.rules if rule.instrument == instrument.id)
    return book.find(Citation.parse(what))


def _named(book: Lawbook, what: str) -> tuple[Rule, ...]:
    rules = book.by_name.get(what)
    if rules is None:
        import difflib  # noqa: PLC0415 -- only when something is wrong

        instrument = book.instrument(what.partition(":")[0])
        close = difflib.get_close_matches(what, book.by_name, n=1)
        raise NotInBookError(
            f"`{what}` is not a rule of the lawbook",
            help=f"did you mean `{close[0]}`?" if close else f"`tongguan law show {instrument.id}` lists its rules",
        )
    return rules


def _not_in_force(what: str, instrument: Instrument, rules: tuple[Rule, ...], on: date) -> NotInForceError:
    if instrument.draft:
        return NotInForceError(f"`{what}` is a draft and was never in force", help="leave `--as-of` out to read it")
    windows = [rule.window for rule in rules if rule.window.first is not None]
    ended = [window for window in windows if window.last is not None and window.last < on]
    if not ended:
        first = min(window.first for window in windows if window.first is not None)
        return NotInForceError(f"`{what}` is not in force on {on}; it is from {first}")
    last = max(ended, key=lambda window: window.last or date.min)
    heir = last.ended_by or instrument.replaced_by
    return NotInForceError(
        f"`{what}` is not in force on {on}; it was from {last.first} to {last.last}",
        help=f"ask about {heir} instead" if heir else None,
    )
