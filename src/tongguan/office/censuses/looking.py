"""Looks at an uploaded log: its format by its name, and its columns, so that a plan can be made by form."""

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Final

from tongguan.census.sources.texts import columns_of
from tongguan.office.censuses.errors import LogNotReadError

_LONGEST_HEADER = 1 << 16
_KINDS: Final = {".csv": "csv", ".tsv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson", ".parquet": "parquet"}
_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"), (b"", "gb18030"))


def kind_of(name: str) -> tuple[str, str]:
    """Give the format of a file by its name, and the ending under which it is kept.

    Raises:
        LogNotReadError: The name tells none.
    """
    suffixes = [each.lower() for each in Path(name).suffixes[-2:]]
    packed = suffixes[-1:] == [".gz"]
    last = suffixes[-2 if packed else -1] if len(suffixes) > int(packed) else ""
    kind = _KINDS.get(last)
    if kind is None or (packed and kind == "parquet"):
        raise LogNotReadError(
            "the name of the file does not tell its format",
            help="name it .csv, .ndjson or .parquet; CSV and NDJSON may be packed as .gz",
            field="file",
        )
    return kind, f"{last}.gz" if packed else last


def columns_in(path: Path, kind: str) -> tuple[str, ...]:
    """Give the names of the columns of a log; nothing else of it is read.

    Raises:
        LogNotReadError: It is not of the format that its name tells, or it is empty.
    """
    try:
        found = _of_parquet(path) if kind == "parquet" else _of_text(path, kind)
    except (OSError, EOFError, ValueError, csv.Error) as error:  # pyarrow's are among them
        raise _not_read(kind) from error
    if not found:
        raise _not_read(kind)
    return found


def _of_parquet(path: Path) -> tuple[str, ...]:
    import pyarrow.parquet as pq  # noqa: PLC0415 -- takes a while, and only logs in Parquet need it

    return tuple(pq.read_schema(path).names)


def _of_text(path: Path, kind: str) -> tuple[str, ...]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as opened:
        start = opened.read(_LONGEST_HEADER)
    line = next((each for each in io.StringIO(_decoded(start)) if each.strip()), "").strip("\r\n")
    if kind == "csv":
        return tuple(each for each in columns_of(line, ())[1] if "\0" not in each) if "\0" not in line else ()
    row = json.loads(line or "null")
    return tuple(row) if isinstance(row, dict) else ()


def _decoded(start: bytes) -> str:
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            try:
                return start.decode(encoding)
            except UnicodeDecodeError as error:
                if error.start > len(start) - 4:  # a character that was cut in two
                    return start[: error.start].decode(encoding)
    raise ValueError


def _not_read(kind: str) -> LogNotReadError:
    return LogNotReadError(
        f"no columns can be read from the file as {kind}",
        help="a CSV begins with the names of its columns; each line of NDJSON is one object",
        field="file",
    )
