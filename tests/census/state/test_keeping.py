"""A census with a state is the census of all logs that were ever read, in whatever order and however often."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.census.oracle import expected, found
from tests.census.worlds import UNTIL, WRITERS, Transfer, World, random_world, transfers, worlds, write
from tongguan.census.plan import Export, Plan
from tongguan.census.sources import Log
from tongguan.census.sources.finding import Found
from tongguan.census.sources.gathering import gather_file
from tongguan.census.state import StateError, StateMismatchError
from tongguan.census.taking import Taken, take
from tongguan.engines import Settings, StoreBusyError, StoreDamagedError

THRIFTY = Settings(threads=1)


def logs(since: Any = "this-year") -> st.SearchStrategy[World]:
    """Draw worlds without two files of the same content: the same log twice is one log."""
    return worlds(since).map(lambda world: world.with_files(*dict.fromkeys(world.files)))


def keep(plan: Plan, folder: Path, until: date = UNTIL, state: Path | None = None) -> Taken:
    return take(plan, folder, until, settings=THRIFTY, state=state or folder / "state")


def put(folder: Path, number: int, rows: tuple[Transfer, ...], suffix: str = "parquet") -> None:
    WRITERS[suffix](folder / f"{number}.log.{suffix}", rows)


def is_as_if_counted_at_once(world: World, plan: Plan, folder: Path) -> None:
    """What the state gives is what sets give, and what one pass gives, to the last row and file."""
    kept = keep(plan, folder)
    assert found(kept.censuses) == expected(world)
    at_once = take(plan, folder, UNTIL, settings=THRIFTY)
    assert found(at_once.censuses) == found(kept.censuses)
    assert kept.head.rows == at_once.head.rows
    kept_files, all_files = (
        sorted(str((each.rows, each.first, each.last)) for each in taken.head.sources) for taken in (kept, at_once)
    )
    assert kept_files == all_files


@settings(max_examples=15)
@given(logs(), st.randoms(use_true_random=False), st.booleans())
def test_files_may_come_one_by_one_in_any_order(world: World, chance: object, each_by_itself: bool) -> None:  # noqa: FBT001 -- drawn
    order = list(range(len(world.files)))
    chance.shuffle(order)  # type: ignore[attr-defined]  # -- of random
    with TemporaryDirectory() as name:
        folder, plan = Path(name), world.plan("*.log.*")
        for place, number in enumerate(order):
            put(folder, number, world.files[number], ("parquet", "csv", "ndjson.gz")[place % 3])
            if each_by_itself:
                keep(plan, folder)
        is_as_if_counted_at_once(world, plan, folder)


@settings(max_examples=15)
@given(logs(), st.data())
def test_a_corrected_file_replaces_what_it_said_before(world: World, data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        folder, plan = Path(name), world.plan()
        write(folder, world)
        keep(plan, folder)
        for _ in range(data.draw(st.integers(1, 3))):
            number = data.draw(st.integers(0, len(world.files) - 1))
            rows = data.draw(st.lists(transfers(world.exports), max_size=6).map(tuple))
            world = world.with_files(*world.files[:number], rows, *world.files[number + 1 :])
            write(folder, world)
            keep(plan, folder)
        is_as_if_counted_at_once(without_twins(world, folder), plan, folder)


def without_twins(world: World, folder: Path) -> World:
    """Leave out files with the content of another: the same log twice is one log."""
    seen: set[bytes] = set()
    kept = []
    for number, rows in enumerate(world.files):
        path = folder / f"{number}.log.parquet"
        if path.read_bytes() in seen:
            path.unlink()
        else:
            kept.append(rows)
        seen.add(path.read_bytes() if path.exists() else b"")
    return world.with_files(*kept)


@settings(max_examples=10)
@given(logs(since="last-year"))
def test_the_year_before_is_kept_too(world: World) -> None:
    with TemporaryDirectory() as name:
        folder, plan = Path(name), world.plan()
        for number, rows in enumerate(world.files):
            put(folder, number, rows)
            keep(plan, folder)
        assert found(keep(plan, folder).censuses) == expected(world)


@settings(max_examples=15)
@given(logs(), st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=1, max_size=4))
def test_the_last_day_may_move_either_way(world: World, days: list[date]) -> None:
    with TemporaryDirectory() as name:
        folder, plan = Path(name), world.plan()
        write(folder, world)
        for day in days:
            assert found(keep(plan, folder, day).censuses) == expected(world, day)


@settings(max_examples=15)
@given(logs(), st.data())
def test_what_counts_may_change(world: World, data: st.DataObject) -> None:
    """By a new plan an export may be left out, or hold sensitive information: nothing is read again."""
    kinds = st.sampled_from([(True, False), (False, True), (True, True)])
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, world)
        keep(world.plan(), folder)
        changed = tuple(
            replace(each, left_out=data.draw(st.booleans()), ordinary=ordinary, sensitive=sensitive)
            for each in world.exports
            for ordinary, sensitive in [data.draw(kinds)]
        )
        other = replace(world, exports=changed)
        assert found(keep(other.plan(), folder).censuses) == expected(other)


@pytest.fixture
def log(tmp_path: Path) -> Callable[[], tuple[World, Plan, Path]]:
    def written() -> tuple[World, Plan, Path]:
        world = random_world(seed=7, rows=3_000, among=6, people=300, files=6)
        write(tmp_path, world)
        return world, world.plan("*.log.*"), tmp_path

    return written


Written = Callable[[], tuple[World, Plan, Path]]


def test_the_same_file_twice_changes_nothing(log: Written) -> None:
    world, plan, folder = log()
    before = found(keep(plan, folder).censuses)
    shutil.copy(folder / "0.log.parquet", folder / "again.log.parquet")
    (folder / "1.log.parquet").touch()
    after = keep(plan, folder)
    assert found(after.censuses) == before == expected(world)
    assert len(after.head.sources) == 6


def test_only_what_is_new_is_read(log: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    _, plan, folder = log()
    (folder / "5.log.parquet").rename(folder / "later")
    keep(plan, folder)
    (folder / "later").rename(folder / "5.log.parquet")
    read: list[str] = []

    def looked(plan: Plan, file: Found, staging: Path) -> Log:
        read.append(file.name)
        return gather_file(plan, file, staging)

    monkeypatch.setattr("tongguan.census.state.files.gather_file", looked)
    keep(plan, folder)
    keep(plan, folder)
    assert read == ["5.log.parquet"]


def test_files_may_change_places(log: Written) -> None:
    """A content that moved to another name is counted still, and once."""
    world, plan, folder = log()
    keep(plan, folder)
    one, other, third = (folder / f"{number}.log.parquet" for number in range(3))
    contents = one.read_bytes(), other.read_bytes()
    one.write_bytes(contents[1])
    other.write_bytes(contents[0])
    assert found(keep(plan, folder).censuses) == expected(world)
    (folder / "9.log.parquet").write_bytes(contents[0])
    other.write_bytes(third.read_bytes())
    kept = keep(plan, folder)
    assert found(kept.censuses) == expected(world)
    assert "1.log.parquet" not in {each.name for each in kept.head.sources}


def test_a_log_once_counted_may_be_put_away(log: Written) -> None:
    world, plan, folder = log()
    keep(plan, folder)
    for number in range(5):
        (folder / f"{number}.log.parquet").unlink()
    assert found(keep(plan, folder).censuses) == expected(world)


def test_the_state_is_one_file_that_may_be_moved(log: Written, tmp_path: Path) -> None:
    world, plan, folder = log()
    keep(plan, folder)
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    for path in [*folder.glob("*.log.*"), folder / "state"]:
        path.rename(elsewhere / path.name)
    assert not list(folder.glob("state*"))
    assert found(keep(plan, elsewhere).censuses) == expected(world)


def test_new_exports_are_read_where_they_were_unknown(log: Written) -> None:
    world, plan, folder = log()
    few = replace(plan, exports=plan.exports[:3])
    first = keep(few, folder)
    assert {each.reason for each in first.head.rows.refused} == {"unknown-export"}
    assert found(keep(plan, folder).censuses) == expected(world)


def test_more_exports_than_a_word_has_bits_may_come_later(tmp_path: Path) -> None:
    world = random_world(seed=8, rows=2_000, among=130, people=100, files=2)
    write(tmp_path, world)
    plan = world.plan()
    for many in (1, 63, 64, 130):
        keep(replace(plan, exports=plan.exports[:many]), tmp_path)
    assert found(keep(plan, tmp_path).censuses) == expected(world)


def test_bad_rows_are_told_again(tmp_path: Path) -> None:
    good = random_world(seed=9, rows=50, among=2, people=9, files=1)
    write(tmp_path, good, "csv")
    (tmp_path / "1.log.csv").write_text("person,sent_at,export,flagged\nx,soon,e0,true\nfew\n", encoding="utf-8")
    (tmp_path / "2.log.parquet").write_bytes(b"PAR1")
    plan = good.plan("*.log.*")
    at_once = take(plan, tmp_path, UNTIL)
    for _ in range(2):
        kept = keep(plan, tmp_path)
        assert kept.head.rows == at_once.head.rows
        assert kept.head.unreadable == at_once.head.unreadable
        assert found(kept.censuses) == found(at_once.censuses)
    # Mended, they count.
    write(tmp_path, good.with_files(*good.files, good.files[0][:7]), "csv")
    (tmp_path / "2.log.parquet").unlink()
    assert keep(plan, tmp_path).head.rows.refused == ()


REFUSED: list[tuple[str, Callable[[Plan], Plan]]] = [
    ("another year", lambda plan: replace(plan, year=2025)),
    (
        "another time",
        lambda plan: replace(plan, columns=replace(plan.columns, time=replace(plan.columns.time, zone="UTC"))),
    ),
    ("another export missing", lambda plan: replace(plan, exports=plan.exports[1:])),
    ("one handler fewer", lambda plan: replace(plan, since="last-year")),
]


@pytest.mark.parametrize("change", [change for _, change in REFUSED], ids=[name for name, _ in REFUSED])
def test_a_state_of_another_plan_is_refused_and_left(change: Callable[[Plan], Plan], log: Written) -> None:
    world, plan, folder = log()
    keep(plan, folder)
    with pytest.raises(StateMismatchError):
        keep(change(plan), folder)
    assert found(keep(plan, folder).censuses) == expected(world)


def test_a_file_that_is_no_state_is_refused_and_left(log: Written) -> None:
    _, plan, folder = log()
    (folder / "text").write_text("notes\n" * 1_000, encoding="utf-8")
    with pytest.raises(StoreDamagedError):
        keep(plan, folder, state=folder / "text")
    assert (folder / "text").read_text(encoding="utf-8") == "notes\n" * 1_000
    with duckdb.connect(str(folder / "other")) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(StateError):
        keep(plan, folder, state=folder / "other")
    with duckdb.connect(str(folder / "other")) as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("mine",)]


def test_a_state_in_use_is_refused_politely(log: Written) -> None:
    _, plan, folder = log()
    keep(plan, folder)
    import subprocess  # noqa: PLC0415 -- only here
    import sys  # noqa: PLC0415 -- as above

    holder = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(folder / "state")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(StoreBusyError):
            keep(plan, folder)
        other.communicate()
    keep(plan, folder)


def test_an_export_of_nobody_is_in_the_state(tmp_path: Path) -> None:
    world = World((Export("e0"),), ((),))
    write(tmp_path, world)
    for _ in range(2):
        assert keep(world.plan(), tmp_path).censuses[0].counted.all == (0, 0)
