"""Document A, the draft articles of 2023: what each is to show, beside the law in force."""

from datetime import date

import pytest

from tests.provisions.assessing import (
    ASSESSED,
    FLOW_DRAFT,
    FREE,
    MIDDLE,
    OTHER_LAW,
    TODAY,
    assessed,
)
from tongguan.decision.clocks import due, read_started
from tongguan.decision.declaration import ContradictionError
from tongguan.law import load_book, load_catalogues


def test_a_1_data_without_personal_information_is_free() -> None:
    answer = assessed("A-1", as_if=FLOW_DRAFT)
    for name in ("shipping", "dyes"):
        assert (answer[name].possible, answer[name].by) == (FREE, ["CBDF-2024#3"])
        assert (answer[name].draft, answer[name].draft_by) == (FREE, ["CBDF-2023D#1"])
    important = {"shipping": {"contains": {"important_data": "told_or_published"}}}
    told = assessed("A-1", exports=important, as_if=FLOW_DRAFT)["shipping"]
    assert told.possible == told.draft == ASSESSED


def test_a_2_only_told_or_published_data_is_important() -> None:
    answer = assessed("A-2", as_if=FLOW_DRAFT)
    grid, vibration, catalogue = answer["grid"], answer["vibration"], answer["catalogue"]
    assert grid.possible == grid.draft == ASSESSED
    assert "CBDF-2024#7.1.2" in grid.by
    assert vibration.possible == vibration.draft == FREE
    assert vibration.flags["suspected-important-data"] == ["CBDF-2024#2.1"]
    assert (catalogue.possible, catalogue.flags) == (FREE, {})
    unknown = assessed("A-2", exports={"catalogue": {"contains": {"important_data": None}}}, alternatives=True)
    assert unknown["catalogue"].possible == FREE + ASSESSED
    assert "contains.important_data" in unknown.questions


def test_a_2_the_day_of_the_notice_starts_the_clock() -> None:
    answer = due("important-data-assessment", read_started("2026-05-11"), load_book().clocks())
    assert answer.due == date(2026, 7, 13)  # two months end on Saturday, 11 July
    assert [str(cite) for cite in answer.cites] == ["QA-2025-05#2"]


def test_a_2_the_answer_shows_the_notice_and_the_last_day() -> None:
    grid = assessed("A-2")["grid"]
    (shown,) = (flag for flag in grid.plain["flags"] if flag["code"] == "important-data-notice")
    assert all(told in shown["message"] for told in ("2026-05-11", "江苏省工业和信息化厅", "苏示例函〔2026〕8号"))
    (duty,) = (duty for duty in grid.plain["duties"] if duty["code"] == "file_important_data_assessment")
    assert (duty["due"], duty["cites"]) == ("2026-07-13", ["QA-2025-05#2"])
    later = assessed("A-2", exports={"grid": {"important_data_notice": {"date": "2026-06-01"}}})["grid"]
    assert {each["due"] for each in later.plain["duties"]} >= {"2026-08-03"}
    nowhere = assessed("A-2", exports={"grid": {"important_data_notice": None}})["grid"]
    assert nowhere.possible == ASSESSED
    assert nowhere.flags["important-data-notice-missing"] == ["CBDF-2024#2.1", "QA-2025-05#2"]
    with pytest.raises(ContradictionError, match="a notice says that it is important data"):
        assessed("A-2", exports={"grid": {"contains": {"important_data": "none"}}})


def test_a_3_transit_is_free_until_domestic_data_is_added() -> None:
    answer = assessed("A-3", as_if=FLOW_DRAFT)
    claims, matching = answer["claims"], answer["matching"]
    assert (claims.possible, claims.by) == (FREE, ["CBDF-2024#4"])
    assert (matching.possible, matching.by) == (MIDDLE, ["CBDF-2024#8.1"])
    assert claims.draft_by == matching.draft_by == ["CBDF-2023D#3"]  # the draft asked only where it was collected
    domestic = assessed("A-3", exports={"claims": {"collected_in_china": True, "domestic_data_added": None}})
    assert domestic["claims"].possible == ASSESSED


