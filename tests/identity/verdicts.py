"""What each normaliser makes of values, in one form that can be compared."""

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa
import sqlglot
from pyspark.sql import SparkSession

from tongguan.identity import Book, Reason, normaliser_of, normalising_query

Verdict = tuple[str | None, str | None, str | None, str | None]
"""The value, its space, its normal form, and the reason."""


def in_python(kind: str, values: Sequence[str | None], book: Book) -> list[Verdict]:
    normalise = normaliser_of(book, kind)
    found: list[Verdict] = []
    for value in values:
        read = normalise(value)
        found.append((value, None, None, read.value) if isinstance(read, Reason) else (value, *read, None))
    return found


def in_duckdb(
    kind: str, values: Sequence[str | None], book: Book, connection: duckdb.DuckDBPyConnection
) -> list[Verdict]:
    raw_values = pa.table({"value": pa.array(values, pa.string())})
    connection.register("raw_values", raw_values)
    rows: list[Any] = connection.execute(normalising_query(book, kind, "raw_values", "value")).fetchall()
    return [tuple(row) for row in rows]


def in_spark(kind: str, values: Sequence[str | None], book: Book, session: SparkSession) -> list[Verdict]:
    session.createDataFrame(pa.table({"value": pa.array(values, pa.string())})).createOrReplaceTempView("raw_values")
    query = sqlglot.transpile(normalising_query(book, kind, "raw_values", "value"), read="duckdb", write="spark")[0]
    return [tuple(row) for row in session.sql(query).collect()]
