"""One clock, one event: the days worked out by hand on the calendars of 2024 to 2026."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from tongguan.decision.clocks import (
    BEIJING,
    AnchorMissingError,
    NeedsInstantError,
    NotAnchoredError,
    run,
)
from tongguan.law.clock import Clock
from tongguan.vocabulary import Grade

Book = Callable[[str], Clock]


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("code", "started", "due"),
    [
        # working days: the event's day is not counted, make-up days are
        ("file-standard-contract", "2026-01-15", "2026-01-29"),
        ("file-standard-contract", "2025-01-27", "2025-02-17"),
        ("file-standard-contract", "2026-02-10", "2026-03-02"),
        ("file-standard-contract", "2024-09-21", "2024-10-10"),  # from a Saturday: 23-27, Sun 29, 30, 8-10
        ("file-standard-contract", "2025-12-24", "2026-01-08"),  # 25 26 29 30 31, Sun 4, 5-8
        ("assessment-decision", "2025-12-15", "2026-02-24"),  # 12 in December, 21 in January, 12 in February
        # months: the corresponding day, or the month's last; then off a rest day
        ("important-data-assessment", "2025-08-11", "2025-10-11"),  # a Saturday made up: stays
        ("important-data-assessment", "2025-08-01", "2025-10-09"),  # National Day
        ("important-data-assessment", "2025-12-16", "2026-02-24"),  # Spring Festival
        ("important-data-assessment", "2025-12-31", "2026-02-28"),  # no 31 February; a Saturday made up
        ("important-data-assessment", "2025-06-30", "2025-09-01"),  # 30 August is a Saturday
        # freshness, validity and retention never roll
        ("pipia-freshness", "2025-11-30", "2026-02-28"),
        ("pipia-freshness", "2025-07-04", "2025-10-04"),  # in the National Day week
        ("certificate-validity", "2026-01-05", "2029-01-05"),
        ("assessment-validity", "2024-03-22", "2027-03-22"),
        ("assessment-validity", "2024-05-02", "2027-05-02"),  # a Sunday
        ("record-retention", "2024-02-29", "2027-02-28"),  # no 29 February
        # days
        ("incident-summary", "2026-01-16", "2026-02-24"),  # 15 February
        ("incident-summary", "2026-03-02", "2026-04-01"),
    ],
)
def test_a_last_day(clock: Book, code: str, started: str, due: str) -> None:
    answer = run(clock(code), on(started))
    assert answer.due == on(due)
    assert not answer.provisional


@pytest.mark.parametrize(
    ("in_force", "last"),
    [("2022-09-01", "2023-03-01"), ("2023-06-01", "2023-12-01")],
)
def test_six_months_from_coming_into_force_end_on_the_corresponding_day(clock: Book, in_force: str, last: str) -> None:
    """Reading A24: the transitions of DESA-2022#20 and SCCM-2023#13."""
    assert run(replace(clock("important-data-assessment"), amount=6), on(in_force)).due == on(last)


@pytest.mark.parametrize(
    ("expires", "due"),
    [
        ("2024-10-15", "2024-07-17"),
        ("2026-06-30", "2026-04-01"),
        ("2026-07-04", "2026-04-08"),  # from a Saturday: 3 in July, 21 in June, 19 in May, 17 in April
    ],
)
def test_sixty_working_days_before_expiry(clock: Book, expires: str, due: str) -> None:
    """The day of expiry is the event and is not counted."""
    answer = run(clock("assessment-refile-before-expiry"), on("2023-01-01"), expires=on(expires))
    assert answer.due == on(due)
    assert answer.rolled_from is None
    window = run(clock("assessment-extension-window"), on("2023-01-01"), expires=on(expires))
    assert (window.opens, window.closes, window.due) == (on(due), on(expires), None)


@pytest.mark.parametrize(
    ("expires", "due", "rolled_from"),
    [
        ("2026-11-10", "2026-05-09", "2026-05-10"),  # a Sunday: back to the Saturday made up
        ("2026-08-31", "2026-02-28", None),  # no 31 February; a Saturday made up
        ("2026-07-01", "2025-12-31", "2026-01-01"),
        ("2026-08-17", "2026-02-14", "2026-02-17"),  # in the Spring Festival: back, never on
        ("2026-12-25", "2026-06-25", None),
    ],
)
def test_six_months_before_expiry(clock: Book, expires: str, due: str, rolled_from: str | None) -> None:
    answer = run(clock("certificate-renewal"), on("2023-01-01"), expires=on(expires))
    assert answer.due == on(due)
    assert answer.rolled_from == (on(rolled_from) if rolled_from else None)
    assert not answer.provisional


