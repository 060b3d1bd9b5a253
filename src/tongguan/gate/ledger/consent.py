"""Who withdrew consent (PIPL-2021#15): held from then on, in the exports for which it was withdrawn."""

from collections.abc import Sequence

from tongguan.gate.errors import YearNotOpenError
from tongguan.gate.ledger.book import Book
from tongguan.gate.ledger.work import Work
from tongguan.gate.people import People

EVERY_EXPORT = ""


def withdraw(work: Work, handler: str, year: int, people: Sequence[bytes], export: str, by: str) -> int:
    """Hold people from now on; give how many were not held before.

    Pseudonyms change with the year, so that each year has a list of its own, which can be entered ahead.

    Args:
        work: The open transaction.
        handler: The handler.
        year: The calendar year of the pseudonyms.
        people: One pseudonym for each.
        export: The export; ``""`` for all.
        by: Who entered it.

    Raises:
        YearNotOpenError: The year is not open.
    """
    book = _book(work, handler, year)
    concerned = _concerned(book, people)
    new = sum(work.sql.run("withdrawn-add", book=book.number, person=each, export=export) for each in concerned)
    work.enter("withdrawn", book, concerned, export=export, people=len(people), by=by)
    book.withdrawn_number = int(work.sql.fetch("withdrawn-number", book=book.number)[0][0])
    return new


def restore(work: Work, handler: str, year: int, people: Sequence[bytes], export: str, by: str) -> int:
    """Hold people no more who consented again; give how many had been held.

    Raises:
        YearNotOpenError: The year is not open.
    """
    book = _book(work, handler, year)
    concerned = _concerned(book, people)
    gone = sum(work.sql.run("withdrawn-drop", book=book.number, person=each, export=export) for each in concerned)
    work.enter("restored", book, concerned, export=export, people=len(people), by=by)
    book.withdrawn_number = int(work.sql.fetch("withdrawn-number", book=book.number)[0][0])
    return gone


def merge(work: Work, handler: str, year: int, groups: Sequence[Sequence[bytes]], by: str) -> int:
    """Take pseudonyms for one person's that were found to be; give how many groups. No count is lowered.

    Raises:
        YearNotOpenError: The year is not open.
    """
    book = _book(work, handler, year)
    for group in groups:
        book.merge(group)
    work.enter("merged", book, people=len(groups), by=by)
    return len(groups)


def _concerned(book: Book, people: Sequence[bytes]) -> list[bytes]:
    """Give the pseudonyms under which people stand: by whichever they are asked about, it is found there."""
    return list(dict.fromkeys(book.rows.roots(People(tuple(people)))))


def _book(work: Work, handler: str, year: int) -> Book:
    book = work.book(handler, year)
    if book is None or book.state not in ("open", "seeding"):
        raise YearNotOpenError(f"the year {year} of `{handler}` is not open")
    return book
