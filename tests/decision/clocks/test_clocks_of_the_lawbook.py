"""Every clock of the lawbook, from an event to a day worked out by hand."""

from datetime import date, datetime
from functools import cache

import pytest

from tongguan.decision.clocks import NotInForceError, due, read_started
from tongguan.law import Clock, load_book
from tongguan.vocabulary import Grade

LAST_DAYS = [
    ("file-standard-contract", "2023-06-01", "2023-06-15"),
    ("file-standard-contract", "2026-01-15", "2026-01-29"),
    ("file-standard-contract", "2026-02-10", "2026-03-02"),  # Spring Festival
    ("file-gba-contract", "2026-01-15", "2026-01-29"),
    ("contract-filing-check", "2023-07-03", "2023-07-24"),  # the 1st edition of the guide
    ("contract-filing-check", "2026-03-02", "2026-03-23"),
    ("contract-supplement", "2026-03-02", "2026-03-16"),
    ("assessment-completeness-check", "2026-03-02", "2026-03-09"),
    ("assessment-acceptance", "2026-03-02", "2026-03-11"),
    ("assessment-decision", "2025-12-15", "2026-02-24"),
    ("assessment-review-request", "2026-03-02", "2026-03-23"),
    ("assessment-validity", "2024-03-21", "2026-03-21"),
    ("assessment-validity", "2024-03-22", "2027-03-22"),
    ("assessment-refile-before-expiry", "2022-10-15", "2024-07-17"),
    ("extension-completeness-check", "2026-03-02", "2026-03-09"),
    ("assessment-extension-decision", "2026-03-02", "2026-03-30"),
    ("self-assessment-freshness", "2025-11-30", "2026-02-28"),
    ("pipia-freshness", "2025-11-30", "2026-02-28"),
    ("certificate-validity", "2023-01-05", "2026-01-05"),  # under the rules of 2022
    ("certificate-validity", "2026-01-05", "2029-01-05"),
    ("certificate-renewal", "2026-01-05", "2028-07-05"),
    ("certificate-report", "2026-03-02", "2026-03-09"),
    ("body-filing", "2026-03-02", "2026-03-16"),
    ("body-filing-decision", "2026-03-02", "2026-04-14"),
    ("important-data-assessment", "2025-08-01", "2025-10-09"),  # National Day
    ("important-data-yearly-assessment", "2025-03-03", "2026-03-03"),
    ("zone-use-report", "2026-03-02", "2026-03-23"),
    ("record-retention", "2024-02-29", "2027-02-28"),
    ("incident-report-cii", "2026-02-16T23:30", "2026-02-17T00:30+08:00"),
    ("incident-report-organ", "2026-02-16T23:30", "2026-02-17T01:30+08:00"),
    ("incident-report-other", "2026-02-16T23:30", "2026-02-17T03:30+08:00"),
    ("incident-summary", "2026-01-16", "2026-02-24"),  # Spring Festival
    ("officer-report", "2025-07-21", "2025-09-01"),
    ("officer-report-already-reached", "2025-07-18", "2025-08-29"),
    ("officer-change-report", "2026-03-02", "2026-04-14"),
    ("compliance-audit", "2025-05-06", "2027-05-06"),
    ("audit-rectification-report", "2026-03-02", "2026-03-23"),
]
WINDOWS = [
    ("assessment-extension-window", "2024-03-22", "2026-06-30", "2026-04-01"),
    ("certificate-renewal", "2023-01-05", "2026-01-05", "2025-07-05"),  # under the rules of 2022: the last six months
]


@cache
def clocks() -> tuple[Clock, ...]:
    return load_book().clocks()


@pytest.mark.parametrize(("code", "started", "expected"), LAST_DAYS)
def test_a_last_day(code: str, started: str, expected: str) -> None:
    day = datetime.fromisoformat(expected) if "T" in expected else date.fromisoformat(expected)
    assert due(code, read_started(started), clocks()).due == day


@pytest.mark.parametrize(("code", "started", "expires", "opens"), WINDOWS)
def test_a_window(code: str, started: str, expires: str, opens: str) -> None:
    answer = due(code, read_started(started), clocks(), expires=date.fromisoformat(expires))
    assert (answer.opens, answer.closes) == (date.fromisoformat(opens), date.fromisoformat(expires))


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
    assert {clock.code for clock in clocks()} == {row[0] for row in (*LAST_DAYS, *WINDOWS)}


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
