"""What day it is where the law is made."""

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from django.utils import timezone

BEIJING: Final = ZoneInfo("Asia/Shanghai")


def legal_day() -> date:
    """Give the legal day of now: the day in Asia/Shanghai."""
    return timezone.now().astimezone(BEIJING).date()
