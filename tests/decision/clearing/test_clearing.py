"""What an export is cleared for: its items with what they count toward, its ceilings, or why it is not cleared."""

from copy import deepcopy
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from tests.decision.standing.building import AS_OF, EXPORT, HANDLER, RECIPIENTS, mechanism, merge
from tongguan.clearance import ClearanceError, Limit
from tongguan.clearance.journal import IssuerJournal, issued_record
from tongguan.decision.assessment import Assessment, assess
from tongguan.decision.clearing import (
    Cleared,
    NoSuchExportError,
    NotClearedError,
    Terms,
    TermsError,
    clear,
    write_clearance,
)
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.law import load_book, load_catalogues
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Citation

SMALL = {"people": {"ordinary": 84_000, "sensitive": 0, "both": 0}}
SENSITIVE = {
    "contains": {"sensitive": True},
    "data_items": ["name", "mobile_number", "medical_history"],
    "people": {"ordinary": 5_000, "sensitive": 2_000, "both": 2_000},
}
FILED = {
    "people": {"ordinary": 200_000, "sensitive": 3_000},
    "data_items": SENSITIVE["data_items"],
    "contains_sensitive": True,
}


@cache
def catalogues() -> Catalogues:
    return load_catalogues()


def assessed(
    *exports: dict[str, Any], mechanisms: list[dict[str, Any]] | None = None, as_of: date = AS_OF, **handler: Any
) -> Assessment:
    book = load_book()
    content = {
        "handler": merge(HANDLER, handler),
        "recipients": RECIPIENTS,
        "exports": [merge(EXPORT, each) for each in exports or ({},)],
        "mechanisms": mechanisms or [],
    }
    declaration = declarations_of(deepcopy(content), Document("", "case"), book, catalogues())
    return assess(declaration, book, catalogues(), as_of, alternatives=False)[0]


def cleared(*exports: dict[str, Any], recipients: list[str] | None = None, **given: Any) -> Cleared:
    return clear(assessed(*exports, **given), "crm", catalogues(), recipients)


def counts(found: Cleared) -> dict[str, tuple[str, ...]]:
    return {item.id: item.counts for item in found.items}


def ceilings(found: Cleared) -> dict[str, int]:
    return {ceiling.counter: ceiling.people for ceiling in found.ceilings}


# --- the route ---------------------------------------------------------------------------------------------


def test_small_volume_is_free_up_to_the_last_person_before_the_line() -> None:
    found = cleared(SMALL)
    assert (found.standing.value, found.mechanism) == ("free", None)
    assert counts(found) == {"name": ("ordinary",), "mobile_number": ("ordinary",)}
    assert ceilings(found) == {"ordinary": 99_999}
    assert found.ceilings[0].then == "contract_or_certification"
    assert found.ceilings[0].cites == ("CBDF-2024#8.1",)


def test_a_contract_carries_up_to_the_filed_number_and_the_line_of_the_assessment() -> None:
    found = cleared(mechanisms=[mechanism("contract")])
    assert found.standing.value == "covered"
    assert counts(found)["name"] == ("ordinary", "mechanism:contract:ordinary")
    assert ceilings(found) == {
        "ordinary": 999_999,
        "sensitive": 9_999,
        "mechanism:contract:ordinary": 200_000,
        "mechanism:contract:sensitive": 0,
    }
    by_name = {ceiling.counter: ceiling for ceiling in found.ceilings}
    assert by_name["ordinary"].then == by_name["sensitive"].then == "security_assessment"
    assert by_name["mechanism:contract:ordinary"].source == "scope"


def test_an_assessment_carries_up_to_what_was_approved_and_no_line_is_heavier() -> None:
    found = cleared({"people": {"ordinary": 1_500_000}}, mechanisms=[mechanism("assessment")])
    assert ceilings(found) == {"mechanism:assessment:ordinary": 2_000_000, "mechanism:assessment:sensitive": 0}
    assert found.last_day == date(2028, 4, 15)
    assert found.ceilings[0].cites == ("NDSR-2024#38",)


def test_what_was_approved_for_three_years_binds_one_year_too() -> None:
    found = cleared(
        {"people": {"ordinary": 1_500_000}},
        mechanisms=[mechanism("assessment", {"approved_people_three_years": 1_800_000})],
    )
    assert ceilings(found)["mechanism:assessment:ordinary"] == 1_800_000


