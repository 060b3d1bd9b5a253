"""The law as it was known on a day, drafts as if they were law, and readings."""

from datetime import date
from typing import Any

import pytest

from tests.decision.regime.worlds import BOOK, DAYS, base
from tongguan.decision.regime import DraftNotFoundError, Regime, make_regime
from tongguan.vocabulary import Pathway


def on(day: str, **how: Any) -> Regime:
    known = how.pop("known_on", None)
    return make_regime(BOOK, date.fromisoformat(day), known_on=date.fromisoformat(known) if known else None, **how)


def decided(regime: Regime, facts: dict[str, Any]) -> tuple[str, str]:
    """Give the pathway and the provision."""
    each = regime.deciding[regime.first(facts)]
    return each.outcome.value, each.rule.cites


# --- the day of knowledge -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "before", "after"),
    [
        (
            base(people__ordinary=99_999),
            ("contract_or_certification", "PIPL-2021#38.1"),
            ("exempt", "CBDF-2024#5.1.4"),
        ),
        (
            base(people__ordinary=99_999, people_since_last_year__all=100_000),
            ("security_assessment", "DESA-2022#4.1.3"),
            ("exempt", "CBDF-2024#5.1.4"),
        ),
        (
            base(handler__people_processed=1_000_000),
            ("security_assessment", "DESA-2022#4.1.2"),
            ("contract_or_certification", "CBDF-2024#8.1"),
        ),
        (
            base(necessity__contract_with_individual=True),
            ("contract_or_certification", "PIPL-2021#38.1"),
            ("exempt", "CBDF-2024#5.1.1"),
        ),
    ],
)
def test_who_does_not_know_the_order_of_2024_takes_the_measures_of_2022_to_be_law(
    facts: dict[str, Any], before: tuple[str, str], after: tuple[str, str]
) -> None:
    assert decided(on("2024-04-01", known_on="2024-03-01"), facts) == before
    assert decided(on("2024-04-01", known_on="2024-03-21"), facts) == before
    assert decided(on("2024-04-01", known_on="2024-03-22"), facts) == after
    assert decided(on("2024-04-01"), facts) == after


def test_a_regulation_is_known_when_published_and_decides_when_in_force() -> None:
    facts = base(necessity__statutory_duty=True)
    contract = ("contract_or_certification", "CBDF-2024#8.1")
    assert decided(on("2025-01-01", known_on="2024-09-29"), facts) == contract
    assert decided(on("2025-01-01", known_on="2024-09-30"), facts) == ("exempt", "NDSR-2024#35.1.6")
    assert decided(on("2024-12-31", known_on="2024-09-30"), facts) == contract


def test_a_law_that_nobody_knew_to_be_replaced_still_stands() -> None:
    cites = {each.rule.cites for each in on("2026-02-01", known_on="2025-10-27").deciding}
    assert "CSL-2016#37" in cites
    assert "CSL-2025#39" not in cites
    cites = {each.rule.cites for each in on("2026-02-01", known_on="2025-12-31").deciding}
    assert "CSL-2016#37" not in cites
    assert "CSL-2025#39" in cites


def test_what_an_answer_explains_is_not_known_before_it() -> None:
    facts = base(mode="remote_access", accessed_from="china")
    assert decided(on("2025-06-30", known_on="2025-10-30"), facts) == ("contract_or_certification", "CBDF-2024#8.1")
    assert decided(on("2025-06-30", known_on="2025-10-31"), facts) == ("not_an_export", "QA-2025-10#5")


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_knowing_all_that_was_published_to_the_end_changes_nothing(day: date) -> None:
    everything = make_regime(BOOK, day, known_on=BOOK.known_until)
    assert [each.rule for each in everything.deciding] == [each.rule for each in make_regime(BOOK, day).deciding]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_rule_is_used_before_its_instrument_is_known(day: date) -> None:
    regime = make_regime(BOOK, day, known_on=day)
    assert all(BOOK.by_instrument[rule.instrument].is_known(day) for rule in regime.in_force)


# --- drafts -----------------------------------------------------------------------------------------

DRAFT = "CBDF-2023D"


@pytest.mark.parametrize(
    ("people", "pathway", "cites"),
    [
        (0, "exempt", "CBDF-2023D#5"),
        (9_999, "exempt", "CBDF-2023D#5"),
        (10_000, "contract_or_certification", "CBDF-2023D#6.1"),
        (999_999, "contract_or_certification", "CBDF-2023D#6.1"),
        (1_000_000, "security_assessment", "CBDF-2023D#6.2"),
    ],
)
@pytest.mark.parametrize("day", ["2023-10-15", "2024-06-30", "2026-06-30"])
def test_the_draft_of_2023_asks_for_a_forecast(day: str, people: int, pathway: str, cites: str) -> None:
    facts = base(expected_people_one_year=people, handler__people_processed=5_000_000, people__ordinary=5_000_000)
    assert decided(on(day, as_if=DRAFT), facts) == (pathway, cites)


