"""Turns what DuckDB raises into errors of ours, without the values that DuckDB quotes."""

import re

import duckdb

from tongguan.engines.errors import (
    CancelledError,
    DiskFullError,
    EngineError,
    MemoryLimitError,
    StoreBusyError,
    StoreDamagedError,
    UnreadableSourceError,
)

_DISK = re.compile(r"no space left|disk quota|file too large|could not write|max_temp_directory_size", re.IGNORECASE)
_BUSY = re.compile(r"could not set lock|conflicting lock|already (?:open|attached)", re.IGNORECASE)
_DAMAGED = re.compile(r"not a valid duckdb|checksum|corrupt|storage version|wal file", re.IGNORECASE)
_SPILL = re.compile(r"temp_directory|offload|max_temp_directory_size", re.IGNORECASE)
_SOURCE = re.compile(
    r"parquet|magic bytes|snappy|zstd|gzip|decompress|thrift|csv error|invalid unicode|json|failed to read|"
    r"could not read|no files found|utf-?8|page header|out of buffer|end of file|"
    r"don't know what type|negative size|size limit|no more data",  # of Thrift, which Parquet is written in
    re.IGNORECASE,
)
_FILE = re.compile(r"""file\s*[=:]?\s*["'“]([^"'”]+)["'”]""", re.IGNORECASE)


def as_engine_error(error: duckdb.Error) -> EngineError:  # noqa: PLR0911 -- one arm a way to fail
    """Give the named error for what DuckDB raised; its own text is kept as the cause, for those who debug."""
    said = str(error)
    if isinstance(error, duckdb.InterruptException):
        return CancelledError("the question was cancelled")
    if _DISK.search(said):
        return DiskFullError(
            "there is no room left on the disk", help="free some room, or name another folder for spilling"
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        full = _SPILL.search(said) is not None and "failed to offload" in said.lower()
        return MemoryLimitError(
            "the memory allowed is not enough" + (" and the disk cannot take the rest" if full else ""),
            help="allow more memory, fewer threads, or a spill folder with more room",
        )
    if _BUSY.search(said):
        return StoreBusyError(
            "another process is working with this file", help="wait until it has ended, or name another file"
        )
    if isinstance(
        error, duckdb.IOException | duckdb.SerializationException | duckdb.FatalException
    ) and _DAMAGED.search(said):
        return StoreDamagedError(
            "the file is damaged, or not a database of this engine",
            help="name another file, or put this one away and count anew from the logs",
        )
    if _SOURCE.search(said):
        file = _FILE.search(said)
        return UnreadableSourceError(
            "a source is damaged or not of the format it was said to be", source=file[1] if file else None
        )
    return EngineError(f"the engine could not answer ({type(error).__name__})")
