"""``tongguan law``: list, show, timeline, diff, readings."""

from datetime import date
from itertools import pairwise

import pytest

from tests.cli.running import Tongguan
from tongguan.cli.law import listing
from tongguan.law import load_book
from tongguan.law.telling.differences import differences
from tongguan.law.telling.events import eras, events

BOOK = load_book()


def test_the_list_has_every_instrument_in_order_of_age(tongguan: Tongguan) -> None:
    answer = tongguan("law", "list", "--as-of", "2024-03-21", "--json").json
    assert answer["as_of"] == "2024-03-21"
    assert answer["lawbook"] == {"edition": BOOK.edition, "known_until": BOOK.known_until.isoformat()}
    found = answer["instruments"]
    assert {each["id"] for each in found} == set(BOOK.by_instrument)
    days = [each["in_force"]["from"] or each["published"] for each in found]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("instrument", "on", "status"),
    [
        ("CBDF-2024", "2024-03-21", "not_yet"),
        ("CBDF-2024", "2024-03-22", "in_force"),
        ("CSL-2016", "2025-12-31", "in_force"),
        ("CSL-2016", "2026-01-01", "ended"),
        ("CBDF-2023D", "2024-01-01", "draft"),
    ],
)
def test_an_instrument_stands_as_its_days_say(instrument: str, on: str, status: str, tongguan: Tongguan) -> None:
    found = tongguan("law", "list", "--as-of", on, "--json").json["instruments"]
    assert next(each["status"] for each in found if each["id"] == instrument) == status


def test_the_list_for_people_names_its_day_and_its_edition(tongguan: Tongguan) -> None:
    ran = tongguan("law", "list", "--as-of", "2024-03-21")
    assert "standing on 2024-03-21" in ran.out
    assert BOOK.edition in ran.out
    assert "the lawbook knows the law up to" not in ran.out


def test_past_what_the_lawbook_knows_the_list_warns(tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "today_in_shanghai", lambda: date(2099, 1, 1))
    assert f"the lawbook knows the law up to {BOOK.known_until}" in tongguan("law", "list").out


def test_a_provision_is_shown_with_all_that_is_recorded(tongguan: Tongguan) -> None:
    ran = tongguan("law", "show", "DESA-2022#4.1.3")
    assert ran.code == 0
    for expected in (
        "DESA-2022  Measures on Security Assessment of Data Export",
        "2022-09-01 – 2024-03-21 (displaced by CBDF-2024#13)",
        "needs a security assessment",
        "people_since_last_year.all >= 100_000",
        "checked against the original",
        "A26",
        "https://",
    ):
        assert expected in ran.out


def test_a_citation_shows_its_parts_too(tongguan: Tongguan) -> None:
    shown = tongguan("law", "show", "CBDF-2024#7", "--json").json["provisions"]
    assert {each["cites"] for each in shown} >= {"CBDF-2024#7.1.1", "CBDF-2024#7.1.2", "CBDF-2024#7.2"}
    triggers = [each for each in shown if each["effect"]]
    assert all(each["yields_to"] for each in triggers)
    assert {"A5"} <= {reading for each in triggers for reading in each["readings"]}


def test_a_rule_is_shown_by_its_name(tongguan: Tongguan) -> None:
    shown = tongguan("law", "show", "CBDF-2024:small-volume-is-free", "--json").json["provisions"]
    assert [each["cites"] for each in shown] == ["CBDF-2024#5.1.4"]
    assert shown[0]["effect"]["en"] == "free of the three procedures; its people count"


