"""What day it is where the law is made."""

from datetime import date, datetime, timedelta, timezone

# No summer time since 1991: a fixed offset needs no zone files.
_SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def today_in_shanghai() -> date:
    """Give the legal day of now: the day in Asia/Shanghai."""
    return datetime.now(_SHANGHAI).date()
