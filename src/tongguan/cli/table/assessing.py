"""Assesses a table under one law, or under several beside each other."""

# ruff: noqa: S608 -- names of tables are our own, and what was asked is quoted

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tongguan.cli.table.one_law import OneLaw
from tongguan.cli.table.refusing import take_in
from tongguan.decision.table.queries import KINDS, ROWS, gaps, kinds_of, rows_of_table
from tongguan.decision.table.seen import Asked, Seen

if TYPE_CHECKING:
    from tongguan.cli.table.tables import Tables
    from tongguan.law import Lawbook
    from tongguan.law.catalogues import Catalogues

Step = Callable[[str, int, int], None]
"""Told what is being done: a word for it, and how many of how many handlers are answered, or 0 of 0."""


@dataclass(frozen=True, slots=True)
class TableAnswers:
    """A table assessed: its tables are in ``tables``, under the names that each law gives."""

    tables: "Tables"
    seen: Seen
    laws: tuple[OneLaw, ...]
    rows: int


def assess_table(
    tables: "Tables", file: Path, asked: Sequence[Asked], book: "Lawbook", catalogues: "Catalogues", step: Step
) -> TableAnswers:
    """Assess every row of a table.

    Args:
        tables: Those of an engine without any; what it holds afterwards is the answer.
        file: Parquet, CSV or NDJSON.
        asked: The laws.
        book: The lawbook.
        catalogues: Items, places and zones.
        step: Told how far it is.

    Raises:
        FileError: The file cannot be read.
        TableError: Its columns, values or rows are refused.
    """
    step("reading", 0, 0)
    seen = take_in(tables, file, asked, book, catalogues)
    step("sorting", 0, 0)
    tables.make(ROWS, rows_of_table(seen))
    tables.make(KINDS, kinds_of(seen))
    (without,) = tables.row(gaps(seen))
    (rows,) = tables.row(f"SELECT count(*) FROM {ROWS}")
    laws = tuple(OneLaw(tables, seen, place, str(file)) for place in range(len(asked)))
    for law in laws:
        step("deciding", 0, 0)
        law.run(lambda done, of: step("engine", done, of), gaps=without)
    return TableAnswers(tables, seen, laws, rows)