@pytest.mark.parametrize(
    ("changed", "pathway", "cites"),
    [
        ({"handler__ciio": True}, "other_law", "CBDF-2023D#8.1"),
        ({"handler__state_organ": True}, "other_law", "CBDF-2023D#8.1"),
        ({"contains__sensitive": True}, "other_law", "CBDF-2023D#8.2"),
        ({"contains__important_data": "told_or_published"}, "security_assessment", "CBDF-2023D#6"),
        ({"contains__personal_information": False}, "exempt", "CBDF-2023D#1"),
        ({"collected_in_china": False, "domestic_data_added": True}, "exempt", "CBDF-2023D#3"),
        ({"necessity__contract_with_individual": True}, "exempt", "CBDF-2023D#4.1"),
        (
            {"about": "employees", "necessity__labour_rules": True, "necessity__collective_contract": True},
            "exempt",
            "CBDF-2023D#4.2",
        ),
        ({"necessity__emergency": True}, "exempt", "CBDF-2023D#4.3"),
        (
            {"zone_list__recorded": True, "zone__has_list": True, "zone_list__outside": True},
            "exempt",
            "CBDF-2023D#7.2",
        ),
        ({"foreign_authority__requested": True}, "prohibited", "DSL-2021#36"),
    ],
)
def test_the_other_rules_of_the_draft_of_2023(changed: dict[str, Any], pathway: str, cites: str) -> None:
    facts = base(expected_people_one_year=1_000_000, **changed)
    assert decided(on("2023-10-15", as_if=DRAFT), facts) == (pathway, cites)


def test_the_draft_of_2025_lets_overseas_handlers_certify_without_a_line() -> None:
    overseas = {"handler__established_in": "SG", "handler__article_3_2_ground": "behaviour"}
    facts = base(mode="overseas_processing", people__ordinary=1_000_000, **overseas)
    assert decided(on("2025-02-01"), facts) == ("security_assessment", "CBDF-2024#7.1.2")
    draft = on("2025-02-01", as_if="CERT-2025D")
    assert decided(draft, facts) == ("contract_or_certification", "CERT-2025D#5")
    assert decided(draft, facts | {"handler.ciio": True}) == ("security_assessment", "CBDF-2024#7.1.1")
    assert decided(draft, base(people__ordinary=1_000_000)) == ("security_assessment", "CBDF-2024#7.1.2")


def test_the_draft_asks_its_own_counter_and_stands_alone() -> None:
    regime = on("2024-06-30", as_if=DRAFT)
    assert regime.counters == ("expected_people_one_year",)
    assert not {"CBDF-2024", "DESA-2022"} & {each.rule.instrument for each in regime.deciding}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_draft_decides_unasked(day: date) -> None:
    drafts = {instrument.id for instrument in BOOK.instruments if instrument.draft}
    regime = make_regime(BOOK, day)
    assert DRAFT in drafts
    assert not drafts & {rule.instrument for rule in regime.in_force}
    assert "expected_people_one_year" not in regime.counters


@pytest.mark.parametrize("name", ["CBDF-2024", "NOTHING-2023D"])
def test_what_is_no_draft_is_refused_and_the_drafts_are_named(name: str) -> None:
    with pytest.raises(DraftNotFoundError, match=f"`{name}` is not a draft") as caught:
        on("2024-06-30", as_if=name)
    assert caught.value.code == "decision/no-such-draft"
    assert DRAFT in (caught.value.help or "")


# --- readings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reading", [each for each in BOOK.readings if each.touches == "pathway"], ids=lambda each: each.id
)
def test_a_reading_used_by_the_rules_changes_them_and_its_default_does_not(reading: Any) -> None:
    default = [each.when for each in on("2026-06-30").deciding]
    assert [each.when for each in on("2026-06-30", readings={reading.id: reading.default}).deciding] == default


@pytest.mark.parametrize(
    ("rule", "reading", "choice", "default", "other"),
    [
        ("NDSR-2024:statutory-duty-frees", "statutory-duty-counted", "left-out", True, False),
        ("CBDF-2024:outside-the-negative-list-is-free", "zone-free-people-counted", "counted", False, True),
    ],
)
def test_a_reading_decides_whether_freed_people_count(
    rule: str, reading: str, choice: str, *, default: bool, other: bool
) -> None:
    def counted(regime: Regime) -> bool:
        return next(each.counted for each in regime.deciding if each.rule.name == rule)

    assert counted(on("2026-06-30")) is default
    assert counted(on("2026-06-30", readings={reading: choice})) is other


def test_who_counts() -> None:
    """QA-2024-03#11: what Articles 3, 4, 5(1)(1)-(3) and 6 free is left out; 5(1)(4) is not in that list."""
    counted = {each.rule.cites: each.counted for each in on("2026-06-30").deciding if each.outcome is Pathway.EXEMPT}
    assert counted == {
        "CBDF-2024#3": False,
        "CBDF-2024#4": False,
        "CBDF-2024#5.1.1": False,
        "CBDF-2024#5.1.2": False,
        "CBDF-2024#5.1.3": False,
        "CBDF-2024#5.1.4": True,
        "CBDF-2024#6.2": False,
        "DSL-2021#11": False,
        "NDSR-2024#35.1.6": True,
    }
    for each in on("2026-06-30").deciding:
        if each.outcome is not Pathway.EXEMPT:
            assert each.counted is (each.outcome is not Pathway.NOT_AN_EXPORT)


def test_people_under_a_bay_area_contract_are_left_out_only_where_so_read() -> None:
    to_hong_kong = [{"territory": "HK", "restricted": "none"}]
    facts = base(handler__in_gba=True, recipients=to_hong_kong, under_gba_contract=True)

    def left_out(regime: Regime) -> set[str]:
        return {each.rule.instrument for each in regime.leaving_out if each.holds(facts)}

    assert left_out(on("2026-06-30")) == set()
    assert left_out(on("2026-06-30", readings={"gba-people-counted": "left-out"})) == {"GBA-HK-2023"}
