"""Document C, the draft measures on certification: what each provision is to show, beside the law in force."""

from datetime import date, timedelta

import pytest

from tests.provisions.assessing import (
    ASSESSED,
    CERTIFICATION_DRAFT,
    FREE,
    MIDDLE,
    NO_EXPORT,
    OTHER_LAW,
    TODAY,
    assessed,
)
from tongguan.decision.clocks import due
from tongguan.decision.regime import make_regime
from tongguan.law import Content, PrevailsOver, load_book


def test_c_1_the_instrument_is_on_record() -> None:
    book = load_book()
    draft, final = book.by_instrument["CERT-2025D"], book.by_instrument["CERT-2025"]
    assert draft.draft
    assert (draft.in_force, draft.replaced_by) == (None, "CERT-2025")
    assert (final.in_force, final.issuer) == (date(2026, 1, 1), ("cac", "samr"))
    for cite in ("CERT-2025D#1", "CERT-2025#1"):
        (rule,) = book.by_citation[cite]
        assert rule.kind == "principle"


def test_c_2_other_law_comes_first() -> None:
    drivers = assessed("C-2", as_if=CERTIFICATION_DRAFT)["drivers"]
    assert drivers.possible == drivers.draft == OTHER_LAW
    assert (drivers.by, drivers.gave_way) == (["PIPL-2021#38.2"], ["CBDF-2024#8.1"])
    no_treaty = assessed("C-2", exports={"drivers": {"treaty": "none"}})["drivers"]
    assert (no_treaty.possible, no_treaty.by) == (MIDDLE, ["CBDF-2024#8.1"])
    (rule,) = load_book().by_citation["CERT-2025#18"]
    assert rule.effect == PrevailsOver(("CERTR-2022",))


def test_c_3b1_sending_abroad_is_export() -> None:
    accounts = assessed("C-3b1")["accounts"]
    assert (accounts.possible, accounts.by) == (MIDDLE, ["CBDF-2024#8.1"])
    inside = assessed("C-3b1", recipients={"platform": {"territory": "CN"}})["accounts"]
    assert (inside.possible, inside.by) == (NO_EXPORT, ["AG-2025#1.2.1"])


def test_c_3b2_reading_from_abroad_is_export_and_viewing_here_is_not() -> None:
    answer = assessed("C-3b2")
    assert (answer["support"].possible, answer["support"].by) == (MIDDLE, ["CBDF-2024#8.1"])
    assert (answer["visit"].possible, answer["visit"].by) == (NO_EXPORT, ["QA-2025-10#5"])
    assert answer["visit"].duties == {}


@pytest.mark.parametrize("ground", ["products_or_services", "behaviour", "other"])
def test_c_3b3_processing_abroad_is_export_on_its_ground(ground: str) -> None:
    bookings = assessed("C-3b3", handler={"article_3_2_ground": ground}, alternatives=True)
    assert (bookings["bookings"].possible, bookings["bookings"].options) == (MIDDLE, ["certification"])
    assert bookings.changing_readings["A17"] == NO_EXPORT
    none = assessed("C-3b3", handler={"article_3_2_ground": "none"})["bookings"]
    assert (none.possible, none.by) == (NO_EXPORT, ["AG-2025#1.2.3"])


def test_c_4a_certification_is_closed_to_a_critical_operator() -> None:
    operator = assessed("C-4a", company=0, as_if=CERTIFICATION_DRAFT)["truckers"]
    assert (operator.possible, operator.options) == (ASSESSED, ["security_assessment"])
    assert "CBDF-2024#7.1.1" in operator.by
    assert operator.draft == ASSESSED
    other = assessed("C-4a", company=1)["truckers"]
    assert (other.possible, other.options) == (MIDDLE, ["standard_contract", "certification"])


@pytest.mark.parametrize(
    ("ordinary", "sensitive", "possible"),
    [
        (99_999, 0, FREE),
        (100_000, 0, MIDDLE),
        (999_999, 0, MIDDLE),
        (1_000_000, 0, ASSESSED),
        (0, 1, MIDDLE),
        (0, 9_999, MIDDLE),
        (0, 10_000, ASSESSED),
    ],
)
def test_c_4b_certification_is_open_only_between_its_numbers(
    ordinary: int, sensitive: int, possible: list[str]
) -> None:
    contains = {"sensitive": sensitive > 0}
    items = ["name", "email"] if sensitive == 0 else ["face_biometric"]
    change = {"contains": contains, "data_items": items, "people": {"ordinary": ordinary, "sensitive": sensitive}}
    members = assessed("C-4b", exports={"members": change})["members"]
    assert members.possible == possible
    assert ("certification" in members.options) is (possible == MIDDLE)
    important = {"contains": {**contains, "important_data": "told_or_published"}}
    assert assessed("C-4b", exports={"members": {**change, **important}})["members"].options == ASSESSED


