"""Counts a log in one pass: every row once for what became of it, every person once for where they were seen."""

from tongguan.census.counting.tally import HandlerTally, RowTally, Tally
from tongguan.census.counting.whole import count

__all__ = ["HandlerTally", "RowTally", "Tally", "count"]
