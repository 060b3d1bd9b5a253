"""The stretches of time over which the rules that decide stay the same."""

from collections.abc import Iterator, Sequence
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
    days = {start, *(day for day in _turning_days(book) if day >= start)}
    return tuple(span for span, _ in _spans(sorted(days), (book,), None, catalogues))


def spans_apart(one: Lawbook, other: Lawbook, catalogues: Catalogues, *, draft: str | None = None) -> tuple[Span, ...]:
    """Give the spans in which two lawbooks differ in what decides; the first begins on the day before any rule's.

    Args:
        one: A lawbook.
        other: Another one.
        catalogues: The lists beside their rules.
        draft: The id of a draft to take as law in both.
    """
    turning = sorted({*_turning_days(one), *_turning_days(other)})
    days = [turning[0] - timedelta(days=1), *turning] if turning else []
    return tuple(span for span, (first, second) in _spans(days, (one, other), draft, catalogues) if first != second)


def _spans(
    days: Sequence[date], books: Sequence[Lawbook], draft: str | None, catalogues: Catalogues
) -> Iterator[tuple[Span, tuple[object, ...]]]:
    """Yield the spans that begin on ``days`` and what decides in each by each book; equal neighbours are one span."""
    firsts: list[date] = []
    laws: list[tuple[object, ...]] = []
    for day in days:
        law = tuple(_what_decides(law_of_day(BookKey(book), day, None, draft)) for book in books)
        if not laws or law != laws[-1]:
            firsts.append(day)
            laws.append(law)
    lasts = [*(day - timedelta(days=1) for day in firsts[1:]), None]
    for first, last, law in zip(firsts, lasts, laws, strict=True):
        yield Span(first, last, _days(first, last, catalogues)), law


def _turning_days(book: Lawbook) -> set[date]:
    days = set()
    for rule in book.rules:
        if rule.draft or not (rule.decides() or isinstance(rule.effect, LeavesOut)):
            continue
        if rule.window.first is not None:
            days.add(rule.window.first)
        if rule.window.last is not None:
            days.add(rule.window.last + timedelta(days=1))
    return days


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
