"""Holds a table against what its columns may hold, and makes the relation ``typed`` of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlglot import exp, select

from tongguan.cli.table.reading import RAW, open_table
from tongguan.decision.table.building import value, written
from tongguan.decision.table.checking import (
    Check,
    Speller,
    Spellings,
    counted,
    first_failing,
    impossible,
    refusal,
    spelled,
    unreadable,
)
from tongguan.decision.table.columns import columns_of
from tongguan.decision.table.items import item_words
from tongguan.decision.table.queries import TYPED
from tongguan.decision.table.seen import Asked, Seen
from tongguan.decision.table.typed import Typed, read_header, typed_columns
from tongguan.decision.table.used import used_columns

if TYPE_CHECKING:
    from tongguan.cli.table.tables import Tables
    from tongguan.law import Lawbook
    from tongguan.law.catalogues import Catalogues

_GIVEN, _ITEM_WORDS = "given", "item_word"


def take_in(tables: "Tables", file: Path, asked: Sequence[Asked], book: "Lawbook", catalogues: "Catalogues") -> Seen:
    """Open the file, refuse what cannot be, and say what the laws see of its rows.

    Raises:
        FileError: The file cannot be read.
        TableError: A column or a value is refused; says which, and the first row.
    """
    columns = columns_of(book.facts)
    header = open_table(tables, file, columns)
    typed = read_header(str(file), header, columns, used_columns(book, columns), book.facts)
    _refuse(tables, unreadable(typed), RAW, str(file))
    tables.view(_GIVEN, select(*typed_columns(typed)).from_(RAW))
    _refuse(tables, impossible(typed), _GIVEN, str(file))
    spellings = Speller(book, catalogues, str(file), tables.rows).spellings(typed, _GIVEN)
    tables.view(TYPED, select(*spelled(typed, spellings)).from_(_GIVEN))
    return _seen(tables, typed, spellings, asked, book, catalogues)


def _seen(
    tables: "Tables",
    typed: Sequence[Typed],
    spellings: Spellings,
    asked: Sequence[Asked],
    book: "Lawbook",
    catalogues: "Catalogues",
) -> Seen:
    listed, standings = item_words(spellings.items, asked, catalogues)
    if listed:
        words = ", ".join(written(value(word)) for word in listed)
        tables.run(exp.Command(this="CREATE", expression=f"TYPE {_ITEM_WORDS} AS ENUM ({words})"))
    return Seen(
        asked,
        {each.column.name: each for each in typed},
        book,
        catalogues,
        spellings.places,
        spellings.territories,
        _ITEM_WORDS if listed else None,
        standings,
    )


def _refuse(tables: "Tables", checks: list[Check], relation: str, source: str) -> None:
    """Count how often each check fails in one pass; only then look for the row."""
    query = counted(checks, relation)
    if query is None:
        return
    failing: tuple[Any, ...] = tables.row(query)
    for check, times in zip(checks, failing, strict=True):
        if times:
            row, given = tables.row(first_failing(check, relation))
            raise refusal(check, row, given, source)
