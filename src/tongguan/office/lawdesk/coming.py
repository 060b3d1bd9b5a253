"""Which changes of the law around a day matter to this company: those that change an export's answer.

The last 30 days and the next 90 are looked through. On each day on which a rule, a zone list or a catalogue
of important data begins or ends, the exports are assessed under the law of the day before and of the day itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from tongguan.law import Rule, first_day
from tongguan.law.catalogues.additions import CataloguesInUse
from tongguan.office.catalogues.reading import in_use
from tongguan.office.exports.reading import current, lawbook
from tongguan.office.lawdesk.assessing import changes_between
from tongguan.office.lawdesk.comparing import ExportChange
from tongguan.vocabulary import Phrase

BACK: Final = 30
AHEAD: Final = 90
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Begun:
    """What begins or ends on a day: an instrument, or a list (without ``link``)."""

    id: str
    says: Phrase
    link: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which the law changes for this company; ``days`` until it, below zero where it is past."""

    on: date
    days: int
    by: tuple[Begun, ...]
    exports: tuple[ExportChange, ...]

    @property
    def days_ago(self) -> int:
        """How many days it is past."""
        return -self.days


@dataclass(frozen=True, slots=True)
class ComingPage:
    """The turns around a day, in order; ``declared`` tells whether there is a declaration to hold against them.

    ``quiet`` is the number of days on which the law changed and no export did.
    """

    on: date
    first: date
    last: date
    declared: bool
    turns: tuple[Turn, ...]
    quiet: int
    known_until: date


def coming_page(on: date) -> ComingPage:
    """Decide the page, and the part of Today, of the organisation acted for."""
    first, last = on - BACK * _DAY, on + AHEAD * _DAY
    known_until, version = lawbook().known_until, current()
    if version is None:
        return ComingPage(on, first, last, declared=False, turns=(), quiet=0, known_until=known_until)
    using = in_use()
    days = [day for day in _turning(lawbook().edition, using) if first <= day <= last and day > first_day(lawbook())]
    turns = []
    for day in days:
        exports = changes_between(version, day - _DAY, day, using)
        if exports:
            turns.append(Turn(day, (day - on).days, tuple(_by(day, using)), exports))
    return ComingPage(
        on, first, last, declared=True, turns=tuple(turns), quiet=len(days) - len(turns), known_until=known_until
    )


@lru_cache(maxsize=32)
def _turning(edition: str, using: CataloguesInUse) -> tuple[date, ...]:  # noqa: ARG001 -- the edition is a key
    """Give the days on which something begins to be law, or no longer is."""
    days = {day for rule in lawbook().rules if not rule.draft for day in _ends(rule.window.first, rule.window.last)}
    for zone in using.catalogues.zones.zones.values():
        for edition_ in zone.editions:
            days.update(_ends(edition_.in_force.first, edition_.in_force.last))
    for each in using.important.lists:
        days.update(_ends(each.in_force.first, each.in_force.last))
    return tuple(sorted(days))


def _ends(first: date | None, last: date | None) -> Iterator[date]:
    if first is not None:
        yield first
    if last is not None:
        yield last + _DAY


def _by(day: date, using: CataloguesInUse) -> Iterator[Begun]:
    book = lawbook()
    turned = dict.fromkeys(rule.instrument for rule in book.rules if not rule.draft and _turns(rule, day))
    yield from (Begun(name, book.by_instrument[name].short, link=True) for name in turned)
    for zone in using.catalogues.zones.zones.values():
        yield from (Begun(each.id, each.label, link=False) for each in zone.editions if each.in_force.first == day)
    yield from (Begun(each.id, each.label, link=False) for each in using.important.lists if each.in_force.first == day)


def _turns(rule: Rule, day: date) -> bool:
    return day in _ends(rule.window.first, rule.window.last)
