"""The legal day of an instant: the law counts in the days of Shanghai."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

# No summer time since 1991: a fixed offset needs no zone files, and a gate must start without them.
SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")


def legal_day(instant: datetime) -> date:
    """Give the day in Asia/Shanghai of an aware instant; a year turns there at 16:00 UTC."""
    return instant.astimezone(SHANGHAI).date()


def first_instant(on: date) -> datetime:
    """Give the instant, in UTC, at which a legal day begins."""
    return datetime(on.year, on.month, on.day, tzinfo=SHANGHAI).astimezone(UTC)
