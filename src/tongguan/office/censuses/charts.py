"""What a chart draws: the curve of one counter with its lines, and the forecast as a band; and the same as a table."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tongguan.census.file import Census
from tongguan.office.censuses import words
from tongguan.office.desk.speaking import language, say
from tongguan.vocabulary.terms import PATHWAYS, term

_FAR = 4
"""A line that lies more times above everything else is named beside the chart, so that the curve stays a curve."""
_AIR = 1.06
_WIDEST = 1.6
"""The band is drawn up to so many times its median; the table has all of it."""


@dataclass(frozen=True, slots=True)
class Month:
    """A row of the table that says what the chart shows; ``low`` to ``high`` is the forecast."""

    day: date
    people: int | None
    low: int | None = None
    median: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what the script draws (``data``), the same as a table, and the lines that lie far above it."""

    id: str
    data: dict[str, Any]
    months: tuple[Month, ...]
    beyond: tuple[dict[str, Any], ...]


def chart_of(
    counter: str, census: Census, lines: Sequence[dict[str, Any]], band: dict[str, Any] | None
) -> Chart | None:
    """Decide the chart of a counter; ``None`` where nobody is on it."""
    curve = census.curve
    people: Sequence[int] = () if curve is None else getattr(curve, counter)
    if curve is None or not people or not people[-1]:
        return None
    top = max(people[-1], band["median"][-1] if band and band["median"] else 0)
    shown = [each for each in lines if each["line"] <= _FAR * top]
    high = min(band["high"][-1], round(_WIDEST * top)) if band and band["high"] else 0
    ceiling = round(_AIR * max(top, high, *(each["line"] for each in shown), 1))
    data = {
        "days": [day.isoformat() for day in curve.days],
        "people": list(people),
        "first": f"{census.year}-01-01",
        "last": f"{census.year}-12-31",
        "until": census.until.isoformat(),
        "top": ceiling,
        "band": _clipped(band, ceiling) if band and band["days"] else None,
        "lines": [_line(each) for each in shown],
        "language": language(),
        "words": {
            "counted": say(words.COUNTED),
            "forecast": say(words.FORECAST),
            "interval": say(words.INTERVAL),
            "until": say(words.COUNTED_TO),
            "people": say(words.UNIT),
        },
    }
    beyond = tuple(each for each in lines if each["line"] > _FAR * top)
    return Chart(f"curve-{counter}", data, _months(census, people, band), beyond)


def _line(line: dict[str, Any]) -> dict[str, Any]:
    return {
        "people": line["line"],
        "label": f"{line['line']:,} {term(PATHWAYS, line['then'], language())}",
        "short": f"{line['line']:,}",
        "earliest": line["earliest"],
        "latest": line["latest"],
    }


def _clipped(band: dict[str, Any], ceiling: int) -> dict[str, Any]:
    clipped = {name: [min(each, ceiling) for each in band[name]] for name in ("median", "high")}
    return {"days": band["days"], "low": band["low"], **clipped}


def _months(census: Census, people: Sequence[int], band: dict[str, Any] | None) -> tuple[Month, ...]:
    """Give the end of every month that was counted, the last day counted, and the ends of months to come."""
    days = census.curve.days if census.curve else ()
    ends = [date(census.year, month, 1) - timedelta(days=1) for month in range(2, 13)] + [date(census.year, 12, 31)]
    counted = sorted({*(day for day in ends if day < census.until), census.until})
    rows = [Month(day, people[bisect_right(days, day) - 1]) for day in counted if day >= days[0]]
    if band is not None:
        place = {date.fromisoformat(day): number for number, day in enumerate(band["days"])}
        rows += [
            Month(day, None, band["low"][place[day]], band["median"][place[day]], band["high"][place[day]])
            for day in ends
            if day in place
        ]
    return tuple(rows)
