"""When each line of a census will be reached, and by when one must act before."""

from datetime import date
from typing import Any

from tongguan.census.file import Census
from tongguan.census.forecast import foresee, history_of
from tongguan.census.forecast.foreseeing import Asked
from tongguan.decision.lead_times import lead_time
from tongguan.law import Lawbook
from tongguan.office.censuses.telling import COUNTERS
from tongguan.vocabulary import Pathway

_ROUTES = {pathway.value: pathway for pathway in Pathway}


def foreseen_of(census: Census, book: Lawbook) -> dict[str, Any]:
    """Give the forecast of every line, and the band of every counter, as plain values.

    ``apply_by`` is the last day to act before the early end of the interval, on which to rely; ``too_late`` tells that
    it lies before the last day that was counted.
    """
    curve, lines = census.curve, list(census.lines)
    histories = (
        {} if curve is None else {each: history_of(curve.days, getattr(curve, each), census.until) for each in COUNTERS}
    )
    foreseen = foresee(histories, [Asked(each.counter, each.line, each.crossed) for each in lines])
    plain = foreseen.as_dict()
    told: list[dict[str, Any]] = [crossing.as_dict() for crossing in foreseen.crossings]
    for one, crossing, line in zip(told, foreseen.crossings, lines, strict=True):
        act = _apply_by(line.then, crossing.earliest, book)
        one["apply_by"] = None if act is None else act.isoformat()
        one["too_late"] = act is not None and act < census.until
    return {**plain, "lines": told}


def _apply_by(then: str, reached_on: date | None, book: Lawbook) -> date | None:
    pathway = _ROUTES.get(then)
    if pathway is None or reached_on is None:
        return None
    lead = lead_time(pathway, reached_on, book)
    return None if lead is None else lead.apply_by
