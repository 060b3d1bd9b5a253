"""Document A, the checklist: what each line of it is to show."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.provisions.assessing import ASSESSED, FLOW_DRAFT, FREE, MIDDLE, OTHER_LAW, TODAY, assessed
from tongguan.law import load_book, load_catalogues


@pytest.mark.parametrize(
    ("company", "draft", "by"), [(0, ASSESSED, "CBDF-2023D#6.2"), (1, MIDDLE, "CBDF-2023D#6.1")], ids=str
)
def test_a_l1_a_million_expected_is_assessed_under_the_draft(company: int, draft: list[str], by: str) -> None:
    members = assessed("A-L1", company=company, as_if=FLOW_DRAFT)["members"]
    assert (members.draft, members.draft_by) == (draft, [by])
    assert (members.possible, members.by) == (MIDDLE, ["CBDF-2024#8.1"])


@pytest.mark.parametrize(
    ("people", "possible", "by"), [(999_999, MIDDLE, "CBDF-2024#8.1"), (1_000_000, ASSESSED, "CBDF-2024#7.1.2")]
)
def test_a_l1_the_law_in_force_counts_what_went_out(people: int, possible: list[str], by: str) -> None:
    members = assessed("A-L1", exports={"members": {"people": {"ordinary": people}}})["members"]
    assert (members.possible, members.by) == (possible, [by])


@pytest.mark.parametrize(
    ("company", "draft", "by"), [(0, FREE, "CBDF-2023D#5"), (1, MIDDLE, "CBDF-2023D#6.1")], ids=["9_999", "10_000"]
)
def test_a_l2_the_line_of_the_draft_lies_between_9_999_and_10_000(company: int, draft: list[str], by: str) -> None:
    members = assessed("A-L2", company=company, as_if=FLOW_DRAFT)["members"]
    assert (members.draft, members.draft_by) == (draft, [by])
    assert (members.possible, members.by) == (FREE, ["CBDF-2024#5.1.4"])


def test_a_l3_both_routes_are_offered_with_their_duties() -> None:
    members = assessed("A-L3", as_if=FLOW_DRAFT)["members"]
    assert members.possible == members.draft == MIDDLE
    assert members.options == ["standard_contract", "certification"]
    assert members.duties["file_standard_contract"] == ["SCCM-2023#7.1"]
    assert members.duties["apply_for_certification"] == ["CERT-2025#7.1"]


@pytest.mark.parametrize("element", ["contract_with_individual", "truly_needed"])
def test_a_l4_each_element_is_asked_for_itself(element: str) -> None:
    whole: dict[str, Any] = {"not_needed_items": [], "residue": None}
    unknown = assessed("A-L4", exports={"orders": {"necessity": {**whole, element: None}}}, alternatives=True)
    assert unknown["orders"].possible != FREE
    assert f"necessity.{element}" in unknown.questions
    denied = assessed("A-L4", exports={"orders": {"necessity": {**whole, element: False}}})
    assert denied["orders"].possible == MIDDLE
    assert denied["orders"].plain["freed_by"] == []


def test_a_l4_necessity_is_decided_item_by_item() -> None:
    orders = assessed("A-L4", as_if=FLOW_DRAFT)["orders"]
    assert orders.freed_by == ["CBDF-2024#5.1.1"]
    assert orders.items["delivery_address"] == FREE
    assert orders.items["user_tags"] == orders.possible == orders.draft == MIDDLE
    returns = assessed("A-L4", as_if=FLOW_DRAFT)["returns"]
    assert (returns.possible, returns.by) == (FREE, ["CBDF-2024#5.1.1"])
    assert (returns.draft, returns.draft_by) == (FREE, ["CBDF-2023D#4.1"])


@pytest.mark.parametrize("element", ["labour_rules", "collective_contract"])
def test_a_l5_labour_rules_and_collective_contract_are_two_facts(element: str) -> None:
    both = assessed("A-L5", as_if=FLOW_DRAFT)["hr"]
    assert (both.possible, both.by) == (FREE, ["CBDF-2024#5.1.2"])
    assert (both.draft, both.draft_by) == (FREE, ["CBDF-2023D#4.2"])
    unknown = assessed("A-L5", exports={"hr": {"necessity": {element: None}}}, alternatives=True)
    assert unknown["hr"].possible == FREE + MIDDLE
    assert f"necessity.{element}" in unknown.questions
    one = assessed("A-L5", exports={"hr": {"necessity": {element: False}}}, as_if=FLOW_DRAFT, alternatives=True)
    assert one["hr"].possible == one["hr"].draft == MIDDLE
    assert one.changing_readings["A13"] == FREE  # the other reading: either of the two is enough


def test_a_l6_an_emergency_is_free_and_its_elements_are_asked() -> None:
    rescue = assessed("A-L6", as_if=FLOW_DRAFT)["rescue"]
    assert (rescue.possible, rescue.by) == (FREE, ["CBDF-2024#5.1.3"])
    assert (rescue.draft, rescue.draft_by) == (FREE, ["CBDF-2023D#4.3"])
    many = {"people": {"ordinary": 140_000}}
    for element in ("emergency", "truly_needed"):
        change = {"rescue": {**many, "necessity": {element: None}}}
        unknown = assessed("A-L6", exports=change, alternatives=True)
        assert unknown["rescue"].possible == FREE + MIDDLE
        assert f"necessity.{element}" in unknown.questions


def test_a_l7_the_draft_frees_what_the_law_of_2023_did_not() -> None:
    readers = assessed("A-L7", "2023-12-29", as_if=FLOW_DRAFT)["readers"]
    assert (readers.possible, readers.by) == (MIDDLE, ["PIPL-2021#38.1"])
    assert (readers.draft, readers.draft_by) == (FREE, ["CBDF-2023D#5"])
    later = assessed("A-L7", "2024-03-22", exports={"readers": {"people": {"until": date(2024, 3, 22)}}})["readers"]
    assert (later.possible, later.by) == (FREE, ["CBDF-2024#5.1.4"])


def test_a_l8_only_a_recorded_or_listed_export_is_free() -> None:
    answer = assessed("A-L8")
    assert (answer["members"].possible, answer["members"].by) == (FREE, ["CBDF-2024#6.2"])
    assert answer["survey"].possible == MIDDLE
    inside = assessed("A-L8", exports={"members": {"zone_list": {"outside": False}}})
    assert inside["members"].possible == MIDDLE
    elsewhere = assessed("A-L8", handler={"zone": "none"}, exports={"members": {"zone_list": {"recorded": False}}})
    assert elsewhere["members"].possible == MIDDLE


def test_a_l8_a_list_frees_only_while_it_is_in_force() -> None:
    first = load_catalogues().zones.zone("beijing").editions[0].in_force.first
    assert first is not None
    change = {export: {"people": {"until": first}} for export in ("members", "survey")}
    assert assessed("A-L8", first.isoformat(), exports=change)["members"].possible == FREE
    before = assessed("A-L8", (first - timedelta(days=1)).isoformat(), exports=change)["members"]
    # until 2024-09-13 the standard lists purchase history, and nobody was counted as sensitive
    assert before.possible == [*MIDDLE, "security_assessment"]
    assert "sensitive-items-not-counted" in before.flags
    assert before.flags["zone-list-not-known"] == ["CBDF-2024#6.2"]


def test_a_l8_the_draft_frees_what_is_outside_the_list_too() -> None:
    members = assessed("A-L8", as_if=FLOW_DRAFT)["members"]
    assert (members.draft, members.draft_by) == (FREE, ["CBDF-2023D#7.2"])


def test_a_l9_the_standards_of_the_book_change_by_day() -> None:
    sensitivity, readings = load_catalogues().sensitivity, load_book().default_readings()
    items = ["purchase_history"]
    before = sensitivity.sensitivity(items, date(2024, 9, 13), under_14=False, readings=readings)
    after = sensitivity.sensitivity(items, date.fromisoformat(TODAY), under_14=False, readings=readings)
    assert [each.cites for each in before.findings] != [each.cites for each in after.findings]


def test_a_l10_headroom_is_the_people_left_before_the_line() -> None:
    answer = assessed("A-L10", alternatives=True)
    (headroom,) = answer.plain["overall"]["headroom"]
    assert headroom == {
        "counter": "ordinary",
        "line": 100_000,
        "people": 15_999,
        "then": "contract_or_certification",
        "cites": ["CBDF-2024#8.1"],
    }
    last = assessed("A-L10", exports={"members": {"people": {"ordinary": 84_000 + 15_999}}})
    over = assessed("A-L10", exports={"members": {"people": {"ordinary": 84_000 + 16_000}}})
    assert (last.overall, over.overall) == (FREE, MIDDLE)


def test_a_l11_each_class_of_content_has_its_consequence() -> None:
    answer = assessed("A-L11", as_if=FLOW_DRAFT)
    app, maps, defence = answer["app"], answer["maps"], answer["defence"]
    assert app.items == {"name": FREE, "email": FREE, "precise_location": MIDDLE}
    assert {cite for each in app.plain["items"] for cite in each["cites"]} == {"CBDF-2024#5.1.4", "CBDF-2024#8.1"}
    assert (app.draft, app.draft_by) == (OTHER_LAW, ["CBDF-2023D#8.2"])
    assert maps.possible == ASSESSED
    assert "CBDF-2024#7.1.2" in maps.by
    assert defence.possible == OTHER_LAW
    assert "DSL-2021#53.1" in defence.by


def test_a_l11_a_listed_item_is_sensitive_whatever_was_declared() -> None:
    declared = {"contains": {"sensitive": False}, "people": {"sensitive": 0, "both": 0}}
    app = assessed("A-L11", exports={"app": declared})["app"]
    assert app.possible == [*MIDDLE, "security_assessment"]  # nobody was counted, so the number is open
    assert "sensitive-items-not-counted" in app.flags
    assert "listed-item-declared-ordinary" in app.flags
