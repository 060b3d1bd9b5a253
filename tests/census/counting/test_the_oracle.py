"""The census is what plain sets give, whatever the log."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from tests.census.oracle import expected, found
from tests.census.worlds import UNTIL, World, random_world, worlds, write
from tongguan.census.plan import Export
from tongguan.census.taking import take
from tongguan.engines import Settings

THRIFTY = Settings(threads=1)


@settings(max_examples=40)
@given(worlds())
def test_a_census_is_what_sets_give(world: World) -> None:
    with TemporaryDirectory() as folder:
        write(Path(folder), world)
        taken = take(world.plan(), Path(folder), UNTIL, settings=THRIFTY)
    assert found(taken.censuses) == expected(world)
    rows = taken.tally.rows
    assert sum(rows.by_reason.values()) == len(world.rows)
    assert rows.refused == 0


@settings(max_examples=20)
@given(worlds(since="last-year"))
def test_since_last_year_is_what_sets_give(world: World) -> None:
    with TemporaryDirectory() as folder:
        write(Path(folder), world)
        taken = take(world.plan(), Path(folder), UNTIL, settings=THRIFTY)
    assert found(taken.censuses) == expected(world)


@settings(max_examples=25)
@given(worlds())
def test_every_format_gives_the_same(world: World) -> None:
    """One part of the log as Parquet, one as CSV in an old Chinese encoding, one as packed NDJSON."""
    with TemporaryDirectory() as folder:
        write(Path(folder), world, "parquet", "csv", "ndjson.gz")
        taken = take(world.plan("*.log.*"), Path(folder), UNTIL, settings=THRIFTY)
    assert found(taken.censuses) == expected(world)
    assert taken.tally.rows.refused == 0


@pytest.mark.parametrize("exports", [63, 64, 126, 150])
def test_masks_hold_more_exports_than_a_word_has_bits(exports: int, tmp_path: Path) -> None:
    world = random_world(seed=exports, rows=3_000, among=exports, people=200, files=3)
    write(tmp_path, world)
    taken = take(world.plan(), tmp_path, UNTIL)
    assert found(taken.censuses) == expected(world)


def test_exports_without_rows_have_nobody(tmp_path: Path) -> None:
    world = World((Export("e0"), Export("silent", left_out=True)), ((),))
    write(tmp_path, world)
    (census,) = take(world.plan(), tmp_path, UNTIL).censuses
    assert census.counted.all == (0, 0)
    assert [each.rows for each in census.exports] == [0, 0]
    assert census.curve is not None
    assert census.curve.days == ()
