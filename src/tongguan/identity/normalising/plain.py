"""Which steps matter for plain text: ASCII letters and digits only, as most values are.

Left out are only those that cannot touch such text, so that a plain value is read faster and just the same.
"""

from collections.abc import Iterable, Sequence

from tongguan.identity.book import Book
from tongguan.identity.steps import Change, Check, LowerAfter, Remove, Translate, Trim, Without


def changes_of_plain_text(changes: Sequence[Change], book: Book) -> tuple[Change, ...]:
    """Give the changes that may touch plain text."""
    return tuple(change for change in changes if _may_touch(change, book))


def checks_of_plain_text(checks: Sequence[Check], book: Book) -> tuple[Check, ...]:
    """Give the checks that plain text may fail."""
    return tuple(
        check for check in checks if not isinstance(check, Without) or _any_plain(book.characters_of(check.sets))
    )


def _may_touch(change: Change, book: Book) -> bool:
    match change:
        case Translate(table):
            return _any_plain(book.translations[table])
        case Remove(sets) | Trim(sets):
            return _any_plain(book.characters_of(sets))
        case LowerAfter(mark):
            return _any_plain(mark)
        case _:
            return True


def _any_plain(characters: Iterable[str]) -> bool:
    return any(each.isascii() and each.isalnum() for each in characters)
