"""When the event happened: a day, or an instant with its legal day."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import ClassVar

from tongguan.vocabulary.errors import TongguanError

Started = date | datetime

# Beijing time has had no summer time since 1991, before any rule here; a fixed offset needs no zone files.
BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?")


class StartNotReadError(TongguanError):
    """The text is neither a day nor an instant."""

    code: ClassVar[str] = "clocks/start-not-read"


def read_started(text: str) -> Started:
    """Read a day (``2026-01-15``) or an instant (``2026-01-15T09:30+08:00``).

    An instant without an offset is Beijing time.

    Raises:
        StartNotReadError: The text is neither, or no such day exists.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _INSTANT.fullmatch(text):
            return in_a_zone(datetime.fromisoformat(text))
    except ValueError:
        pass
    message = f"`{text}` is neither a day nor an instant"
    raise StartNotReadError(message, help="write 2026-01-15, or 2026-01-15T09:30+08:00")


def in_a_zone(instant: datetime) -> datetime:
    """Give the instant with its time zone; without one it is Beijing time."""
    return instant if instant.utcoffset() is not None else instant.replace(tzinfo=BEIJING)


def legal_day(started: Started) -> date:
    """Give the day in Beijing on which the event happened."""
    if isinstance(started, datetime):
        return in_a_zone(started).astimezone(BEIJING).date()
    return started


def hours_after(instant: datetime, hours: int) -> datetime:
    """Give the instant that many hours later, in the same time zone.

    The hours elapse: a change to or from summer time in between neither adds nor takes any.
    """
    zoned = in_a_zone(instant)
    return (zoned.astimezone(UTC) + timedelta(hours=hours)).astimezone(zoned.tzinfo)
