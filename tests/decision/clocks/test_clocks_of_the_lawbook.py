"""Every clock of the lawbook, from an event to a day worked out by hand."""

from datetime import date, datetime
from functools import cache

import pytest

from tests.decision.clocks.clock_tables import CASES, RUNNING, ClockCase, RunningCase, answered, run_by
from tongguan.decision.clocks import NotInForceError, due
from tongguan.law import Clock, load_book
from tongguan.vocabulary import Grade


@cache
def clocks() -> tuple[Clock, ...]:
    return load_book().clocks()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_clock_gives_the_day_of_the_table(case: ClockCase) -> None:
    assert answered(case, clocks()) == case.expected


@pytest.mark.parametrize("case", RUNNING, ids=str)
def test_the_clock_is_run_by_the_rules_of_the_table(case: RunningCase) -> None:
    assert run_by(case, clocks()) == case.run_by


def test_the_extension_window_closes_when_the_three_years_end() -> None:
    answer = due("assessment-extension-window", date(2024, 3, 22), clocks())
    assert answer.closes == date(2027, 3, 22)
    assert {str(cite) for cite in answer.cites} >= {"CBDF-2024#9.1"}


def test_the_second_guide_is_unverified_and_so_never_overdue() -> None:
    answer = due("contract-filing-check", date(2026, 3, 2), clocks())
    assert answer.grade is Grade.UNVERIFIED
    assert not answer.is_overdue(date(2026, 11, 21))


def test_a_zone_report_rests_on_a_secondary_source() -> None:
    assert due("zone-use-report", date(2026, 3, 2), clocks()).grade is Grade.SECONDARY


def test_every_clock_of_the_book_runs() -> None:
    """Asked on its own first day in force, no clock is refused or in conflict with another edition."""
    for clock in clocks():
        day = clock.first if clock.started_before is None else date(2020, 1, 1)
        started = datetime(day.year, day.month, day.day, 9) if clock.unit == "hours" else day  # noqa: DTZ001 -- Beijing
        assert due(clock.code, started, clocks(), max(day, clock.first)).code == clock.code


def test_every_clock_of_the_book_has_a_row_here() -> None:
    assert {clock.code for clock in clocks()} == {case.clock for case in CASES} == {case.clock for case in RUNNING}


def test_an_older_certificate_is_renewed_under_the_rule_in_force_when_it_is_time() -> None:
    """The window of 2022 is answered with a note; asked as of 2026 it is a last day (reading A9)."""
    issued = date(2024, 6, 3)
    old, new = (
        due("certificate-renewal", issued, clocks()),
        due("certificate-renewal", issued, clocks(), date(2026, 3, 2)),
    )
    assert (old.opens, old.closes, new.due) == (date(2026, 12, 3), date(2027, 6, 3), date(2026, 12, 3))
    assert "ended-by-then" in {note.code for note in old.notes}
    assert "ended-by-then" not in {note.code for note in new.notes}


def test_the_rule_of_2022_names_the_window_that_took_its_place() -> None:
    with pytest.raises(NotInForceError) as caught:
        due("assessment-refile-before-expiry", date(2024, 4, 1), clocks())
    assert "`assessment-extension-window`" in (caught.value.help or "")


def test_every_anchor_is_a_clock_of_the_book() -> None:
    codes = {clock.code for clock in clocks()}
    assert {clock.anchor for clock in clocks() if clock.anchor} <= codes
