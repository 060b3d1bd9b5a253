"""The numbers of the application form: bounds that hold in every world, and what does not fit is named."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.census.file.writing import census, counters, export
from tongguan.census.file import censuses_of
from tongguan.cli.foresight import Given, form_numbers
from tongguan.vocabulary import Bounds


def numbers(people: Any, expected: Given, everybody: int | None = None) -> dict[str, Any]:
    plain = census([export("crm", people), export("hr", 9, left_out=True)], counters(people), left_out=counters(9))
    (counted,) = censuses_of(plain, "census.json")
    (only,) = form_numbers(counted, {"crm": expected}, everybody)["exports"]
    return dict(only)


def test_nothing_expected_nothing_related() -> None:
    assert numbers(500, Given()) == {
        "id": "crm",
        "this_year": [500, 500],
        "expected_this_year": None,
        "three_years": None,
        "in_both": None,
        "together": None,
        "flags": [],
    }


def test_people_in_both_kinds_are_people_once() -> None:
    plain = census([export("crm", 500, 300, 200)], counters(500, 300, 200))
    (counted,) = censuses_of(plain, "census.json")
    (only,) = form_numbers(counted, {})["exports"]
    assert only["this_year"] == [600, 600]


def test_the_two_numbers_relate_within_bounds() -> None:
    found = numbers(500, Given(Bounds.exactly(900), Bounds(2_000, 2_400)))
    assert found["in_both"] == [0, 500]
    assert found["together"] == [2_000, 2_900]


def test_those_whom_the_handler_processes_bound_them_too() -> None:
    found = numbers(500, Given(None, Bounds.exactly(2_400)), 2_500)
    assert found["in_both"] == [400, 500]
    assert found["together"] == [2_400, 2_500]


@pytest.mark.parametrize(
    ("expected", "everybody", "flag"),
    [
        (Given(Bounds.exactly(499)), None, "expected-this-year-passed"),
        (Given(None, Bounds(0, 499)), None, "three-years-below-this-year"),
        (Given(Bounds.exactly(900), Bounds.exactly(899)), None, "three-years-below-expected-year"),
        (Given(None, Bounds.exactly(3_000)), 2_999, "more-than-processed"),
    ],
)
def test_what_does_not_fit_is_named(expected: Given, everybody: int | None, flag: str) -> None:
    assert flag in numbers(500, expected, everybody)["flags"]


def test_what_fits_is_not_named() -> None:
    assert numbers(500, Given(Bounds.exactly(500), Bounds.exactly(500)), 500)["flags"] == []


@given(
    st.integers(0, 50).flatmap(
        lambda everybody: st.tuples(
            st.just(everybody), st.sets(st.integers(0, 49)).map(frozenset), st.sets(st.integers(0, 49)).map(frozenset)
        )
    )
)
def test_every_world_lies_within(world: tuple[int, frozenset[int], frozenset[int]]) -> None:
    most, this_year, coming = world
    everybody = max(most, len(this_year | coming))
    found = numbers(len(this_year), Given(None, Bounds.exactly(len(coming))), everybody)
    low, high = found["in_both"]
    assert low <= len(this_year & coming) <= high
    low, high = found["together"]
    assert low <= len(this_year | coming) <= high
