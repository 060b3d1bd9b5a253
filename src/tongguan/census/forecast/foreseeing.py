"""From the curve of a census to the day of each line."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tongguan.census.forecast.history import History
from tongguan.census.forecast.model import Band, Crossing, Foreseen
from tongguan.census.forecast.paths import draw

LEVEL = 0.8
"""The probability that an interval is meant to have."""

_ENDS = ((1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2)


class Asked(NamedTuple):
    """A line to be forecast; ``crossed`` is the day it was reached, if it was."""

    counter: str
    line: int
    crossed: date | None = None


def foresee(
    histories: Mapping[str, History], asked: Sequence[Asked], everybody: Mapping[str, int] | None = None
) -> Foreseen:
    """Forecast when each line is reached.

    Args:
        histories: What is known, by counter.
        asked: The lines; those of one counter rest on the same paths.
        everybody: How many people there are at most, by counter, where that is known.
    """
    known = everybody or {}
    outlooks: dict[str, NDArray[np.float64]] = {}
    for counter in dict.fromkeys(each.counter for each in asked if each.crossed is None):
        history = histories.get(counter)
        if history is not None and history.reason_against() is None:
            sums = history.people + draw(history).cumsum(axis=1)
            outlooks[counter] = np.minimum(sums, known.get(counter, np.inf))
    crossings = tuple(_crossing(each, histories.get(each.counter), outlooks, known) for each in asked)
    bands = tuple(_band(counter, histories[counter], sums) for counter, sums in outlooks.items())
    return Foreseen(LEVEL, crossings, bands)


def _crossing(
    asked: Asked, history: History | None, outlooks: Mapping[str, NDArray[np.float64]], known: Mapping[str, int]
) -> Crossing:
    counter, line = asked.counter, asked.line
    if asked.crossed is not None:
        return Crossing(counter, line, "crossed", asked.crossed)
    if history is None:
        return Crossing(counter, line, "not-counted-by-day")
    if history.people >= line:
        return Crossing(counter, line, "crossed", _reached(history, line))
    if line > known.get(counter, line):
        return Crossing(counter, line, "above-everybody")
    reason = history.reason_against()
    if reason is not None:
        return Crossing(counter, line, reason)
    reached = outlooks[counter] >= line
    never = history.days_left + 1
    waits = np.where(reached.any(axis=1), reached.argmax(axis=1) + 1, never)
    earliest, median, latest = (
        history.last + timedelta(days=int(wait)) if wait < never else None
        for wait in np.quantile(waits, _ENDS, method="inverted_cdf")
    )
    chance = round(float((waits == never).mean()), 3)
    return Crossing(counter, line, earliest=earliest, median=median, latest=latest, not_this_year=chance)


def _reached(history: History, line: int) -> date:
    number = int(np.searchsorted(np.cumsum(history.new), line))
    return history.first + timedelta(days=number)


def _band(counter: str, history: History, sums: NDArray[np.float64]) -> Band:
    low, median, high = np.floor(np.quantile(sums, _ENDS, axis=0)).astype(int).tolist()
    days = tuple(history.last + timedelta(days=number) for number in range(1, history.days_left + 1))
    return Band(counter, days, tuple(low), tuple(median), tuple(high))
