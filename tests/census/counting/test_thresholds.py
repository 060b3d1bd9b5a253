"""At every line of the law: one person short, the number itself, one more; and the day on which it was reached."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.census.worlds import UNTIL
from tongguan.census.plan import Columns, Export, Handler, Line, LogFiles, Person, Plan, Time
from tongguan.census.taking import take

FIRST = date(2026, 1, 1)
ORDINARY, SENSITIVE = (100_000, 1_000_000), (10_000,)
LINES = [("ordinary", line) for line in ORDINARY] + [("sensitive", line) for line in SENSITIVE]


def log(folder: Path, people: int, export: str) -> None:
    """Write a log in which ``people`` are seen two or three times each, first on one day after the other."""
    drawn = np.random.default_rng(people)
    numbers = np.arange(people, dtype=np.int64)
    who = np.concatenate([numbers, numbers, drawn.choice(numbers, people // 2)])
    first = numbers * 170 // people
    later = np.concatenate([np.zeros(people, np.int64), drawn.integers(0, 10, len(who) - people)])
    day = first[who] + later
    order = drawn.permutation(len(who))
    keys = np.zeros((len(who), 2), np.int64)
    keys[:, 1] = who
    start = (FIRST - date(1970, 1, 1)).days * 86_400 - 8 * 3_600
    at = (start + day * 86_400 + drawn.integers(0, 86_400, len(who))) * 1_000_000
    person = pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), len(who), [None, pa.py_buffer(keys[order].tobytes())])
    table = {
        "person": person,
        "at": pa.array(at[order], pa.timestamp("us", tz="UTC")),
        "export": pa.repeat(pa.scalar(export), len(who)),
    }
    pq.write_table(pa.table(table), folder / "log.parquet")


def plan(*lines: Line) -> Plan:
    return Plan(
        source="plan.yaml",
        handler=Handler("甲"),
        sources=(LogFiles("log.parquet"),),
        columns=Columns(Time("at"), Person("person"), export="export"),
        exports=(Export("ordinary"), Export("sensitive", sensitive=True, ordinary=False)),
        lines=lines,
    )


@pytest.mark.parametrize(("counter", "line"), LINES)
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_line_is_reached_by_the_person_who_makes_it_full(counter: Any, line: int, more: int, tmp_path: Path) -> None:
    people = line + more
    log(tmp_path, people, counter)
    lines = (Line(counter, line, "then"), Line(counter, people, "then"), Line(counter, people + 1, "then"))
    (census,) = take(plan(*lines), tmp_path, UNTIL).censuses
    assert getattr(census.counted, counter) == (people, people)
    assert census.counted.all == (people, people)
    law, exact, beyond = census.lines
    assert (law.crossed is not None) is (more >= 0)
    assert law.people_left == max(0, line - people - 1)
    assert exact.crossed == FIRST + timedelta(days=169)
    assert (beyond.crossed, beyond.people_left) == (None, 0)


def test_the_day_of_each_line_is_the_day_of_its_last_person(tmp_path: Path) -> None:
    people = 10_000
    log(tmp_path, people, "ordinary")
    wanted = (1, 2, 58, 59, 60, 4_999, 5_000, 9_999, 10_000)
    (census,) = take(plan(*(Line("ordinary", line, "then") for line in wanted)), tmp_path, UNTIL).censuses
    expected = [FIRST + timedelta(days=(line - 1) * 170 // people) for line in wanted]
    assert [each.crossed for each in census.lines] == expected
