"""A row that cannot be used is counted by its reason and shown by its place; the rest is counted."""

from pathlib import Path

import pytest

from tests.census.logs import ONE, TWO, UNTIL, counted, csv_of, examples, plan, refused, taken
from tongguan.census.errors import RefusedRowsError

GOOD = f"2026-03-01 10:00:00,shop,{ONE}"

BAD_ROWS = [
    ("2026-03-01 10:00:00,shop,", "no-identifier", None),
    ("2026-03-01 10:00:00,shop,   ", "no-identifier", None),
    (f",shop,{TWO}", "no-time", None),
    (f"soon,shop,{TWO}", "bad-time", "xxxx"),
    (f"2026-02-30 10:00:00,shop,{TWO}", "bad-time", "9999-99-99 99:99:99"),
    (f"2026-03-01 25:00:00,shop,{TWO}", "bad-time", "9999-99-99 99:99:99"),
    (f"2026-03-01T10:00:00+99:99,shop,{TWO}", "bad-time", "9999-99-99x99:99:99+99:9…"),
    (f"2026-03-01 10:00:00 Mars/Phobos,shop,{TWO}", "bad-time", "9999-99-99 99:99:99 xxxx…"),
    (f"01/03/2026,shop,{TWO}", "bad-time", "99/99/9999"),
    (f"1772330400,shop,{TWO}", "bad-time", "9999999999"),
    (f"infinity,shop,{TWO}", "bad-time", "xxxxxxxx"),
    (f"2026-03-01 10:00:00,,{TWO}", "no-export", None),
    (f"2026-03-01 10:00:00,shpo,{TWO}", "unknown-export", "xxxx"),
    (f"2026-03-01 10:00:00,clinik,{TWO}", "unknown-export", "clinik"),
    (f"2026-03-01 10:00:00,张三的出境,{TWO}", "unknown-export", "字字字字字"),
    ("2026-03-01 10:00:00,shop", "unreadable-row", None),
    (f"2026-03-01 10:00:00,shop,{TWO},more", "unreadable-row", None),
]


@pytest.mark.parametrize(("bad", "reason", "seen"), BAD_ROWS, ids=[f"{reason}: {row}" for row, reason, _ in BAD_ROWS])
def test_a_bad_row_is_told_and_the_rest_counted(bad: str, reason: str, seen: str | None, tmp_path: Path) -> None:
    census = counted(tmp_path, {"a.log": csv_of(GOOD, bad, GOOD)})
    assert census.counted.ordinary == (1, 1)
    assert (census.rows.read, census.rows.used) == (3, 2)
    assert refused(census) == {reason: 1}
    assert examples(census)[reason] == [("a.log", 2, seen)]


@pytest.mark.parametrize(("bad", "reason"), [(row, reason) for row, reason, _ in BAD_ROWS])
def test_strict_refuses_a_bad_row_and_says_where(bad: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedRowsError) as error:
        taken(tmp_path, {"a.log": csv_of(GOOD, bad, GOOD)}, strict=True)
    assert error.value.message == f"rows that cannot be used: 1 ({reason}: 1); the first is row 2 of `a.log`"
    assert error.value.source == "a.log"


def test_strict_takes_a_log_without_fault(tmp_path: Path) -> None:
    assert counted(tmp_path, {"a.log": csv_of(GOOD)}, strict=True).counted.ordinary == (1, 1)


def test_rows_outside_the_year_are_no_fault(tmp_path: Path) -> None:
    rows = csv_of(GOOD, f"2025-12-31 23:59:59,shop,{TWO}", f"2026-07-01 00:00:00,shop,{TWO}")
    census = counted(tmp_path, {"a.log": rows}, strict=True)
    assert (census.rows.used, census.rows.outside_window) == (1, 2)
    assert census.counted.ordinary == (1, 1)


def test_the_first_reason_is_told_once(tmp_path: Path) -> None:
    census = counted(tmp_path, {"a.log": csv_of("soon,nowhere,")})
    assert refused(census) == {"no-identifier": 1}


def test_three_examples_are_enough(tmp_path: Path) -> None:
    census = counted(tmp_path, {"a.log": csv_of(*[f"soon,shop,{ONE}"] * 5), "b.log": csv_of(f"soon,shop,{ONE}")})
    assert refused(census) == {"bad-time": 6}
    assert examples(census)["bad-time"] == [("a.log", row, "xxxx") for row in (1, 2, 3)]


def test_one_row_of_a_million(tmp_path: Path) -> None:
    """It is found, told by its place, and moves no count."""
    million = 1_000_000
    rows = "".join(f"2026-03-01,shop,{number:032x}\n" for number in range(million))
    at = rows.index(f"{777_777:032x}")
    broken = rows[:at] + "not a pseudonym\n" + rows[at + 33 :]
    census = counted(tmp_path, {"a.log": f"at,export,person\n{broken}"}, plan(more=""))
    assert census.rows.read == million
    # In text any text is a pseudonym; in a log of sixteen bytes it is none.
    assert census.counted.ordinary == (million, million)
    broken = rows[:at] + f"\n{rows[at + 33 :]}"
    census = counted(tmp_path, {"a.log": f"at,export,person\n{broken}"})
    assert examples(census) == {"no-identifier": [("a.log", 777_778, None)]}
    assert census.counted.ordinary == (million - 1, million - 1)
    assert census.until == UNTIL
