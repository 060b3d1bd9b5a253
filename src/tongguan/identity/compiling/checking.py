"""Checks as SQL that says whether a column of text fails."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never

from tongguan.identity.book import Book
from tongguan.identity.compiling.text import digits, holds_any, listed, part, quoted
from tongguan.identity.compiling.weighing import check_character, fails_luhn, luhn_halves, weighted
from tongguan.identity.normalising.placeholders import spellings_of
from tongguan.identity.steps import (
    Change,
    Check,
    Checksum,
    DateWithin,
    LengthWithin,
    Luhn,
    NotEndingWith,
    NotPlaceholder,
    NotRepeated,
    StartsWith,
    Without,
)


@dataclass(slots=True)
class Prepared:
    """Numbers that checks reckon with, read once each into columns of their own.

    Neither engine reuses a part of an expression inside CASE, and a check digit needs its number 17 times.
    """

    prefix: str
    columns: dict[str, str] = field(default_factory=dict)

    def column(self, expression: str) -> str:
        """Give the name of the column that holds ``expression``."""
        for name, held in self.columns.items():
            if held == expression:
                return name
        name = f"{self.prefix}number_{len(self.columns)}"
        self.columns[name] = expression
        return name


def failing(column: str, check: Check, before: Sequence[Change], book: Book, prepared: Prepared) -> str:  # noqa: PLR0911 -- one arm a kind of step
    """Say that ``column`` fails ``check``; the arguments are those of ``normalising.checking.failing_by``."""
    match check:
        case Without(sets):
            return holds_any(column, book.characters_of(sets))
        case LengthWithin(least, most):
            return f"NOT LENGTH({column}) BETWEEN {least} AND {most}"
        case StartsWith(list, at):
            by_length = groupby(sorted(book.lists[list], key=len), len)
            starts = (f"{part(column, at, length)} IN {listed(texts)}" for length, texts in by_length)
            return f"NOT ({' OR '.join(starts)})"
        case NotEndingWith(list):
            return f"({' OR '.join(f'{column} LIKE {quoted(chr(37) + text)}' for text in book.lists[list])})"
        case Checksum(checksum):
            table = book.check_tables[checksum]
            length = len(table.weights)
            number = weighted(column, table)
            expected = check_character(column, None if number is None else prepared.column(number), table)
            return f"(LENGTH({column}) <> {length + 1} OR {part(column, length, 1)} <> {expected})"
        case Luhn():
            head, tail = luhn_halves(column)
            return fails_luhn(prepared.column(head), prepared.column(tail))
        case DateWithin(at, first, last):
            return f"NOT {_is_a_day(column, at, first, last)}"
        case NotPlaceholder(lists):
            return f"{column} IN {listed(spellings_of(lists, before, book))}"
        case NotRepeated(start):
            rest = part(column, start)
            return f"(LENGTH({column}) > {start + 1} AND REPLACE({rest}, {part(column, start, 1)}, '') = '')"
        case _:
            assert_never(check)


def _is_a_day(column: str, at: int, first: str, last: str) -> str:
    """Say that eight digits are a day; digits compare as text as they do as numbers."""
    day, month_and_day = part(column, at + 6, 2), part(column, at + 4, 4)
    month, year = part(column, at + 4, 2), digits(column, at, 4)
    leap = f"{year} % 4 = 0 AND ({year} % 100 <> 0 OR {year} % 400 = 0)"
    return (
        f"({part(column, at, 8)} BETWEEN {quoted(first)} AND {quoted(last)}"
        f" AND {month} BETWEEN '01' AND '12' AND {day} BETWEEN '01' AND '31'"
        f" AND ({day} <= '28'"
        f" OR NOT {month_and_day} IN ('0229', '0230', '0231', '0431', '0631', '0931', '1131')"
        f" OR ({month_and_day} = '0229' AND {leap})))"
    )