def test_c_5_an_overseas_handler_is_certified_through_its_representative() -> None:
    fitness = assessed("C-5", as_if=CERTIFICATION_DRAFT)["fitness"]
    assert (fitness.possible, fitness.options) == (MIDDLE, ["certification"])
    assert {"CERT-2025#7.2", "PIPL-2021#53"} <= set(fitness.duties["domestic_representative"])
    assert fitness.flags["A17"] == ["CERT-2025#7.2"]
    draft = make_regime(load_book(), date.fromisoformat(TODAY), as_if=CERTIFICATION_DRAFT)
    assert "CERT-2025D#9.2" in {each.rule.cites for each in draft.owing}
    at_home = assessed("C-3b1")["accounts"]
    assert "domestic_representative" not in at_home.duties


@pytest.mark.parametrize(("people", "law"), [(50_000, FREE), (420_000, MIDDLE), (1_400_000, ASSESSED)])
def test_c_5_the_draft_had_no_line_by_number(people: int, law: list[str]) -> None:
    change = {"fitness": {"people": {"ordinary": people}}}
    fitness = assessed("C-5", exports=change, as_if=CERTIFICATION_DRAFT)["fitness"]
    assert fitness.possible == law
    assert fitness.draft == (FREE if law == FREE else MIDDLE)


def test_c_6_the_rules_are_dated_and_name_their_issuers() -> None:
    book = load_book()
    rules, standard = book.by_instrument["CERTR-2022"], book.by_instrument["GBT-46068-2025"]
    assert (rules.in_force, rules.issuer) == (date(2022, 11, 18), ("samr", "cac"))
    assert (standard.in_force, standard.issuer) == (date(2026, 3, 1), ("samr",))
    for cite in ("CERTR-2022#5.2", "CERT-2025#4"):
        assert book.resolves(cite)


def test_c_8_seven_papers_became_eight_and_two_clocks_run() -> None:
    book = load_book()
    papers = {
        cite: [len(rule.effect.items) for rule in book.by_citation[cite] if isinstance(rule.effect, Content)]
        for cite in ("CERT-2025D#8.1", "CERT-2025#12.1")
    }
    assert papers == {"CERT-2025D#8.1": [7], "CERT-2025#12.1": [8]}
    assert due("body-filing", date(2026, 6, 30), book.clocks()).due == date(2026, 7, 14)
    assert due("body-filing-decision", date(2026, 6, 30), book.clocks()).due == date(2026, 8, 11)


def test_c_9a_the_duties_before_applying_are_listed() -> None:
    accounts = assessed("C-3b1")["accounts"]
    assert "certification" in accounts.options
    assert accounts.duties["apply_for_certification"] == ["CERT-2025#7.1"]
    before = {each["code"] for each in accounts.plain["duties"] if each["before"] == "application"}
    assert {"notice", "separate_consent", "pipia"} <= before


def test_c_12a_five_working_days_to_report_a_certificate() -> None:
    answer = due("certificate-report", date(2026, 2, 11), load_book().clocks())
    # 12, 13 and 14 February (a worked Saturday), then 24 and 25: the Spring Festival lies between.
    assert answer.due == date(2026, 2, 25)
    assert [str(cite) for cite in answer.cites] == ["CERT-2025#9.1"]


def test_c_19_the_penalties_are_on_record() -> None:
    book = load_book()
    for cite in ("CERT-2025D#19", "CERT-2025#17", "PIPL-2021#66", "PIPL-2021#66.2"):
        assert {rule.kind for rule in book.by_citation[cite]} == {"penalty"}


def test_c_20_a_draft_without_dates_is_supposed_and_never_decides() -> None:
    book = load_book()
    draft = book.by_instrument[CERTIFICATION_DRAFT]
    assert (draft.adopted, draft.in_force, draft.ended) == (None, None, None)
    (blank,) = book.by_citation["CERT-2025D#20"]
    assert blank.window.first is None
    fitness = assessed("C-20", as_if=CERTIFICATION_DRAFT)["fitness"]
    assert (fitness.draft, fitness.draft_by) == (MIDDLE, ["CERT-2025D#5"])
    assert (fitness.possible, fitness.by) == (ASSESSED, ["CBDF-2024#7.1.2"])
    day = date(2025, 1, 3)
    while day <= book.known_until:
        assert not [rule for rule in make_regime(book, day).in_force if book.by_instrument[rule.instrument].draft]
        day += timedelta(days=91)
