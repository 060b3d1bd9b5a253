"""Working days against the published calendars of 2024, 2025 and 2026, worked out by hand."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.working_days import (
    CalendarRangeError,
    Counted,
    Shifted,
    WorkingDay,
    add_working_days,
    count_working_days,
    is_working_day,
    next_working_day,
    previous_working_day,
    published_from,
    published_until,
    roll_backward,
    roll_forward,
    subtract_working_days,
)

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
amounts = st.integers(1, 400)


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2024-02-09", True),  # Friday, the eve was not yet a public holiday
        ("2024-02-10", False),
        ("2024-02-18", True),  # Sunday made up
        ("2024-09-14", True),  # Saturday made up
        ("2024-09-29", True),  # Sunday made up
        ("2024-10-01", False),
        ("2024-10-07", False),  # Monday off in exchange
        ("2024-10-12", True),  # Saturday made up
        ("2025-01-26", True),  # Sunday made up
        ("2025-01-28", False),  # the eve, a public holiday from 2025
        ("2025-02-04", False),
        ("2025-02-08", True),  # Saturday made up
        ("2025-09-28", True),  # Sunday made up
        ("2025-10-08", False),
        ("2025-10-11", True),  # Saturday made up
        ("2026-01-02", False),  # Friday off in exchange
        ("2026-01-04", True),  # Sunday made up
        ("2026-02-14", True),  # Saturday made up
        ("2026-02-15", False),
        ("2026-02-23", False),  # Monday off in exchange
        ("2026-02-28", True),  # Saturday made up
        ("2026-05-09", True),  # Saturday made up
        ("2026-03-07", False),  # a plain Saturday
    ],
)
def test_published_days(day: str, *, working: bool) -> None:
    assert is_working_day(on(day)) == WorkingDay(working, provisional=False)


@pytest.mark.parametrize(
    ("start", "working_days", "reached"),
    [
        ("2024-09-26", 5, "2024-10-09"),  # 27, Sun 29, 30, 8, 9
        ("2024-10-09", 3, "2024-10-12"),  # 10, 11, Sat 12
        ("2025-01-24", 1, "2025-01-26"),  # a Sunday
        ("2025-01-24", 3, "2025-02-05"),
        ("2025-01-27", 10, "2025-02-17"),  # 5 6 7 Sat 8, 10-14, 17
        ("2025-09-27", 5, "2025-10-10"),  # from a rest day: Sun 28, 29, 30, 9, 10
        ("2025-09-27", 6, "2025-10-11"),
        ("2026-01-15", 10, "2026-01-29"),
        ("2026-02-10", 10, "2026-03-02"),  # 11 12 13 Sat 14, 24-27, Sat 28, 2
        ("2025-12-29", 5, "2026-01-06"),  # 30 31, Sun 4, 5, 6
        ("2026-12-28", 3, "2026-12-31"),
    ],
)
def test_adding(start: str, working_days: int, reached: str) -> None:
    assert add_working_days(on(start), working_days) == Shifted(on(reached), provisional=False)


@pytest.mark.parametrize(
    ("start", "working_days", "reached"),
    [
        ("2024-10-15", 60, "2024-07-17"),  # 6 in October, 21 in September, 22 in August, 11 in July
        ("2025-02-05", 2, "2025-01-26"),  # Mon 27, Sun 26
        ("2025-10-09", 3, "2025-09-28"),
        ("2026-03-02", 1, "2026-02-28"),
        ("2026-03-02", 10, "2026-02-10"),
        ("2026-06-30", 60, "2026-04-01"),  # 20 in June, 19 in May, 21 in April
        ("2026-01-06", 5, "2025-12-29"),  # 5, Sun 4, 31, 30, 29
    ],
)
def test_subtracting(start: str, working_days: int, reached: str) -> None:
    assert subtract_working_days(on(start), working_days) == Shifted(on(reached), provisional=False)


def test_a_rest_day_rolls_to_its_neighbours() -> None:
    assert roll_forward(on("2026-02-16")) == Shifted(on("2026-02-24"), provisional=False)
    assert roll_backward(on("2026-02-16")) == Shifted(on("2026-02-14"), provisional=False)
    assert next_working_day(on("2025-10-10")) == Shifted(on("2025-10-11"), provisional=False)
    assert previous_working_day(on("2025-10-09")) == Shifted(on("2025-09-30"), provisional=False)


@pytest.mark.parametrize("day", ["2025-01-26", "2026-02-28", "2024-10-12", "2026-03-04"])
def test_a_working_day_does_not_roll(day: str) -> None:
    stays = Shifted(on(day), provisional=False)
    assert (roll_forward(on(day)), roll_backward(on(day))) == (stays, stays)


def test_past_the_published_calendar_monday_to_friday_is_assumed_and_flagged() -> None:
    until = published_until()
    new_year = until + timedelta(days=1)
    assert (until.month, until.day) == (12, 31)
    assert not is_working_day(until).provisional
    assert is_working_day(new_year) == WorkingDay(new_year.weekday() < 5, provisional=True)
    last = roll_backward(until).on
    assert not subtract_working_days(until + timedelta(days=1), 1).provisional
    assert add_working_days(last, 1).provisional
    assert subtract_working_days(until + timedelta(days=30), 5).provisional
    assert add_working_days(until + timedelta(days=40), 3).provisional


def test_a_count_back_from_an_unpublished_day_into_a_published_one_is_provisional() -> None:
    start = published_until() + timedelta(days=20)
    reached = subtract_working_days(start, 60)
    assert reached.on < published_until()
    assert reached.provisional


def test_before_the_first_published_year_it_is_provisional_too() -> None:
    first = published_from()
    assert (first.month, first.day) == (1, 1)
    assert is_working_day(first - timedelta(days=1)).provisional
    assert not is_working_day(first).provisional
    assert add_working_days(first - timedelta(days=10), 20).provisional
    assert not add_working_days(first - timedelta(days=1), 3).provisional
    assert subtract_working_days(first, 1).provisional


def test_counting_says_what_adding_does() -> None:
    assert count_working_days(on("2025-01-24"), on("2025-02-05")) == Counted(3, provisional=False)
    assert count_working_days(on("2025-02-05"), on("2025-01-24")) == Counted(-3, provisional=False)
    assert count_working_days(on("2025-02-05"), on("2025-02-05")) == Counted(0, provisional=False)
    assert count_working_days(published_until(), published_until() + timedelta(days=1)).provisional


def test_nothing_added_moves_nothing() -> None:
    sunday = on("2026-03-08")
    assert add_working_days(sunday, 0) == subtract_working_days(sunday, 0) == Shifted(sunday, provisional=False)


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        add_working_days(on("2026-01-05"), -1)
    with pytest.raises(ValueError, match="not negative"):
        subtract_working_days(on("2026-01-05"), -1)


def test_an_instant_is_refused() -> None:
    with pytest.raises(TypeError, match="not of an instant"):
        is_working_day(datetime(2026, 1, 5, 9))  # noqa: DTZ001 -- the point of the test


@pytest.mark.parametrize(("move", "start"), [(add_working_days, date.max), (subtract_working_days, date.min)])
def test_the_end_of_the_calendar_is_a_named_error(move: Callable[[date, int], Shifted], start: date) -> None:
    with pytest.raises(CalendarRangeError, match="outside the years") as caught:
        move(start, 1)
    assert caught.value.code == "working-days/out-of-range"


def test_importing_the_room_does_not_load_the_notices() -> None:
    program = "import sys, tongguan.working_days; sys.exit('chinese_calendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@given(st.dates(date(2004, 1, 1), date(2026, 12, 31)))
def test_every_published_day_is_as_the_library_says(day: date) -> None:
    assert is_working_day(day).working == chinese_calendar.is_workday(day)


@given(days, amounts)
def test_moving_is_a_walk_over_days(start: date, working_days: int) -> None:
    """Hold the arithmetic to the slow and obvious way."""
    for step, move in ((1, add_working_days), (-1, subtract_working_days)):
        day, left, seen_unpublished = start, working_days, False
        while left:
            day += timedelta(days=step)
            found = is_working_day(day)
            left -= found.working
            seen_unpublished |= found.provisional
        assert move(start, working_days) == Shifted(day, seen_unpublished)


@given(days, amounts)
def test_moving_ends_on_a_working_day_and_comes_back(start: date, working_days: int) -> None:
    there = add_working_days(start, working_days).on
    assert is_working_day(there).working
    assert subtract_working_days(there, working_days).on == roll_backward(start).on
    back = subtract_working_days(start, working_days).on
    assert is_working_day(back).working
    assert add_working_days(back, working_days).on == roll_forward(start).on
    assert count_working_days(start, there).working_days == working_days


@given(days, days, amounts)
def test_a_later_start_never_ends_earlier(one: date, other: date, working_days: int) -> None:
    earlier, later = sorted((one, other))
    assert add_working_days(earlier, working_days).on <= add_working_days(later, working_days).on
    assert subtract_working_days(earlier, working_days).on <= subtract_working_days(later, working_days).on
    assert roll_forward(earlier).on <= roll_forward(later).on
    assert roll_backward(earlier).on <= roll_backward(later).on
