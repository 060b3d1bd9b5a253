"""The SQL by which DuckDB reads sources: the only SQL text of its engine."""

from collections.abc import Iterable
from dataclasses import replace

from tongguan.engines.engine import FILE, ROW, UNREADABLE, Files

_LONGEST_LINE = 16 * 1024 * 1024
_FILES_OF_THREAD = 2


def reading(source: Files, *, places: bool, threads: int) -> str:
    """Give the question that reads files as one relation.

    Text files are read a few at a time: of more than two a thread, DuckDB 2.0 reads each on one thread, and then
    does not tell of a quote that is never closed, which swallows the rest of its file.
    """
    if source.format == "csv" and len(source.paths) > (most := _FILES_OF_THREAD * threads):
        few = [replace(source, paths=source.paths[at : at + most]) for at in range(0, len(source.paths), most)]
        return " UNION ALL ".join(reading(each, places=places, threads=threads) for each in few)
    paths = f"[{', '.join(map(_path, source.paths))}]"
    row = f", row_number() OVER (PARTITION BY filename) AS {quoted(ROW)}" if places else ""
    match source.format:
        case "parquet":
            row = f", file_row_number + 1 AS {quoted(ROW)}" if places else ""
            return f"SELECT *, filename AS {quoted(FILE)}{row} FROM read_parquet({paths})"  # noqa: S608 -- paths are quoted
        case "csv":
            columns = ", ".join(f"{text(column)}: 'VARCHAR'" for column in source.columns)
            options = (
                f"auto_detect = false, header = true, delim = {text(source.delimiter)}, quote = '\"', escape = '\"', "
                f"columns = {{{columns}}}, filename = {text(FILE)}, ignore_errors = true, store_rejects = true, "
                f"rejects_limit = 0, max_line_size = {_LONGEST_LINE}"
            )
            if places:
                row = f", row_number() OVER () AS {quoted(ROW)}"
            return f"SELECT *{row} FROM read_csv({paths}, {options})"  # noqa: S608 -- paths and columns are quoted
        case "ndjson":
            fields = "".join(f", json ->> {text('$.' + _member(field))} AS {quoted(field)}" for field in source.columns)
            if places:
                row = f", row_number() OVER () AS {quoted(ROW)}"
            options = f"ignore_errors = true, maximum_object_size = {_LONGEST_LINE}"
            return (
                f"SELECT filename AS {quoted(FILE)}, json IS NULL AS {quoted(UNREADABLE)}{fields}{row} "  # noqa: S608 -- quoted
                f"FROM read_ndjson_objects({paths}, {options})"
            )


def quoted(name: str) -> str:
    """Quote a name of a relation or column."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """Quote a text."""
    return "'" + value.replace("'", "''") + "'"


def listed(names: Iterable[str]) -> str:
    """Quote names and set them apart with commas."""
    return ", ".join(map(quoted, names))


def _path(path: str) -> str:
    """Quote a path, which DuckDB would otherwise read as a pattern."""
    for sign in "[*?":
        path = path.replace(sign, "\0" if sign == "[" else f"[{sign}]")
    return text(path.replace("\0", "[[]"))


def _member(field: str) -> str:
    return '"' + field.replace("\\", "\\\\").replace('"', '\\"') + '"'
