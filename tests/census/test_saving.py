"""A folder holds the whole census, in two forms that agree; or what it held before."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.census.test_profile import saved
from tests.census.worlds import UNTIL, World, random_world, write
from tongguan.census.file import read_censuses
from tongguan.census.plan import Export
from tongguan.census.taking import Taken, take

WORLD = random_world(seed=4, rows=2_000, among=6, people=300, files=2)


def taken(folder: Path, world: World = WORLD) -> Taken:
    folder.mkdir()
    write(folder, world)
    (folder / "broken.parquet").write_bytes(b"PAR1")
    return take(world.plan(), folder, UNTIL)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    census = taken(tmp_path / "log")
    saved(tmp_path / "out", census)
    content = (tmp_path / "out" / "census.json").read_bytes()
    assert read_censuses(content, "census.json") == census.censuses


def test_the_tables_say_the_same(tmp_path: Path) -> None:
    census = taken(tmp_path / "log")
    saved(tmp_path / "out", census)
    (one,) = census.censuses
    tables = {path.stem: pq.read_table(path).to_pylist() for path in (tmp_path / "out").glob("*.parquet")}
    assert sorted(tables) == ["curve", "exports", "lines", "profile", "refused", "sources"]
    assert one.curve is not None
    assert [row["day"] for row in tables["curve"]] == list(one.curve.days)
    assert [row["all"] for row in tables["curve"]] == list(one.curve.all)
    ends = [(row["id"], row["sensitive_certain"], row["sensitive_possible"]) for row in tables["exports"]]
    assert ends == [(each.id, *each.sensitive) for each in one.exports]
    assert sum(row["people"] for row in tables["profile"]) >= one.counted.all[1]
    assert [(row["name"], row["unreadable"]) for row in tables["sources"]] == [
        ("0.log.parquet", None),
        ("1.log.parquet", None),
        ("broken.parquet", "no-parquet-footer"),
    ]


def test_several_handlers_share_their_head(tmp_path: Path) -> None:
    rows = WORLD.rows
    several = World(WORLD.exports, ((*rows[:500],),), handlers=True)
    census = taken(tmp_path / "log", several)
    saved(tmp_path / "out", census)
    found = read_censuses((tmp_path / "out" / "census.json").read_bytes(), "census.json")
    assert found == census.censuses


def test_a_log_of_many_handlers_without_any_still_tells_its_rows(tmp_path: Path) -> None:
    census = taken(tmp_path / "log", World((Export("e0"),), ((),), handlers=True))
    assert census.censuses == ()
    saved(tmp_path / "out", census)
    assert [each.name for each in census.head.sources] == ["0.log.parquet"]
    assert census.head.until == date(2026, 6, 30)


def test_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    census = taken(tmp_path / "log")
    out = tmp_path / "out"
    saved(out, census)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq, "write_table", full)
    with pytest.raises(OSError, match="No space"):
        saved(out, census)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
