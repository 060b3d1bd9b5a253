"""``tongguan due``: every clock, its list, and what it refuses."""

import pytest

from tests.cli.running import Tongguan
from tongguan.cli.today import today_in_shanghai
from tongguan.law import load_book

EVERY = {clock.code: clock for clock in sorted(load_book().clocks(), key=lambda clock: clock.first)}


def start_of(code: str) -> str:
    clock = EVERY[code]
    day = clock.started_before.replace(day=1).isoformat() if clock.started_before else clock.first.isoformat()
    return f"{day}T09:30" if clock.unit == "hours" else day


@pytest.mark.parametrize("code", sorted(EVERY))
def test_every_clock_answers(code: str, tongguan: Tongguan) -> None:
    asked = ["due", code, "--from", start_of(code), "--as-of", EVERY[code].first.isoformat()]
    answer = tongguan(*asked, "--json")
    assert answer.code == 0, answer.err
    assert answer.json["code"] == code
    assert ("due" in answer.json) != ("opens" in answer.json and "closes" in answer.json)
    assert {"provisional", "cites", "grade", "rule", "notes"} <= set(answer.json)
    end = answer.json.get("due") or answer.json["closes"]
    people = tongguan(*asked)
    assert end[:10] in people.out
    assert answer.json["cites"][0] in people.out


def test_a_contract_of_before_the_spring_festival(tongguan: Tongguan) -> None:
    ran = tongguan("due", "file-standard-contract", "--from", "2026-02-10")
    assert ran.out.splitlines() == [
        "file-standard-contract",
        "  from        2026-02-10 (Tuesday)",
        "  due         2026-03-02 (Monday)",
        "  rule        10 working days from the day the contract takes effect",
        "  cites       SCCM-2023#7.1",
        "  counted by  CIVIL-2020#201.1",
        "  grade       checked against the original",
    ]


def test_the_same_in_chinese(tongguan: Tongguan) -> None:
    ran = tongguan("due", "file-standard-contract", "--from", "2026-02-10", "--lang", "zh")
    assert "最后一日  2026-03-02 (星期一)" in ran.out
    assert "自标准合同生效之日起10个工作日" in ran.out


def test_a_window_opens_and_closes(tongguan: Tongguan) -> None:
    ran = tongguan("due", "assessment-extension-window", "--from", "2024-03-22", "--expires", "2026-06-30")
    assert "opens           2026-04-01 (Wednesday)" in ran.out
    assert "closes          2026-06-30 (Tuesday)" in ran.out


def test_a_printed_date_wins(tongguan: Tongguan) -> None:
    answer = tongguan("due", "certificate-renewal", "--from", "2026-01-05", "--expires", "2028-12-31", "--json").json
    assert answer["due"] == "2028-06-30"


def test_hours_keep_their_offset(tongguan: Tongguan) -> None:
    ran = tongguan("due", "incident-report-other", "--from", "2026-02-16T23:30")
    assert "due at      2026-02-17 03:30+08:00" in ran.out


def test_hours_need_an_instant(tongguan: Tongguan) -> None:
    ran = tongguan("due", "incident-report-other", "--from", "2026-02-16")
    assert ran.code == 2
    assert "error[clocks/needs-an-instant]" in ran.err


def test_an_unpublished_calendar_is_said_to_be_provisional(tongguan: Tongguan) -> None:
    ran = tongguan("due", "file-standard-contract", "--from", "2099-01-05")
    assert "provisional" in ran.out
    assert tongguan("due", "file-standard-contract", "--from", "2099-01-05", "--json").json["provisional"] is True


def test_a_wrong_code_names_the_nearest(tongguan: Tongguan) -> None:
    ran = tongguan("due", "file-standard-contrct", "--from", "2026-01-15")
    assert ran.code == 2
    assert "error[clocks/unknown-code]" in ran.err
    assert "did you mean `file-standard-contract`?" in ran.err


def test_a_rule_that_has_ended_names_what_took_its_place(tongguan: Tongguan) -> None:
    ran = tongguan("due", "assessment-refile-before-expiry", "--from", "2024-04-01")
    assert ran.code == 2
    assert "error[law/not-in-force]" in ran.err
    assert "assessment-extension-window" in ran.err


def test_a_missing_start_says_which_day_is_meant(tongguan: Tongguan) -> None:
    ran = tongguan("due", "file-standard-contract")
    assert ran.code == 2
    assert "contract takes effect" in ran.err
    assert "`--from 2026-01-15`" in tongguan("due", "no-such-clock").err


def test_without_a_clock_the_list_is_named(tongguan: Tongguan) -> None:
    ran = tongguan("due")
    assert ran.code == 2
    assert "`tongguan due --list`" in ran.err


def test_the_list_takes_no_clock(tongguan: Tongguan) -> None:
    assert tongguan("due", "file-standard-contract", "--list").code == 2


def test_the_list_holds_every_edition_of_every_clock(tongguan: Tongguan) -> None:
    clocks = tongguan("due", "--list", "--json").json["clocks"]
    assert len(clocks) == len(load_book().clocks())
    assert {clock["code"] for clock in clocks} == set(EVERY)
    keys = [(clock["code"], clock["in_force"]["from"]) for clock in clocks]
    assert keys == sorted(keys)
    shown = tongguan("due", "--list").out
    assert all(code in shown for code in EVERY)


def test_periods_are_said_in_words(tongguan: Tongguan) -> None:
    said = {
        (each["code"], each["in_force"]["from"]): each["period"]
        for each in tongguan("due", "--list", "--json").json["clocks"]
    }
    assert said["file-standard-contract", "2023-06-01"] == {"zh": "10个工作日内", "en": "within 10 working days"}
    assert said["incident-report-cii", "2025-11-01"]["en"] == "within 1 hour"
    assert said["assessment-validity", "2024-03-22"]["zh"] == "3年有效"
    assert "届满前60个工作日内" in said["assessment-extension-window", "2024-03-22"]["zh"]


def test_today_is_a_day_of_shanghai() -> None:
    assert today_in_shanghai().year >= 2024
