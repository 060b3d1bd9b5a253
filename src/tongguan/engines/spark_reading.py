"""Reads sources on a cluster.

Parquet is read by Spark, each file with the columns that its footer tells. CSV and NDJSON are read on the workers by
the reader of the engine on one machine, a task for each file: what it makes of broken lines, quotes and nested values
holds on a cluster by the same code, and a cluster without native codecs unpacks zstd too. Files must have the same path
on every worker.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.accumulators import AccumulatorParam
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql
from pyspark.sql import types as spark

from tongguan.engines.engine import FILE, ROW, UNREADABLE, Files, Rejected, Settings, Table
from tongguan.engines.errors import UnreadableSourceError
from tongguan.engines.spark_types import read_as

if TYPE_CHECKING:
    from pyspark.accumulators import Accumulator

_TEXT_MEMORY = 512 << 20
"""Bytes that the reader of a text file may use; it holds a few batches and the longest line."""
_BATCH = 20_000
_NANOS = "nanoseconds with a zone"
_EPOCH = "TIMESTAMP_NTZ '1970-01-01 00:00:00'"

Places = frozenset[Rejected]


class PlacesParam(AccumulatorParam[Places]):  # noqa: D101 -- the methods say it
    def zero(self, value: Places) -> Places:
        """Give no places."""
        return value - value

    def addInPlace(self, value1: Places, value2: Places) -> Places:  # noqa: N802 -- named by Spark
        """Join places; a task that ran twice tells the same ones."""
        return value1 | value2


def quoted(name: str) -> str:
    """Quote a name of a relation or column."""
    return "`" + name.replace("`", "``") + "`"


def read_table(session: SparkSession, source: Table, *, places: bool) -> DataFrame:
    """Read a table of the catalogue; its rows have no places."""
    found = session.table(".".join(map(quoted, source.name.split("."))))
    return found.withColumn(ROW, sql.lit(None).cast("bigint")) if places else found


def read_files(session: SparkSession, source: Files, told: "Accumulator[Places]", *, places: bool) -> DataFrame:
    """Read files as one relation.

    Args:
        session: The session.
        source: The files.
        told: Gets the places that the reading of CSV left out.
        places: Whether to tell rows.
    """
    if source.format == "parquet":
        return _parquet(session, source, places=places)
    names = [FILE, *source.columns] if source.format == "csv" else [FILE, UNREADABLE, *source.columns]
    fields = [
        spark.StructField(name, spark.BooleanType() if name == UNREADABLE else spark.StringType()) for name in names
    ]
    if places:
        fields.append(spark.StructField(ROW, spark.LongType()))
    tasks = session.range(0, len(source.paths), 1, len(source.paths))
    return tasks.mapInArrow(_reader(source, told, places=places), spark.StructType(fields))


def _reader(
    source: Files, told: "Accumulator[Places]", *, places: bool
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from tongguan.engines.duckdb import DuckDbEngine  # noqa: PLC0415 -- on the worker alone

        for batch in batches:
            for place in batch.column(0).to_pylist():
                one = replace(source, paths=(source.paths[place],))
                with DuckDbEngine(Settings(memory=_TEXT_MEMORY, threads=1)) as engine:
                    engine.read("one", one, places=places)
                    for found in engine.stream(_selecting(one, places=places), _BATCH):
                        yield _plain(found)
                    told.add(frozenset(engine.rejected()))

    return read


def _selecting(source: Files, *, places: bool) -> str:
    names = [FILE, *([UNREADABLE] if source.format == "ndjson" else []), *source.columns, *([ROW] if places else [])]
    listed = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
    return f"SELECT {listed} FROM one"  # noqa: S608 -- quoted


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Give text as the kind of text that Spark takes."""
    kinds = [pa.string() if pa.types.is_string_view(each.type) else each.type for each in batch.columns]
    return pa.record_batch(
        [each.cast(kind) for each, kind in zip(batch.columns, kinds, strict=True)], names=batch.schema.names
    )


def _parquet(session: SparkSession, source: Files, *, places: bool) -> DataFrame:
    alike: dict[str, tuple[spark.StructType, list[str]]] = {}
    for path in source.paths:
        schema = _schema(path)
        alike.setdefault(schema.json(), (schema, []))[1].append(path)
    parts = [_alike(session, schema, paths, places=places) for schema, paths in alike.values()]
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.unionByName(part, allowMissingColumns=True)
    return whole


def _schema(path: str) -> spark.StructType:
    """Give the columns of a file as Spark is to read them; one that it cannot read is not among them."""
    try:
        with pq.ParquetFile(path) as opened:
            schema, metadata = opened.schema_arrow, opened.metadata
            old = {column.name for column in map(metadata.schema.column, range(metadata.num_columns))
                   if column.physical_type == "INT96"}  # fmt: skip
    except (pa.ArrowException, OSError) as error:
        raise UnreadableSourceError(
            "a source is damaged or not of the format it was said to be", source=path
        ) from error
    fields = []
    for field in schema:
        if pa.types.is_timestamp(field.type):
            kind: spark.DataType | None = _time(field, old=field.name in old)
        else:
            kind = read_as(field.type)
        if kind is not None:
            nanos = pa.types.is_timestamp(field.type) and isinstance(kind, spark.LongType)
            fields.append(
                spark.StructField(field.name, kind, metadata={_NANOS: field.type.tz is not None} if nanos else None)
            )
    return spark.StructType(fields)


def _time(field: pa.Field, *, old: bool) -> spark.DataType:
    if old:
        return spark.TimestampType()
    if field.type.unit == "ns":
        return spark.LongType()  # Spark reads billionths of seconds as numbers alone
    return spark.TimestampType() if field.type.tz is not None else spark.TimestampNTZType()


def _alike(session: SparkSession, schema: spark.StructType, paths: list[str], *, places: bool) -> DataFrame:
    read = session.read.schema(schema).parquet(*map(_literal, paths))
    columns = [_column(field) for field in schema]
    columns.append(_file(paths).alias(FILE))
    if places:
        columns.append((sql.col("_metadata.row_index") + 1).alias(ROW))
    return read.select(*columns)


def _column(field: spark.StructField) -> Any:  # noqa: ANN401 -- Spark's own type of columns is that of two clients
    name = quoted(field.name)
    if _NANOS not in field.metadata:
        return sql.col(name)
    micros = f"({name} - pmod({name}, 1000)) DIV 1000"
    zoned = field.metadata[_NANOS]
    time = f"timestamp_micros({micros})" if zoned else f"timestampadd(MICROSECOND, {micros}, {_EPOCH})"
    return sql.expr(time).alias(field.name)


def _file(paths: list[str]) -> Any:  # noqa: ANN401 -- as above
    """The name of the file as it was given; Spark tells it as an address."""
    shown = sql.regexp_replace(sql.col("_metadata.file_path"), "^file:/*", "/")
    found = sql.url_decode(sql.replace(shown, sql.lit("+"), sql.lit("%2B")))
    for path in paths:
        if os.path.abspath(path) != path:  # noqa: PTH100 -- links stay as they are
            found = sql.when(found == os.path.abspath(path), path).otherwise(found)  # noqa: PTH100 -- as above
    return found


def _literal(path: str) -> str:
    """Quote a path, which Spark would otherwise read as a pattern."""
    return "file://" + "".join(f"\\{sign}" if sign in "*?[]{}\\" else sign for sign in os.path.abspath(path))  # noqa: PTH100 -- as above
