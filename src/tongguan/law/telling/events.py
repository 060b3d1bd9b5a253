"""What happened to the law, by day, and which instruments decided when."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Literal

from tongguan.law import Instrument, Lawbook, Opens, Rule

Kind = Literal["published", "in_force", "rules_begin", "rules_end", "ended"]
_ORDER: tuple[Kind, ...] = ("published", "in_force", "rules_begin", "rules_end", "ended")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day; ``cites`` where it concerns some rules of the instrument only.

    For ``ended`` and ``rules_end`` the day is the last one in force.
    """

    on: date
    kind: Kind
    instrument: str
    cites: tuple[str, ...] = ()
    ended_by: str | None = None
    how: str | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """Days on which the same instruments decide the pathway of an export; both days included."""

    first: date
    last: date | None
    instruments: tuple[str, ...]


def events(book: Lawbook) -> tuple[Event, ...]:
    """Give every event in order of day, then kind, then instrument."""
    found = [event for instrument in book.instruments for event in _of_instrument(book, instrument)]
    return tuple(
        sorted(found, key=lambda each: (each.on, _ORDER.index(each.kind), each.instrument, each.ended_by or ""))
    )


def eras(book: Lawbook) -> tuple[Era, ...]:
    """Divide time by which instruments hold a rule in force that decides a pathway or opens a mechanism."""
    deciding = [rule for rule in book.rules if _of_pathway(rule) and not rule.draft and rule.window.first is not None]
    turns = {rule.window.first for rule in deciding if rule.window.first is not None}
    turns |= {rule.window.last + _DAY for rule in deciding if rule.window.last is not None}
    days = sorted(turns)
    spans = [(first, nxt - _DAY) for first, nxt in pairwise(days)]
    found: list[Era] = []
    for first, last in [*spans, *((day, None) for day in days[-1:])]:
        standing = sorted({rule.instrument for rule in deciding if rule.window.holds_on(first)})
        if found and found[-1].instruments == tuple(standing):
            found[-1] = Era(found[-1].first, last, found[-1].instruments)
        else:
            found.append(Era(first, last, tuple(standing)))
    return tuple(found)


def _of_pathway(rule: Rule) -> bool:
    return rule.decides() or isinstance(rule.effect, Opens)


def _of_instrument(book: Lawbook, instrument: Instrument) -> list[Event]:
    found = []
    if instrument.published is not None:
        found.append(Event(instrument.published, "published", instrument.id))
    if instrument.in_force is not None:
        found.append(Event(instrument.in_force, "in_force", instrument.id))
    if instrument.ended is not None:
        found.append(Event(instrument.ended, "ended", instrument.id, ended_by=instrument.replaced_by))
    rules = [rule for rule in book.rules if rule.instrument == instrument.id and not rule.draft]
    found.extend(_begun_apart(instrument, rules))
    found.extend(_ended_apart(instrument, rules))
    return found


def _begun_apart(instrument: Instrument, rules: list[Rule]) -> list[Event]:
    apart = [rule for rule in rules if rule.window.first not in (None, instrument.in_force)]
    days = groupby(sorted(apart, key=lambda rule: rule.window.first or date.min), lambda rule: rule.window.first)
    return [Event(day, "rules_begin", instrument.id, _cites(list(group))) for day, group in days if day is not None]


def _ended_apart(instrument: Instrument, rules: list[Rule]) -> list[Event]:
    apart = [rule for rule in rules if rule.window.last not in (None, instrument.ended)]

    def key(rule: Rule) -> tuple[date, str, str]:
        return (rule.window.last or date.min, rule.window.ended_by or "", rule.window.how or "")

    return [
        Event(last, "rules_end", instrument.id, _cites(list(group)), by or None, how or None)
        for (last, by, how), group in groupby(sorted(apart, key=key), key)
    ]


def _cites(rules: list[Rule]) -> tuple[str, ...]:
    """Give the units without repetition, in the order of the lawbook."""
    return tuple(dict.fromkeys(rule.cites for rule in rules))
