"""Holds what a gate counted against what a census counted, and names each difference."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Range = tuple[int, int]
Verdict = Literal["equal", "gate-misses", "census-misses"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One number of people in both.

    Attributes:
        what: ``counted`` or an export.
        of_class: Ordinary or sensitive.
        gate: As the gate has it.
        census: As the census has it: for certain, and at most.
        verdict: ``gate-misses`` where more people went out than passed the gate.
        first_day: The first day on which the two differ, where days are known.
    """

    what: str
    of_class: str
    gate: int
    census: Range
    verdict: Verdict
    first_day: date | None = None

    @property
    def difference(self) -> int:
        """How many people the census has for certain that the gate has not; negative the other way round."""
        low, high = self.census
        return low - self.gate if self.gate < low else high - self.gate if self.gate > high else 0


def compare(gate: Mapping[tuple[str, str], int], census: Mapping[tuple[str, str], Range]) -> tuple[Compared, ...]:
    """Compare by what is counted and class; what only one of them has counts nobody in the other."""
    return tuple(_compared(gate, census))


def first_difference(gate: Mapping[date, int], census: Iterable[tuple[date, int]], until: date) -> date | None:
    """Give the first day on which two running totals differ; ``None`` where they never do.

    Args:
        gate: How many people were added, by day.
        census: The running total at the end of each day on which it changed.
        until: The last day that is compared.
    """
    totals = dict(census)
    running = of_census = 0
    for day in sorted({*gate, *totals}):
        if day > until:
            break
        running += gate.get(day, 0)
        of_census = totals.get(day, of_census)
        if running != of_census:
            return day
    return None


def _compared(gate: Mapping[tuple[str, str], int], census: Mapping[tuple[str, str], Range]) -> Iterator[Compared]:
    for what, of_class in dict.fromkeys((*census, *gate)):
        ours, theirs = gate.get((what, of_class), 0), census.get((what, of_class), (0, 0))
        low, high = theirs
        verdict: Verdict = "gate-misses" if ours < low else "census-misses" if ours > high else "equal"
        yield Compared(what, of_class, ours, theirs, verdict)
