"""People behind identifiers are counted as the definition of ``identity`` counts them, at both ends."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.census.worlds import UNTIL
from tongguan.census.errors import RefusedRowsError, ResolutionMissingError
from tongguan.census.file.reader import censuses_of
from tongguan.census.plan import Columns, Export, Handler, Identifier, LogFiles, Person, Plan, Time
from tongguan.census.profile import WhatIf
from tongguan.census.saving import plain
from tongguan.census.taking import Taken, take
from tongguan.engines import Settings
from tongguan.identity import (
    Alias,
    Key,
    Reason,
    Resolution,
    WrongKeyError,
    load_identity_book,
    normaliser_of,
    pseudonym_of,
    resolve,
)

BOOK = load_identity_book()
KEY = Key("甲", 2026, bytes(range(32)))
KINDS = {"id_no": "resident_id", "phone": "mobile", "uid": "user_id"}
VALUES: dict[str, list[str]] = {
    "id_no": ["", "110101199003070038", "11010119900307 0011", "110101199003070011", "110101900307001", "0"],
    "phone": ["", "13912345678", "+86 139 1234 5678", "１３８１２３４５６７０", "13800000000", "not a phone"],
    "uid": ["", "u-1001", "u-1002", "U-1003", "000000"],
}
EXPORTS = (Export("shop"), Export("clinic", sensitive=True), Export("lab", sensitive=True, ordinary=False),
           Export("hr", left_out=True))  # fmt: skip
PLAN = Plan(
    source="plan.yaml",
    handler=Handler("甲"),
    sources=(LogFiles("*.csv"),),
    columns=Columns(
        Time("at"), Person(identifiers=tuple(Identifier(kind, name) for name, kind in KINDS.items())), export="export"
    ),
    exports=EXPORTS,
)
Row = tuple[str, str, str, str, str]

rows = st.lists(
    st.tuples(
        st.sampled_from(["2025-12-31", "2026-01-01", "2026-03-01", "2026-06-30", "2026-07-01"]),
        st.sampled_from([each.id for each in EXPORTS]),
        *(st.sampled_from(values) for values in VALUES.values()),
    ),
    max_size=9,
)


def taken(folder: Path, log: list[Row], plan: Plan = PLAN, **how: Any) -> Taken:
    with (folder / "log.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["at", "export", *KINDS])
        writer.writerows(log)
    return take(plan, folder, UNTIL, settings=Settings(threads=1), **({"key": KEY} | how))


def aliases(row: Row) -> frozenset[Alias]:
    found = set()
    for kind, value in zip(KINDS.values(), row[2:], strict=True):
        read = normaliser_of(BOOK, kind)(value)
        if not isinstance(read, Reason):
            found.add(Alias(read.space, pseudonym_of(read, KEY)))
    return frozenset(found)


def resolved(log: list[Row]) -> tuple[list[Row], Resolution]:
    """Give the rows that name somebody on days that count, and who they are."""
    counted = [row for row in log if row[0][:4] == "2026" and row[0] <= "2026-06-30" and aliases(row)]
    return counted, resolve([aliases(row) for row in counted], BOOK.links)


def ends(log: list[Row], resolution: Resolution, chosen: set[str]) -> tuple[int, int]:
    among = [place for place, row in enumerate(log) if row[1] in chosen and place not in resolution.unidentified]
    people = resolution.people(among)
    assert people.high is not None
    return people.low, people.high


@settings(max_examples=40)
@given(rows)
def test_both_ends_are_those_of_the_definition(log: list[Row]) -> None:
    with TemporaryDirectory() as folder:
        found = taken(Path(folder), log)
    counted, resolution = resolved(log)
    (census,) = found.censuses
    assert census.counted.ordinary == ends(counted, resolution, {"shop", "clinic"})
    assert census.counted.sensitive == ends(counted, resolution, {"clinic", "lab"})
    assert census.counted.all == ends(counted, resolution, {"shop", "clinic", "lab"})
    assert census.left_out.ordinary == ends(counted, resolution, {"hr"})
    for each in census.exports:
        assert each.ordinary == ends(counted, resolution, {each.id} - {"lab"})
        assert each.sensitive == ends(counted, resolution, {each.id} - {"shop", "hr"})
    assert 0 <= census.counted.both[0] <= census.counted.both[1]
    assert census.counted.both[1] <= min(census.counted.ordinary[1], census.counted.sensitive[1])
    refused = {each.reason: each.rows for each in census.rows.refused}
    assert census.rows.used == len(counted) - len(resolution.unidentified)
    assert refused.get("shared-identifier", 0) == len(resolution.unidentified)
    assert census.rows.used + census.rows.outside_window + sum(refused.values()) == census.rows.read == len(log)
    # What it says can be true, so its file can be read.
    assert censuses_of(json.loads(msgspec.json.encode(plain(found.head, found.censuses))), "census.json")


@settings(max_examples=15)
@given(rows, st.sets(st.sampled_from([each.id for each in EXPORTS])))
def test_a_what_if_gives_both_ends(log: list[Row], dropped: set[str]) -> None:
    with TemporaryDirectory() as folder:
        found = taken(Path(folder), log)
    counted, resolution = resolved(log)
    certain, possible = found.profiles["甲"]
    low, high = (profile.totals(WhatIf(dropped=dropped)) for profile in (certain, possible))
    assert (low.ordinary, high.ordinary) == ends(counted, resolution, {"shop", "clinic"} - dropped)
    assert (low.sensitive, high.sensitive) == ends(counted, resolution, {"clinic", "lab"} - dropped)
    assert (low.all, high.all) == ends(counted, resolution, {"shop", "clinic", "lab"} - dropped)


ONE: Row = ("2026-03-01", "shop", "110101199003070038", "13912345678", "u-1001")


def test_one_person_under_three_identifiers_is_one(tmp_path: Path) -> None:
    log: list[Row] = [
        ONE,
        ("2026-01-05", "clinic", "", "+86 139-1234-5678", ""),
        ("2026-02-01", "hr", "", "", "u-1001"),
    ]
    (census,) = taken(tmp_path, log).censuses
    assert census.counted.all == (1, 1)
    assert census.counted.both == (1, 1)
    assert census.curve is not None
    assert census.curve.days == (date(2026, 1, 5), date(2026, 3, 1)) or census.curve.days[0] == date(2026, 1, 5)


def test_placeholders_join_nobody(tmp_path: Path) -> None:
    log: list[Row] = [("2026-03-01", "shop", "", "13800000000", uid) for uid in ("u-1001", "u-1002")]
    log.append(("2026-03-01", "shop", "", "13800000000", "000000"))
    (census,) = taken(tmp_path, log).censuses
    assert census.counted.all == (2, 2)
    assert {each.reason: each.rows for each in census.rows.refused} == {"bad-identifier": 1}
    assert census.rows.refused[0].examples[0].row == 3
    with pytest.raises(RefusedRowsError):
        taken(tmp_path, log, strict=True)


def test_since_last_year_has_both_ends_too(tmp_path: Path) -> None:
    log: list[Row] = [ONE, ("2025-03-01", "shop", "", "", "u-1002")]
    (census,) = taken(tmp_path, log, replace(PLAN, since="last-year")).censuses
    assert census.counted.all == (1, 1)
    assert census.since_last_year is not None
    assert census.since_last_year.all == (2, 2)


def test_an_empty_log_has_nobody(tmp_path: Path) -> None:
    assert taken(tmp_path, []).censuses[0].counted.all == (0, 0)


def test_identifiers_need_the_key_of_the_handler_and_year(tmp_path: Path) -> None:
    for how in ({"key": None}, {"state": tmp_path / "state"}):
        with pytest.raises(ResolutionMissingError):
            taken(tmp_path, [ONE], **how)
    with pytest.raises(ResolutionMissingError):
        taken(tmp_path, [ONE], replace(PLAN, handler=Handler(column="export")))
    for wrong in (Key("乙", 2026, bytes(range(32))), Key("甲", 2025, bytes(range(32)))):
        with pytest.raises(WrongKeyError):
            taken(tmp_path, [ONE], key=wrong)
