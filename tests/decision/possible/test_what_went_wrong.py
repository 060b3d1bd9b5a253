"""Declarations whose answers were once too wide, too narrow or refused, with the law's own numbers."""

from datetime import date
from typing import Any

import pytest

from tests.decision.possible.asking import BOOK, engine, words
from tests.decision.possible.declarations import Question
from tongguan.decision.declaration import ContradictionError

HANDLER = {
    "name": "x",
    "established_in": "CN",
    "article_3_2_ground": "none",
    "ciio": False,
    "state_organ": False,
    "authorised_public_body": False,
    "people_processed": 500_000,
    "zone": "none",
}
NECESSITY = dict.fromkeys(
    (
        "contract_with_individual",
        "cross_border_hr",
        "labour_rules",
        "collective_contract",
        "emergency",
        "statutory_duty",
    ),
    False,
)
EXEMPT, CONTRACT, ASSESSMENT = "exempt", "contract_or_certification", "security_assessment"
DAY = date(2026, 6, 30)


def export(name: str = "a", **given: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "id": name,
        "mode": "transfer",
        "accessed_from": "abroad",
        "recipients": ["r"],
        "onward": [],
        "about": "customers",
        "collected_in_china": True,
        "zone_list": {"recorded": False, "outside": False},
    }
    contains = {"personal_information": True, "important_data": "none", **given.pop("contains", {})}
    necessity = {**NECESSITY, "truly_needed": False, **given.pop("necessity", {})}
    return {**usual, "contains": contains, "necessity": necessity, **given}


def possible(
    *exports: dict[str, Any],
    day: date = DAY,
    readings: dict[str, str] | None = None,
    handler: dict[str, Any] | None = None,
    distinct: list[dict[str, Any]] | None = None,
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...], bool]:
    content = {
        "handler": HANDLER | (handler or {}),
        "recipients": [{"id": "r", "territory": "SG"}],
        "exports": list(exports),
        "distinct_people": distinct or [],
    }
    found = engine(Question(content, day, readings or {}), BOOK)
    return *words(found), found.exact


def people(ordinary: Any, sensitive: Any = 0, both: Any = None) -> dict[str, Any]:
    return {"ordinary": ordinary, "sensitive": sensitive, "both": both}


def test_the_count_of_one_export_is_not_the_total_of_the_handler() -> None:
    since = {"all": 60_000, "sensitive": 0}
    given = [export(name, people=people(10), people_since_last_year=since) for name in "ab"]
    each, overall, exact = possible(*given, day=date(2022, 10, 15))
    assert (each, overall, exact) == (((CONTRACT, ASSESSMENT),) * 2, (CONTRACT, ASSESSMENT), True)


def test_people_with_sensitive_information_are_among_all_since_last_year() -> None:
    since = {"all": 5_000, "sensitive": None}
    given = export(contains={"sensitive": True}, people=people(None, None), people_since_last_year=since)
    assert possible(given, day=date(2022, 10, 15))[1] == (CONTRACT,)


def test_who_had_sensitive_information_exported_last_year_still_counts() -> None:
    since = {"all": 50_000, "sensitive": 20_000}
    given = export(contains={"sensitive": False}, people=people(100), people_since_last_year=since)
    assert possible(given, day=date(2022, 10, 15))[1] == (ASSESSMENT,)


def test_who_is_in_both_classes_is_in_each() -> None:
    assert possible(export(people=people(None, None, both=12_000)))[1] == (ASSESSMENT,)


def test_sensitive_personal_information_is_personal() -> None:
    given = export(contains={"personal_information": None, "sensitive": True}, people=people(0, None))
    assert possible(given)[1] == (CONTRACT, ASSESSMENT)


def test_information_of_children_is_personal() -> None:
    assert possible(export(contains={"personal_information": None}, under_14=True))[1] == (CONTRACT, ASSESSMENT)


def test_people_with_ordinary_information_show_that_it_is_contained() -> None:
    given = export(people=people(2_000_000, None))
    assert possible(given, readings={"assessment-reach": "only-feeding-exports"})[1] == (ASSESSMENT,)


def test_what_holds_no_sensitive_information_holds_ordinary() -> None:
    given = [export(contains={"sensitive": None}, people=people(None, [0, 5])), export("b", people=people(1_500_000))]
    each, _, exact = possible(*given, readings={"assessment-reach": "only-feeding-exports"})
    assert exact
    assert each[1] == (ASSESSMENT,)


@pytest.mark.parametrize("ordinary", [0, [0, 50_000]])
def test_a_zero_shows_nothing_where_nobody_may_have_gone_out_yet(ordinary: object) -> None:
    assert possible(export(people=people(ordinary)))[1] == (EXEMPT, CONTRACT)


def test_a_zero_shows_that_nothing_sensitive_is_contained_once_people_went_out() -> None:
    assert possible(export(people=people([1, 50_000])))[1] == (EXEMPT,)


def test_access_from_china_is_remote_access() -> None:
    assert possible(export(mode=None, accessed_from="china", people=people(10)))[1] == ("not_an_export",)