def test_the_line_of_another_export_binds_this_one() -> None:
    """Sensitive information of another export, at ten thousand, makes this one need an assessment."""
    other = merge(SENSITIVE, {"id": "clinic"})
    assert isinstance(other, dict)
    found = cleared({}, other, mechanisms=[mechanism("contract")])
    assert "sensitive" not in {name for each in counts(found).values() for name in each}
    assert ceilings(found)["sensitive"] == 9_999
    assert next(each for each in found.ceilings if each.counter == "sensitive").counted.high == 2_000


@pytest.mark.parametrize(
    ("necessity", "left_out"),
    [
        ({"contract_with_individual": True, "truly_needed": True}, True),
        ({"emergency": True, "truly_needed": True}, True),
        ({"statutory_duty": True, "truly_needed": True}, False),  # reading: statutory-duty-counted
    ],
)
def test_who_is_freed_is_left_out_or_counts_and_nothing_limits_it(necessity: dict[str, bool], left_out: bool) -> None:  # noqa: FBT001 -- a table
    found = cleared({"necessity": necessity})
    assert counts(found)["name"] == ("left_out.ordinary" if left_out else "ordinary",)
    assert ceilings(found) == {}


def test_what_is_not_needed_counts_though_the_rest_is_freed() -> None:
    found = cleared(
        {
            "necessity": {
                "contract_with_individual": True,
                "truly_needed": True,
                "not_needed_items": ["mobile_number"],
            },
            "people": {"ordinary": 84_000},
        }
    )
    assert counts(found) == {"name": ("left_out.ordinary",), "mobile_number": ("ordinary",)}
    assert ceilings(found) == {"ordinary": 99_999}


def test_what_is_no_export_counts_nobody() -> None:
    found = cleared({"mode": "remote_access", "accessed_from": "china"})
    assert counts(found) == {"name": (), "mobile_number": ()}
    assert ceilings(found) == {}


# --- the items ---------------------------------------------------------------------------------------------


def test_each_item_counts_in_its_own_class() -> None:
    found = cleared(SENSITIVE, mechanisms=[mechanism("contract", FILED)])
    assert counts(found)["medical_history"] == ("sensitive", "mechanism:contract:sensitive")
    assert counts(found)["name"] == ("ordinary", "mechanism:contract:ordinary")


def test_an_item_whose_sensitivity_is_open_counts_in_both() -> None:
    """The resident number without a photo is not settled: the upper end counts."""
    found = cleared(
        {**SENSITIVE, "data_items": ["name", "resident_id_number", "medical_history"]},
        mechanisms=[mechanism("contract", {**FILED, "data_items": ["name", "resident_id_number", "medical_history"]})],
    )
    assert counts(found)["resident_id_number"][:2] == ("ordinary", "sensitive")


def test_where_no_item_shows_what_is_sensitive_each_counts_in_both() -> None:
    found = cleared(
        {**SENSITIVE, "data_items": ["name", "mobile_number"]},
        mechanisms=[mechanism("contract", {**FILED, "data_items": ["name", "mobile_number"]})],
    )
    assert counts(found)["name"][:2] == ("ordinary", "sensitive")


def test_everything_of_children_is_sensitive() -> None:
    found = cleared(
        {"under_14": True, "contains": {"sensitive": True}, "people": {"ordinary": 0, "sensitive": 900, "both": 0}},
        mechanisms=[mechanism("contract", {**FILED, "data_items": ["name", "mobile_number"]})],
    )
    assert counts(found)["name"] == ("sensitive", "mechanism:contract:sensitive")


# --- refused -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("export", "mechanisms", "says"),
    [
        ({}, [], "stands uncovered"),
        ({}, [mechanism("contract", {"effective": date(2026, 7, 1)})], "stands not_yet_effective"),
        ({}, [mechanism("contract", {"valid_until": date(2026, 6, 29)})], "stands lapsed"),
        ({}, [mechanism("contract", {"status": "suspended"})], "stands suspended"),
        ({}, [mechanism("contract", {"status": "stopped"})], "stands stopped"),
        ({}, [mechanism("contract", {"people": {"ordinary": 149_999, "sensitive": 0}})], "stands exceeded"),
        ({"people": {"ordinary": 1_000_000}}, [mechanism("contract")], "stands uncovered"),
        ({"people": {"ordinary": [90_000, 110_000]}}, [], "stands unknown"),
        ({**SMALL, "data_items": None}, [], "does not name its data items"),
        ({**SMALL, "recipients": None}, [], "names no overseas recipient"),
    ],
)
def test_what_does_not_stand_is_refused_with_the_reason(
    export: dict[str, Any], mechanisms: list[dict[str, Any]], says: str
) -> None:
    with pytest.raises(NotClearedError, match=says):
        cleared(_without_nothing(export), mechanisms=mechanisms)


