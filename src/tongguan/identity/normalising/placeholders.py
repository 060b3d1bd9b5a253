"""How the stand-ins of the book look where a value is compared with them."""

from collections.abc import Sequence

from tongguan.identity.book import Book
from tongguan.identity.normalising.changing import changing_by
from tongguan.identity.steps import Change


def spellings_of(lists: Sequence[str], before: Sequence[Change], book: Book) -> frozenset[str]:
    """Give every spelling of the listed stand-ins after the changes ``before``.

    Each is taken as written, in upper case and with a capital: ``null``, ``NULL`` and ``Null``.
    """
    changed = changing_by(before, book)
    return frozenset(
        spelled
        for word in book.listed(lists)
        for written in (word, word.upper(), word.capitalize())
        if (spelled := changed(written))
    )
