"""Changes as functions from text to text."""

from collections.abc import Callable, Sequence
from typing import assert_never

from tongguan.identity.book import Book
from tongguan.identity.steps import (
    AppendCheck,
    Change,
    ChangeCase,
    Insert,
    LowerAfter,
    Remove,
    Translate,
    Trim,
)
from tongguan.identity.weighing import check_character

Changing = Callable[[str], str]

_UPPER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def changing_by(changes: Sequence[Change], book: Book) -> Changing:
    """Give the function that applies ``changes`` in order."""
    functions = [_function_of(change, book) for change in changes]
    if len(functions) == 1:
        return functions[0]

    def changed(text: str) -> str:
        for function in functions:
            text = function(text)
        return text

    return changed


def _function_of(change: Change, book: Book) -> Changing:  # noqa: PLR0911 -- one arm a kind of step
    match change:
        case Translate(table):
            translation = str.maketrans(dict(book.translations[table]))
            return lambda text: text.translate(translation)
        case Remove(sets):
            removal = str.maketrans("", "", "".join(book.characters_of(sets)))
            return lambda text: text.translate(removal)
        case Trim(sets):
            characters = "".join(book.characters_of(sets))
            return lambda text: text.strip(characters)
        case ChangeCase(to):
            return _upper if to == "upper" else _lower
        case LowerAfter(mark):
            return lambda text: _lower_after(text, mark)
        case Insert(inserted, at):
            return lambda text: text[:at] + inserted + text[at:]
        case AppendCheck(checksum):
            weights = book.check_tables[checksum]
            return lambda text: text + (check_character(text, weights) or "")
        case _:
            assert_never(change)


def _upper(text: str) -> str:
    return text.upper() if text.isascii() else text.translate(_UPPER)


def _lower(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_LOWER)


def _lower_after(text: str, mark: str) -> str:
    before, found, behind = text.partition(mark)
    return before + found + _lower(behind)
