"""A day is a Beijing day, in whatever zone and form a log tells the time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.census.logs import ONE, UNTIL, counted, csv_of, plan, taken
from tongguan.census.errors import CensusError
from tongguan.census.file.model import Census
from tongguan.census.taking import days_of_plan

BEIJING = timezone(timedelta(hours=8))
TURN = datetime(2026, 1, 1, tzinfo=BEIJING)
END = datetime(2026, 7, 1, tzinfo=BEIJING)
STEP = timedelta(microseconds=1)
MOMENTS = [(TURN - STEP, False), (TURN, True), (END - STEP, True), (END, False)]


def is_counted(census: Census) -> bool:
    assert census.rows.used + census.rows.outside_window == 1
    return census.rows.used == 1


@pytest.mark.parametrize(("moment", "counts"), MOMENTS)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"])
def test_text_with_an_offset_needs_no_zone(moment: datetime, counts: bool, zone: str, tmp_path: Path) -> None:  # noqa: FBT001 -- a case
    text = moment.astimezone(ZoneInfo(zone)).isoformat()
    asked = plan(time="{column: at, zone: Europe/Paris}")
    assert is_counted(counted(tmp_path, {"a.log": csv_of(f"{text},shop,{ONE}")}, asked)) is counts


@pytest.mark.parametrize(("moment", "counts"), MOMENTS)
@pytest.mark.parametrize("form", ["%Y-%m-%d %H:%M:%S.%f %z", "%Y-%m-%dT%H:%M:%S.%f %:z", "%Y-%m-%d %H:%M:%S.%f Z"])
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/St_Johns"])
def test_a_space_may_stand_before_an_offset(
    moment: datetime,
    form: str,
    zone: str,
    counts: bool,  # noqa: FBT001 -- a case
    tmp_path: Path,
) -> None:
    there = moment.astimezone(UTC if form.endswith("Z") else ZoneInfo(zone))
    plain = there.strftime("%z")
    text = there.strftime(form.replace("%:z", f"{plain[:3]}:{plain[3:]}"))
    asked = plan(time="{column: at, zone: Europe/Paris}")
    assert is_counted(counted(tmp_path, {"a.log": csv_of(f"{text},shop,{ONE}")}, asked)) is counts


@pytest.mark.parametrize(("moment", "counts"), MOMENTS)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_text_without_a_zone_is_read_in_that_of_the_plan(
    moment: datetime,
    counts: bool,  # noqa: FBT001 -- a case
    zone: str,
    tmp_path: Path,
) -> None:
    text = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None).isoformat(sep=" ")
    asked = plan(time=f"{{column: at, zone: {zone}}}")
    assert is_counted(counted(tmp_path, {"a.log": csv_of(f"{text},shop,{ONE}")}, asked)) is counts


@pytest.mark.parametrize(("moment", "counts"), MOMENTS)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
@pytest.mark.parametrize("unit", ["us", "ns", "tz", "int96"])
def test_parquet_times(moment: datetime, counts: bool, zone: str, unit: str, tmp_path: Path) -> None:  # noqa: FBT001 -- a case
    """Without a zone they are read in that of the plan; with one, and in the old form of Spark, they are instants."""
    instant = unit in {"tz", "int96"}
    clock = moment.astimezone(UTC if instant else ZoneInfo(zone)).replace(tzinfo=None)
    kind = pa.timestamp("us", tz=zone) if unit == "tz" else pa.timestamp("ns" if unit == "ns" else "us")
    at = pa.array([clock]).cast(pa.timestamp("us")).cast(kind)
    table = pa.table({"at": at, "export": ["shop"], "person": [ONE]})
    pq.write_table(table, tmp_path / "a.log", use_deprecated_int96_timestamps=unit == "int96")
    asked = plan("parquet", time=f"{{column: at, zone: {zone}}}")
    assert is_counted(counted(tmp_path, {}, asked)) is counts


@pytest.mark.parametrize(("moment", "counts"), MOMENTS)
@pytest.mark.parametrize(("unit", "size"), [("microseconds", 1), ("milliseconds", 1_000), ("seconds", 1_000_000)])
def test_numbers_since_1970(moment: datetime, counts: bool, unit: str, size: int, tmp_path: Path) -> None:  # noqa: FBT001 -- a case
    number = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=size)
    asked = plan(time=f"{{column: at, unit: {unit}}}")
    assert is_counted(counted(tmp_path, {"a.log": csv_of(f"{number},shop,{ONE}")}, asked)) is counts


@pytest.mark.parametrize(
    ("day", "counts"), [("2025-12-31", False), ("2026-01-01", True), ("2026-06-30", True), ("2026-07-01", False)]
)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_a_day_is_a_beijing_day_whatever_the_zone(day: str, counts: bool, zone: str, tmp_path: Path) -> None:  # noqa: FBT001 -- a case
    table = pa.table({"at": [date.fromisoformat(day)], "export": ["shop"], "person": [ONE]})
    asked = plan("parquet", time=f"{{column: at, zone: {zone}}}")
    assert is_counted(counted(tmp_path, {"a.log": table}, asked)) is counts


def test_the_last_day_is_that_of_the_plan_or_of_the_question() -> None:
    asked = plan()
    assert days_of_plan(asked, UNTIL) == (2026, UNTIL)
    assert days_of_plan(replace(asked, until=date(2025, 5, 5)), UNTIL) == (2025, date(2025, 5, 5))
    assert days_of_plan(replace(asked, year=2025), UNTIL) == (2025, date(2025, 12, 31))
    for wrong in (replace(asked, year=2027), replace(asked, year=2025, until=UNTIL)):
        with pytest.raises(CensusError):
            days_of_plan(wrong, UNTIL)


def test_nothing_after_the_last_day_is_in_the_curve(tmp_path: Path) -> None:
    rows = [f"2026-06-{day},shop,{day:032}" for day in range(25, 31)] + [f"2026-07-01,shop,{ONE}"]
    census = taken(tmp_path, {"a.log": csv_of(*rows)}).censuses[0]
    assert census.curve is not None
    assert census.curve.days[-1] == UNTIL
    assert census.curve.all == (1, 2, 3, 4, 5, 6)
