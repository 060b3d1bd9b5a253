"""Two ways to forecast without a model: what a spreadsheet does."""

from collections.abc import Callable

from tongguan.census.forecast import History

_WEEKS = 28

Naive = Callable[[History], float]
"""Gives how many new people a day are to be expected from now on."""


def last_four_weeks(history: History) -> float:
    """Go on as in the last 28 days."""
    return sum(history.new[-_WEEKS:]) / min(_WEEKS, len(history.new))


def mean_so_far(history: History) -> float:
    """Go on as on the average day so far."""
    return history.people / len(history.new)


def wait_for(history: History, line: int, people_a_day: float) -> int:
    """Give after how many days the line is reached, at most one more than are left."""
    never = history.days_left + 1
    if people_a_day <= 0:
        return never
    return min(-int(-(line - history.people) // people_a_day), never)
