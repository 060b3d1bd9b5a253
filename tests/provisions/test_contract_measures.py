"""Document B, the measures on the standard contract: what each provision is to show."""

from datetime import date

import pytest

from tests.provisions.assessing import ASSESSED, MIDDLE, assessed
from tongguan.decision.clocks import due
from tongguan.law import Content, load_book
from tongguan.law.telling.events import eras, events

IN_2023 = "2023-12-29"


def test_b_1_the_contract_opens_on_the_first_of_june() -> None:
    eve = assessed("B-1", "2023-05-31")["readers"]
    assert (eve.possible, eve.options) == (MIDDLE, ["certification"])
    first = assessed("B-1", "2023-06-01")["readers"]
    assert (first.possible, first.options) == (MIDDLE, ["standard_contract", "certification"])
    assert "file_standard_contract" not in eve.duties
    assert first.duties["file_standard_contract"] == ["SCCM-2023#7.1"]


@pytest.mark.parametrize(("on", "grace"), [("2023-06-01", True), ("2023-12-01", True), ("2023-12-02", False)])
def test_b_1_older_exports_have_until_the_first_of_december(on: str, *, grace: bool) -> None:
    older = assessed("B-1", on)["readers"]
    assert (older.flags.get("transition-period") == ["SCCM-2023#13"]) is grace
    newer = assessed("B-1", on, exports={"readers": {"began_on": date(2023, 6, 1)}})["readers"]
    assert "transition-period" not in newer.flags


def test_b_2_all_four_conditions_hold_at_their_last_number() -> None:
    warranty = assessed("B-2", IN_2023)["warranty"]
    assert (warranty.possible, warranty.by) == (MIDDLE, ["PIPL-2021#38.1"])
    assert "standard_contract" in warranty.options


@pytest.mark.parametrize(
    ("company", "by"),
    [(1, "DESA-2022#4.1.2"), (2, "DESA-2022#4.1.3"), (3, "DESA-2022#4.1.3"), (4, "DESA-2022#4.1.2")],
    ids=["a million processed", "100_000 since last year", "10_000 sensitive since last year", "a critical operator"],
)
def test_b_2_one_step_past_any_condition_closes_the_contract(company: int, by: str) -> None:
    warranty = assessed("B-2", IN_2023, company=company)["warranty"]
    assert (warranty.possible, warranty.options) == (ASSESSED, ["security_assessment"])
    assert by in warranty.by


@pytest.mark.parametrize("company", [1, 2, 3])
def test_b_2_the_numbers_end_with_the_new_provisions(company: int) -> None:
    people = {"warranty": {"people": {"until": date(2024, 3, 22)}}}
    warranty = assessed("B-2", "2024-03-22", company=company, exports=people)["warranty"]
    assert (warranty.possible, warranty.by) == (MIDDLE, ["CBDF-2024#8.1"])
    assert set(warranty.superseded.values()) == {"CBDF-2024#13"}


def test_b_3_the_six_points_are_recorded() -> None:
    (content,) = [rule.effect for rule in load_book().by_citation["SCCM-2023#5.1"] if isinstance(rule.effect, Content)]
    assert content.document == "pipia"
    assert {"recipient-commitments", "risks-after-export"} <= {item.id for item in content.items}
    assert len(content.items) == 6
    learners = assessed("B-4", "2026-02-10")["learners"]
    assert {"PIPL-2021#55.1.4", "SCCM-2023#5"} <= set(learners.duties["pipia"])


def test_b_4_ten_working_days_skip_the_spring_festival() -> None:
    answer = due("file-standard-contract", date(2026, 2, 2), load_book().clocks())
    assert answer.due == date(2026, 2, 14)  # a Saturday worked in exchange for the holiday
    assert [str(cite) for cite in answer.cites] == ["SCCM-2023#7.1"]
    late = due("file-standard-contract", date(2026, 2, 3), load_book().clocks())
    assert late.due == date(2026, 2, 24)  # the first working day after it
    assert assessed("B-4", "2026-02-14")["learners"].plain["overdue"] == []
    (overdue,) = assessed("B-4", "2026-02-15")["learners"].plain["overdue"]
    assert overdue["cites"] == ["SCCM-2023#7.1"]


def test_b_5_what_differs_from_the_filed_scope_is_named() -> None:
    members = assessed("B-5")["members"].plain
    assert members["standing"] == "exceeded"
    changes = {each["change"]: (each["from"], each["to"], each["cites"]) for each in members["refilings"]}
    assert changes.keys() == {"items", "storage"}
    assert changes["storage"] == ("SG", "SG, AU", ["SCCM-2023#8.1.1"])
    as_filed = {"members": {"data_items": ["name", "mobile_number"], "storage": ["SG"]}}
    kept = assessed("B-5", exports=as_filed)["members"].plain
    assert (kept["standing"], kept["refilings"]) == ("covered", [])


@pytest.mark.parametrize(
    ("on", "assessment", "contract", "numbers"),
    [
        ("2022-08-31", False, False, False),
        ("2022-09-01", True, False, False),
        ("2023-05-31", True, False, False),
        ("2023-06-01", True, True, False),
        ("2024-03-21", True, True, False),
        ("2024-03-22", True, True, True),
    ],
)
def test_b_9_the_timeline_tells_which_instrument_decided_when(
    on: str, *, assessment: bool, contract: bool, numbers: bool
) -> None:
    day = date.fromisoformat(on)
    (era,) = [era for era in eras(load_book()) if era.first <= day and (era.last is None or day <= era.last)]
    named = [name in era.instruments for name in ("DESA-2022", "SCCM-2023", "CBDF-2024")]
    assert named == [assessment, contract, numbers]
    displaced = [event for event in events(load_book()) if event.ended_by == "CBDF-2024#13"]
    assert {(event.on, event.instrument) for event in displaced} == {(date(2024, 3, 21), "DESA-2022")}
