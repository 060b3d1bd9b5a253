"""Reads a day as people type it."""

import re
from datetime import date

from tongguan.cli.errors import BadValueError

LAST_YEAR = 2199
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_day(text: str, option: str) -> date:
    """Read ``2026-01-15``.

    Raises:
        BadValueError: It is not written so, or there is no such day.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadValueError(f"`{text}` is not a day", help="write it as 2026-01-15", field=option)


def check_not_too_far(day: date, field: str) -> None:
    """Refuse a day for which nobody plans, and behind which the calendar ends.

    Raises:
        BadValueError: It lies after 2199.
    """
    if day.year > LAST_YEAR:
        raise BadValueError(f"`{day}` is too far ahead", help=f"ask about a day up to {LAST_YEAR}-12-31", field=field)


def maybe_day(text: str | None, option: str) -> date | None:
    """Read a day that may be left out."""
    return None if text is None else read_day(text, option)
