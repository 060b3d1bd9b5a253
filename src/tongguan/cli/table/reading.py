"""Opens a table in a database: Parquet as it is, CSV and NDJSON read once."""

# ruff: noqa: S608 -- names of tables are our own, and what was asked is quoted

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongguan.cli.errors import FileError
from tongguan.cli.reading_files import check_readable
from tongguan.cli.table.encoding import foreign_line
from tongguan.decision.table.building import sql, value, written
from tongguan.decision.table.columns import Column
from tongguan.engines import EngineError

if TYPE_CHECKING:
    from tongguan.cli.table.tables import Tables
    from tongguan.decision.table.building import Sql

RAW = "raw"
KINDS = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".csv": "csv",
    ".tsv": "csv",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
}
_LINE = re.compile(r"\bLine:? (\d+)")
_PACKED = (".gz", ".zst")
_AS_TEXT = frozenset({"VARCHAR", "DATE", "TIMESTAMP", "TIME", "UUID", "JSON"})


def kind_of(file: Path) -> str:
    """Give the kind of a table by the end of its name.

    Raises:
        FileError: It is none that is read.
    """
    name = file.name.lower()
    for packed in _PACKED:
        name = name.removesuffix(packed)
    kind = KINDS.get(Path(name).suffix)
    if kind is None:
        raise FileError(
            f"`{file}` is no table that is read here",
            help="name a file that ends in .parquet, .csv, .tsv, .ndjson or .jsonl",
        )
    return kind


def open_table(tables: "Tables", file: Path, columns: dict[str, Column]) -> list[tuple[str, str]]:
    """Make the table ``raw`` of the file, and give its columns with their types.

    Raises:
        FileError: It cannot be read, or is not what its name says.
    """
    kind = kind_of(file)
    check_readable(file, "`tongguan schema --table` lists the columns of a table")
    if file.stat().st_size == 0:
        raise FileError(f"`{file}` is empty", help="`tongguan schema --table` lists the columns of a table")
    try:
        return _open(tables, file, kind, columns)
    except EngineError as error:
        line = None if kind == "parquet" else foreign_line(file)
        if line is not None:
            raise FileError(
                f"`{file}` is not written in UTF-8: line {line:,} is not",
                help="save it as `CSV UTF-8`, or convert it: `iconv -f GB18030 -t UTF-8`",
            ) from error
        raise FileError(
            f"`{file}` is not {_NAMES[kind]} that can be read{_place(error)}",
            help="write it anew; a table of text has one line of names and one line a row",
        ) from error


def _open(tables: "Tables", file: Path, kind: str, columns: dict[str, Column]) -> list[tuple[str, str]]:
    literal = _not_a_pattern(file)
    if kind == "parquet":
        tables.view(RAW, sql("SELECT * FROM read_parquet(:file)", file=literal))
    elif kind == "csv":
        read = sql("SELECT * FROM read_csv(:file, all_varchar = TRUE, header = TRUE, sample_size = -1)", file=literal)
        tables.make(RAW, read)
        _as_its_names_say(tables, literal)
    else:
        tables.make(RAW, _ndjson(tables, literal, columns))
    return [(name, given) for name, given, *_ in tables.rows(f"DESCRIBE {RAW}")]


def _as_its_names_say(tables: "Tables", file: str) -> None:
    """Read a file again that seemed to have one column, where its line of names has several: a line is not like it.

    Raises:
        EngineError: Some line has more or fewer cells than the line of names; its text says which.
    """
    listed = [name for name, *_ in tables.rows(f"DESCRIBE {RAW}")]
    mark = next((each for each in ",;\t|" if each in listed[0]), None)
    if len(listed) > 1 or mark is None:
        return
    names = next(csv.reader([listed[0]], delimiter=mark))
    if len(set(names)) < len(names) or not all(names):
        return
    texts = ", ".join(f"{written(value(name))}: 'VARCHAR'" for name in names)
    read = sql(
        "SELECT * FROM read_csv(:file, auto_detect = FALSE, header = TRUE, delim = :mark, quote = '\"', escape = '\"', "
        f"columns = {{{texts}}})",
        file=file,
        mark=mark,
    )
    tables.make(RAW, read)


def _ndjson(tables: "Tables", file: str, columns: dict[str, Column]) -> "Sql":
    """Read NDJSON with every key that any line has; what looks like a day stays text where text is asked."""
    found = sql(
        "SELECT * FROM read_json(:file, format = 'newline_delimited', sample_size = -1, maximum_depth = 4, "
        "field_appearance_threshold = 0, map_inference_threshold = -1)",
        file=file,
    )
    detected: list[tuple[Any, ...]] = tables.rows(f"DESCRIBE {written(found)}")
    types = {name: _as_asked(given, columns.get(name)) for name, given, *_ in detected}
    listed = ", ".join(f"{written(value(name))}: {written(value(given))}" for name, given in types.items())
    return sql(f"SELECT * FROM read_json(:file, format = 'newline_delimited', columns = {{{listed}}})", file=file)


def _as_asked(given: str, wanted: Column | None) -> str:
    textual = wanted is not None and wanted.kind not in {"boolean", "count", "low", "high", "items", "members"}
    return "VARCHAR" if textual and given in _AS_TEXT | {"BIGINT"} and wanted is not None else given


def _not_a_pattern(file: Path) -> str:
    """Give the name so that DuckDB reads no pattern in it."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in str(file))


def _place(error: EngineError) -> str:
    """Say in which line of a table of text the reading stopped; the engine's own words may hold values."""
    found = _LINE.search(str(error.__cause__))
    return f": line {int(found[1]):,} is not like the others" if found else ""


_NAMES = {"parquet": "a Parquet file", "csv": "a CSV file", "ndjson": "a file of JSON lines"}
