"""Slips of a plan and of headers, and what killed runs leave behind."""

import os
import time
from pathlib import Path

import pytest

from tests.census.logs import ONE, counted, csv_of
from tongguan.census.errors import LogColumnError, NoSuchLogError
from tongguan.census.plan import LogFiles
from tongguan.census.plan.errors import PlanValueError
from tongguan.census.plan.reading import read_plan
from tongguan.census.sources.finding import find
from tongguan.census.staging import staging

GOOD = csv_of(f"2026-03-01,shop,{ONE}")
_OLD = time.time() - 3600


@pytest.mark.parametrize("missing", ["at", "export", "person"])
def test_a_column_that_no_file_has_is_a_slip_of_the_plan(missing: str, tmp_path: Path) -> None:
    with pytest.raises(LogColumnError, match=f"column `{missing}`"):
        counted(tmp_path, {"a.log": GOOD.replace(missing, "other")})


def test_a_header_with_a_column_twice_is_told(tmp_path: Path) -> None:
    header, _, rows = GOOD.partition("\n")
    twice = f"{header},Person\n" + "".join(f"{row},other\n" for row in rows.splitlines())
    census = counted(tmp_path, {"a.log": GOOD, "b.log": twice})
    assert [(each.name, each.why) for each in census.unreadable] == [("b.log", "column-twice")]
    assert census.counted.ordinary == (1, 1)


@pytest.mark.parametrize("pattern", ["a" * 5000, "a" * 300 + "/*.csv"])
def test_a_pattern_that_no_system_takes_is_refused(pattern: str, tmp_path: Path) -> None:
    with pytest.raises(NoSuchLogError):
        find((LogFiles(pattern),), tmp_path)


@pytest.mark.parametrize("held", ["false", "0", "[]", "''"])
def test_an_export_that_holds_no_mapping_is_refused(held: str) -> None:
    text = (
        "handler: a\nsources: [{read: a.csv}]\n"
        f"columns: {{time: at, export: e, person: {{pseudonym: p}}}}\nexports: {{crm: {held}}}\n"
    )
    with pytest.raises(PlanValueError):
        read_plan(text, "plan.yaml")


def test_what_a_killed_run_left_is_cleared_away_and_a_living_one_is_let_be(tmp_path: Path) -> None:
    killed, bare = tmp_path / "tongguan-census-killed", tmp_path / "tongguan-census-bare"
    young, others = tmp_path / "tongguan-census-young", tmp_path / "unrelated"
    for folder in (killed, bare, young, others):
        folder.mkdir()
        (folder / "rows.parquet").touch()
    for folder in (killed, others):
        (folder / "running").touch()
    for folder in (bare, others):
        os.utime(folder, (_OLD, _OLD))
    with staging(tmp_path) as living:
        os.utime(living, (_OLD, _OLD))
        assert not killed.exists()
        assert not bare.exists()
        with staging(tmp_path) as own:
            assert living.exists()
            assert own != living
    assert sorted(each.name for each in tmp_path.iterdir()) == ["tongguan-census-young", "unrelated"]
