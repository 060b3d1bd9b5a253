"""What a census holds, as its file writes it. Days are Beijing days; every count is of distinct people."""

from datetime import date
from typing import Annotated, Literal

import msgspec

FORMAT = 1

Count = Annotated[int, msgspec.Meta(ge=0)]
Range = tuple[Count, Count]
"""People for certain, and people at most: apart only where it is open who is the same person."""

_Text = Annotated[str, msgspec.Meta(min_length=1)]


class Counters(msgspec.Struct, frozen=True):
    """People with ordinary information, with sensitive, with both, and with any."""

    ordinary: Range
    sensitive: Range
    both: Range
    all: Range


class SinceLastYear(msgspec.Struct, frozen=True):
    """People since 1 January of the year before, as the rules of 2022 and 2023 count."""

    all: Range
    sensitive: Range


class ExportCount(msgspec.Struct, frozen=True):
    """One export; ``only_here`` are people in no other export, ``first`` and ``last`` its days in the log."""

    id: _Text
    ordinary: Range
    sensitive: Range
    both: Range
    left_out: bool = False
    sensitive_by: Literal["export", "column"] = "export"
    only_here: Count | None = None
    rows: Count = 0
    first: date | None = None
    last: date | None = None


class Curve(msgspec.Struct, frozen=True):
    """Counted people up to and with each day on which a count changed."""

    days: tuple[date, ...]
    ordinary: tuple[Count, ...]
    sensitive: tuple[Count, ...]
    both: tuple[Count, ...]
    all: tuple[Count, ...]


class LineCount(msgspec.Struct, frozen=True):
    """One line of one counter: from ``line`` people on (included), ``then`` follows by ``cites``."""

    counter: _Text
    line: Count
    then: _Text
    cites: tuple[str, ...] = ()
    crossed: date | None = None
    people_left: int | None = None


class Example(msgspec.Struct, frozen=True):
    """A refused row, by place; what was seen is masked."""

    source: str
    row: int | None = None
    seen: str | None = None


class Refused(msgspec.Struct, frozen=True):
    """Rows refused for one reason."""

    reason: _Text
    rows: Count
    examples: tuple[Example, ...] = ()


class Rows(msgspec.Struct, frozen=True):
    """What became of the rows that were read."""

    read: Count
    used: Count
    outside_window: Count = 0
    refused: tuple[Refused, ...] = ()


class SourceFile(msgspec.Struct, frozen=True):
    """A file or table that was counted, with a fingerprint of its content."""

    name: str
    fingerprint: str | None = None
    rows: Count | None = None
    first: date | None = None
    last: date | None = None


class UnreadableFile(msgspec.Struct, frozen=True):
    """A file of which nothing could be counted, and why."""

    name: str
    why: _Text


class ProfileHead(msgspec.Struct, frozen=True):
    """Which exports the profile tells apart, and how many combinations there are."""

    exports: tuple[str, ...] = ()
    groups: Count = 0


class Together(msgspec.Struct, frozen=True):
    """Whose people a joint census counts together, and why; ``key`` is the id of the key that they share."""

    handlers: tuple[_Text, ...]
    reason: _Text
    key: str = ""


class Head(msgspec.Struct, frozen=True):
    """What the censuses of one run have in common."""

    year: int
    until: date
    engine: str
    rows: Rows
    sources: tuple[SourceFile, ...]
    unreadable: tuple[UnreadableFile, ...]
    format: int = FORMAT


class Census(msgspec.Struct, frozen=True):
    """The census of one handler for one year, up to and with ``until``; with ``joint`` of several together."""

    handler: _Text
    year: int
    until: date
    counted: Counters
    left_out: Counters
    exports: tuple[ExportCount, ...]
    rows: Rows
    engine: str = ""
    format: int = FORMAT
    curve: Curve | None = None
    lines: tuple[LineCount, ...] = ()
    since_last_year: SinceLastYear | None = None
    profile: ProfileHead = ProfileHead()
    sources: tuple[SourceFile, ...] = ()
    unreadable: tuple[UnreadableFile, ...] = ()
    joint: Together | None = None

    @property
    def certain(self) -> bool:
        """Whether every total is one number."""
        totals = (self.counted.ordinary, self.counted.sensitive, self.counted.all)
        return all(low == high for low, high in totals)