def test_a_clock_is_counted_from_the_end_of_its_anchor(clock: Book) -> None:
    answer = run(clock("assessment-extension-window"), on("2023-06-30"), clock("assessment-validity"))
    assert (answer.opens, answer.closes) == (on("2026-04-01"), on("2026-06-30"))
    assert [str(cite) for cite in answer.cites] == ["CBDF-2024#9.2", "CBDF-2024#9.1"]
    assert answer.readings == ("A10",)
    assert {note.code for note in answer.notes} == {"printed-date-prevails"}


def test_an_anchor_lends_its_grade(clock: Book) -> None:
    doubtful = replace(clock("assessment-validity"), grade=Grade.SECONDARY)
    assert run(clock("assessment-extension-window"), on("2023-06-30"), doubtful).grade is Grade.SECONDARY


@pytest.mark.parametrize("other", [None, "certificate-validity"])
def test_a_missing_anchor_is_refused(clock: Book, other: str | None) -> None:
    with pytest.raises(AnchorMissingError, match="`assessment-validity`"):
        run(clock("assessment-extension-window"), on("2024-06-30"), clock(other) if other else None)


@pytest.mark.parametrize("code", ["file-standard-contract", "incident-report-other"])
def test_a_printed_end_is_refused_where_nothing_is_counted_from_it(clock: Book, code: str) -> None:
    with pytest.raises(NotAnchoredError):
        run(clock(code), datetime(2026, 1, 5, 9, tzinfo=BEIJING), expires=on("2027-01-05"))


def test_a_fixed_last_day(clock: Book) -> None:
    answer = run(replace(clock("officer-report"), amount=None, unit=None, day=on("2025-08-29")), on("2021-05-01"))
    assert answer.due == on("2025-08-29")
    assert answer.counted_by == ()


def test_the_rules_of_counting_are_named(clock: Book) -> None:
    def named(code: str, started: date) -> list[str]:
        return [str(cite) for cite in run(clock(code), started).counted_by]

    assert named("file-standard-contract", on("2026-01-15")) == ["CIVIL-2020#201.1"]
    assert named("important-data-assessment", on("2025-08-01")) == [
        "CIVIL-2020#201.1",
        "CIVIL-2020#202",
        "CIVIL-2020#203.1",
    ]
    assert named("record-retention", on("2025-08-01")) == ["CIVIL-2020#201.1", "CIVIL-2020#202"]
    assert named("incident-report-other", datetime(2026, 1, 5, 9, tzinfo=BEIJING)) == ["CIVIL-2020#201.2"]


# --- hours ---------------------------------------------------------------------------------------


def test_hours_run_from_the_instant_through_rest_days(clock: Book) -> None:
    started = datetime(2026, 2, 16, 23, 30, tzinfo=BEIJING)
    assert run(clock("incident-report-other"), started).due == datetime(2026, 2, 17, 3, 30, tzinfo=BEIJING)


def test_an_instant_without_an_offset_is_beijing_time(clock: Book) -> None:
    answer = run(clock("incident-report-other"), datetime(2026, 2, 16, 23, 30))  # noqa: DTZ001 -- the point of the test
    assert answer.as_dict()["due"] == "2026-02-17T03:30:00+08:00"


def test_the_time_zone_is_kept(clock: Book) -> None:
    tokyo = timezone(timedelta(hours=9))
    answer = run(clock("incident-report-other"), datetime(2026, 2, 16, 23, 30, tzinfo=tokyo))
    assert answer.as_dict()["due"] == "2026-02-17T03:30:00+09:00"


def test_summer_time_adds_no_hour(clock: Book) -> None:
    new_york = ZoneInfo("America/New_York")
    answer = run(clock("incident-report-other"), datetime(2026, 3, 8, 1, 30, tzinfo=new_york))
    assert answer.as_dict()["due"] == "2026-03-08T06:30:00-04:00"


def test_hours_are_not_counted_from_a_day(clock: Book) -> None:
    with pytest.raises(NeedsInstantError, match="runs in hours") as caught:
        run(clock("incident-report-other"), on("2026-02-16"))
    assert "2026-02-16T09:30" in (caught.value.help or "")