def _without_nothing(export: dict[str, Any]) -> dict[str, Any]:
    gone = [name for name, value in export.items() if value is None]
    for name in gone:
        export = {key: value for key, value in export.items() if key != name} | {name: None}
    return export


def test_a_refusal_names_the_provisions() -> None:
    with pytest.raises(NotClearedError, match=r"CBDF-2024#8\.1"):
        cleared()


def test_a_covered_recipient_is_cleared_beside_one_that_is_not() -> None:
    both: dict[str, Any] = {"recipients": ["hq", "lab"]}
    with pytest.raises(NotClearedError, match="to `lab` stands uncovered"):
        cleared(both, mechanisms=[mechanism("contract")])
    found = cleared(both, mechanisms=[mechanism("contract")], recipients=["hq"])
    assert [each.id for each in found.recipients] == ["hq"]


def test_recipients_on_different_mechanisms_are_cleared_apart() -> None:
    contracts = [mechanism("contract"), mechanism("contract", {"id": "second", "recipients": ["lab"]})]
    with pytest.raises(NotClearedError, match="stand on different mechanisms"):
        cleared({"recipients": ["hq", "lab"]}, mechanisms=contracts)
    assert cleared({"recipients": ["hq", "lab"]}, mechanisms=contracts, recipients=["lab"]).mechanism is not None


def test_what_is_not_declared_is_told() -> None:
    with pytest.raises(NoSuchExportError, match="has no export `payroll`"):
        clear(assessed(SMALL), "payroll", catalogues())
    with pytest.raises(NoSuchExportError, match="has no recipient `nobody`"):
        cleared(SMALL, recipients=["nobody"])


def test_the_law_that_counted_over_two_years_issues_nothing() -> None:
    with pytest.raises(NotClearedError):
        cleared({"people": {"ordinary": 10}}, as_of=date(2023, 7, 1))


# --- what is written ---------------------------------------------------------------------------------------


def terms(**given: Any) -> Terms:
    plain: dict[str, Any] = {
        "issuer": "office",
        "ledger": "shanghai",
        "issued_at": datetime(2026, 6, 30, 4, 0, tzinfo=UTC),
        "declaration": "0" * 64,
    }
    return Terms(**{**plain, **given})


def written(
    *exports: dict[str, Any], journal: IssuerJournal | None = None, **given: Any
) -> dict[tuple[str, int], Limit]:
    asked = {name: given.pop(name) for name in list(given) if name not in ("mechanisms", "as_of")}
    assessment = assessed(*exports, **given)
    found = clear(assessment, "crm", catalogues())
    contents = write_clearance(found, assessment, terms(**asked), journal or IssuerJournal())
    return {(counter.name, limit.year): limit for counter in contents.counters for limit in counter.limits}


def test_a_clearance_says_what_was_cleared() -> None:
    assessment = assessed(
        mechanisms=[mechanism("contract", {"valid_until": date(2026, 9, 30), "filing_number": "沪备1"})]
    )
    found = clear(assessment, "crm", catalogues())
    contents = write_clearance(found, assessment, terms(), IssuerJournal())
    assert contents.id == "CLR-2026-000001"
    assert (contents.valid_from, contents.valid_until) == (AS_OF, date(2026, 9, 30))
    assert contents.territories == ("FR",)
    assert contents.mechanism is not None
    assert contents.mechanism.number == "沪备1"
    assert contents.lawbook.edition == load_book().edition
    assert contents.determination.pathways == ("contract_or_certification",)
    every = [cite for cites in contents.citations.values() for cite in cites]
    assert {"recipient-outside", "items-outside", "onward-outside", "territory-outside"} <= set(contents.citations)
    assert all(load_book().by_instrument[Citation.parse(cite).instrument] for cite in every)


def test_the_fingerprint_changes_with_what_it_rests_on() -> None:
    assessment = assessed(SMALL)
    found = clear(assessment, "crm", catalogues())
    prints = {
        write_clearance(found, each, terms(declaration=digest), IssuerJournal()).determination.fingerprint
        for each, digest in (
            (assessment, "0" * 64),
            (assessment, "1" * 64),
            (assessed(SMALL, as_of=date(2026, 6, 29)), "0" * 64),
        )
    }
    assert len(prints) == 3


