"""Rolling origin: from every fourth week on, forecast each line not yet reached, and compare with what came."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from benchmarks.forecast.naive import last_four_weeks, mean_so_far, wait_for
from benchmarks.forecast.newcomers import Series
from tongguan.census.forecast import History, foresee
from tongguan.census.forecast.foreseeing import Asked

REACHED = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
NEVER_REACHED = (1.02, 1.1, 1.25, 1.5)
EVERY = 28
_COUNTER = "people"
_LAST_WEEK = 7


@dataclass(frozen=True)
class Trial:
    """One forecast of one line. Waits are days from the origin; one more than are left stands for "not this year"."""

    series: Series
    origin: int
    never: int
    came: int
    early: int
    median: int
    late: int
    not_this_year: float
    as_four_weeks: int
    as_mean: int

    @property
    def reached(self) -> bool:
        """Whether the line was reached within the year."""
        return self.came < self.never

    @property
    def held(self) -> bool:
        """Whether the interval held the day."""
        return self.early <= self.came <= self.late


def run(every: Sequence[Series]) -> Iterator[Trial]:
    """Forecast everything; one line of progress a series."""
    for series in every:
        sums = list(accumulate(series.new))
        sys.stderr.write(f"{series.name}: {series.people:,} in {len(series.new)} days\n")
        for origin in range(EVERY, len(series.new) - _LAST_WEEK, EVERY):
            yield from _at(series, sums, origin)


def _at(series: Series, sums: Sequence[int], origin: int) -> Iterator[Trial]:
    history = series.known_on(origin)
    fractions = (*REACHED, *NEVER_REACHED)
    lines = sorted({line for part in fractions if (line := round(part * series.people)) > sums[origin - 1]})
    foreseen = foresee({_COUNTER: history}, [Asked(_COUNTER, line) for line in lines])
    for crossing in foreseen.crossings:
        if crossing.reason is not None or crossing.not_this_year is None:
            continue
        never, line = history.days_left + 1, crossing.line
        came = next((day for day, people in enumerate(sums, start=1) if people >= line), origin + never) - origin
        yield Trial(
            series,
            origin,
            never,
            came,
            _wait(crossing.earliest, history),
            _wait(crossing.median, history),
            _wait(crossing.latest, history),
            crossing.not_this_year,
            wait_for(history, line, last_four_weeks(history)),
            wait_for(history, line, mean_so_far(history)),
        )


def _wait(day: date | None, history: History) -> int:
    return history.days_left + 1 if day is None else (day - history.last).days
