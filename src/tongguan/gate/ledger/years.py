"""Opens a handler's year, seeds it with those who went out before, and deletes a year that has passed."""

from collections.abc import Iterable, Sequence

from tongguan.gate.errors import YearClosedError, YearNotOpenError
from tongguan.gate.ledger.book import Book
from tongguan.gate.ledger.work import Work
from tongguan.gate.people import People

Batch = tuple[People, tuple[str, ...]]
"""People and the counters that they count toward."""


def open_from_zero(work: Work, handler: str, year: int, by: str) -> int:
    """Open a year on someone's word that nobody's information had gone out; give the number of the entry.

    Raises:
        YearClosedError: It is open already, or past.
    """
    if year < work.year:
        raise YearClosedError(f"the year {year} has passed; nothing is counted in it any more")
    if work.book(handler, year) is not None:
        raise YearClosedError(f"the year {year} of `{handler}` is open already")
    book = work.open_book(handler, year)
    return work.enter("opened", book, by=by, note="from zero").entry.seq


def seed(
    work: Work, handler: str, year: int, batches: Iterable[Batch], by: str, until: str, *, last: bool
) -> dict[str, int]:
    """Count people who went out before the gate stood; give how many were new, by counter.

    A large census is seeded in several transactions; the year admits nobody before the last of them.

    Args:
        work: The open transaction.
        handler: The handler.
        year: The calendar year.
        batches: People with the counters that they count toward, those of the exports they went out in among them.
        by: Who seeds.
        until: The day to which the census counts.
        last: Whether this is the last transaction.

    Raises:
        YearClosedError: The year's people were deleted.
    """
    book = work.book(handler, year) or work.open_book(handler, year, "seeding")
    if book.state not in ("seeding", "open"):
        raise YearClosedError(f"the people of {year} of `{handler}` were deleted")
    new: dict[str, int] = {}
    counts: dict[str, None] = {}
    asked = 0
    for people, counters in batches:
        asked += len(people)
        counts.update(dict.fromkeys(counters))
        for counter, number in book.seed(people, counters).items():
            new[counter] = new.get(counter, 0) + number
    if last:
        book.state = "open"
    totals = {counter: book.total(counter).taken for counter in new}
    work.enter("seeded", book, by=by, until=until, people=asked, counts=tuple(counts), new=new, totals=totals)
    return new


def begin_to_forget(work: Work, handler: str, year: int, by: str, note: str) -> Book:
    """Enter that the people of a past year are deleted; the totals stay in the entry.

    Raises:
        YearNotOpenError: There is no such year.
        YearClosedError: It has not passed.
    """
    if year >= work.year:
        raise YearClosedError(f"the year {year} has not passed, and its people are still counted")
    book = work.book(handler, year)
    if book is None:
        raise YearNotOpenError(f"the ledger holds no year {year} of `{handler}`")
    if book.state in ("open", "seeding"):
        totals = {name: state.people for name, state in book.counters.items()}
        receipt = work.enter("deleted", book, by=by, note=note, totals=totals)
        work.sql.run("matters-forget", book=book.number, closed_by=receipt.entry.seq)
        work.sql.run("withdrawn-forget", book=book.number)
        work.sql.run("reserved-forget", book=book.number)
        book.withdrawn_number = book.reservations = 0
        book.state = "deleting"
    return book


def go_on_forgetting(work: Work, book: Book, most: int) -> bool:
    """Delete some of the people of a year; whether any are left."""
    gone = work.sql.run("people-forget", book=book.number, most=most)
    gone += work.sql.run("receipts-forget", book=book.number, most=most)
    if gone == 0:
        book.state = "deleted"
    return gone > 0


def open_years(work: Work) -> Sequence[tuple[str, int, str]]:
    """Give every handler's year with its state."""
    return [(handler, year, state) for _, handler, year, state, _, _ in work.sql.fetch("books")]
