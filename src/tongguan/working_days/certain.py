"""The working days that are certain: in years without a notice, no day counts that may become a day off.

Who counts back from a day must not come late once the notice is out. Weekends that a notice turns into working
days only make the true day later, so they are left as weekends.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tongguan.strict_yaml import load
from tongguan.working_days.calendar import Calendar, calendar, is_weekday

LAST_YEAR = 2100
"""Later days are taken as Monday to Friday."""

_REST_DAYS = Path(__file__).with_name("rest_days.yaml")


@cache
def certain_calendar() -> Calendar:
    """Give the published calendar, followed by the days that no notice is likely to take off; once per process."""
    known = calendar()
    last = date(LAST_YEAR, 12, 31).toordinal()
    if last <= known.last:
        return known
    first_year = date.fromordinal(known.last).year + 1
    rest = set(possible_rest_days(first_year, LAST_YEAR))
    days = (*known.days, *filter(is_weekday, range(known.last + 1, last + 1)))
    return replace(known, last=last, days=tuple(day for day in days if day not in rest))


def possible_rest_days(first_year: int, last_year: int) -> Iterator[int]:
    """Give the ordinals of the days around the feasts of these years, weekends among them."""
    for feast in _feasts():
        for day in _days_of(feast, first_year, last_year):
            yield from range(day.toordinal() - feast["before"], day.toordinal() + feast["after"] + 1)


def _days_of(feast: dict[str, Any], first_year: int, last_year: int) -> list[date]:
    if "every" in feast:
        return [date.fromisoformat(f"{year}-{feast['every']}") for year in range(first_year, last_year + 1)]
    return [day for day in feast["days"] if first_year <= day.year <= last_year]


def _feasts() -> list[dict[str, Any]]:
    content: Any = load(_REST_DAYS.read_text(encoding="utf-8"), _REST_DAYS.name)
    feasts: list[dict[str, Any]] = content["feasts"]
    return feasts
