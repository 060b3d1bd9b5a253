"""Which edition of a clock applies, and what is said when none does."""

from dataclasses import replace
from datetime import date, datetime, timezone

import pytest

from tongguan.decision.clocks import (
    ClockConflictError,
    NotInForceError,
    StartNotReadError,
    UnknownClockError,
    due,
    read_started,
)
from tongguan.law.clock import Clock
from tongguan.vocabulary import Citation, Grade

Clocks = tuple[Clock, ...]


def on(text: str) -> date:
    return date.fromisoformat(text)


def test_a_result_of_before_2024_keeps_its_two_years(clocks: Clocks) -> None:
    answer = due("assessment-validity", on("2024-03-21"), clocks)
    assert answer.due == on("2026-03-21")
    assert [str(cite) for cite in answer.cites] == ["DESA-2022#14.1"]
    assert answer.readings == ("A10",)
    assert [note.code for note in answer.notes] == ["printed-date-prevails", "changed-since"]
    assert "A10" in answer.notes[1].says.en
    assert "CBDF-2024#9.1" in answer.notes[1].says.zh


def test_a_result_of_2024_has_three_years(clocks: Clocks) -> None:
    answer = due("assessment-validity", on("2024-03-22"), clocks)
    assert answer.due == on("2027-03-22")
    assert [note.code for note in answer.notes] == ["printed-date-prevails"]


def test_the_legal_day_in_beijing_chooses_the_edition(clocks: Clocks) -> None:
    evening = datetime(2024, 3, 21, 16, 30, tzinfo=timezone.utc)  # noqa: UP017 -- spelt out beside its Beijing day
    assert due("assessment-validity", evening, clocks).due == on("2027-03-22")


def test_as_of_chooses_the_edition_and_says_that_the_result_is_older(clocks: Clocks) -> None:
    answer = due("assessment-validity", on("2023-05-01"), clocks, on("2025-01-01"))
    assert answer.due == on("2026-05-01")
    assert [note.code for note in answer.notes] == ["printed-date-prevails", "issued-before-the-rule"]


def test_the_extension_of_an_old_result_is_counted_from_its_own_validity(clocks: Clocks) -> None:
    answer = due("assessment-extension-window", on("2022-10-15"), clocks, on("2024-06-01"))
    assert (answer.opens, answer.closes) == (on("2024-07-17"), on("2024-10-15"))
    assert [str(cite) for cite in answer.cites] == ["CBDF-2024#9.2", "DESA-2022#14.1"]
    assert "changed-since" in {note.code for note in answer.notes}


def test_a_printed_end_prevails(clocks: Clocks) -> None:
    answer = due("assessment-extension-window", on("2023-06-15"), clocks, on("2025-06-01"), expires=on("2026-06-30"))
    assert (answer.opens, answer.closes) == (on("2026-04-01"), on("2026-06-30"))
    assert answer.notes == ()


def test_the_2022_rule_is_a_last_day_and_the_2024_rule_a_window(clocks: Clocks) -> None:
    assert due("assessment-refile-before-expiry", on("2022-10-15"), clocks).due == on("2024-07-17")
    window = due("assessment-extension-window", on("2024-03-22"), clocks)
    assert window.due is None
    assert window.closes == on("2027-03-22")


def test_a_transition_reaches_back(clocks: Clocks) -> None:
    assert due("officer-report", on("2023-01-01"), clocks).due == on("2025-08-29")
    assert due("officer-report", on("2023-01-01"), clocks, on("2025-08-01")).due == on("2025-08-29")
    assert due("officer-report", on("2025-07-17"), clocks).due == on("2025-08-29")
    assert due("officer-report", on("2025-07-18"), clocks).due == on(
        "2025-08-29"
    )  # thirty working days, by chance the same day
    assert due("officer-report", on("2025-07-21"), clocks).due == on("2025-09-01")


@pytest.mark.parametrize(
    ("code", "suggestion"),
    [
        ("file-standard-contact", "did you mean `file-standard-contract`?"),
        ("assessment-extention-window", "did you mean `assessment-extension-window`?"),
        ("zzz", "the clocks are: assessment-decision, "),
    ],
)
def test_an_unknown_code_names_the_nearest(clocks: Clocks, code: str, suggestion: str) -> None:
    with pytest.raises(UnknownClockError, match=f"`{code}` is not a clock") as caught:
        due(code, on("2026-01-05"), clocks)
    assert caught.value.code == "clocks/unknown-code"
    assert suggestion in (caught.value.help or "")
    assert "file-standard-contract" in (caught.value.help or "")


