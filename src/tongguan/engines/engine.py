"""What every engine offers, and the values it is asked with."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol, Self

from tongguan.engines.errors import EngineError

if TYPE_CHECKING:
    import pyarrow as pa
    from sqlglot import exp

    from tongguan.engines.dialect import Dialect

    Sql = str | exp.Expr

Progress = Callable[[float], None]
"""Told the share of the running question that is done, from 0 to 1; called on the thread that asked."""

FILE = "_file"
ROW = "_row"
UNREADABLE = "_unreadable"

_SIZE = re.compile(r"(\d+)\s*(B|KB|MB|GB|TB|KiB|MiB|GiB|TiB)", re.IGNORECASE)
_UNITS = {"b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12} | {
    "kib": 2**10,
    "mib": 2**20,
    "gib": 2**30,
    "tib": 2**40,
}


class Kind(Enum):
    """What a column holds, as far as questions care; each engine maps its own types to these."""

    TEXT = "text"
    BINARY = "binary"
    UUID = "uuid"
    WHOLE = "whole number"
    BOOLEAN = "boolean"
    INSTANT = "instant"
    """A point in time, whatever zone it is shown in."""
    CLOCK = "clock"
    """A day and time of day without a zone."""
    DAY = "day"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a relation."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one format and one set of columns, read as one relation.

    Every relation read from files has the column ``_file``, the name of the file. CSV and NDJSON give text.
    NDJSON also has ``_unreadable``: whether the line is no JSON at all. A line of CSV that does not have the columns
    is left out and told by ``Engine.rejected``.

    ``columns`` are those of the header of CSV in its order, or the fields wanted of NDJSON; empty for Parquet.
    """

    paths: tuple[str, ...]
    format: Literal["parquet", "csv", "ndjson"]
    columns: tuple[str, ...] = ()
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a catalogue that the engine itself knows, such as ``warehouse.transfers``."""

    name: str


Source = Files | Table


@dataclass(frozen=True, slots=True)
class Rejected:
    """A part of a file that was left out because it does not have the columns of the file.

    ``row`` counts from 1 after the header; ``rows`` is how many lines of the file the part spans.
    """

    file: str
    row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What an engine may use.

    ``memory`` is in bytes, ``None`` lets the engine choose; ``spill`` is a folder for what does not fit.
    ``zone`` is the zone in which texts and clocks without one are read.
    """

    memory: int | None = None
    threads: int | None = None
    spill: Path | None = None
    zone: str = "Asia/Shanghai"
    progress: Progress | None = field(default=None, compare=False)


class Engine(Protocol):
    """Runs SQL in DuckDB's dialect, rendered for itself; holds no SQL text of its own but to read sources.

    A relation is a name that later SQL may use. Names of relations and columns given here are taken as they are
    and quoted. An engine is used by one thread; only ``cancel`` may be called from another.

    What an engine cannot do raises ``NotOfferedError``.
    """

    name: ClassVar[str]
    dialect: "ClassVar[Dialect]"
    distributed: ClassVar[bool]
    """Whether functions run in other processes, so that they are pickled and must hold no secret."""

    def read(self, relation: str, source: Source, *, places: bool = False) -> None:
        """Name a source, without reading it yet.

        Args:
            relation: Its name in later SQL.
            source: What to read.
            places: Whether ``_row`` tells the row of each file, from 1; slow, for looking up examples.
        """

    def columns(self, relation: str) -> tuple[Column, ...]:
        """Describe the columns of a relation, in order."""

    def table(self, relation: str, table: "pa.Table") -> None:
        """Name a table of this process; an earlier one of the name is replaced."""

    def function(
        self, name: str, call: "Callable[..., pa.Array]", takes: "Sequence[pa.DataType]", gives: "pa.DataType"
    ) -> None:
        """Name a function over Arrow arrays; it must give the same for the same values, and null for null."""

    def view(self, relation: str, sql: "Sql") -> None:
        """Name a question, without asking it yet; an earlier one of the name is replaced."""

    def keep(self, relation: str, sql: "Sql") -> None:
        """Ask now and keep the answer for this run, spilled where memory is short; an earlier one is replaced."""

    def drop(self, relation: str) -> None:
        """Forget what was kept under a name."""

    def cluster(self, relation: str, edges: str) -> None:
        """Keep the clusters that edges join, under a name.

        Args:
            relation: Gets ``node`` and ``cluster``, the least node of each cluster; a row for each node on an edge.
            edges: A relation with ``one`` and ``other``, of one type that can be ordered.
        """

    def run(self, sql: "Sql") -> None:
        """Run a statement that changes a store."""

    def ask(self, sql: "Sql") -> "pa.Table":
        """Give the whole answer."""

    def stream(self, sql: "Sql", rows: int = 100_000) -> "Iterator[pa.RecordBatch]":
        """Give the answer in batches of about ``rows`` rows, never holding more than a few."""

    def rejected(self) -> tuple[Rejected, ...]:
        """Tell what the reading of CSV left out since the engine was opened, each place once."""

    def transaction(self) -> AbstractContextManager[None]:
        """Commit what is run inside as one; an exception rolls it back."""

    def cancel(self) -> None:
        """Stop the running question, which then raises ``CancelledError``; may be called from any thread."""

    def close(self) -> None:
        """Give back memory and files; the engine is of no use after."""

    def __enter__(self) -> Self:
        """Give the engine, to be closed at the end."""

    def __exit__(self, *_: object) -> None:
        """Close the engine."""


def bytes_of(text: str) -> int:
    """Read an amount of memory such as ``4GiB`` or ``800 MB``.

    Raises:
        EngineError: It is not written so.
    """
    found = _SIZE.fullmatch(text.strip())
    if found is None or int(found[1]) == 0:
        raise EngineError(f"`{text}` is not an amount of memory", help="write it as 4GiB or 800MB")
    return int(found[1]) * _UNITS[found[2].lower()]
