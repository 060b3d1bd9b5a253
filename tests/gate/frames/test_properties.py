"""Any frame: every row is on one side, nobody on both, the order is kept, and who withdrew consent never goes."""

from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongguan.gate.client import GateClient
from tongguan.gate.frames import admit_frame
from tongguan.identity import Identifier, load_identity_book, normaliser_of

pytestmark = pytest.mark.slow

KINDS = {"user_id": "account", "passport": "passport", "mobile": "phone"}
ROW = st.fixed_dictionaries(
    {
        "account": st.none() | st.sampled_from([*(f"u-{number}" for number in range(1, 6)), "", " u-1 "]),
        "passport": st.none() | st.sampled_from(["E58213047", "e58213047", "E58213048", "E58213049", "passport"]),
        "phone": st.none() | st.sampled_from(["13712345678", "+86 137 1234 5678", "13812345678", "12", "00000000000"]),
    }
)
READERS = {kind: normaliser_of(load_identity_book(), kind) for kind in KINDS}
WITHDRAWN = {("user_id", "u-3"), ("passport", "E58213047")}


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(ROW, max_size=12), arrow=st.booleans())
def test_every_row_is_on_one_side_and_nobody_on_both(gate: GateClient, rows: list[dict[str, Any]], arrow: bool) -> None:  # noqa: FBT001 -- drawn
    columns: dict[str, Any] = {column: [row[column] for row in rows] for column in KINDS.values()}
    columns["place"] = list(range(len(rows)))
    types = {**dict.fromkeys(KINDS.values(), pa.string()), "place": pa.int64()}
    frame = pa.table(columns, schema=pa.schema(types))
    found = admit_frame(
        gate,
        frame if arrow else pl.from_arrow(frame),
        export="loyalty-crm",
        recipient="hq",
        territory="FR",
        items=["name"],
        identifiers=KINDS,
        partial=True,
    )
    sides: list[list[int]] = [list(pl.DataFrame(each)["place"]) for each in (found.admitted, found.held)]
    assert sorted(sides[0] + sides[1]) == list(range(len(rows)))
    assert all(side == sorted(side) for side in sides)
    going, held = ({name for place in side for name in own(rows[place])} for side in sides)
    assert not going & held
    assert not {each for each in going if (each.space, each.text) in withdrawn()}
    assert all(names(rows[place]) for place in sides[0])


def names(row: dict[str, Any]) -> list[tuple[str, Identifier]]:
    read = ((kind, READERS[kind]((row[column] or "").strip())) for kind, column in KINDS.items())
    return [(kind, each) for kind, each in read if isinstance(each, Identifier)]


def own(row: dict[str, Any]) -> list[Identifier]:
    return [each for kind, each in names(row) if kind != "mobile"]


def withdrawn() -> set[tuple[str, str]]:
    read = (READERS[kind](text) for kind, text in WITHDRAWN)
    return {(each.space, each.text) for each in read if isinstance(each, Identifier)}
