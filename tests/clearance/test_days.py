"""Days are those of Shanghai: a clearance begins and ends with them, and so does a year."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clearance.building import clearance
from tongguan.clearance import ClearanceError, check_days, first_instant, legal_day

YEAR_TURNS = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)


def test_the_year_turns_at_midnight_in_shanghai() -> None:
    assert legal_day(YEAR_TURNS - timedelta(microseconds=1)) == date(2026, 12, 31)
    assert legal_day(YEAR_TURNS) == date(2027, 1, 1)
    assert first_instant(date(2027, 1, 1)) == YEAR_TURNS


@given(st.dates(date(2021, 1, 1), date(2199, 12, 31)))
def test_a_day_begins_with_its_first_instant(on: date) -> None:
    assert legal_day(first_instant(on)) == on
    assert legal_day(first_instant(on) - timedelta(microseconds=1)) == on - timedelta(days=1)


def test_the_first_and_the_last_day_are_included() -> None:
    plain = clearance(valid_from=date(2026, 6, 1), valid_until=date(2026, 12, 31))
    check_days(plain, first_instant(date(2026, 6, 1)))
    check_days(plain, YEAR_TURNS - timedelta(microseconds=1))
    for now, code in (
        (first_instant(date(2026, 6, 1)) - timedelta(microseconds=1), "clearance/not-yet-valid"),
        (YEAR_TURNS, "clearance/expired"),
    ):
        with pytest.raises(ClearanceError) as refused:
            check_days(plain, now)
        assert refused.value.code == code
