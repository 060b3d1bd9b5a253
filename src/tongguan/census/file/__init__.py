"""A census as a file (census.json): what is in it, how it is read, and what of it cannot be.

The file holds counts and no person. It is written by ``tongguan census --json`` and read by everything that
stands on a count; who reads it need not have an engine.
"""

from tongguan.census.file.errors import CensusFileError, ImpossibleCensusError, UnknownFormatError
from tongguan.census.file.model import (
    FORMAT,
    Census,
    Counters,
    Curve,
    ExportCount,
    Head,
    LineCount,
    Range,
    Refused,
    Rows,
    SinceLastYear,
    SourceFile,
    UnreadableFile,
)
from tongguan.census.file.reader import censuses_of, read_censuses

__all__ = [
    "FORMAT",
    "Census",
    "CensusFileError",
    "Counters",
    "Curve",
    "ExportCount",
    "Head",
    "ImpossibleCensusError",
    "LineCount",
    "Range",
    "Refused",
    "Rows",
    "SinceLastYear",
    "SourceFile",
    "UnknownFormatError",
    "UnreadableFile",
    "censuses_of",
    "read_censuses",
]
