"""Moving by working days, and counting them.

Counting back can be asked to be *cautious*: past the published calendar it then stands only on days that are
certain to be working days, so that the day reached is not too late once the notice is out.
"""

from dataclasses import dataclass
from datetime import date

from tongguan.working_days.calendar import Calendar, CalendarRangeError, calendar, day_of, ordinal_of
from tongguan.working_days.certain import certain_calendar


@dataclass(frozen=True, slots=True)
class Shifted:
    """The day reached, and whether an unpublished day was passed on the way.

    ``provisional`` looks at every day that was counted or skipped, not at the last one only.
    """

    on: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of working days, and whether unpublished days are among those looked at."""

    working_days: int
    provisional: bool


def add_working_days(start: date, working_days: int) -> Shifted:
    """Give the working day that many working days after ``start``, which is not counted itself.

    ``start`` need not be a working day; 0 gives ``start`` unchanged.

    Raises:
        ValueError: ``working_days`` is negative.
    """
    if _none_to_move(working_days):
        return Shifted(start, provisional=False)
    from_, known = ordinal_of(start), calendar()
    to = known.at(known.place(from_) + working_days)
    return Shifted(day_of(to), not (known.publishes(from_ + 1) and known.publishes(to)))


def subtract_working_days(start: date, working_days: int, *, cautious: bool = False) -> Shifted:
    """Give the working day that many working days before ``start``, which is not counted itself.

    ``start`` need not be a working day; 0 gives ``start`` unchanged.

    Raises:
        ValueError: ``working_days`` is negative.
    """
    if _none_to_move(working_days):
        return Shifted(start, provisional=False)
    from_ = ordinal_of(start)
    known = _calendar_back_from(from_, cautious=cautious)
    place = known.place(from_ - 1) - working_days + 1
    if place < 1:
        message = "the day lies outside the years 1 to 9999"
        raise CalendarRangeError(message, help="check the starting day and the number of days")
    to = known.at(place)
    return Shifted(day_of(to), not (known.publishes(from_ - 1) and known.publishes(to)))


def next_working_day(on: date) -> Shifted:
    """Give the first working day after ``on``."""
    return add_working_days(on, 1)


def previous_working_day(on: date, *, cautious: bool = False) -> Shifted:
    """Give the last working day before ``on``."""
    return subtract_working_days(on, 1, cautious=cautious)


def roll_forward(on: date) -> Shifted:
    """Give ``on`` if it is a working day, else the first one after it (CIVIL-2020#203.1)."""
    ordinal, known = ordinal_of(on), calendar()
    if known.holds(ordinal):
        return Shifted(on, not known.publishes(ordinal))
    reached = next_working_day(on)
    return Shifted(reached.on, reached.provisional or not known.publishes(ordinal))


def roll_backward(on: date, *, cautious: bool = False) -> Shifted:
    """Give ``on`` if it is a working day, else the last one before it."""
    ordinal = ordinal_of(on)
    known = _calendar_back_from(ordinal, cautious=cautious)
    if known.holds(ordinal):
        return Shifted(on, not known.publishes(ordinal))
    reached = previous_working_day(on, cautious=cautious)
    return Shifted(reached.on, reached.provisional or not known.publishes(ordinal))


def count_working_days(after: date, until: date) -> Counted:
    """Count the working days after ``after`` up to and including ``until``.

    Negative when ``until`` lies before ``after``: how many working days a thing is overdue.
    """
    from_, to, known = ordinal_of(after), ordinal_of(until), calendar()
    working_days = known.place(to) - known.place(from_)
    low, high = (from_ + 1, to) if to > from_ else (to + 1, from_)
    published = low > high or (known.publishes(low) and known.publishes(high))
    return Counted(working_days, not published)


def _calendar_back_from(ordinal: int, *, cautious: bool) -> Calendar:
    """Give the calendar to count back in; the certain days are worked out only where the published ones end."""
    known = calendar()
    return certain_calendar() if cautious and ordinal > known.published else known


def _none_to_move(working_days: int) -> bool:
    if working_days < 0:
        msg = f"a number of working days is not negative: {working_days}"
        raise ValueError(msg)
    return working_days == 0
