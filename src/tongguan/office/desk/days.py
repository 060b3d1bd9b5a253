"""What day it is where the law is made."""

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from django.utils import timezone

LAST_YEAR: Final = 2199
"""No day is asked about after it: calendars end."""
BEIJING: Final = ZoneInfo("Asia/Shanghai")


def legal_day() -> date:
    """Give the legal day of now: the day in Asia/Shanghai."""
    return timezone.now().astimezone(BEIJING).date()


def day_asked_for(text: str) -> date | None:
    """Read a day from an address; ``None`` where it is none, or too far ahead."""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return None
    return on if on.year <= LAST_YEAR else None
