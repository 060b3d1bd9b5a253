"""What the timeline shows, decided before it is drawn."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tongguan.law import Instrument, Lawbook
from tongguan.law.telling.events import Era, eras, events
from tongguan.law.telling.happening import event_in_words
from tongguan.law.telling.standing import by_age, status_on
from tongguan.office.exports.reading import lawbook
from tongguan.vocabulary import Phrase


@dataclass(frozen=True, slots=True)
class Happened:
    """One event: what happened to which instrument; ``cites`` where only some provisions are meant."""

    on: date
    kind: str
    instrument: str
    draft: bool
    says: Phrase


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument in the list; ``status`` is how it stands on the day of the page."""

    id: str
    title: Phrase
    status: str
    published: date | None
    in_force: date | None
    ended: date | None
    rules: int


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Events between two days (open where absent), the newest first, the eras, and every instrument on a day."""

    on: date
    first: date | None
    last: date | None
    with_drafts: bool
    events: tuple[Happened, ...]
    all: int
    eras: tuple[Era, ...]
    instruments: tuple[InstrumentRow, ...]
    known_until: date
    edition: str


def timeline_page(on: date, first: date | None, last: date | None, *, with_drafts: bool) -> TimelinePage:
    """Decide the timeline as it is seen on a legal day.

    Args:
        on: The legal day of the statuses.
        first: Only what happened from this day.
        last: Only what happened until this day.
        with_drafts: Whether drafts are among it.
    """
    book = lawbook()
    every = _events(book.edition)
    shown = tuple(
        each
        for each in every
        if (first is None or first <= each.on) and (last is None or each.on <= last) and (with_drafts or not each.draft)
    )
    rows = tuple(row for row in _rows(book.edition, on) if with_drafts or row.status != "draft")
    return TimelinePage(
        on, first, last, with_drafts, shown, len(every), _eras(book.edition), rows, book.known_until, book.edition
    )


@lru_cache(maxsize=4)
def _events(edition: str) -> tuple[Happened, ...]:  # noqa: ARG001 -- the edition is the key
    book = lawbook()
    found = [
        Happened(
            each.on, each.kind, each.instrument, book.by_instrument[each.instrument].draft, event_in_words(book, each)
        )
        for each in events(book)
    ]
    return tuple(reversed(found))


@lru_cache(maxsize=4)
def _eras(edition: str) -> tuple[Era, ...]:  # noqa: ARG001 -- as above
    return tuple(reversed(eras(lawbook())))


@lru_cache(maxsize=16)
def _rows(edition: str, on: date) -> tuple[InstrumentRow, ...]:  # noqa: ARG001 -- as above
    book = lawbook()
    counts = _counts(book)
    return tuple(_row(each, on, counts.get(each.id, 0)) for each in sorted(book.instruments, key=by_age, reverse=True))


def _counts(book: Lawbook) -> dict[str, int]:
    counts: dict[str, int] = {}
    for rule in book.rules:
        counts[rule.instrument] = counts.get(rule.instrument, 0) + 1
    return counts


def _row(each: Instrument, on: date, rules: int) -> InstrumentRow:
    return InstrumentRow(each.id, each.title, status_on(each, on), each.published, each.in_force, each.ended, rules)
