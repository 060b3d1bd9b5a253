"""What a log is made of, once its sources have been looked at."""

from collections.abc import Mapping
from dataclasses import dataclass

from tongguan.census.reasons import Reason
from tongguan.engines import Kind, Source


@dataclass(frozen=True, slots=True)
class LogFile:
    """A file or table of a log.

    Attributes:
        name: How people know it.
        path: What the engine reads; another file where the text had to be decoded first.
        fingerprint: Tells whether two files hold the same: ``sha256:`` of the whole content,
            or ``footer-sha256:`` of the footer of a Parquet file, which holds sizes and statistics of all pages.
        stamp: Size and time of the last change; ``None`` for a table.
    """

    name: str
    path: str
    fingerprint: str
    stamp: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot be read at all: damaged, cut short, or not of its format."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """Files with the same columns, read as one relation.

    Attributes:
        source: What the engine reads.
        kinds: What the columns hold that the plan names; a column that is not there is not in it.
        surely_known: Whether the footers promise that every row has a pseudonym of the right length.
        fault: Why every row is refused, or ``None``.
        garbled: Whether some text could not be decoded; U+FFFD stands in its place.
        handler: Whose all of it is, where the source tells.
    """

    source: Source
    kinds: Mapping[str, Kind]
    surely_known: bool = False
    fault: Reason | None = None
    garbled: bool = False
    handler: str | None = None


@dataclass(frozen=True, slots=True)
class Log:
    """The log as it can be read."""

    parts: tuple[Part, ...]
    files: tuple[LogFile, ...]
    unreadable: tuple[Unreadable, ...] = ()
