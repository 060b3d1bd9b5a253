"""When newcomers stopped, and whether they stopped at once."""

from datetime import date, timedelta

from tongguan.census.splitting.model import Suspicion
from tongguan.census.splitting.seeing import Seen, last_days

_BEFORE = 14
"""The days before a stop whose pace is looked at."""


def stop_of(seen: Seen, handler: str, counter: str, suspicion: Suspicion) -> date | None:
    """Give the day of the last newcomer, where they stopped at once and have not come for some days; else ``None``.

    At once: in the fortnight before, newcomers a day were still a good part of the mean. Newcomers who peter out, as
    they do where everybody is known by now, have not stopped.
    """
    days = seen.newcomers.get((handler, counter))
    if not days:
        return None
    first, last = min(days), max(days)
    if last >= last_days(seen.window.until, suspicion.quiet):
        return None
    mean = sum(days.values()) / ((last - first).days + 1)
    before = sum(people for day, people in days.items() if day > last - timedelta(days=_BEFORE)) / _BEFORE
    return last if before >= suspicion.abrupt * mean else None


def goes_on(seen: Seen, handler: str, stopped: date) -> int:
    """Count the transfers made after a stop."""
    return sum(transfers for day, transfers in seen.active.get(handler, {}).items() if day > stopped)
