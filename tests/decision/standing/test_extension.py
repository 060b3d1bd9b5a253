"""The extension of an assessment: six conditions, a fifth of growth, sixty working days."""

from datetime import date
from typing import Any

import pytest

from tests.decision.standing.building import mechanism, stand
from tongguan.decision.standing import Extension, Standing
from tongguan.law import load_book
from tongguan.law.model import Limit

LAST = date(2028, 4, 15)
HARMLESS = {"on": date(2027, 1, 1), "affects_security": False}


def extension(
    different: dict[str, Any] | None = None,
    as_of: date = date(2028, 3, 1),
    **export: Any,
) -> Extension:
    export.setdefault("expected_people_three_years", 6_000_000)
    (found,) = stand([mechanism("assessment", different)], export=export, as_of=as_of)
    (only,) = found.extensions
    return only


def unmet(found: Extension) -> set[str]:
    return {each.id for each in found.conditions if each.truth is not True}


def test_all_six_conditions_hold() -> None:
    found = extension()
    assert found.eligible is True
    assert len(found.conditions) == 6
    assert [each.cites for each in found.conditions] == [(f"AG-2025#3.1.{place}",) for place in range(1, 7)]


@pytest.mark.parametrize(
    ("expected", "eligible"),
    [(6_000_000, True), (6_000_001, False), ([5_000_000, 6_000_001], None), (None, None)],
    ids=["a fifth more", "one person beyond a fifth", "perhaps beyond", "not known"],
)
def test_people_may_grow_by_a_fifth(expected: object, eligible: object) -> None:
    assert extension(expected_people_three_years=expected).eligible is eligible


def test_the_share_is_the_law_books() -> None:
    shares = {rule.effect.percent for rule in load_book().rules if isinstance(rule.effect, Limit)}
    assert shares == {20}


@pytest.mark.parametrize(
    ("as_of", "is_open"),
    [(date(2028, 1, 13), False), (date(2028, 3, 1), True), (LAST, True)],
)
def test_the_window(as_of: date, is_open: object) -> None:
    found = extension(as_of=as_of)
    assert found.closes == LAST
    assert found.is_open(as_of) is is_open
    assert found.is_open(found.opens)
    assert found.cites == ("CBDF-2024#9.1",)


def test_an_expired_assessment_has_no_extension() -> None:
    (found,) = stand([mechanism("assessment")], as_of=date(2028, 4, 16))
    assert found.extensions == ()


def test_before_the_rule_there_is_no_extension() -> None:
    (found,) = stand(
        [mechanism("assessment", {"applied": None, "result_issued": date(2022, 11, 1)})], as_of=date(2024, 3, 21)
    )
    assert found.extensions == ()


@pytest.mark.parametrize(
    ("changes", "export", "condition"),
    [
        ({"data_items": ["name"]}, {}, "same-purpose-and-scope"),
        ({"major_incident": True}, {}, "past-three-years-conformed"),
        ({"major_incident": None}, {}, "past-three-years-conformed"),
        ({"recipients": None}, {}, "same-parties"),
        ({}, {"changes": [{**HARMLESS, "what": "control"}]}, "same-parties"),
        ({}, {"changes": [{**HARMLESS, "what": "legal_document"}]}, "legal-document-conforms"),
        ({"purpose": None}, {}, "same-purpose-and-scope"),
        ({"approved_people_three_years": None}, {}, "people-grow-at-most-a-fifth"),
    ],
)  # fmt: skip
def test_a_condition_that_fails(changes: dict[str, Any], export: dict[str, Any], condition: str) -> None:
    assert condition in unmet(extension(changes, **export))


def test_changes_that_nobody_denied_leave_conditions_open() -> None:
    found = extension(changes=None)
    assert found.eligible is None
    assert {"same-purpose-and-scope", "same-parties", "legal-document-conforms"} <= unmet(found)


def test_a_closed_extension_is_flagged() -> None:
    (found,) = stand(
        [mechanism("assessment")], export={"expected_people_three_years": 6_000_001}, as_of=date(2028, 3, 1)
    )
    assert found.standing is Standing.EXPIRING
    assert "extension-closed" in {flag.code for flag in found.flags}
