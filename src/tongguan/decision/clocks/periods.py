"""Moving a day by days, months, years or working days, either way."""

from calendar import monthrange
from datetime import date, timedelta
from typing import assert_never

from tongguan.law.clock import Direction, Rolls, Unit
from tongguan.working_days import (
    CalendarRangeError,
    Shifted,
    add_working_days,
    roll_backward,
    roll_forward,
    subtract_working_days,
)

_MONTHS_A_YEAR = 12


def shift(start: date, amount: int, unit: Unit, direction: Direction, *, cautious: bool = False) -> Shifted:
    """Give the last day of the period that begins beside ``start``, which is not counted.

    ``cautious`` keeps a count back off the days that a calendar not published yet may take off.

    Raises:
        CalendarRangeError: The period leaves the years 1 to 9999.
        ValueError: ``unit`` is hours, which run from an instant and not from a day.
    """
    signed = amount if direction == "after" else -amount
    match unit:
        case "working_days":
            if direction == "after":
                return add_working_days(start, amount)
            return subtract_working_days(start, amount, cautious=cautious)
        case "days":
            return Shifted(_days(start, signed), provisional=False)
        case "months":
            return Shifted(corresponding_day(start, signed), provisional=False)
        case "years":
            return Shifted(corresponding_day(start, signed * _MONTHS_A_YEAR), provisional=False)
        case "hours":
            msg = "hours run from an instant, not from a day"
            raise ValueError(msg)
        case _:
            assert_never(unit)


def corresponding_day(start: date, months: int) -> date:
    """Give the day of the same number that many months away, or that month's last day (CIVIL-2020#202).

    Raises:
        CalendarRangeError: There is no such year.
    """
    years, month = divmod(start.month - 1 + months, _MONTHS_A_YEAR)
    year = start.year + years
    if not date.min.year <= year <= date.max.year:
        raise _out_of_range()
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def roll(last: date, rolls: Rolls, *, cautious: bool = False) -> Shifted:
    """Move a last day off a rest day, forward (CIVIL-2020#203.1) or backward (``cautious`` as above), or leave it."""
    match rolls:
        case "forward":
            return roll_forward(last)
        case "backward":
            return roll_backward(last, cautious=cautious)
        case "none":
            return Shifted(last, provisional=False)
        case _:
            assert_never(rolls)


def _days(start: date, days: int) -> date:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        raise _out_of_range() from None


def _out_of_range() -> CalendarRangeError:
    message = "the day lies outside the years 1 to 9999"
    return CalendarRangeError(message, help="check the starting day and the length of the period")
