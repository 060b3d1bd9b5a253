"""Which bit of a mask stands for which export, as the engine and as numpy want it."""

from collections.abc import Collection, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tongguan.census.plan import Export
from tongguan.census.statements import BITS, words_for
from tongguan.census.tables import table_of_rows

Words = NDArray[np.int64]


def mask_of(exports: Sequence[Export], chosen: Collection[str]) -> Words:
    """Give the mask of the chosen exports, one number a word."""
    words = [0] * words_for(len(exports))
    for place, export in enumerate(exports):
        if export.id in chosen:
            words[place // BITS] |= 1 << place % BITS
    return np.array(words, dtype=np.int64)


def table_of(exports: Sequence[Export]) -> pa.Table:
    """Give the relation ``exports``: the bit of each, and how its rows count.

    ``ordinary`` and ``sensitive`` say that every row counts as such; ``told``, that no column is asked.
    """
    words = range(words_for(len(exports)))
    truths = [(name, pa.bool_()) for name in ("counts", "ordinary", "sensitive", "told")]
    bits = [(f"bit_{word}", pa.int64()) for word in words]
    rows = [
        {
            "id": export.id,
            "position": place,
            "counts": not export.left_out,
            "ordinary": export.ordinary and not export.left_out,
            "sensitive": export.sensitive and not export.left_out,
            "told": export.sensitive,
            **{f"bit_{word}": 1 << (place % BITS) if place // BITS == word else 0 for word in words},
        }
        for place, export in enumerate(exports)
    ]
    return table_of_rows(rows, pa.schema([("id", pa.string()), ("position", pa.int32()), *truths, *bits]))