def test_headroom_is_allotted_to_the_one_ledger() -> None:
    limit = written(SMALL)["ordinary", 2026]
    assert (limit.ceiling, limit.counted_before, limit.allotment) == (99_999, 84_000, 15_999)


def test_ledgers_share_the_headroom() -> None:
    journal = IssuerJournal()
    assessment = assessed(SMALL)
    found = clear(assessment, "crm", catalogues())
    first = write_clearance(found, assessment, terms(allotments={"ordinary": 10_000}), journal)
    journal.append(issued_record(first, "k", "t"))
    assert written(SMALL, journal=journal, ledger="beijing")["ordinary", 2026].allotment == 5_999
    with pytest.raises(ClearanceError) as refused:
        written(SMALL, journal=journal, ledger="beijing", allotments={"ordinary": 6_000})
    assert refused.value.code == "clearance/allotments-pass-the-ceiling"


def test_who_was_counted_before_is_fixed_with_the_first_clearance_of_the_year() -> None:
    """Later declarations count those too who passed the gate since: they are not counted twice."""
    journal = IssuerJournal()
    assessment = assessed(SMALL)
    first = write_clearance(clear(assessment, "crm", catalogues()), assessment, terms(), journal)
    journal.append(issued_record(first, "k", "t"))
    later = written({"people": {"ordinary": 90_000}}, journal=journal)["ordinary", 2026]
    assert (later.counted_before, later.allotment) == (84_000, 15_999)


def test_a_lower_ceiling_is_taken_and_a_higher_refused() -> None:
    lower = written(SMALL, ceilings={"ordinary": 90_000})["ordinary", 2026]
    assert (lower.ceiling, lower.allotment, lower.source) == (90_000, 6_000, "user")
    with pytest.raises(TermsError, match="is above 99,999"):
        written(SMALL, ceilings={"ordinary": 100_000})
    with pytest.raises(TermsError, match="is not a counter"):
        written(SMALL, ceilings={"sensitive": 1})


def test_a_counter_that_nothing_limits_can_be_limited() -> None:
    freed = {"necessity": {"contract_with_individual": True, "truly_needed": True}}
    assert written(freed) == {}
    assert written(freed, ceilings={"left_out.ordinary": 200_000})["left_out.ordinary", 2026].ceiling == 200_000


def test_the_year_after_counts_from_zero() -> None:
    limits = written(SMALL, valid_until=date(2027, 3, 31))
    assert limits["ordinary", 2027].counted_before == 0
    assert limits["ordinary", 2027].allotment == 99_999


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"valid_from": date(2026, 6, 29)}, "before the day of its determination"),
        ({"valid_until": date(2026, 6, 29)}, "before it begins"),
        ({"valid_until": date(2028, 1, 1)}, "for the year of the determination and the next"),
    ],
)
def test_days_beyond_the_determination_are_refused(given: dict[str, Any], says: str) -> None:
    with pytest.raises(TermsError, match=says):
        written(SMALL, **given)


def test_a_clearance_does_not_outlive_its_mechanism() -> None:
    with pytest.raises(TermsError, match="the mechanism ends on 2026-09-30"):
        written(mechanisms=[mechanism("contract", {"valid_until": date(2026, 9, 30)})], valid_until=date(2026, 10, 1))


def test_an_open_count_needs_a_number() -> None:
    """The assessment holds whatever the total is; the total of a lower ceiling has to be known."""
    open_count = {
        "people": {"ordinary": [1_000_000, None], "sensitive": 0},
        "contains": {"important_data": "told_or_published"},
    }
    unlimited = [mechanism("assessment", {"approved_people": None, "approved_people_three_years": None})]
    assert written(open_count, mechanisms=unlimited) == {}
    lower = {"ordinary": 2_000_000}
    with pytest.raises(NotClearedError, match="no upper end"):
        written(open_count, mechanisms=unlimited, ceilings=lower)
    given = written(open_count, mechanisms=unlimited, ceilings=lower, counted={"ordinary": 1_500_000})
    assert given["ordinary", 2026].allotment == 500_000


def test_a_counter_that_only_the_issuer_limits_counts_who_went_out_before() -> None:
    freed = {"necessity": {"contract_with_individual": True, "truly_needed": True}}
    assert written(freed, ceilings={"left_out.ordinary": 200_000})["left_out.ordinary", 2026].allotment == 50_000
