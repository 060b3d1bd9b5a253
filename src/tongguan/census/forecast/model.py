"""What a forecast says."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Reason = Literal[
    "crossed", "too-few-days", "too-few-people", "flat", "year-over", "not-counted-by-day", "above-everybody"
]
"""Why no day is forecast.

``crossed``: the line is reached already. ``flat``: nobody new in the last four weeks.
``not-counted-by-day``: the census keeps no curve for this counter. ``above-everybody``: there are not so many people.
"""


@dataclass(frozen=True, slots=True)
class Crossing:
    """When one line of one counter will be reached.

    ``earliest`` and ``latest`` bound the interval, both included; ``None`` stands for "not this year".
    ``not_this_year`` is the probability of that. Where ``reason`` is given there is no forecast.

    Attributes:
        counter: Whose line it is.
        line: The number of people, included.
        reason: Why there is no forecast; ``None`` where there is one.
        crossed: The day it was reached, where it was.
        earliest: The lower end of the interval.
        median: The day by which it is reached as likely as not.
        latest: The upper end.
        not_this_year: From 0 to 1; ``None`` without a forecast.
    """

    counter: str
    line: int
    reason: Reason | None = None
    crossed: date | None = None
    earliest: date | None = None
    median: date | None = None
    latest: date | None = None
    not_this_year: float | None = None

    def as_dict(self) -> dict[str, object]:
        """Give the forecast as it stands in a census; days in ISO 8601."""
        return {
            "counter": self.counter,
            "line": self.line,
            "reason": self.reason,
            "crossed": _iso(self.crossed),
            "earliest": _iso(self.earliest),
            "median": _iso(self.median),
            "latest": _iso(self.latest),
            "not_this_year": self.not_this_year,
        }


@dataclass(frozen=True, slots=True)
class Band:
    """Where the number of people will be, day by day to the end of the year: the interval and its median."""

    counter: str
    days: tuple[date, ...]
    low: tuple[int, ...]
    median: tuple[int, ...]
    high: tuple[int, ...]

    def as_dict(self) -> dict[str, object]:
        """Give the band as it stands in a census."""
        return {
            "counter": self.counter,
            "days": [day.isoformat() for day in self.days],
            "low": list(self.low),
            "median": list(self.median),
            "high": list(self.high),
        }


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The forecasts of a census; ``level`` is the probability that each interval is meant to have."""

    level: float
    crossings: tuple[Crossing, ...]
    bands: tuple[Band, ...]

    def as_dict(self) -> dict[str, object]:
        """Give the forecasts as they stand in a census."""
        return {
            "level": self.level,
            "lines": [each.as_dict() for each in self.crossings],
            "bands": [each.as_dict() for each in self.bands],
        }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
