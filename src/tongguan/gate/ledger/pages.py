"""How a person's counters are cut into columns: one number whose bits stand at the places of counters, 62 to a page."""

from collections.abc import Iterator
from typing import Final

from tongguan.gate.ledger.sql import Sql

BITS: Final = 62
"""Counters to a page: a signed column of 64 bits, with room to spare."""

FULL: Final = (1 << BITS) - 1
"""Every bit of a page."""


class Pages:
    """The pages of one book; a page is made when a counter first needs it."""

    def __init__(self, sql: Sql, book: int) -> None:
        self._sql = sql
        self._book = book
        self._numbers: dict[int, int] = dict(sql.fetch("pages-of", book=book))

    def of(self, mask: int) -> tuple[int, ...]:
        """Give the places of the pages that hold a bit of ``mask``."""
        return tuple(place for place, _ in cut(mask))

    def beyond_the_first(self, mask: int) -> tuple[int, ...]:
        """Give the places of the pages after the first that hold a bit of ``mask``: seldom any."""
        return tuple(place for place in self.of(mask) if place) if mask >> BITS else ()

    def every(self) -> tuple[int, ...]:
        """Give the places of the pages there are."""
        return tuple(sorted(self._numbers))

    def number(self, place: int) -> int:
        """Give the number of a page in the database."""
        known = self._numbers.get(place)
        if known is None:
            known = int(self._sql.fetch("page-add", book=self._book, place=place)[0][0])
            self._numbers[place] = known
        return known

    def place_of(self, number: int) -> int:
        """Give the place of a page by its number."""
        return next(place for place, each in self._numbers.items() if each == number)


def cut(mask: int) -> Iterator[tuple[int, int]]:
    """Cut bits into pages: the place of each page that has any, and its bits."""
    place = 0
    while mask:
        if mask & FULL:
            yield place, mask & FULL
        mask >>= BITS
        place += 1


def joined(place: int, bits: int) -> int:
    """Give the bits of a page as they stand in the whole."""
    return bits << BITS * place


def bits_in(mask: int) -> Iterator[int]:
    """Give the places of the bits set."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
