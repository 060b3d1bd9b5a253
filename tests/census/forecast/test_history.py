"""What is known so far, and when that is too little."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.census.forecast import History, history_of

JANUARY = date(2026, 1, 1)


def lasting(new: list[int], first: date = JANUARY) -> History:
    return History(first, first + timedelta(days=len(new) - 1), tuple(new))


def test_days_without_newcomers_are_days() -> None:
    history = history_of([date(2026, 2, 1), date(2026, 2, 4)], [5, 7], date(2026, 2, 6))
    assert history == History(date(2026, 2, 1), date(2026, 2, 6), (5, 0, 0, 2, 0, 0))
    assert history.people == 7


def test_nobody_came_at_all() -> None:
    history = history_of([], [], date(2026, 3, 1))
    assert history.people == 0
    assert history.reason_against() == "too-few-days"


@pytest.mark.parametrize(
    ("days", "people"),
    [
        ([date(2026, 2, 1), date(2026, 2, 2)], [5, 4]),
        ([date(2026, 2, 2), date(2026, 2, 1)], [4, 5]),
        ([date(2026, 2, 1), date(2026, 2, 1)], [4, 5]),
        ([date(2026, 7, 1)], [5]),
    ],
)
def test_what_is_no_cumulative_curve_is_refused(days: list[date], people: list[int]) -> None:
    with pytest.raises(ValueError, match="not a cumulative curve"):
        history_of(days, people, date(2026, 6, 30))


@pytest.mark.parametrize(
    ("history", "reason"),
    [
        (lasting([10] * 27), "too-few-days"),
        (lasting([10] * 28), None),
        (lasting([1] * 49), "too-few-people"),
        (lasting([1] * 50), None),
        (lasting([99] * 30 + [0] * 28), "flat"),
        (lasting([99] * 30 + [0] * 27), None),
        (lasting([99] * 365), "year-over"),
        (lasting([99] * 364), None),
    ],
)
def test_a_reason_holds_from_its_very_day(history: History, reason: str | None) -> None:
    assert history.reason_against() == reason


def test_a_leap_year_has_a_day_more() -> None:
    assert lasting([1], date(2028, 1, 1)).days_left == 365
    assert lasting([1]).days_left == 364


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60))
def test_a_curve_tells_its_newcomers(new: list[int]) -> None:
    days, sums, total = [], [], 0
    for place, people in enumerate(new):
        if people:
            total += people
            days.append(JANUARY + timedelta(days=place))
            sums.append(total)
    history = history_of(days, sums, JANUARY + timedelta(days=len(new) - 1))
    trimmed = new[next((place for place, people in enumerate(new) if people), len(new) - 1) :]
    assert list(history.new) == trimmed
