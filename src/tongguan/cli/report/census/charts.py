"""What a chart draws: the curve of one counter, its lines, and the forecast as a band."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from tongguan.census.file import Census, Curve
from tongguan.cli.report.census.words import WORDS
from tongguan.cli.report.library import Library
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import PATHWAYS, term

Answer = Mapping[str, Any]

_FAR = 4
"""A line that lies more times above everything else is named beside the chart, so that the curve stays a curve."""
_AIR = 1.06
_WIDEST = 1.6
"""The band is drawn up to so many times its median; the table has all of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table that says what the chart shows; ``low`` to ``high`` is the forecast."""

    day: date
    people: int | None
    low: int | None = None
    median: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what the script draws (``data``), and the same in words and as a table."""

    id: str
    counter: str
    data: dict[str, Any]
    rows: tuple[Row, ...]
    beyond: tuple[Answer, ...]


def chart_of(
    name: str,
    counter: str,
    census: Census,
    lines: Sequence[Answer],
    band: Answer | None,
    library: Library,
    language: Language,
) -> Chart | None:
    """Decide the chart of a counter; ``None`` where there is no curve, or nobody on it."""
    curve = census.curve
    people: Sequence[int] = () if curve is None else getattr(curve, counter)
    if curve is None or not people or not people[-1]:
        return None
    top = max(people[-1], band["median"][-1] if band else 0)
    shown, beyond = _within(lines, top)
    high = min(band["high"][-1], round(_WIDEST * top)) if band else 0
    ceiling = round(_AIR * max(top, high, *(each["line"] for each in shown), 1))
    data = {
        "id": name,
        "days": [day.isoformat() for day in curve.days],
        "people": list(people),
        "first": f"{census.year}-01-01",
        "last": f"{census.year}-12-31",
        "until": census.until.isoformat(),
        "top": ceiling,
        "band": None if band is None else _clipped(band, ceiling),
        "lines": [_line(each, language) for each in shown],
        "words": {key: WORDS[key].in_language(language) for key in _SAID},
        "name": library.counter(f"people.{counter}", language),
        "language": language,
    }
    return Chart(name, counter, data, _rows(curve, people, band, census), tuple(beyond))


_SAID = ("counted", "forecast", "interval", "until_short", "people")


def _within(lines: Sequence[Answer], top: int) -> tuple[list[Answer], list[Answer]]:
    """Part the lines into those on the chart and those far above it."""
    shown: list[Answer] = []
    beyond: list[Answer] = []
    for each in sorted(lines, key=lambda line: int(line["line"])):
        (shown if each["line"] <= _FAR * top else beyond).append(each)
    return shown, beyond


def _line(line: Answer, language: Language) -> dict[str, Any]:
    return {
        "people": line["line"],
        "label": f"{line['line']:,} {term(PATHWAYS, line['then'], language)}",
        "short": f"{line['line']:,}",
        "crossed": line["crossed"],
        "earliest": line["earliest"],
        "median": line["median"],
        "latest": line["latest"],
    }


def _clipped(band: Answer, ceiling: int) -> dict[str, Any]:
    return {
        "days": band["days"],
        "low": band["low"],
        "median": [min(each, ceiling) for each in band["median"]],
        "high": [min(each, ceiling) for each in band["high"]],
    }


def _rows(curve: Curve, people: Sequence[int], band: Answer | None, census: Census) -> tuple[Row, ...]:
    """Give the end of every month, the last day counted, and the ends of months to come."""
    ends = [date(census.year, month, 1) - timedelta(days=1) for month in range(2, 13)] + [date(census.year, 12, 31)]
    counted = sorted({*(day for day in ends if day < census.until), census.until})
    rows = [Row(day, _on(curve.days, people, day)) for day in counted if day >= curve.days[0]]
    if band is None:
        return tuple(rows)
    place = {date.fromisoformat(day): number for number, day in enumerate(band["days"])}
    coming = [day for day in ends if day in place]
    rows += [
        Row(day, None, band["low"][place[day]], band["median"][place[day]], band["high"][place[day]]) for day in coming
    ]
    assert all(one.day < other.day for one, other in pairwise(rows))  # noqa: S101 -- counted days come first
    return tuple(rows)


def _on(days: Sequence[date], people: Sequence[int], day: date) -> int:
    place = bisect_right(days, day) - 1
    return people[place] if place >= 0 else 0