@pytest.mark.parametrize("instrument", sorted(BOOK.by_instrument))
def test_every_instrument_is_shown_in_both_languages(instrument: str, tongguan: Tongguan) -> None:
    answer = tongguan("law", "show", instrument, "--json").json
    assert len(answer["provisions"]) == answer["instrument"]["provisions"]
    for language in ("zh", "en"):
        ran = tongguan("law", "show", instrument, "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        assert instrument in ran.out


def test_as_of_leaves_out_what_is_not_law_that_day(tongguan: Tongguan) -> None:
    cites = {
        each["cites"]
        for each in tongguan("law", "show", "DESA-2022", "--as-of", "2024-03-22", "--json").json["provisions"]
    }
    assert "DESA-2022#4.1.3" not in cites
    assert "DESA-2022#12.1" in cites


@pytest.mark.parametrize(
    ("what", "on", "says", "helps"),
    [
        ("DESA-2022#4.1.3", "2024-03-22", "it was from 2022-09-01 to 2024-03-21", "ask about CBDF-2024#13 instead"),
        ("CBDF-2024#7", "2024-03-21", "it is from 2024-03-22", None),
        ("CBDF-2023D", "2024-03-21", "is a draft and was never in force", "leave `--as-of` out"),
        ("CSL-2016", "2026-01-01", "it was from 2017-06-01 to 2025-12-31", "CSL-2025"),
    ],
)
def test_what_is_not_law_that_day_says_when_it_was(
    what: str, on: str, says: str, helps: str | None, tongguan: Tongguan
) -> None:
    ran = tongguan("law", "show", what, "--as-of", on)
    assert ran.code == 2
    assert "error[law/not-in-force]" in ran.err
    assert says in ran.err
    assert helps is None or helps in ran.err


@pytest.mark.parametrize(
    ("what", "code", "nearest"),
    [
        ("CBDF-2025", "law/not-in-book", "did you mean `CBDF-2024`?"),
        ("CBDF-2024#7.1.9", "law/not-in-book", "did you mean `CBDF-2024#7.1.2`?"),
        ("CBDF-2024:purposes", "law/not-in-book", "did you mean `CBDF-2024:purpose`?"),
        ("ABCDE-9999", "law/not-in-book", ""),
        ("CBDF-2024#!", "vocabulary/not-a-citation", "CBDF-2024#7.1.2"),
        ("NOPE-2020:rule", "law/not-in-book", ""),
    ],
)
def test_what_is_not_in_the_book_names_the_nearest(what: str, code: str, nearest: str, tongguan: Tongguan) -> None:
    ran = tongguan("law", "show", what)
    assert ran.code == 2
    assert f"error[{code}]" in ran.err
    assert nearest in ran.err


def test_the_timeline_is_in_order_and_tells_what_displaced(tongguan: Tongguan) -> None:
    answer = tongguan("law", "timeline", "--json").json
    days = [event["on"] for event in answer["events"]]
    assert days == sorted(days)
    displaced = [
        event
        for event in answer["events"]
        if event["instrument"] == "DESA-2022" and "DESA-2022#4.1.3" in event["cites"]
    ]
    assert [(each["on"], each["kind"], each["how"], each["ended_by"]) for each in displaced] == [
        ("2024-03-21", "rules_end", "displaced", "CBDF-2024#13")
    ]
    assert {"published", "in_force"} <= {
        event["kind"] for event in answer["events"] if event["instrument"] == "CBDF-2024"
    }
    drafts = [event for event in answer["events"] if event["instrument"] == "CBDF-2023D"]
    assert [event["kind"] for event in drafts] == ["published"]
    assert answer["events"][0]["on"] in tongguan("law", "timeline").out


def test_every_day_since_the_first_belongs_to_one_era() -> None:
    found = eras(BOOK)
    assert all(earlier.last is not None for earlier in found[:-1])
    assert all(
        earlier.last is not None and later.first.toordinal() == earlier.last.toordinal() + 1
        for earlier, later in pairwise(found)
    )
    assert found[-1].last is None
    of_day = {
        on: next(era for era in found if era.first <= on and (era.last is None or on <= era.last))
        for on in (date(2024, 3, 21), date(2024, 3, 22))
    }
    assert "CBDF-2024" not in of_day[date(2024, 3, 21)].instruments
    assert "CBDF-2024" in of_day[date(2024, 3, 22)].instruments
    assert not any(BOOK.by_instrument[name].draft for era in found for name in era.instruments)


def test_every_change_of_the_timeline_is_a_difference_of_two_days() -> None:
    """The day of an event and the day before (or after, for an end) never hold the same law."""
    for event in events(BOOK):
        if event.kind == "published":
            continue
        day = event.on.toordinal()
        ends = event.kind in {"ended", "rules_end"}
        found = differences(
            BOOK, date.fromordinal(day if ends else day - 1), date.fromordinal(day + 1 if ends else day)
        )
        touched = {rule.instrument for rule in (*found.began, *found.ended, *(after for _, after in found.changed))}
        has_rules = any(rule.instrument == event.instrument for rule in BOOK.rules)
        assert event.instrument in touched or not has_rules, event


def test_the_night_on_which_the_numbers_changed(tongguan: Tongguan) -> None:
    answer = tongguan("law", "diff", "2024-03-21", "2024-03-22", "--json").json
    began = {each["rule"] for each in answer["began"]}
    ended = {each["cites"]: each["in_force"] for each in answer["ended"]}
    assert "CBDF-2024:sensitive-volume-calls-for-security-assessment" in began
    assert ended["DESA-2022#4.1.3"]["ended_by"] == "CBDF-2024#13"
    assert ended["DESA-2022#4.1.3"]["how"] == "displaced"
    assert "CBDF-2024" in answer["published"]
    assert not began & {each["rule"] for each in answer["ended"]}
    people = tongguan("law", "diff", "2024-03-21", "2024-03-22").out
    assert "→ needs a security assessment" in people
    assert "× displaced by CBDF-2024#13" in people


def test_between_two_days_of_one_law_nothing_changed(tongguan: Tongguan) -> None:
    assert "nothing changed" in tongguan("law", "diff", "2024-05-01", "2024-05-02").out
    answer = tongguan("law", "diff", "2024-05-01", "2024-05-01", "--json").json
    assert [answer[part] for part in ("began", "ended", "changed", "published")] == [[], [], [], []]


def test_days_in_the_wrong_order_are_refused(tongguan: Tongguan) -> None:
    ran = tongguan("law", "diff", "2024-03-22", "2024-03-21")
    assert ran.code == 2
    assert "write `tongguan law diff 2024-03-21 2024-03-22`" in ran.err


def test_readings_name_the_one_used_and_the_others(tongguan: Tongguan) -> None:
    found = tongguan("law", "readings", "--json").json["readings"]
    assert [each["id"] for each in found] == [each.id for each in BOOK.readings]
    for each in found:
        assert {each["default"], *each["alternatives"]} == {choice["id"] for choice in each["choices"]}
    ran = tongguan("law", "readings")
    assert "A5  Does exactly 1,000,000 or 10,000 reach the assessment line?" in ran.out
