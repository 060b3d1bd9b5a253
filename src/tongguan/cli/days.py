"""Reads a day as people type it."""

import re
from datetime import date

from tongguan.cli.errors import BadValueError

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


def maybe_day(text: str | None, option: str) -> date | None:
    """Read a day that may be left out."""
    return None if text is None else read_day(text, option)
