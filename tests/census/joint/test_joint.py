"""A joint plan: each handler as if it were alone, and together nobody twice. Without one nobody is merged."""

import csv
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.census.oracle import expected, found
from tests.census.worlds import UNTIL, World, worlds, write_parquet
from tongguan.census.errors import JointPlanError, NoSuchLogError
from tongguan.census.plan import (
    Columns,
    Export,
    Handler,
    Identifier,
    Joint,
    Line,
    LogFiles,
    Person,
    Plan,
    Time,
)
from tongguan.census.taking import take
from tongguan.engines import Settings
from tongguan.identity import Key, WrongKeyError

HANDLERS = ("甲", "乙", "丙")
JOINT = Joint(HANDLERS, "one membership system", "0123456789abcdef")
TOGETHER = JOINT.name
SECRET = bytes(range(32))
Log = list[tuple[str, str, str]]
"""Rows of a day, a telephone and an account."""


@settings(deadline=None, max_examples=10)
@given(worlds())
def test_pseudonyms_are_counted_apart_and_together(world: World) -> None:
    asked = replace(world, handlers=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for place, file in enumerate(asked.files):
            write_parquet(folder / f"{place}.parquet", file)
        plan = replace(asked.plan(), joint=JOINT)
        taken = found(take(plan, folder, UNTIL, settings=Settings(threads=1)).censuses)
    apart = expected(asked)
    nobody = expected(replace(asked, handlers=False).with_files(()))["甲"]
    assert list(taken) == [*HANDLERS, TOGETHER]
    assert {each: taken[each] for each in HANDLERS} == {each: apart.get(each, nobody) for each in HANDLERS}
    assert taken[TOGETHER] == expected(replace(asked, handlers=False))["甲"]
    for part in ("counted", "left_out"):
        for counter, (union, _) in taken[TOGETHER][part].items():
            each = [taken[handler][part][counter][0] for handler in HANDLERS]
            assert max(each) <= union
            # Somebody's ordinary information may go out by one handler and the sensitive by another.
            assert counter == "both" or union <= sum(each)


PLAN = Plan(
    source="plan.yaml",
    handler=Handler(),
    sources=(LogFiles("a.csv", handler="甲"), LogFiles("b.csv", handler="乙")),
    columns=Columns(
        Time("at"),
        Person(identifiers=(Identifier("mobile", "phone"), Identifier("user_id", "uid"))),
        export_constant="crm",
    ),
    exports=(Export("crm"),),
    joint=Joint(("甲", "乙"), "one membership system"),
)
KEY = Key(("乙", "甲"), 2026, SECRET)


def write(path: Path, rows: Log) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["at", "phone", "uid"])
        writer.writerows(rows)


def totals(folder: Path, one: Log, other: Log, plan: Plan = PLAN) -> list[tuple[int, int]]:
    write(folder / "a.csv", one)
    write(folder / "b.csv", other)
    return [each.counted.ordinary for each in take(plan, folder, UNTIL, key=KEY, settings=Settings(threads=1)).censuses]


people = st.lists(st.integers(0, 30).map(lambda number: ("2026-01-01", f"139123456{number:02}", "")), max_size=12)


@settings(deadline=None, max_examples=4)
@given(people, people)
def test_identifiers_are_one_person_in_either_log(one: Log, other: Log) -> None:
    with TemporaryDirectory() as name:
        found = totals(Path(name), one, other)
    least, most = {row[1] for row in one}, {row[1] for row in other}
    assert found == [(len(each), len(each)) for each in (least, most, least | most)]


def test_what_one_log_tells_makes_people_of_the_other_one(tmp_path: Path) -> None:
    apart = [("2026-01-01", "13912345678", ""), ("2026-01-02", "", "u-1001")]
    joining = [("2026-01-03", "13912345678", "u-1001")]
    assert totals(tmp_path, apart, joining) == [(2, 2), (1, 1), (1, 1)]


def test_ranges_are_given_for_each_and_together(tmp_path: Path) -> None:
    shared = [("2026-01-01", "13912345678", f"u-100{number}") for number in range(4)]
    found = totals(tmp_path, shared, [("2026-01-01", "13912345670", "")])
    assert found[0][0] < found[0][1]
    assert found[1] == (1, 1)
    assert found[2] == (found[0][0] + 1, found[0][1] + 1)


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_the_union_reaches_a_line_by_the_person_who_makes_it_full(more: int, tmp_path: Path) -> None:
    line, half = 1000, 600
    rows = [("2026-03-01", f"1391234{number:04}", "") for number in range(line + more)]
    plan = replace(PLAN, lines=(Line("ordinary", line, "then"),))
    write(tmp_path / "a.csv", rows[:half])
    write(tmp_path / "b.csv", rows[half - 200 :])
    taken = take(plan, tmp_path, UNTIL, key=KEY).censuses
    assert [each.counted.ordinary[1] for each in taken] == [half, line + more - half + 200, line + more]
    assert [each.lines[0].crossed is not None for each in taken] == [False, False, more >= 0]
    assert [each.joint is not None for each in taken] == [False, False, True]


def test_without_a_joint_plan_nobody_is_merged(tmp_path: Path) -> None:
    rows = [("2026-01-01", "x"), ("2026-01-02", "y")]
    with (tmp_path / "log.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("at", "person", "company"), *((*r, h) for h in ("甲", "乙", "丁") for r in rows)])
    plan = Plan(
        "plan.yaml",
        Handler(column="company"),
        (LogFiles("log.csv"),),
        Columns(Time("at"), Person("person"), export_constant="crm"),
        exports=(Export("crm"),),
    )
    apart = take(plan, tmp_path, UNTIL).censuses
    assert [(each.handler, each.counted.all, each.joint) for each in apart] == [
        (name, (2, 2), None) for name in ("丁", "乙", "甲")
    ]
    joint = take(replace(plan, joint=Joint(("甲", "乙"), "one system", "0" * 16)), tmp_path, UNTIL).censuses
    assert [each.counted.all for each in joint] == [(2, 2)] * 3
    (refused,) = joint[-1].rows.refused
    assert (refused.reason, refused.rows) == ("unknown-handler", 2)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Key("甲", 2026, SECRET), "alone"),
        (Key(("甲", "丙"), 2026, SECRET), "not of"),
        (Key(("甲", "乙", "丙"), 2026, SECRET), "not of"),
        (Key(("甲", "乙"), 2025, SECRET), "of 2025"),
    ],
)
def test_only_the_key_of_just_these_handlers_is_taken(key: Key, said: str, tmp_path: Path) -> None:
    with pytest.raises(WrongKeyError, match=said):
        take(PLAN, tmp_path, UNTIL, key=key)


def test_a_joint_key_is_not_for_one_handler(tmp_path: Path) -> None:
    alone: Any = replace(PLAN, handler=Handler("甲"), joint=None, sources=(LogFiles("a.csv"),))
    with pytest.raises(WrongKeyError, match="a joint one"):
        take(alone, tmp_path, UNTIL, key=KEY)


def test_a_state_and_a_file_of_two_handlers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(JointPlanError, match="a state"):
        take(PLAN, tmp_path, UNTIL, key=KEY, state=tmp_path / "state.duckdb")
    assert not (tmp_path / "state.duckdb").exists()
    write(tmp_path / "a.csv", [])
    twice = replace(PLAN, sources=(LogFiles("a.csv", handler="甲"), LogFiles("*.csv", handler="乙")))
    with pytest.raises(NoSuchLogError, match="of `甲` and of `乙`"):
        take(twice, tmp_path, UNTIL, key=KEY)
