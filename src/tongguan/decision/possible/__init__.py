"""Finds exactly which pathways are still possible, over everything the unknown facts could turn out to be.

Three-valued logic alone is too wide ("A or not A" would stay open), so the facts that matter are split case by
case; totals of people are then followed as ranges cut at the law's numbers. What comes out is the set over all
completions; above a stated cap it may be wider, and says so.
"""

from tongguan.decision.possible.finding import Possible, PossibleExport, find_possible

__all__ = ["Possible", "PossibleExport", "find_possible"]
