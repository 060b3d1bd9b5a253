"""Which bit of a mask stands for which export, as the engine and as numpy want it."""

from collections.abc import Collection, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tongguan.census.plan import Export
from tongguan.census.statements import BITS, words_for

Words = NDArray[np.int64]


def mask_of(exports: Sequence[Export], chosen: Collection[str]) -> Words:
    """Give the mask of the chosen exports, one number a word."""
    words = np.zeros(words_for(len(exports)), dtype=np.int64)
    for place, export in enumerate(exports):
        if export.id in chosen:
            words[place // BITS] |= np.int64(1) << np.int64(place % BITS)
    return words


def table_of(exports: Sequence[Export]) -> pa.Table:
    """Give the relation ``exports``: the bit of each, and how its rows count.

    ``ordinary`` and ``sensitive`` say that every row counts as such; ``told``, that no column is asked.
    """
    columns: dict[str, pa.Array] = {
        "id": pa.array([each.id for each in exports], pa.string()),
        "position": pa.array(range(len(exports)), pa.int32()),
        "counts": pa.array([not each.left_out for each in exports]),
        "ordinary": pa.array([each.ordinary and not each.left_out for each in exports]),
        "sensitive": pa.array([each.sensitive and not each.left_out for each in exports]),
        "told": pa.array([each.sensitive for each in exports]),
    }
    for word in range(words_for(len(exports))):
        bits = [1 << (place % BITS) if place // BITS == word else 0 for place in range(len(exports))]
        columns[f"bit_{word}"] = pa.array(bits, pa.int64())
    return pa.table(columns)