def test_an_instant_counts_from_its_legal_day_in_beijing(clock: Book) -> None:
    london_evening = datetime(2026, 1, 14, 16, 30, tzinfo=timezone.utc)  # noqa: UP017 -- spelt out beside its Beijing day
    assert run(clock("file-standard-contract"), london_evening).due == on("2026-01-29")
    assert run(clock("file-standard-contract"), london_evening - timedelta(hours=1)).due == on("2026-01-28")


# --- provisional ---------------------------------------------------------------------------------


def test_an_opening_in_the_published_calendar_counted_from_an_unpublished_expiry_is_provisional(clock: Book) -> None:
    answer = run(clock("assessment-extension-window"), on("2031-03-20"), clock("assessment-validity"))
    assert answer.closes == on("2034-03-20")
    assert answer.provisional
    assert "provisional" in {note.code for note in answer.notes}


def test_a_renewal_before_an_unpublished_national_day_is_not_put_into_it(clock: Book) -> None:
    answer = run(clock("certificate-renewal"), on("2025-04-04"), clock("certificate-validity"))
    assert (answer.rolled_from, answer.due) == (on("2027-10-04"), on("2027-09-30"))
    assert answer.provisional
    note = next(note for note in answer.notes if note.code == "provisional")
    assert "the true day can be later" in note.says.en


def test_validity_needs_no_calendar(clock: Book) -> None:
    assert not run(clock("certificate-validity"), on("2040-01-05")).provisional


def test_a_last_day_that_might_be_a_rest_day_is_provisional(clock: Book) -> None:
    answer = run(clock("important-data-assessment"), on("2044-08-03"))
    assert answer.due == on("2044-10-03")
    assert answer.provisional


# --- grades and lateness -------------------------------------------------------------------------


def test_an_unverified_clock_runs_and_is_never_overdue(clock: Book) -> None:
    answer = run(clock("contract-supplement"), on("2026-03-02"))
    assert answer.due == on("2026-03-16")
    assert answer.grade is Grade.UNVERIFIED
    assert not answer.is_overdue(on("2030-01-01"))
    assert "unverified" in {note.code for note in answer.notes}


def test_due_today_is_in_time_and_due_yesterday_is_not(clock: Book) -> None:
    answer = run(clock("file-standard-contract"), on("2026-01-15"))
    assert not answer.is_overdue(on("2026-01-29"))
    assert answer.is_overdue(on("2026-01-30"))
    assert not answer.is_overdue(datetime(2026, 1, 29, 23, 59, tzinfo=BEIJING))
    assert answer.is_overdue(datetime(2026, 1, 30, 0, 0, tzinfo=BEIJING))


def test_hours_are_overdue_to_the_minute_or_from_the_next_day(clock: Book) -> None:
    answer = run(clock("incident-report-other"), datetime(2026, 3, 2, 9, 0, tzinfo=BEIJING))
    assert not answer.is_overdue(datetime(2026, 3, 2, 13, 0, tzinfo=BEIJING))
    assert answer.is_overdue(datetime(2026, 3, 2, 13, 1))  # noqa: DTZ001 -- Beijing time without saying so
    assert not answer.is_overdue(on("2026-03-02"))
    assert answer.is_overdue(on("2026-03-03"))


def test_a_window_is_overdue_once_closed(clock: Book) -> None:
    answer = run(clock("assessment-extension-window"), on("2023-06-30"), clock("assessment-validity"))
    assert not answer.is_overdue(on("2026-06-30"))
    assert answer.is_overdue(on("2026-07-01"))


def test_the_answer_as_printed(clock: Book) -> None:
    printed = run(
        replace(clock("file-standard-contract"), says_zh="十个工作日内备案", says_en="file within ten working days"),
        on("2026-01-15"),
    )
    assert printed.as_dict() == {
        "code": "file-standard-contract",
        "due": "2026-01-29",
        "provisional": False,
        "cites": ["SCCM-2023#7.1"],
        "grade": "VERIFIED",
        "rule": {"zh": "十个工作日内备案", "en": "file within ten working days"},
        "in_force": {"from": "2023-06-01", "until": None},
        "rolled_from": None,
        "counted_by": ["CIVIL-2020#201.1"],
        "readings": [],
        "notes": [],
    }
