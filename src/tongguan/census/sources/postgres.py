"""Copies the wanted columns of a PostgreSQL table into a Parquet file, streamed through Arrow.

The file lies in the folder for this run and goes with it. The database is read once, in one read-only transaction.
"""

import hashlib
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from tongguan.census.errors import DatabaseError, NoSuchLogError
from tongguan.census.plan import PostgresTable
from tongguan.engines import Kind

if TYPE_CHECKING:
    import psycopg
    from psycopg import sql

_BLOCK = 1 << 22
_MICROS = "CASE WHEN isfinite({0}) THEN (extract(epoch FROM {0}) * 1000000)::bigint END"


@dataclass(frozen=True, slots=True)
class _Copied:
    """How a type is copied: the expression, how its text is read, what it becomes, and what it holds then."""

    expression: str
    read: pa.DataType
    becomes: pa.DataType
    kind: Kind


_AS_TEXT = _Copied("({0})::text", pa.string(), pa.string(), Kind.TEXT)
_AS_WHOLE = _Copied("{0}", pa.int64(), pa.int64(), Kind.WHOLE)
_AS_BYTES = _Copied("encode({0}, 'hex')", pa.string(), pa.binary(), Kind.BINARY)
_TYPES: Mapping[str, _Copied] = {
    "bool": _Copied("{0}", pa.bool_(), pa.bool_(), Kind.BOOLEAN),
    "int2": _AS_WHOLE,
    "int4": _AS_WHOLE,
    "int8": _AS_WHOLE,
    "bytea": _AS_BYTES,
    "uuid": _Copied("replace(({0})::text, '-', '')", pa.string(), pa.binary(), Kind.BINARY),
    "date": _Copied("CASE WHEN isfinite({0}) THEN {0} END", pa.date32(), pa.date32(), Kind.DAY),
    "timestamptz": _Copied(_MICROS, pa.int64(), pa.timestamp("us", tz="UTC"), Kind.INSTANT),
    "timestamp": _Copied(_MICROS, pa.int64(), pa.timestamp("us"), Kind.CLOCK),
}


@dataclass(frozen=True, slots=True)
class Staged:
    """A table as it was copied."""

    path: Path
    kinds: dict[str, Kind]
    fingerprint: str


def stage(table: PostgresTable, wanted: Sequence[str], path: Path) -> Staged:
    """Copy the wanted columns of a table to ``path``, as far as it has them.

    Raises:
        DatabaseError: The database cannot be reached or read.
        NoSuchLogError: It has no such table.
    """
    import psycopg  # noqa: PLC0415 -- only where a plan names a database

    try:
        with psycopg.connect(_address(table), application_name="tongguan census") as connection:
            connection.read_only = True
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            columns = _columns(connection, table, wanted)
            digest = _copy(connection, table, columns, path)
    except psycopg.errors.UndefinedTable as error:
        raise NoSuchLogError(
            f"the database has no table `{table.table}`", help="name it as schema.table", field="sources"
        ) from error
    except psycopg.Error as error:
        raise DatabaseError(
            f"the database of `{table.table}` cannot be read ({type(error).__name__})",
            help="check the address, the password file and the right to read the table",
            field="sources",
        ) from error
    return Staged(path, {name: copied.kind for name, copied in columns.items()}, f"sha256:{digest}")


def _address(table: PostgresTable) -> str:
    if table.service is not None:
        return f"service={table.service}"
    address = os.environ.get(table.dsn_from or "")
    if not address:
        raise DatabaseError(
            f"the variable `{table.dsn_from}` is not set",
            help="set it to the address of the database, such as postgresql://host/name",
            field="sources",
        )
    return address


def _named(table: PostgresTable) -> "sql.Identifier":
    from psycopg import sql  # noqa: PLC0415 -- only where a plan names a database

    return sql.Identifier(*table.table.split("."))


def _columns(connection: "psycopg.Connection[Any]", table: PostgresTable, wanted: Sequence[str]) -> dict[str, _Copied]:
    from psycopg import sql  # noqa: PLC0415 -- only where a plan names a database

    found = connection.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(_named(table))).description or []
    copied = {}
    for column in found:
        known = connection.adapters.types.get(column.type_code)
        copied[column.name] = _TYPES.get(known.name, _AS_TEXT) if known else _AS_TEXT
    return {name: copied[name] for name in wanted if name in copied}


def _copy(
    connection: "psycopg.Connection[Any]", table: PostgresTable, columns: Mapping[str, _Copied], path: Path
) -> str:
    from psycopg import sql  # noqa: PLC0415 -- only where a plan names a database

    expressions = [sql.SQL(copied.expression).format(sql.Identifier(name)) for name, copied in columns.items()]
    question = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT (FORMAT csv)").format(
        sql.SQL(", ").join(expressions) if expressions else sql.SQL("1"), _named(table)
    )
    schema = pa.schema([(name, copied.becomes) for name, copied in columns.items()] or [("_nothing", pa.int64())])
    digest = hashlib.sha256()
    with connection.cursor().copy(question) as copy, pq.ParquetWriter(path, schema, compression="zstd") as written:
        start = _Stream(iter(copy), digest)
        if not start.peek():
            return digest.hexdigest()
        for batch in _read(start, columns, schema):
            arrays = [
                _becoming(array, copied) for array, copied in zip(batch.columns, columns.values(), strict=True)
            ] or batch.columns
            written.write_batch(pa.record_batch(arrays, schema=schema))
    return digest.hexdigest()


def _read(stream: "_Stream", columns: Mapping[str, _Copied], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    types = {name: columns[name].read if name in columns else pa.int64() for name in schema.names}
    yield from csv.open_csv(
        pa.PythonFile(stream, mode="r"),
        read_options=csv.ReadOptions(column_names=list(types), block_size=_BLOCK),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=types,
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
            null_values=[""],
            true_values=["t"],
            false_values=["f"],
        ),
    )


def _becoming(array: pa.Array, copied: _Copied) -> pa.Array:
    if pa.types.is_binary(copied.becomes):
        values = [None if each is None else bytes.fromhex(each) for each in array.to_pylist()]
        return pa.array(values, copied.becomes)
    return array.cast(copied.becomes)


class _Stream(io.RawIOBase):
    """The bytes that a copy gives, as a file that can only be read on."""

    def __init__(self, chunks: "Iterator[Any]", digest: "hashlib._Hash") -> None:
        self._chunks = chunks
        self._digest = digest
        self._rest = b""

    def readable(self) -> bool:
        """Whether it can be read: it can."""
        return True

    def peek(self) -> bytes:
        """Give what comes next without taking it; nothing at the end."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = bytes(chunk)
            self._digest.update(self._rest)
        return self._rest

    def read(self, size: int = -1) -> bytes:
        """Take the next bytes, at most ``size``."""
        parts: list[bytes] = []
        wanted = size
        while (size < 0 or wanted > 0) and self.peek():
            taken = self._rest if size < 0 else self._rest[:wanted]
            self._rest = self._rest[len(taken) :]
            wanted -= len(taken)
            parts.append(taken)
        return b"".join(parts)
