"""Which days are working days, and how far the published calendar reaches."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import ClassVar

from tongguan.vocabulary.errors import TongguanError

# Day 1 of the proleptic calendar is a Monday, so weekdays need no date objects.
_WEEK = 7
_WEEKDAYS = 5


class CalendarRangeError(TongguanError):
    """The day lies outside the calendar Python can write."""

    code: ClassVar[str] = "working-days/out-of-range"


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """Whether one day is a working day, and whether that is only assumed.

    ``provisional`` is true outside the published years: Monday to Friday is then assumed.
    """

    working: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days in order, each known by its place.

    Places count from the first Monday of the proleptic calendar, so that the published years and the
    assumed weeks on either side form one sequence. Finding a place, or the day at a place, takes a
    binary search or plain arithmetic, never a walk over days.

    Attributes:
        first: The first day whose working days are written out, which is the first published one, as an ordinal.
        last: The last such day, as an ordinal.
        days: The ordinals of the working days written out, ascending.
        before: How many assumed working days precede ``first``.
        published: The last published day, as an ordinal.
    """

    first: int
    last: int
    days: tuple[int, ...]
    before: int
    published: int

    def publishes(self, ordinal: int) -> bool:
        """Whether the day stands in a published year."""
        return self.first <= ordinal <= self.published

    def holds(self, ordinal: int) -> bool:
        """Whether the day is a working day, published or assumed."""
        if self.first <= ordinal <= self.last:
            place = bisect_left(self.days, ordinal)
            return place < len(self.days) and self.days[place] == ordinal
        return is_weekday(ordinal)

    def place(self, ordinal: int) -> int:
        """Count the working days up to and including the day."""
        if ordinal < self.first:
            return _weekdays_until(ordinal)
        if ordinal <= self.last:
            return self.before + bisect_right(self.days, ordinal)
        return self.before + len(self.days) + _weekdays_until(ordinal) - _weekdays_until(self.last)

    def at(self, place: int) -> int:
        """Give the ordinal of the working day at a place, counted from 1."""
        if place <= self.before:
            return _weekday_at(place)
        inside = place - self.before
        if inside <= len(self.days):
            return self.days[inside - 1]
        return _weekday_at(inside - len(self.days) + _weekdays_until(self.last))


def is_weekday(ordinal: int) -> bool:
    """Whether the day lies between Monday and Friday."""
    return (ordinal - 1) % _WEEK < _WEEKDAYS


def _weekdays_until(ordinal: int) -> int:
    weeks, days = divmod(ordinal, _WEEK)
    return weeks * _WEEKDAYS + min(days, _WEEKDAYS)


def _weekday_at(place: int) -> int:
    weeks, days = divmod(place - 1, _WEEKDAYS)
    return weeks * _WEEK + days + 1


@cache
def calendar() -> Calendar:
    """Build the calendar from the published notices; once per process."""
    from chinese_calendar import holidays, workdays  # noqa: PLC0415 -- costs 16 ms, needed by few commands

    first = date(min(holidays).year, 1, 1).toordinal()
    last = date(max(holidays).year, 12, 31).toordinal()
    rest = {day.toordinal() for day in holidays}
    made_up = {day.toordinal() for day in workdays}
    days = tuple(
        ordinal
        for ordinal in range(first, last + 1)
        if ordinal in made_up or (is_weekday(ordinal) and ordinal not in rest)
    )
    return Calendar(first, last, days, _weekdays_until(first - 1), last)


def ordinal_of(on: date) -> int:
    """Give the ordinal of a day.

    Raises:
        TypeError: ``on`` is an instant; its legal day depends on a time zone, which is not decided here.
    """
    if isinstance(on, datetime):
        msg = "a working day is asked of a day, not of an instant"
        raise TypeError(msg)
    return on.toordinal()


def day_of(ordinal: int) -> date:
    """Give the day of an ordinal.

    Raises:
        CalendarRangeError: It lies before the year 1 or after the year 9999.
    """
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError) as error:
        message = "the day lies outside the years 1 to 9999"
        raise CalendarRangeError(message, help="check the starting day and the number of days") from error


def is_working_day(on: date) -> WorkingDay:
    """Find whether ``on`` is a working day.

    A day off given in exchange (调休) is a rest day; a weekend day made up is a working day.
    """
    ordinal, known = ordinal_of(on), calendar()
    return WorkingDay(known.holds(ordinal), not known.publishes(ordinal))


def published_from() -> date:
    """Give the first day of the first published year."""
    return day_of(calendar().first)


def published_until() -> date:
    """Give the last day of the last published year; later days are provisional.

    A notice may still change the last days of the year before it, as the one for 2019 did with
    29 and 31 December 2018. Those changes arrive with the library's next release.
    """
    return day_of(calendar().last)
