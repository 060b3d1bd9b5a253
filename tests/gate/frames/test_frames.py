"""Frames of every library: who goes, who is held, in which order, of which types."""

import datetime as dt
from typing import Any

import pandas as pd  # type: ignore[import-untyped]  # -- its stubs are not installed
import polars as pl
import pyarrow as pa
import pytest

from tests.gate.service.serving import Served
from tongguan.gate.client import GateClient, HeldError, NotAdmittedError, RefusedError
from tongguan.gate.frames import RowsWithoutPersonError, WrongFrameError, admit_batches, admit_frame

pytestmark = pytest.mark.slow

TO: dict[str, Any] = {"export": "loyalty-crm", "recipient": "hq", "territory": "FR"}
PLAIN: dict[str, Any] = {**TO, "items": ["name", "mobile_number"]}
ROWS: dict[str, Any] = {
    "phone": ["13812345678", "13712345678", None, "+86 138-1234-5678", "12", "13912345678"],
    "name": ["a", "b", "c", "d", "e", "f"],
    "spent": [1, 2, 3, 4, 5, 6],
    "day": [dt.date(2026, 1, day) for day in range(1, 7)],
}
GOING, HELD = ["a", "d", "f"], ["b", "c", "e"]


def table() -> Any:
    schema = pa.schema(
        [
            ("phone", pa.string()),
            ("name", pa.dictionary(pa.int32(), pa.string())),
            ("spent", pa.uint16()),
            ("day", pa.date32()),
        ]
    )
    return pa.table(ROWS, schema=schema)


def names(frame: Any) -> list[str]:
    if isinstance(frame, pa.RecordBatch | pa.Table):
        found: list[str] = frame.column("name").to_pylist()
        return found
    return list(frame["name"])


KINDS: dict[str, Any] = {
    "table": table,
    "record batch": lambda: table().combine_chunks().to_batches()[0],
    "pandas": lambda: pd.DataFrame(ROWS, index=list("uvwxyz")),
    "pandas on arrow": lambda: table().to_pandas(types_mapper=pd.ArrowDtype),
    "polars": lambda: pl.DataFrame(ROWS),
}


@pytest.mark.parametrize("kind", KINDS)
def test_rows_go_or_are_held(gate: GateClient, kind: str) -> None:
    frame = KINDS[kind]()
    found = admit_frame(gate, frame, **PLAIN, identifiers={"mobile": "phone"}, partial=True)
    assert (names(found.admitted), names(found.held)) == (GOING, HELD)
    assert (found.people, found.admitted_people, found.without_person) == (3, 2, 2)
    assert type(found.admitted) is type(frame)
    if isinstance(frame, pa.RecordBatch | pa.Table):
        assert found.admitted.schema == found.held.schema == frame.schema
    else:
        assert list(found.admitted.dtypes) == list(found.held.dtypes) == list(frame.dtypes)
    if kind == "pandas":
        assert list(found.held.index) == ["v", "w", "y"]


@pytest.mark.parametrize("kind", KINDS)
def test_all_rows_or_none(gate: GateClient, kind: str) -> None:
    frame = KINDS[kind]()
    with pytest.raises(RowsWithoutPersonError, match="2 of 6"):
        admit_frame(gate, frame, **PLAIN, identifiers={"mobile": "phone"})
    whole = frame[["name", "spent"]] if kind.startswith("pandas") else frame.select(["name", "spent"])
    found = admit_frame(gate, whole, **PLAIN, identifiers={"user_id": "spent"}, key=f"all of {kind}")
    assert found.admitted is whole
    assert names(found.held) == []
    with pytest.raises(HeldError):
        admit_frame(
            gate, frame[:2] if kind != "record batch" else frame.slice(0, 2), **PLAIN, identifiers={"mobile": "phone"}
        )


def test_numbers_name_people_too_and_broken_ones_do_not(gate: GateClient) -> None:
    frame = pd.DataFrame({"phone": [13812345678.0, float("nan"), 1e300, 13912345678.5, 13912345678.0]})
    found = admit_frame(gate, frame, **PLAIN, identifiers={"mobile": "phone"}, partial=True)
    assert list(found.admitted.index) == [0, 4]
    odd = pd.DataFrame({"phone": [True, b"13812345678", pd.NA, pd.Timestamp("2026-01-01"), "", "  ", 13812345678]})
    found = admit_frame(gate, odd, **PLAIN, identifiers={"mobile": "phone"}, partial=True)
    assert list(found.admitted.index) == [6]


def test_people_held_together_by_any_row_are_on_one_side(gate: GateClient) -> None:
    frame = pl.DataFrame({"account": ["u-901", "u-901", "u-902"], "passport": [None, "E58213047", None]})
    found = admit_frame(gate, frame, **PLAIN, identifiers={"user_id": "account", "passport": "passport"}, partial=True)
    assert found.admitted["account"].to_list() == ["u-902"]
    assert (found.people, found.admitted_people) == (2, 1)