@pytest.mark.parametrize("export", ["tickets", "hotels", "remittances", "visas"])
def test_a_4a_every_kind_of_contract_is_free_and_none_by_its_legal_basis(export: str) -> None:
    free = assessed("A-4a", as_if=FLOW_DRAFT)[export]
    assert (free.possible, free.by) == (FREE, ["CBDF-2024#5.1.1"])
    assert (free.draft, free.draft_by) == (FREE, ["CBDF-2023D#4.1"])
    change = {"necessity": {"contract_with_individual": False}, "people": {"ordinary": 100_000}}
    claimed = assessed("A-4a", exports={export: change})[export]  # the legal basis is still `contract`
    assert (claimed.possible, claimed.by) == (MIDDLE, ["CBDF-2024#8.1"])


def test_a_4b_applicants_and_dependants_are_not_employees() -> None:
    answer = assessed("A-4b", as_if=FLOW_DRAFT)
    staff = answer["staff"]
    assert (staff.by, staff.draft_by) == (["CBDF-2024#5.1.2"], ["CBDF-2023D#4.2"])
    for name in ("hiring", "family"):
        assert answer[name].by == ["CBDF-2024#5.1.4"]  # free by number alone, and counted
        assert (answer[name].draft, answer[name].draft_by) == (MIDDLE, ["CBDF-2023D#6.1"])
    many = assessed("A-4b", exports={"hiring": {"people": {"ordinary": 100_000}}})
    assert (many["staff"].possible, many["hiring"].possible) == (FREE, MIDDLE)


@pytest.mark.parametrize("export", ["hiring", "family"])
def test_a_4b_claiming_it_for_others_is_refused(export: str) -> None:
    claim = {"cross_border_hr": True, "labour_rules": True, "collective_contract": True}
    with pytest.raises(ContradictionError, match="it covers employees only") as refused:
        assessed("A-4b", exports={export: {"necessity": claim}})
    assert "CBDF-2024#5.1.2" in str(refused.value.help)


def test_a_4c_the_emergency_frees_and_the_routine_does_not() -> None:
    answer = assessed("A-4c", as_if=FLOW_DRAFT)
    avalanche, registry = answer["avalanche"], answer["registry"]
    assert (avalanche.possible, avalanche.by) == (FREE, ["CBDF-2024#5.1.3"])
    assert (avalanche.draft, avalanche.draft_by) == (FREE, ["CBDF-2023D#4.3"])
    assert (registry.possible, registry.by) == (MIDDLE, ["CBDF-2024#8.1"])
    located = {"data_items": ["name", "precise_location"], "people": {"ordinary": 6, "sensitive": 6, "both": 6}}
    sensitive = assessed("A-4c", exports={"avalanche": located}, as_if=FLOW_DRAFT)["avalanche"]
    assert sensitive.possible == FREE
    assert (sensitive.draft, sensitive.draft_by) == (OTHER_LAW, ["CBDF-2023D#8.2"])


def test_a_5_consent_is_owed_although_the_export_is_free() -> None:
    answer = assessed("A-5", as_if=FLOW_DRAFT)
    newsletter, shipments = answer["newsletter"], answer["shipments"]
    assert newsletter.possible == newsletter.draft == FREE
    assert newsletter.duties["separate_consent"] == ["PIPL-2021#39"]
    assert "separate_consent" not in shipments.duties  # its basis is the contract
    assert shipments.duties["notice"] == ["PIPL-2021#39"]


@pytest.mark.parametrize("company", [0, 1], ids=["10_000", "999_999"])
def test_a_6_the_middle_runs_from_10_000_to_999_999(company: int) -> None:
    members = assessed("A-6", company=company, as_if=FLOW_DRAFT)["members"]
    assert (members.draft, members.draft_by) == (MIDDLE, ["CBDF-2023D#6.1"])
    assert members.options == ["standard_contract", "certification"]
    assert "PIPL-2021#39" in members.duties["separate_consent"]


def test_a_7a_every_edition_is_dated_and_has_a_place_for_approval_and_filing() -> None:
    editions = [edition for zone in load_catalogues().zones.zones.values() for edition in zone.editions]
    assert editions
    for edition in editions:
        assert edition.in_force.first is not None, edition.id
        assert edition.edition, edition.id
        assert edition.approval is not None, edition.id
        assert edition.filing is not None, edition.id


def test_a_7b_no_list_and_no_entry_never_free() -> None:
    listed = assessed("A-7b", company=0, as_if=FLOW_DRAFT)["treaties"]
    assert (listed.possible, listed.by) == (FREE, ["CBDF-2024#6.2"])
    assert (listed.draft, listed.draft_by) == (FREE, ["CBDF-2023D#7.2"])
    no_list = assessed("A-7b", company=1, as_if=FLOW_DRAFT)["growers"]
    assert no_list.possible == no_list.draft == MIDDLE
    assert no_list.flags["zone-list-not-known"] == ["CBDF-2024#6.2"]
    no_entry = assessed("A-7b", company=2, as_if=FLOW_DRAFT)["drivers"]
    assert no_entry.possible == no_entry.draft == MIDDLE


