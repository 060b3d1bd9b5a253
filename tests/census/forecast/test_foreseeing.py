"""The day of a line: an interval that is right on curves whose future is known, and reasons where there is none."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from tongguan.census.forecast import Crossing, Foreseen, History, foresee
from tongguan.census.forecast.foreseeing import Asked

JANUARY = date(2026, 1, 1)
WEEK = (1.2, 1.3, 1.2, 1.1, 1.0, 0.6, 0.6)


def days_of(new: "np.ndarray[tuple[int], np.dtype[np.int64]]", known: int) -> History:
    return History(JANUARY, JANUARY + timedelta(days=known - 1), tuple(int(people) for people in new[:known]))


def truth(new: "np.ndarray[tuple[int], np.dtype[np.int64]]", line: int) -> date:
    return JANUARY + timedelta(days=int(np.searchsorted(new.cumsum(), line)))


def steady(level: float, seed: int = 7) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    means = level * np.array([WEEK[day % 7] for day in range(365)])
    return np.random.default_rng(seed).poisson(means)


def thinning(first: float, seed: int = 7) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    means = first * np.array([WEEK[day % 7] for day in range(365)]) / np.arange(1, 366) ** 0.6
    return np.random.default_rng(seed).poisson(means)


def only(foreseen: Foreseen) -> Crossing:
    (crossing,) = foreseen.crossings
    return crossing


def test_a_steady_stream_is_foreseen_to_the_week() -> None:
    new = steady(500)
    line = 100_000
    crossing = only(foresee({"ordinary": days_of(new, 120)}, [Asked("ordinary", line)]))
    assert crossing.reason is None
    assert crossing.earliest is not None
    assert crossing.median is not None
    assert crossing.latest is not None
    assert abs(crossing.median - truth(new, line)) <= timedelta(days=7)
    assert crossing.earliest <= truth(new, line) <= crossing.latest
    assert crossing.not_this_year == 0


def test_thinning_newcomers_are_not_drawn_on_as_a_line() -> None:
    new = thinning(2_000)
    known, line = 90, 31_000
    history = days_of(new, known)
    crossing = only(foresee({"ordinary": history}, [Asked("ordinary", line)]))
    straight = history.last + timedelta(days=round((line - history.people) / (sum(history.new[-28:]) / 28)))
    assert crossing.earliest is not None
    assert crossing.latest is None or crossing.earliest <= truth(new, line) <= crossing.latest
    assert crossing.median is None or abs(crossing.median - truth(new, line)) < abs(straight - truth(new, line))


def test_a_line_far_away_is_not_of_this_year() -> None:
    crossing = only(foresee({"ordinary": days_of(steady(100), 120)}, [Asked("ordinary", 1_000_000)]))
    assert crossing.reason is None
    assert (crossing.earliest, crossing.median, crossing.latest) == (None, None, None)
    assert crossing.not_this_year == 1


def test_further_lines_are_not_reached_earlier() -> None:
    lines = [45_000, 60_000, 90_000, 200_000]
    found = foresee({"ordinary": days_of(steady(300), 100)}, [Asked("ordinary", line) for line in lines]).crossings
    for nearer, further in pairwise(found):
        for end in ("earliest", "median", "latest"):
            assert (getattr(nearer, end) or date.max) <= (getattr(further, end) or date.max)
        assert (nearer.not_this_year or 0) <= (further.not_this_year or 0)


def test_the_same_census_gives_the_same_forecast() -> None:
    history = days_of(thinning(800), 100)
    asked = [Asked("ordinary", 20_000), Asked("ordinary", 25_000)]
    assert foresee({"ordinary": history}, asked) == foresee({"ordinary": history}, asked)


def test_the_same_number_every_day_is_no_stumbling_block() -> None:
    history = History(JANUARY, JANUARY + timedelta(days=59), (100,) * 60)
    crossing = only(foresee({"ordinary": history}, [Asked("ordinary", 10_000)]))
    assert crossing.median is not None
    assert abs(crossing.median - (JANUARY + timedelta(days=99))) <= timedelta(days=1)


def test_one_person_short_and_exactly_reached() -> None:
    history = days_of(steady(100), 60)
    on_it, above = foresee(
        {"ordinary": history}, [Asked("ordinary", history.people), Asked("ordinary", history.people + 1)]
    ).crossings
    assert on_it.reason == "crossed"
    assert on_it.crossed == truth(np.array(history.new), history.people)
    assert above.reason is None
    assert above.earliest == history.last + timedelta(days=1)


def test_a_line_said_to_be_crossed_stays_crossed() -> None:
    crossing = only(foresee({}, [Asked("sensitive", 10_000, date(2026, 2, 3))]))
    assert (crossing.reason, crossing.crossed) == ("crossed", date(2026, 2, 3))


def test_nobody_reaches_a_line_above_everybody() -> None:
    history = days_of(steady(300), 100)
    asked = [Asked("ordinary", 40_000), Asked("ordinary", 60_000)]
    near, far = foresee({"ordinary": history}, asked, {"ordinary": 50_000}).crossings
    assert near.median is not None
    assert far.reason == "above-everybody"
    (band,) = foresee({"ordinary": history}, asked, {"ordinary": 50_000}).bands
    assert max(band.high) <= 50_000


@pytest.mark.parametrize(
    ("new", "reason"), [((9,) * 27, "too-few-days"), ((2,) * 30 + (0,) * 28, "flat"), ((1,) * 40, "too-few-people")]
)
def test_a_reason_stands_in_place_of_a_day(new: tuple[int, ...], reason: str) -> None:
    history = History(JANUARY, JANUARY + timedelta(days=len(new) - 1), new)
    found = foresee({"ordinary": history}, [Asked("ordinary", 10_000), Asked("all", 10_000)])
    assert [each.reason for each in found.crossings] == [reason, "not-counted-by-day"]
    assert found.bands == ()
    assert found.crossings[0].not_this_year is None


def test_the_band_begins_where_the_count_ends_and_ends_with_the_year() -> None:
    history = days_of(steady(300), 100)
    (band,) = foresee({"ordinary": history}, [Asked("ordinary", 99_999)]).bands
    assert band.days[0] == history.last + timedelta(days=1)
    assert band.days[-1] == date(2026, 12, 31)
    assert all(low <= middle <= high for low, middle, high in zip(band.low, band.median, band.high, strict=True))
    assert band.low[0] >= history.people
    assert list(band.low) == sorted(band.low)


@pytest.mark.slow
def test_intervals_hold_about_what_they_say() -> None:
    """Five streams of either kind; most days lie within."""
    held = 0
    trials = 0
    for seed in range(5):
        for new in (steady(200, seed), thinning(1_500, seed)):
            line = int(new.sum() * 0.8)
            known = int(np.searchsorted(new.cumsum(), new.sum() * 0.5))
            crossing = only(foresee({"ordinary": days_of(new, known)}, [Asked("ordinary", line)]))
            trials += 1
            held += (crossing.earliest or date.max) <= truth(new, line) <= (crossing.latest or date.max)
    assert held >= trials * 0.7
