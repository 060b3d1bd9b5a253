"""Beijing days: the days by which the law counts."""

from datetime import date, timedelta

BEIJING_MICROS = 8 * 3_600_000_000
"""How far Beijing is ahead of UTC. No summer time since 1991, and no plan counts a year before 2000."""

MICROS_OF_DAY = 86_400_000_000

_EPOCH = date(1970, 1, 1)


def beijing_day(micros: int) -> int:
    """Give the Beijing day of an instant: microseconds, and days, since 1970."""
    return (micros + BEIJING_MICROS) // MICROS_OF_DAY


def instants_of(days: tuple[int, int]) -> dict[str, int]:
    """Give the first and the last microsecond of a span of Beijing days, both days included."""
    first, last = days
    return {
        "first": first * MICROS_OF_DAY - BEIJING_MICROS,
        "last": (last + 1) * MICROS_OF_DAY - BEIJING_MICROS - 1,
    }


def day_of(days: int) -> date:
    """Give the day so many days after 1 January 1970."""
    return _EPOCH + timedelta(days=days)


def days_since(day: date) -> int:
    """Give how many days after 1 January 1970 a day is."""
    return (day - _EPOCH).days