def test_not_yet_in_force(clocks: Clocks) -> None:
    with pytest.raises(NotInForceError) as caught:
        due("file-standard-contract", on("2023-05-31"), clocks)
    assert caught.value.code == "law/not-in-force"
    assert (
        caught.value.message
        == "`file-standard-contract` (SCCM-2023#7.1) is not in force on 2023-05-31; it is from 2023-06-01"
    )
    assert caught.value.help == "the rule is for events from 2023-06-01 on"
    assert due("file-standard-contract", on("2023-06-01"), clocks).due == on("2023-06-15")


def test_a_rule_on_acting_before_expiry_may_be_asked_as_of_a_later_day(clocks: Clocks) -> None:
    with pytest.raises(NotInForceError) as caught:
        due("assessment-extension-window", on("2023-05-31"), clocks)
    assert caught.value.help == "ask with an `as_of` in force, such as 2024-03-22"


def test_a_rule_that_has_ended_when_it_is_time_to_act_says_so(clocks: Clocks) -> None:
    answer = due("assessment-refile-before-expiry", on("2023-05-31"), clocks)
    ended = next(note for note in answer.notes if note.code == "ended-by-then")
    assert "CBDF-2024#9.2" in ended.says.en
    assert "2024-03-21" in ended.says.zh
    current = due("assessment-extension-window", on("2024-05-31"), clocks)
    assert "ended-by-then" not in {note.code for note in current.notes}


def test_no_longer_in_force_names_the_window_and_what_took_its_place(clocks: Clocks) -> None:
    with pytest.raises(NotInForceError) as caught:
        due("assessment-refile-before-expiry", on("2024-03-22"), clocks)
    assert caught.value.message == (
        "`assessment-refile-before-expiry` (DESA-2022#14.2) is not in force on 2024-03-22; "
        "it was from 2022-09-01 to 2024-03-21"
    )
    assert caught.value.help == "ask about `assessment-extension-window` (CBDF-2024#9.2) from 2024-03-22 instead"


def test_a_repeal_without_an_heir_names_what_ended_it(clocks: Clocks) -> None:
    ended = replace(clocks[0], code="old", last=on("2024-01-01"), ended_by=(Citation.parse("CBDF-2024#13"),))
    with pytest.raises(NotInForceError) as caught:
        due("old", on("2025-01-01"), (ended,))
    assert caught.value.help == "see CBDF-2024#13 instead"
    with pytest.raises(NotInForceError) as caught:
        due("old", on("2025-01-01"), (replace(ended, ended_by=()),))
    assert caught.value.help == "nothing in the lawbook has taken its place"


def test_rules_that_count_alike_are_one_clock(clocks: Clocks) -> None:
    guide = replace(clocks[0], cites=(Citation.parse("FG-2024#2"),), grade=Grade.SECONDARY)
    answer = due("file-standard-contract", on("2026-01-15"), (guide, *clocks))
    assert [str(cite) for cite in answer.cites] == ["SCCM-2023#7.1", "FG-2024#2"]
    assert answer.grade is Grade.VERIFIED


def test_rules_that_differ_are_a_conflict(clocks: Clocks) -> None:
    other = replace(clocks[0], amount=15, cites=(Citation.parse("FG-2024#2"),))
    with pytest.raises(ClockConflictError, match=r"SCCM-2023#7\.1 and FG-2024#2") as caught:
        due("file-standard-contract", on("2026-01-15"), (*clocks, other))
    assert caught.value.code == "clocks/conflict"


def test_an_unverified_rule_does_not_stand_against_a_verified_one(clocks: Clocks) -> None:
    rumour = replace(clocks[0], amount=15, cites=(Citation.parse("FG-2024#2"),), grade=Grade.UNVERIFIED)
    answer = due("file-standard-contract", on("2026-01-15"), (rumour, *clocks))
    assert answer.due == on("2026-01-29")
    assert answer.grade is Grade.VERIFIED


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2026-01-15", "2026-01-15"),
        ("2026-01-15T09:30", "2026-01-15T09:30:00+08:00"),
        ("2026-01-15 09:30", "2026-01-15T09:30:00+08:00"),
        ("2026-01-15T09:30:15+09:00", "2026-01-15T09:30:15+09:00"),
        ("2026-01-15T01:30Z", "2026-01-15T01:30:00+00:00"),
    ],
)
def test_a_start_is_read(text: str, printed: str) -> None:
    assert read_started(text).isoformat() == printed


@pytest.mark.parametrize(
    "text", ["20260115", "2026-W03-4", "2026-02-30", "2026-01-15T25:00", "15/01/2026", "today", ""]
)
def test_another_start_is_refused(text: str) -> None:
    with pytest.raises(StartNotReadError) as caught:
        read_started(text)
    assert caught.value.code == "clocks/start-not-read"
