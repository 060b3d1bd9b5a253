"""Changes as SQL over a column of text."""

from collections.abc import Sequence
from typing import assert_never

from tongguan.identity.book import Book
from tongguan.identity.compiling.text import cased, is_ascii, part, quoted
from tongguan.identity.compiling.weighing import check_character, weighted
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


def changed_by(changes: Sequence[Change], column: str, book: Book) -> str:
    """Give ``column`` after ``changes`` as one expression."""
    for change in changes:
        column = f"({changed(column, change, book)})"
    return column


def changed(column: str, change: Change, book: Book) -> str:  # noqa: PLR0911 -- one arm a kind of step
    """Give ``column`` after ``change``."""
    match change:
        case Translate(table):
            pairs = sorted(book.translations[table].items())
            before, after = "".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs)
            translated = f"TRANSLATE({column}, {quoted(before)}, {quoted(after)})"
            if any(character.isascii() for character in before):
                return translated
            return f"CASE WHEN {is_ascii(column)} THEN {column} ELSE {translated} END"
        case Remove(sets):
            return f"REGEXP_REPLACE({column}, {quoted(f'[{book.characters_of(sets).as_class()}]+')}, '', 'g')"
        case Trim(sets):
            run = f"[{book.characters_of(sets).as_class()}]+"
            return f"REGEXP_REPLACE({column}, {quoted(f'^{run}|{run}' + chr(92) + 'z')}, '', 'g')"
        case ChangeCase(to):
            return cased(column, upper=to == "upper")
        case LowerAfter(mark):
            place = f"STRPOS({column}, {quoted(mark)})"
            behind = cased(f"SUBSTRING({column}, {place} + 1)", upper=False)
            return f"CASE WHEN {place} = 0 THEN {column} ELSE SUBSTRING({column}, 1, {place}) || ({behind}) END"
        case Insert(text, at):
            return (
                f"{quoted(text)} || {column}"
                if at == 0
                else f"{part(column, 0, at)} || {quoted(text)} || {part(column, at)}"
            )
        case AppendCheck(checksum):
            weights = book.check_tables[checksum]
            return f"{column} || {check_character(column, weighted(column, weights), weights)}"
        case _:
            assert_never(change)