def test_a_8a_operators_and_state_organs_are_assessed_from_the_first_person() -> None:
    operator = assessed("A-8a", company=0, as_if=FLOW_DRAFT)["visitors"]
    assert operator.possible == ASSESSED
    assert {"CBDF-2024#7.1.1", "PIPL-2021#40"} <= set(operator.by)
    organ = assessed("A-8a", company=1, as_if=FLOW_DRAFT)["exhibition"]
    assert (organ.possible, organ.by, organ.gave_way) == (ASSESSED, ["PIPL-2021#36"], ["CBDF-2024#5.1.4"])
    assert operator.draft == organ.draft == OTHER_LAW
    assert operator.draft_by == organ.draft_by == ["CBDF-2023D#8.1"]
    assert assessed("A-8a", handler={"ciio": False})["visitors"].possible == FREE
    assert assessed("A-8a", company=1, handler={"state_organ": False})["exhibition"].possible == FREE


def test_a_8b_a_special_regime_stops_the_exemption() -> None:
    answer = assessed("A-8b", as_if=FLOW_DRAFT)
    visits, medical = answer["site-visits"], answer["medical"]
    assert visits.possible == visits.draft == OTHER_LAW
    assert set(visits.by) == {"NDSR-2024#63.3", "DSL-2021#54"}
    assert "CBDF-2024#5.1.1" in visits.gave_way
    assert (medical.possible, medical.by) == (MIDDLE, ["CBDF-2024#8.1"])  # the final text gave sensitive data numbers
    assert (medical.draft, medical.draft_by) == (OTHER_LAW, ["CBDF-2023D#8.2"])
    ordinary = assessed("A-8b", exports={"site-visits": {"contains": {"party_government_military": False}}})
    assert ordinary["site-visits"].possible == FREE


def test_a_9_security_and_reporting_are_owed_by_every_export() -> None:
    newsletter = assessed("A-5")["newsletter"]
    assert newsletter.duties["data_security"] == ["CBDF-2024#11"]
    assert newsletter.duties["security_measures"] == ["PIPL-2021#51"]
    assert {"CBDF-2024#11.1", "PIPL-2021#57.1"} <= set(newsletter.duties["incident_report"])
    answer = due("incident-report-other", read_started("2026-06-30T09:00+08:00"), load_book().clocks())
    assert answer.due == read_started("2026-06-30T13:00+08:00")
    assert [str(cite) for cite in answer.cites] == ["INCIDENT-2025#4.4"]


def test_a_10c_a_stopped_mechanism_covers_nothing() -> None:
    accounts = assessed("A-10c")["accounts"].plain
    assert accounts["standing"] == "stopped"
    (recipient,) = accounts["recipients"]
    assert [reason["cites"] for reason in recipient["reasons"]] == [["DESA-2022#17"]]


def test_a_11_displaced_and_superseded_rules_are_named() -> None:
    answer = assessed("A-11", TODAY)
    members, orders = answer["members"], answer["orders"]
    assert members.superseded == {"DESA-2022#4.1.2": "CBDF-2024#13", "DESA-2022#4.1.3": "CBDF-2024#13"}
    assert (orders.possible, orders.gave_way) == (FREE, ["CBDF-2024#8.1"])
    (rule,) = load_book().by_citation["CBDF-2024#13"]
    assert getattr(rule.effect, "instruments", ()) == ("DESA-2022", "SCCM-2023")


def test_a_11_the_old_numbers_decide_until_the_day_before() -> None:
    exports = {
        "members": {"people": {"until": date(2024, 3, 21)}, "began_on": date(2023, 7, 3)},
        "orders": {"people": {"until": date(2024, 3, 21)}, "began_on": date(2023, 7, 3)},
    }
    eve = assessed("A-11", "2024-03-21", exports=exports)
    assert eve["members"].possible == eve["orders"].possible == ASSESSED
    assert {"DESA-2022#4.1.2", "DESA-2022#4.1.3"} == set(eve["members"].by)
    next_day = assessed("A-11", "2024-03-22", exports=exports)
    assert next_day["orders"].possible == FREE
