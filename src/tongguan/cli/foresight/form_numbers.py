"""The numbers of people that the assessment form asks for each scenario (AG-2025#annex3, AG-2025#annex4).

De-duplicated people exported this year, those of the next three years, and how the two relate. This year's are
counted; the next three years' are what the handler expects; how many are in both, no count can tell before the
time, so it is given within bounds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tongguan.census.file import Census, Range
from tongguan.vocabulary import Bounds

CITES = ("AG-2025#annex3", "AG-2025#annex4")


@dataclass(frozen=True, slots=True)
class Given:
    """What the handler expects of an export: people of this whole year, and of the next three years."""

    this_year: Bounds | None = None
    three_years: Bounds | None = None


def form_numbers(census: Census, given: Mapping[str, Given], everybody: int | None = None) -> dict[str, Any]:
    """Give the part ``form`` of a census.

    Args:
        census: The count; the exports that it leaves out need no assessment and are not in the form.
        given: What is expected of each export, by id.
        everybody: How many people the handler processes at most, where that is known: it bounds how few may be
            both in this year's number and in the next.
    """
    return {
        "until": census.until.isoformat(),
        "cites": list(CITES),
        "exports": [
            {"id": export.id, **_numbers(_all(export), given.get(export.id, Given()), everybody)}
            for export in census.exports
            if not export.left_out
        ],
    }


def _all(export: Any) -> Range:  # noqa: ANN401 -- an export of a census
    ordinary, sensitive, both = export.ordinary, export.sensitive, export.both
    low = max(ordinary[0], sensitive[0], ordinary[0] + sensitive[0] - both[1])
    return low, max(low, ordinary[1] + sensitive[1] - both[0])


def _numbers(so_far: Range, given: Given, everybody: int | None) -> dict[str, Any]:
    counted, coming, whole = Bounds(*so_far), given.three_years, given.this_year
    return {
        "this_year": counted.as_list(),
        "expected_this_year": whole.as_list() if whole else None,
        "three_years": coming.as_list() if coming else None,
        "in_both": _in_both(counted, coming, everybody).as_list() if coming else None,
        "together": _together(counted, coming, everybody).as_list() if coming else None,
        "flags": _flags(counted, whole, coming, everybody),
    }


def _in_both(counted: Bounds, coming: Bounds, everybody: int | None) -> Bounds:
    least = 0 if everybody is None else max(0, counted.low + coming.low - everybody)
    tops = [each for each in (counted.high, coming.high) if each is not None]
    most = min(tops) if tops else None
    return Bounds(least if most is None else min(least, most), most)


def _together(counted: Bounds, coming: Bounds, everybody: int | None) -> Bounds:
    least = max(counted.low, coming.low)
    most = None if counted.high is None or coming.high is None else counted.high + coming.high
    if everybody is not None and everybody >= least:
        most = everybody if most is None else min(most, everybody)
    return Bounds(least, most)


def _flags(counted: Bounds, whole: Bounds | None, coming: Bounds | None, everybody: int | None) -> list[str]:
    """Name what does not fit: codes, worded where they are shown."""
    found = []
    if whole is not None and whole.high is not None and whole.high < counted.low:
        found.append("expected-this-year-passed")
    if coming is not None and coming.high is not None and coming.high < counted.low:
        found.append("three-years-below-this-year")
    if coming is not None and whole is not None and coming.high is not None and coming.high < whole.low:
        found.append("three-years-below-expected-year")
    if everybody is not None and any(each is not None and each.low > everybody for each in (counted, whole, coming)):
        found.append("more-than-processed")
    return found
