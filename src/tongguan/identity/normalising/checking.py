"""Checks as functions that say whether text fails."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import assert_never

from tongguan.identity.book import Book
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
from tongguan.identity.weighing import check_character, satisfies_luhn

Fails = Callable[[str], object]
"""Gives something true where the text fails; functions of C are taken as they are, for they are the fastest."""

_SHORT_MONTHS = ("02", "04", "06", "09", "11")
_DAYS = frozenset(
    f"{month:02}{day:02}"
    for month in range(1, 13)
    for day in range(1, 32)
    if not (day == 31 and f"{month:02}" in _SHORT_MONTHS) and not (month == 2 and day > 29)  # noqa: PLR2004 -- the calendar
)
_LEAP_DAY = "0229"


def failing_by(check: Check, before: Sequence[Change], book: Book) -> Fails:  # noqa: PLR0911 -- one arm a kind of step
    """Give the function that says whether text fails ``check``.

    Args:
        check: The check.
        before: The changes that the text went through, which stand-ins go through too.
        book: The book.
    """
    match check:
        case Without(sets):
            return re.compile(f"[{re.escape(''.join(book.characters_of(sets)))}]").search
        case LengthWithin(least, most):
            return lambda text: not least <= len(text) <= most
        case StartsWith(list, at):
            return _not_starting_with(book.lists[list], at)
        case NotEndingWith(list):
            endings = book.lists[list]
            return lambda text: text.endswith(endings)
        case Checksum(checksum):
            table, length = book.check_tables[checksum], len(book.check_tables[checksum].weights) + 1
            return lambda text: len(text) != length or check_character(text, table) != text[-1]
        case Luhn():
            return lambda text: not satisfies_luhn(text)
        case DateWithin(at, first, last):
            return lambda text: not (first <= text[at : at + 8] <= last and _is_a_day(text[at : at + 8]))
        case NotPlaceholder(lists):
            return spellings_of(lists, before, book).__contains__
        case NotRepeated(start):
            return lambda text: len(text) > start + 1 and text.count(text[start], start) == len(text) - start
        case _:
            assert_never(check)


def _not_starting_with(listed: Sequence[str], at: int) -> Fails:
    by_length = [(at + length, frozenset(texts)) for length, texts in groupby(sorted(listed, key=len), len)]
    if len(by_length) == 1:
        ((end, only),) = by_length
        return lambda text: text[at:end] not in only
    return lambda text: not any(text[at:end] in texts for end, texts in by_length)


def _is_a_day(digits: str) -> bool:
    if digits[4:] not in _DAYS or not digits[:4].isdecimal():
        return False
    return digits[4:] != _LEAP_DAY or _is_leap(int(digits[:4]))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
