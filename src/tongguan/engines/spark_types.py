"""What types of Spark hold, and as what it reads the columns of Parquet."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pyarrow import types as arrow
from pyspark.sql import types as spark

from tongguan.engines.engine import Kind

if TYPE_CHECKING:
    import pyarrow as pa

_KINDS: tuple[tuple[type[spark.DataType] | tuple[type[spark.DataType], ...], Kind], ...] = (
    ((spark.StringType, spark.CharType, spark.VarcharType), Kind.TEXT),
    (spark.BinaryType, Kind.BINARY),
    (spark.BooleanType, Kind.BOOLEAN),
    (spark.DateType, Kind.DAY),
    (spark.TimestampType, Kind.INSTANT),
    (spark.TimestampNTZType, Kind.CLOCK),
    ((spark.ByteType, spark.ShortType, spark.IntegerType, spark.LongType), Kind.WHOLE),
)

_READ_AS: tuple[tuple[Callable[[Any], bool], spark.DataType], ...] = (
    (arrow.is_string, spark.StringType()),
    (arrow.is_large_string, spark.StringType()),
    (arrow.is_string_view, spark.StringType()),
    (arrow.is_binary, spark.BinaryType()),
    (arrow.is_large_binary, spark.BinaryType()),
    (arrow.is_binary_view, spark.BinaryType()),
    (arrow.is_fixed_size_binary, spark.BinaryType()),
    (arrow.is_boolean, spark.BooleanType()),
    (arrow.is_date, spark.DateType()),
    (arrow.is_uint64, spark.DecimalType(20, 0)),
    (arrow.is_integer, spark.LongType()),
    (arrow.is_float32, spark.FloatType()),
    (arrow.is_float64, spark.DoubleType()),
)

_GIVES: tuple[tuple[Callable[[Any], bool], spark.AtomicType], ...] = (
    (arrow.is_string, spark.StringType()),
    (arrow.is_large_string, spark.StringType()),
    (arrow.is_binary, spark.BinaryType()),
    (arrow.is_large_binary, spark.BinaryType()),
    (arrow.is_int32, spark.IntegerType()),
    (arrow.is_int64, spark.LongType()),
    (arrow.is_boolean, spark.BooleanType()),
)


def kind_of(kind: spark.DataType) -> Kind:
    """Give what a column of Spark holds."""
    if isinstance(kind, spark.DecimalType) and kind.scale == 0:
        return Kind.WHOLE
    return next((found for types, found in _KINDS if isinstance(kind, types)), Kind.OTHER)


def given_as(kind: "pa.DataType") -> spark.AtomicType | None:
    """Give the type of a value that a function over Arrow takes or gives; ``None`` for one it cannot."""
    return next((found for holds, found in _GIVES if holds(kind)), None)


def read_as(kind: "pa.DataType") -> spark.DataType | None:
    """Give the type as which Spark is to read a column of Parquet that is no time; ``None`` where it cannot.

    All whole numbers are read as wide as they come, so that files of several widths are read as one.
    """
    if arrow.is_dictionary(kind):
        kind = kind.value_type
    if isinstance(kind, _uuid()):
        return spark.BinaryType()
    if arrow.is_decimal128(kind):
        return spark.DecimalType(kind.precision, kind.scale)
    return next((found for holds, found in _READ_AS if holds(kind)), None)


def _uuid() -> Any:  # noqa: ANN401 -- pyarrow publishes no types
    import pyarrow as pa  # noqa: PLC0415 -- its types alone are wanted above

    return pa.UuidType
