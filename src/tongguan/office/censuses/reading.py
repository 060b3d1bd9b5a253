"""What other pages ask of the census: the newest count that holds on a day. One query, no file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.office.censuses.models import DONE, Run


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest census: its number, the last day counted, and the people of each counter, counted and left out.

    ``lines`` are those of the law with their forecasts, as ``summing_up`` keeps them.
    """

    number: int
    until: date
    counted: Mapping[str, list[int]]
    left_out: Mapping[str, list[int]]
    lines: tuple[Mapping[str, Any], ...]

    def next_line(self, counter: str) -> Mapping[str, Any] | None:
        """Give the lowest line above a counter; ``None`` where there is none."""
        above = [each for each in self.lines if each["counter"] == counter and each["line"] > self.counted[counter][1]]
        return min(above, key=lambda each: int(each["line"]), default=None)


def newest_on(on: date) -> Newest | None:
    """Give the newest census of the year of a day, counted up to that day at most."""
    run = (
        Run.objects.filter(state=DONE, summary__year=on.year, summary__until__lte=on.isoformat())
        .only("number", "summary")
        .order_by("-number")
        .first()
    )
    if run is None:
        return None
    told = run.summary
    lines = tuple(told["lines"])
    return Newest(run.number, date.fromisoformat(told["until"]), told["counted"], told["left_out"], lines)