def test_a_column_of_pseudonyms(gate: GateClient) -> None:
    table = pa.table({"who": [f"{1:032x}", None, "xyz", f"{2:032X}"]})
    found = admit_frame(gate, table, **PLAIN, person="who", partial=True)
    assert (found.admitted.num_rows, found.without_person) == (2, 2)
    raw = pa.table({"who": [bytes(16), bytes(3), None]})
    assert admit_frame(gate, raw, **PLAIN, person="who", partial=True).admitted.num_rows == 1


def test_more_people_than_go_together_are_reserved_and_confirmed(gate: GateClient, running: Served) -> None:
    before = running.get("/v1/headroom").json()["years"][0]["counters"]
    table = pa.table({"who": [f"{number:032x}" for number in range(1 << 40, (1 << 40) + 10_050)]})
    found = admit_frame(gate, table, **PLAIN, person="who", key="large")
    assert [each.people for each in found.admissions] == [10_000, 50]
    after = running.get("/v1/headroom").json()["years"][0]["counters"]
    ordinary = [next(each for each in counters if each["counter"] == "ordinary") for counters in (before, after)]
    assert ordinary[1]["people"] - ordinary[0]["people"] == 10_050
    assert ordinary[1]["reserved"] == 0


def test_a_large_frame_of_which_a_part_does_not_fit_leaves_no_trace(gate: GateClient, running: Served) -> None:
    people = [f"u-{number}" for number in range(20_000, 30_000)]
    frame = pl.DataFrame({"account": [*people, "u-3"]})
    with pytest.raises(NotAdmittedError):
        admit_frame(gate, frame, **PLAIN, identifiers={"user_id": "account"})
    counters = running.get("/v1/headroom").json()["years"][0]["counters"]
    assert next(each for each in counters if each["counter"] == "ordinary")["reserved"] == 0
    found = admit_frame(gate, frame, **PLAIN, identifiers={"user_id": "account"}, partial=True)
    assert found.held["account"].to_list() == ["u-3"]
    assert [each.number for each in found.holds] != []


def test_a_stream_is_asked_for_batch_by_batch(gate: GateClient) -> None:
    reader = pa.RecordBatchReader.from_batches(table().schema, table().to_batches(max_chunksize=2))
    going = [
        names(each.admitted)
        for each in admit_batches(gate, reader, **PLAIN, identifiers={"mobile": "phone"}, partial=True)
    ]
    assert going == [["a"], ["d"], ["f"]]
    with pytest.raises(NotAdmittedError):
        next(admit_batches(gate, iter([table()]), **PLAIN, identifiers={"mobile": "phone"}))


def test_columns_say_what_goes_out(gate: GateClient) -> None:
    frame = table().slice(0, 1)
    items: dict[str, Any] = {"phone": "mobile_number", "name": ["name"], "spent": "order_number", "day": None}
    assert admit_frame(gate, frame, **TO, items=items, identifiers={"mobile": "phone"}).people == 1
    with pytest.raises(RefusedError, match="blood_group"):
        admit_frame(gate, frame, **TO, items={**items, "day": "blood_group"}, identifiers={"mobile": "phone"})
    for wrong in ({**items, "nmae": None}, {key: items[key] for key in ("phone", "name", "spent")}):
        with pytest.raises(WrongFrameError):
            admit_frame(gate, frame, **TO, items=wrong, identifiers={"mobile": "phone"})


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "either"),
        ({"person": "who", "identifiers": {"mobile": "phone"}}, "either"),
        ({"identifiers": {"mobile": "fone"}}, "no column `fone`"),
        ({"identifiers": {"phone_number": "phone"}}, "phone_number"),
    ],
)
def test_mistakes_are_told(gate: GateClient, given: dict[str, Any], words: str) -> None:
    with pytest.raises(WrongFrameError, match=words):
        admit_frame(gate, table(), **PLAIN, **given)


def test_what_is_no_frame_is_refused(gate: GateClient) -> None:
    for frame in ([1, 2], pl.LazyFrame(ROWS), "phone"):
        with pytest.raises(WrongFrameError, match="no frame"):
            admit_frame(gate, frame, **PLAIN, identifiers={"mobile": "phone"})
    with pytest.raises(WrongFrameError, match="same name"):
        admit_frame(gate, pa.table([[1], [2]], names=["a", "a"]), **PLAIN, person="a")


def test_a_frame_without_rows_goes_without_being_asked_for() -> None:
    with GateClient("http://127.0.0.1:1") as nobody:
        found = admit_frame(nobody, table().slice(0, 0), **PLAIN, identifiers={"mobile": "phone"})
    assert (found.admitted.num_rows, found.admissions) == (0, ())
