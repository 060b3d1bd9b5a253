"""What holds of every clock and every day."""

from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.decision.clocks import run
from tongguan.decision.clocks.periods import corresponding_day
from tongguan.law.clock import Clock, ClockFormError, Direction, Unit
from tongguan.vocabulary import Citation
from tongguan.working_days import is_working_day, published_until

days = st.dates(date(2000, 1, 1), date(2045, 12, 31))
units: st.SearchStrategy[Unit] = st.sampled_from(["working_days", "days", "months", "years"])
published_days = st.dates(date(2004, 6, 1), published_until())
directions: st.SearchStrategy[Direction] = st.sampled_from(["after", "before"])
amounts = st.integers(1, 90)
CITES = (Citation.parse("CIVIL-2020#203.1"),)
FIRST = date(2021, 1, 1)


def last_day(clock: Clock, started: date) -> date:
    due = run(clock, started).due
    assert type(due) is date
    return due


def rolling(unit: Unit, direction: Direction, amount: int) -> Clock:
    return Clock(
        code="c",
        start="e",
        direction=direction,
        amount=min(amount, 9) if unit == "years" else amount,
        unit=unit,
        rolls="forward" if direction == "after" else "backward",
        cites=CITES,
        first=FIRST,
    )


@given(units, directions, amounts, days)
def test_a_clock_that_rolls_never_ends_on_a_rest_day(
    unit: Unit, direction: Direction, amount: int, started: date
) -> None:
    assert is_working_day(last_day(rolling(unit, direction, amount), started)).working


@given(units, directions, amounts, days, days)
def test_a_later_event_is_never_due_earlier(
    unit: Unit, direction: Direction, amount: int, one: date, other: date
) -> None:
    clock = rolling(unit, direction, amount)
    earlier, later = sorted((one, other))
    assert last_day(clock, earlier) <= last_day(clock, later)


@given(units, amounts, days)
def test_a_period_ends_beside_its_event_never_on_it(unit: Unit, amount: int, started: date) -> None:
    assert last_day(rolling(unit, "after", amount), started) > started
    assert last_day(rolling(unit, "before", amount), started) < started


@given(units, amounts, days)
def test_rolling_never_takes_time_from_anyone(unit: Unit, amount: int, started: date) -> None:
    """A last day moves on, an application before expiry moves further before it."""
    after, before = rolling(unit, "after", amount), rolling(unit, "before", amount)
    assert last_day(after, started) >= last_day(replace(after, rolls="none"), started)
    assert last_day(before, started) <= last_day(replace(before, rolls="none"), started)


@given(days, st.integers(-240, 240))
def test_months_end_on_the_corresponding_day_or_the_months_last(started: date, months: int) -> None:
    ended = corresponding_day(started, months)
    assert (ended.year * 12 + ended.month) - (started.year * 12 + started.month) == months
    assert ended.day == min(started.day, monthrange(ended.year, ended.month)[1])


@given(days, st.integers(1, 240))
def test_months_forth_and_back_lose_at_most_the_missing_days(started: date, months: int) -> None:
    back = corresponding_day(corresponding_day(started, months), -months)
    assert back == started or (back < started and started.day > 28 and back.month == started.month)


@given(published_days, amounts)
def test_applying_at_the_last_moment_leaves_the_full_number_of_working_days(expires: date, amount: int) -> None:
    """From the deadline on, counting that many working days reaches expiry and not beyond."""
    deadline = last_day(rolling("working_days", "before", amount), expires)
    again = last_day(rolling("working_days", "after", amount), deadline)
    assert again >= expires
    assert not any(
        is_working_day(date.fromordinal(day)).working for day in range(expires.toordinal(), again.toordinal())
    )


@given(units, amounts, st.dates(date(2027, 1, 1), date(2060, 12, 31)))
def test_a_last_day_before_an_unpublished_one_stays_clear_of_the_feasts(unit: Unit, amount: int, expires: date) -> None:
    deadline = run(rolling(unit, "before", amount), expires)
    assert isinstance(deadline.due, date)
    assert (deadline.due.month, deadline.due.day) not in {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
    opens = run(replace(rolling(unit, "before", amount), window=True), expires).opens
    assert opens is not None
    assert deadline.due <= opens


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"amount": 10}, "either `amount` and `unit`, or `day`"),
        ({"amount": 10, "unit": "days", "day": FIRST}, "either `amount` and `unit`, or `day`"),
        ({}, "either `amount` and `unit`, or `day`"),
        ({"amount": 0, "unit": "days"}, "at least 1"),
        ({"amount": 60, "unit": "working_days", "direction": "before", "rolls": "forward"}, "makes people late"),
        ({"amount": 60, "unit": "working_days", "rolls": "backward"}, "takes time away"),
        ({"amount": 4, "unit": "hours", "rolls": "forward"}, "hours do not roll"),
        ({"amount": 4, "unit": "hours", "direction": "before"}, "hours run on"),
        ({"amount": 60, "unit": "working_days", "window": True}, "a window is counted back"),
        ({"day": FIRST, "anchor": "other"}, "a fixed day has no anchor"),
        ({"amount": 3, "unit": "years", "anchor": "c"}, "its own anchor"),
        ({"amount": 3, "unit": "years", "last": date(2020, 1, 1)}, "ends before it begins"),
        ({"amount": 3, "unit": "years", "cites": ()}, "cites nothing"),
    ],
)
def test_a_clock_that_contradicts_itself_is_refused(fields: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ClockFormError, match=complaint):
        Clock(**{"code": "c", "start": "e", "cites": CITES, "first": FIRST, **fields})
