"""What counting gives, before it is put into the form of a census."""

from collections.abc import Mapping
from dataclasses import dataclass

from tongguan.census.curve import Curve
from tongguan.census.profile import Profile, Totals
from tongguan.census.reasons import Reason
from tongguan.census.sources import Unreadable

Span = tuple[int, int]
"""First and last day, as days since 1970."""


@dataclass(frozen=True, slots=True)
class HandlerTally:
    """The people of one handler.

    Attributes:
        profile: Their combinations of exports.
        curve: When they first counted.
        since_last_year: Totals since 1 January of the year before, where asked for.
        export_rows: By place of the export: how many rows were used, and their first and last day.
    """

    profile: Profile
    curve: Curve
    since_last_year: Totals | None
    export_rows: Mapping[int, tuple[int, Span]]


@dataclass(frozen=True, slots=True)
class SeenRow:
    """An example of a refused row. What stood there is masked."""

    file: str
    row: int | None
    seen: str | None


@dataclass(frozen=True, slots=True)
class FileTally:
    """The rows of one file; ``span`` is of the rows that were used."""

    name: str
    fingerprint: str
    rows: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class RowTally:
    """What became of the rows."""

    by_reason: Mapping[Reason, int]
    examples: Mapping[Reason, tuple[SeenRow, ...]]
    files: tuple[FileTally, ...]
    unreadable: tuple[Unreadable, ...]

    @property
    def refused(self) -> int:
        """How many rows were refused."""
        return sum(rows for reason, rows in self.by_reason.items() if reason.refuses)


@dataclass(frozen=True, slots=True)
class Tally:
    """The whole count: handlers by name."""

    handlers: Mapping[str, HandlerTally]
    rows: RowTally
