"""Gate against census: each difference is named, with the first day on which the two part."""

from datetime import date

import pytest

from tongguan.gate.reconciling import Verdict, compare, first_difference


@pytest.mark.parametrize(
    ("gate", "census", "verdict", "difference"),
    [
        (10, (10, 10), "equal", 0),
        (11, (10, 12), "equal", 0),
        (12, (10, 12), "equal", 0),
        (9, (10, 12), "gate-misses", 1),
        (13, (10, 12), "census-misses", -1),
    ],
)
def test_a_number_lies_within_what_the_census_found_or_not(
    gate: int, census: tuple[int, int], verdict: Verdict, difference: int
) -> None:
    (found,) = compare({("counted", "ordinary"): gate}, {("counted", "ordinary"): census})
    assert (found.verdict, found.difference) == (verdict, difference)


def test_what_only_one_of_them_has_counts_nobody_in_the_other() -> None:
    found = compare({("newsletter", "ordinary"): 3}, {("loyalty-crm", "ordinary"): (5, 5)})
    assert [(each.what, each.gate, each.census, each.verdict) for each in found] == [
        ("loyalty-crm", 0, (5, 5), "gate-misses"),
        ("newsletter", 3, (0, 0), "census-misses"),
    ]


def test_the_first_day_of_a_difference() -> None:
    days = [date(2026, 1, day) for day in (1, 2, 3, 4)]
    gate = {days[0]: 5, days[2]: 2}
    assert first_difference(gate, [(days[0], 5), (days[2], 7)], days[3]) is None
    assert first_difference(gate, [(days[0], 5), (days[1], 6), (days[2], 7)], days[3]) == days[1]
    assert first_difference(gate, [(days[0], 5), (days[2], 7), (days[3], 8)], days[2]) is None
    assert first_difference({}, [(days[0], 1)], days[3]) == days[0]
