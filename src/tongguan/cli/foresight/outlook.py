"""When each line of a census is reached, and by when one must act before."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tongguan.census.file import Census, Curve, LineCount
from tongguan.census.forecast import Crossing, History, foresee, history_of
from tongguan.census.forecast.foreseeing import Asked
from tongguan.decision.lead_times import LeadTime, lead_time
from tongguan.law import Lawbook
from tongguan.vocabulary import Pathway

_COUNTERS = ("ordinary", "sensitive", "both", "all")
_ROUTES = {pathway.value: pathway for pathway in Pathway}


def outlook_of(census: Census, book: Lawbook, everybody: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Give the part ``forecast`` of a census.

    Each line has the forecast of its day, the route that follows, and the last day to act: for the early end of
    the interval (``act_early``, on which to rely) and for its median (``act_median``).

    Args:
        census: The count.
        book: The lawbook, for its clocks.
        everybody: How many people there are at most, by counter, where that is known.
    """
    lines = {(_counter(line), line.line): line for line in census.lines}
    asked = [Asked(counter, people, line.crossed) for (counter, people), line in lines.items()]
    foreseen = foresee(_histories(census), asked, everybody)
    plain = foreseen.as_dict()
    plain["until"] = census.until.isoformat()
    plain["lines"] = [
        _line(crossing, lines[crossing.counter, crossing.line], census.until, book) for crossing in foreseen.crossings
    ]
    return plain


def percent(share: float) -> str:
    """Give a probability in whole percent; what is not quite 0 or 1 is not said to be."""
    return f"{min(max(round(100 * share), 0 if share == 0 else 1), 100 if share == 1 else 99)} %"


def _counter(line: LineCount) -> str:
    return line.counter.removeprefix("people.")


def _histories(census: Census) -> dict[str, History]:
    curve: Curve | None = census.curve
    if curve is None:
        return {}
    return {name: history_of(curve.days, getattr(curve, name), census.until) for name in _COUNTERS}


def _line(crossing: Crossing, line: LineCount, until: date, book: Lawbook) -> dict[str, Any]:
    early, median = _act(line, crossing.earliest, book), _act(line, crossing.median, book)
    return {
        **crossing.as_dict(),
        "then": line.then,
        "cites": list(line.cites),
        "people_left": line.people_left,
        "act_early": early.as_dict() if early else None,
        "act_median": median.as_dict() if median else None,
        "too_late": early is not None and early.apply_by < until,
    }


def _act(line: LineCount, reached_on: date | None, book: Lawbook) -> LeadTime | None:
    pathway = _ROUTES.get(line.then)
    return None if reached_on is None or pathway is None else lead_time(pathway, reached_on, book)
