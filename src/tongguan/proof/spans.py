"""The stretches of time over which the rules that decide stay the same."""

from dataclasses import dataclass
from datetime import date, timedelta

from tongguan.decision.regime.law_of_day import BookKey, Law, law_of_day
from tongguan.law import Lawbook, LeavesOut, NotInBookError
from tongguan.law.catalogues import Catalogues

FIRST_MEASURES = "DESA-2022"
"""The instrument with which exporting got a procedure; the law is proved from its first day."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days, both included, on which one set of rules decides; ``last`` is ``None`` while it lasts.

    ``days`` are days of it between which nothing that follows from the catalogues changes.
    """

    first: date
    last: date | None
    days: tuple[date, ...]

    def holds(self, on: date) -> bool:
        """Whether ``on`` is one of the days."""
        return self.first <= on and (self.last is None or on <= self.last)


def spans_of(book: Lawbook, catalogues: Catalogues) -> tuple[Span, ...]:
    """Give the spans since the first measures, in order.

    Raises:
        NotInBookError: The book does not hold the first measures.
    """
    start = book.instrument(FIRST_MEASURES).in_force
    if start is None:
        raise NotInBookError(f"`{FIRST_MEASURES}` has no first day in the lawbook")
    firsts: list[date] = []
    before: object = None
    for day in _turning_days(book, start):
        law = _what_decides(law_of_day(BookKey(book), day, None, None))
        if law != before:
            firsts.append(day)
            before = law
    lasts = [*(day - timedelta(days=1) for day in firsts[1:]), None]
    return tuple(Span(first, last, _days(first, last, catalogues)) for first, last in zip(firsts, lasts, strict=True))


def _turning_days(book: Lawbook, start: date) -> list[date]:
    days = {start}
    for rule in book.rules:
        if rule.draft or not (rule.decides() or isinstance(rule.effect, LeavesOut)):
            continue
        if rule.window.first is not None:
            days.add(rule.window.first)
        if rule.window.last is not None:
            days.add(rule.window.last + timedelta(days=1))
    return sorted(day for day in days if day >= start)


def _what_decides(law: Law) -> object:
    return law.deciding, law.dominates, law.having(LeavesOut)


def _days(first: date, last: date | None, catalogues: Catalogues) -> tuple[date, ...]:
    """Give the first day, and each day of the span on which a zone's list begins or has ended."""
    days = {first}
    for zone in catalogues.zones.zones.values():
        for edition in zone.editions:
            days.add(edition.in_force.first)
            if edition.in_force.last is not None:
                days.add(edition.in_force.last + timedelta(days=1))
    return tuple(sorted(day for day in days if first <= day and (last is None or day <= last)))