def test_both_exports_lie_in_one_zone() -> None:
    zone = {"recorded": True, "outside": True}
    given = [export(name, zone_list=zone, people=people(600_000)) for name in "ab"]
    distinct = [{"exports": ["a", "b"], "ordinary": 1_200_000}]
    each, overall, exact = possible(*given, handler={"zone": None}, distinct=distinct)
    assert (each, overall, exact) == (((EXEMPT, ASSESSMENT),) * 2, (EXEMPT, ASSESSMENT), True)


def test_a_scenario_that_the_list_covers_is_the_one_that_its_rule_names() -> None:
    given = export(
        sector="pharma", scenario=None, zone_list={"recorded": True, "outside": False}, people=people(0, 20_000)
    )
    each, overall, exact = possible(given, handler={"zone": "beijing"}, day=date(2025, 6, 30))
    assert (each, overall, exact) == (((CONTRACT, ASSESSMENT),), (CONTRACT, ASSESSMENT), True)


def test_the_people_of_an_exemption_that_counts_them_count_whatever_its_residue_is() -> None:
    items = ["name", "marriage_history"]
    part = {"people": people(0, 5)}
    duty = {"statutory_duty": True, "truly_needed": True, "not_needed_items": ["marriage_history"], "residue": part}
    first = export(necessity=duty, people=people(200_000, 5), data_items=items)
    each, _, exact = possible(first, export("b", people=people(50_000)))
    assert (each, exact) == (((CONTRACT,), (CONTRACT,)), True)


def test_a_residue_may_be_small_though_the_union_is_large() -> None:
    necessity = {
        "contract_with_individual": True,
        "truly_needed": True,
        "not_needed_items": ["email"],
        "residue": {"people": people(10)},
    }
    first = export(data_items=["name", "email"], necessity=necessity, people=people(80_000))
    distinct = [{"exports": ["a", "b"], "ordinary": 100_000}]
    each, overall, _ = possible(first, export("b", people=people(30_000)), distinct=distinct)
    assert (each, overall) == (((EXEMPT,), (EXEMPT,)), (EXEMPT,))


def test_distinct_people_tell_that_an_export_has_some() -> None:
    first = export(contains={"personal_information": None}, people=people([0, 150_000]))
    distinct = [{"exports": ["a", "b"], "ordinary": 150_000}]
    each, _, exact = possible(first, export("b", people=people(10_000)), distinct=distinct)
    assert (each[0], exact) == ((CONTRACT,), True)


def test_distinct_people_that_fit_no_world_are_refused() -> None:
    distinct = [{"exports": ["a", "b", "c"], "ordinary": 1}, {"exports": ["a", "b"], "ordinary": 2}]
    with pytest.raises(ContradictionError, match="distinct people"):
        possible(*(export(name, people=people(1)) for name in "abc"), distinct=distinct)


def test_people_in_both_classes_of_several_exports_tie_the_totals_and_it_is_said() -> None:
    given = [
        export(name, contains={"sensitive": True}, people=people([50_000, 60_000], [5_000, 6_000], both=0))
        for name in "ab"
    ]
    assert possible(*given)[1:] == ((CONTRACT, ASSESSMENT), False)


def test_the_handlers_facts_hold_for_the_residue_too() -> None:
    necessity = {"contract_with_individual": True, "truly_needed": True, "not_needed_items": ["email"]}
    given = export(data_items=["name", "email"], necessity=necessity, people=people(10))
    assert possible(given, handler={"ciio": None}) == (((EXEMPT, ASSESSMENT),), (EXEMPT, ASSESSMENT), True)


@pytest.mark.parametrize("day", [date(2022, 10, 15), DAY])
@pytest.mark.parametrize("presumptions", [True, False])
def test_where_the_handlers_open_facts_go_together_access_from_china_is_remote(
    day: date, *, presumptions: bool
) -> None:
    """Settled apart, "established here" met "on a ground of Article 3(2)", and then any mode was let in."""
    known: dict[str, Any] = {"treaty": "none", "foreign_authority": {"requested": False, "approved": False}}
    contains = dict.fromkeys(("state_secret", "core_data", "export_controlled", "party_government_military"), False)
    given = export(mode=None, accessed_from="china", contains=contains, people=people(0), **known)
    content = {
        "handler": HANDLER | {"established_in": None, "article_3_2_ground": None},
        "recipients": [{"id": "r", "territory": None, "restricted": "none"}],
        "exports": [given],
    }
    found = engine(Question(content, day, {}, presumptions), BOOK)
    assert (*words(found), found.exact) == ((("not_an_export",),), ("not_an_export",), True)


def test_a_fact_said_in_vain_leaves_the_other_conclusions_standing() -> None:
    asked = {"requested": False, "approved": True}
    given = export(mode=None, accessed_from="china", foreign_authority=asked, people=people(10))
    assert possible(given)[0] == (("not_an_export",),)


def test_unknown_recipients_may_be_the_declared_one_that_is_restricted() -> None:
    first, second = export(recipients=["r"], people=people(10)), export("b", recipients=None, people=people(10))
    content = {
        "handler": HANDLER,
        "recipients": [{"id": "r", "territory": "SG"}, {"id": "listed", "territory": "SG", "restricted": "limited"}],
        "exports": [first, second],
    }
    found = engine(Question(content, DAY), BOOK)
    each, overall = words(found)
    assert (each[1], overall, found.exact) == (("not_an_export", EXEMPT, "prohibited"), (EXEMPT, "prohibited"), True)
