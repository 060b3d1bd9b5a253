"""Counting back past the published calendar: earlier than the notice will say, never later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.working_days import certain, published_until, roll_backward, subtract_working_days
from tongguan.working_days.calendar import Calendar, calendar
from tongguan.working_days.certain import certain_calendar, possible_rest_days

FIRST_NOTICE = 2009
"""Since then the notices move days off as they do now."""
GIVEN_ONCE = {date(2015, 9, 3), date(2015, 9, 4)}
"""A day off for one year alone, and the day moved beside it."""
LAST_KNOWN = published_until().year


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "earlier"),
    [
        ("2028-01-03", "2027-12-30"),  # Monday beside New Year's Day, a Saturday
        ("2027-02-08", "2027-02-04"),  # Monday, third day of the year of the Goat
        ("2027-05-03", "2027-04-28"),  # Monday beside Labour Day
        ("2027-10-01", "2027-09-30"),
        ("2027-10-07", "2027-09-30"),  # Thursday, off in exchange in most years
        ("2027-10-09", "2027-09-30"),  # Saturday after it
        ("2027-10-11", "2027-10-11"),
        ("2027-08-04", "2027-08-04"),
        ("2080-10-04", "2080-09-30"),  # past the feasts of the moon
    ],
)
def test_a_last_day_stays_clear_of_what_may_become_a_day_off(day: str, earlier: str) -> None:
    assert roll_backward(on(day), cautious=True).on == on(earlier)
    assert roll_backward(on(day), cautious=True).provisional


def test_in_published_years_caution_changes_nothing() -> None:
    for offset in range(3_000):
        day = published_until() - timedelta(days=offset)
        assert roll_backward(day, cautious=True) == roll_backward(day)
        assert subtract_working_days(day, 30, cautious=True) == subtract_working_days(day, 30)


@given(st.dates(date(2027, 1, 1), date(2098, 12, 31)), st.integers(1, 200))
def test_caution_is_never_later_than_monday_to_friday(start: date, working_days: int) -> None:
    cautious = subtract_working_days(start, working_days, cautious=True)
    plain = subtract_working_days(start, working_days)
    assert cautious.on <= plain.on
    assert cautious.provisional == plain.provisional
    assert cautious.on.weekday() < 5 or cautious.on <= published_until()


def test_the_days_off_of_every_notice_were_foreseen() -> None:
    foreseen = {date.fromordinal(day) for day in possible_rest_days(FIRST_NOTICE, LAST_KNOWN)}
    off = {day for day in chinese_calendar.holidays if day.year >= FIRST_NOTICE and day.weekday() < 5}
    assert off - foreseen == GIVEN_ONCE


@pytest.mark.parametrize("last_published", range(FIRST_NOTICE, LAST_KNOWN))
def test_no_day_reached_was_later_than_the_notice_said(last_published: int, monkeypatch: pytest.MonkeyPatch) -> None:
    known = calendar()
    monkeypatch.setattr(certain, "calendar", lambda: _as_of(known, last_published))
    foreseen = certain_calendar.__wrapped__()
    late = []
    for start in _days(last_published + 1):
        for working_days in (1, 2, 5, 20, 60, 120):
            reached = foreseen.at(foreseen.place(start - 1) - working_days + 1)
            told = known.at(known.place(start - 1) - working_days + 1)
            if reached > told:
                late.append((date.fromordinal(start), working_days))
    if last_published + 1 == min(GIVEN_ONCE).year:
        late = [each for each in late if each[0] <= min(GIVEN_ONCE)]
    assert late == []


def test_the_feasts_of_the_moon_stand_in_the_days_off_of_their_name() -> None:
    named: dict[str, set[date]] = {}
    for day, name in chinese_calendar.holidays.items():
        named.setdefault(name.casefold(), set()).add(day)
    for feast in certain._feasts():
        days = feast.get("days", ())
        own = named[feast["name"]["en"].casefold()] if days else set()
        weekdays = {day for day in days if day.year <= LAST_KNOWN and day.weekday() < 5}
        assert weekdays <= own | named["national day"]
        assert not days or [day.year for day in days] == list(range(FIRST_NOTICE, 2061))


def test_a_year_of_the_moon_is_as_long_as_one() -> None:
    """Hold the years without a notice: twelve or thirteen months lie between the same feast of two years."""
    for feast in certain._feasts():
        days = feast.get("days", ())
        lengths = {(later - earlier).days for earlier, later in pairwise(days)}
        assert lengths <= {353, 354, 355, 383, 384, 385}


def _as_of(known: Calendar, year: int) -> Calendar:
    last = date(year, 12, 31).toordinal()
    return replace(known, last=last, published=last, days=tuple(day for day in known.days if day <= last))


def _days(year: int) -> Iterator[int]:
    yield from range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
