"""What must be true of the law of every day, on facts that can be true together."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.regime.worlds import BOOK, DAYS, base, coherent_facts, names_in, one_reading
from tongguan.decision.regime import make_regime
from tongguan.vocabulary import Bounds, Pathway

DECIDING = [rule.when for rule in BOOK.rules if rule.decides() and not rule.draft]
NAMES = names_in(DECIDING)
DAYS_OF_NUMBERS = tuple(day for day in DAYS if day >= date(2022, 9, 1))


@settings(max_examples=200)
@given(on=st.sampled_from(DAYS), chosen=one_reading(DECIDING), facts=coherent_facts(NAMES))
def test_no_two_rules_that_hold_and_differ_are_left_unordered(
    on: date, chosen: dict[str, str], facts: dict[str, Any]
) -> None:
    regime = make_regime(BOOK, on, readings=chosen)
    place = regime.first(facts)
    if place < 0:
        return
    decides = regime.deciding[place]
    others = {
        each.rule.name for each in regime.deciding if each.outcome is not decides.outcome and each.holds(facts) is True
    }
    assert others <= regime.dominates[decides.rule.name]


@settings(max_examples=150)
@given(on=st.sampled_from(DAYS_OF_NUMBERS), chosen=one_reading(DECIDING), facts=coherent_facts(NAMES))
def test_where_every_fact_is_known_something_decides(on: date, chosen: dict[str, str], facts: dict[str, Any]) -> None:
    assert make_regime(BOOK, on, readings=chosen).pathway(facts) is not None


@settings(max_examples=100)
@given(on=st.sampled_from(DAYS), facts=coherent_facts(NAMES))
def test_a_prohibition_stands_whatever_else_is_true(on: date, facts: dict[str, Any]) -> None:
    asked = {"foreign_authority.requested": True, "foreign_authority.approved": False}
    assert make_regime(BOOK, on).pathway(facts | asked) is Pathway.PROHIBITED


@settings(max_examples=200)
@given(
    on=st.sampled_from(DAYS),
    facts=coherent_facts(NAMES),
    count=st.sampled_from(sorted(name for name in NAMES if name.startswith(("people", "handler.people")))),
    more=st.integers(1, 2_000_000),
)
def test_more_people_never_lighten_the_pathway(on: date, facts: dict[str, Any], count: str, more: int) -> None:
    regime = make_regime(BOOK, on)
    fewer = regime.pathway(facts)
    larger = regime.pathway(facts | {count: Bounds.exactly(facts[count].low + more)})
    assert (fewer is None) is (larger is None)
    if fewer is not None and larger is not None:
        assert fewer.weight <= larger.weight


def test_suspected_important_data_under_a_bay_area_contract_is_ordered() -> None:
    """The contract leaves out only data told or published; the measures of 2022 asked for no telling."""
    to_hong_kong = [{"territory": "HK", "restricted": "none"}]
    facts = base(handler__in_gba=True, recipients=to_hong_kong, contains__important_data="suspected")
    regime = make_regime(BOOK, date(2024, 1, 15), readings={"A25": "outranks"})
    assert regime.deciding[regime.first(facts)].rule.cites == "DESA-2022#4.1.1"
    above_the_line = "GBA-HK-2023:gba-contract-above-the-assessment-line"
    assert above_the_line in regime.dominates["DESA-2022:important-data-calls-for-security-assessment"]
