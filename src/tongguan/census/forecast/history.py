"""What is known so far: new people of each day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tongguan.census.forecast.model import Reason

LEAST_DAYS = 28
"""Fewer days than four weeks show no week's rhythm."""

LEAST_PEOPLE = 50
"""So few people arrive by chance, not by a rhythm."""


@dataclass(frozen=True, slots=True)
class History:
    """New people of each day, from the first day with anybody up to ``last``.

    Attributes:
        first: The first day.
        last: The last day counted.
        new: People who came first on each of the days; none are left out.
    """

    first: date
    last: date
    new: tuple[int, ...]

    @property
    def people(self) -> int:
        """How many there are so far."""
        return sum(self.new)

    @property
    def ends(self) -> date:
        """The last day of the year, with which the counters end."""
        return date(self.last.year, 12, 31)

    @property
    def days_left(self) -> int:
        """How many days are left of the year."""
        return (self.ends - self.last).days

    def reason_against(self) -> Reason | None:
        """Give why no day can be forecast from this, or ``None``."""
        if self.days_left == 0:
            return "year-over"
        if len(self.new) < LEAST_DAYS:
            return "too-few-days"
        if self.people < LEAST_PEOPLE:
            return "too-few-people"
        if not any(self.new[-LEAST_DAYS:]):
            return "flat"
        return None


def history_of(days: Sequence[date], cumulative: Sequence[int], until: date) -> History:
    """Give the history behind a cumulative curve.

    Args:
        days: The days on which the curve changes, in order.
        cumulative: The people up to and with each of them; never fewer than before.
        until: The last day counted; days after the last change brought nobody new.

    Raises:
        ValueError: The curve falls, or its days are not in order or lie after ``until``.
    """
    found: dict[date, int] = {}
    before, last = 0, date.min
    for day, people in zip(days, cumulative, strict=True):
        if people < before or not last < day <= until:
            msg = f"not a cumulative curve at {day}"
            raise ValueError(msg)
        if people > before:
            found[day] = people - before
        before, last = people, day
    first = min(found, default=until)
    every = (until - first).days + 1
    return History(first, until, tuple(found.get(first + timedelta(days=number), 0) for number in range(every)))
