"""Small Arrow tables of plain rows, and columns as numbers.

``pyarrow.array`` and ``to_numpy`` import pandas wherever it is installed, to ask whether something is of its kind:
half a second of every run. Arrow's reader of JSON and DLPack ask nobody.
"""

from collections.abc import Iterable, Mapping

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import json

_LEAST_BLOCK = 1 << 16


def table_of_rows(rows: Iterable[Mapping[str, object]], schema: pa.Schema) -> pa.Table:
    """Make a table; a row that lacks a column has null there.

    Args:
        rows: Rows of plain values.
        schema: The columns, of text, whole numbers and truth.
    """
    lines = b"\n".join(msgspec.json.encode(row) for row in rows)
    if not lines:
        return schema.empty_table()
    return json.read_json(
        pa.BufferReader(lines),
        read_options=json.ReadOptions(use_threads=False, block_size=max(_LEAST_BLOCK, len(lines) + 1)),
        parse_options=json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
    )


def numbers_of(column: pa.ChunkedArray, missing: int = 0) -> NDArray[np.int64]:
    """Give a column of whole numbers, ``missing`` where there is none."""
    whole = column.cast(pa.int64()).combine_chunks()
    found = np.full(len(whole), missing, np.int64)
    if whole.null_count < len(whole):
        there = np.from_dlpack(whole.is_valid().cast(pa.uint8())).astype(np.bool_)
        found[there] = np.from_dlpack(whole.drop_null())
    return found
