"""A bar of a count against its line."""

from collections.abc import Sequence
from dataclasses import dataclass

_WIDE = 1000


@dataclass(frozen=True, slots=True)
class Gauge:
    """A bar from nobody to a little past the line, 1,000 wide: what is certain, what is open, where the line is."""

    sure: int
    open: int
    line: int


def gauge_of(people: Sequence[int | None], line: int) -> Gauge:
    """Measure the bar of a count against its line; a count without an upper end is open to the end."""
    low, high = people[0] or 0, people[1]
    end = max(line * 10 // 9, high or 0, low, 1)
    sure = low * _WIDE // end
    reaches = _WIDE if high is None else high * _WIDE // end
    return Gauge(sure, max(reaches - sure, 0), line * _WIDE // end)
