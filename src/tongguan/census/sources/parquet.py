"""Looks into the footers of Parquet files: their columns, and what is certain of them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import types

from tongguan.census.sources.finding import Found
from tongguan.engines import Kind

_KINDS: tuple[tuple[Any, Kind], ...] = (
    (types.is_string, Kind.TEXT),
    (types.is_large_string, Kind.TEXT),
    (types.is_string_view, Kind.TEXT),
    (types.is_binary, Kind.BINARY),
    (types.is_large_binary, Kind.BINARY),
    (types.is_binary_view, Kind.BINARY),
    (types.is_fixed_size_binary, Kind.BINARY),
    (types.is_integer, Kind.WHOLE),
    (types.is_boolean, Kind.BOOLEAN),
    (types.is_date, Kind.DAY),
)


class FooterError(Exception):
    """The file is cut short, or no Parquet file."""


@dataclass(frozen=True, slots=True)
class Footer:
    """What the footer of a file tells. ``surely_full`` are binary columns without nulls, with their length."""

    kinds: dict[str, Kind]
    surely_full: dict[str, int]
    digest: str


def read_footer(file: Found, wanted: Sequence[str]) -> Footer:
    """Read the footer of a file, as far as the wanted columns go.

    Raises:
        FooterError: There is none that can be read.
    """
    try:
        with pq.ParquetFile(file.path) as opened:
            schema, metadata = opened.schema_arrow, opened.metadata
            digest = hashlib.sha256(f"{file.stamp[0]} {metadata.serialized_size} ".encode())
            digest.update(_tail(file, metadata.serialized_size + 8))
    except (pa.ArrowException, OSError) as error:
        raise FooterError from error
    kinds, full = {}, {}
    for name in wanted:
        place = schema.get_field_index(name)
        if place < 0:
            continue
        kind = schema.field(place).type
        if types.is_null(kind):  # a column that never held anything: as good as none
            continue
        kinds[name] = _kind(kind, metadata, name)
        if types.is_fixed_size_binary(kind) and _never_null(metadata, name):
            full[name] = kind.byte_width
    return Footer(kinds, full, f"footer-sha256:{digest.hexdigest()}")


def _tail(file: Found, size: int) -> bytes:
    with file.path.open("rb") as opened:
        opened.seek(-min(size, file.stamp[0]), 2)
        return opened.read()


def _kind(kind: pa.DataType, metadata: pq.FileMetaData, name: str) -> Kind:
    if isinstance(kind, pa.UuidType):
        return Kind.UUID
    if types.is_dictionary(kind):
        kind = kind.value_type
    if types.is_timestamp(kind):
        # The old form of 96 bits has no zone; Spark and Hive write instants so.
        physical = {metadata.schema.column(place).name: place for place in range(metadata.num_columns)}
        old = name in physical and metadata.schema.column(physical[name]).physical_type == "INT96"
        return Kind.INSTANT if kind.tz is not None or old else Kind.CLOCK
    return next((found for holds, found in _KINDS if holds(kind)), Kind.OTHER)


def _never_null(metadata: pq.FileMetaData, name: str) -> bool:
    places = [place for place in range(metadata.num_columns) if metadata.schema.column(place).path == name]
    for group in range(metadata.num_row_groups):
        for place in places:
            statistics = metadata.row_group(group).column(place).statistics
            if statistics is None or not statistics.has_null_count or statistics.null_count:
                return False
    return bool(places)
