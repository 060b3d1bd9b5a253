"""Writes what a query gives as a file: whole or not at all, and never over what it was asked about."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tongguan.cli.errors import FileExistsAlreadyError, NotWrittenError
from tongguan.cli.table.reading import KINDS
from tongguan.cli.writing_files import check_writable
from tongguan.decision.table.building import value, written
from tongguan.engines import DiskFullError, EngineError

if TYPE_CHECKING:
    from tongguan.cli.table.tables import Tables

_OPTIONS = {
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "csv": "FORMAT csv, HEADER TRUE",
    "ndjson": "FORMAT json",
}
_ENDS = {".parquet": "parquet", ".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson"}


def check_target(out: Path, file: Path) -> None:
    """Refuse a target before the work is done.

    Raises:
        NotWrittenError: Its name says no kind of table, it is a folder, or nothing may be written beside it.
        FileExistsAlreadyError: It is the table that is asked about.
    """
    if out.suffix.lower() not in _ENDS:
        raise NotWrittenError(
            f"`{out}` does not say what kind of table it is to be", help=f"end its name in {', '.join(_ENDS)}"
        )
    check_writable(out)
    target = out.resolve()  # as it is written: a folder that is not there may stand before `..`
    if target.exists() and file.exists() and target.samefile(file):
        raise FileExistsAlreadyError(f"`{out}` is the table that is asked about", help="name another file")


def write_table(tables: "Tables", query: str, out: Path) -> None:
    """Write the rows of a query; another program sees the old file or the new one, never a part.

    Raises:
        NotWrittenError: It cannot be written; nothing is left behind.
    """
    target = out.resolve()
    kind = _ENDS[out.suffix.lower()]
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        tables.run(f"COPY ({query}) TO {written(value(str(partial)))} ({_OPTIONS[kind]})")
        partial.replace(target)
    except (EngineError, OSError) as error:
        partial.unlink(missing_ok=True)
        if isinstance(error, DiskFullError):
            raise
        raise NotWrittenError(f"`{out}` cannot be written", help="choose a folder you may write to") from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def is_parquet(out: Path) -> bool:
    """Whether the file can be read again at little cost."""
    return KINDS.get(out.suffix.lower()) == "parquet"
