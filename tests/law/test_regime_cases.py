"""The law of each day as a whole gives the pathway of the table, by the provision of the table."""

import pytest

from tests.law import bringing_tables
from tests.law.day_tables import (
    COUNTING,
    DECIDING,
    DRAFTS,
    OPENINGS,
    PATHWAYS,
    TABLES,
    DayCase,
    counted,
    decided,
    leading,
    opened,
    unordered,
)
from tongguan.decision.regime import make_regime
from tongguan.law import load_book
from tongguan.law.conditions import facts_in

_OVER_COLLECTIONS = ("recipients.", "onward.")


@pytest.mark.parametrize("case", [*PATHWAYS, *DRAFTS], ids=str)
def test_the_day_gives_the_pathway_by_the_provision(case: DayCase) -> None:
    assert decided(case, load_book()) == (case.expected["pathway"], case.expected["cites"])


@pytest.mark.parametrize("case", [*PATHWAYS, *DRAFTS], ids=str)
def test_no_rule_that_holds_with_another_outcome_is_left_unordered(case: DayCase) -> None:
    assert not unordered(case, load_book())


@pytest.mark.parametrize("case", DECIDING, ids=str)
def test_the_day_names_every_provision_that_leads_there(case: DayCase) -> None:
    assert leading(case, load_book()) == sorted(case.expected["by"])


@pytest.mark.parametrize("case", OPENINGS, ids=str)
def test_the_day_opens_the_mechanisms_of_the_table(case: DayCase) -> None:
    assert opened(case, load_book()) == set(case.expected["opens"])


@pytest.mark.parametrize("case", [*COUNTING, *(case for case in DRAFTS if "counted" in case.expected)], ids=str)
def test_the_day_counts_the_people_of_the_table(case: DayCase) -> None:
    assert counted(case, load_book()) is case.expected["counted"]


@pytest.mark.parametrize("case", bringing_tables.TABLE.cases, ids=str)
def test_the_day_brings_what_the_table_says_and_no_more(case: DayCase) -> None:
    assert bringing_tables.brought(case, load_book()) == case.expected["brings"]


def test_the_base_leaves_no_fact_of_a_deciding_rule_open() -> None:
    asked = {
        fact
        for on in {case.on for case in PATHWAYS}
        for each in make_regime(load_book(), on).deciding
        for fact in facts_in(each.when)
    }
    assert {fact for fact in asked if not fact.startswith(_OVER_COLLECTIONS)} <= set(TABLES["base"])


def test_every_provision_that_decides_in_the_book_decides_a_case() -> None:
    """A rule that never decides a case is either untested or never reached."""
    decided = {case.expected["cites"] for case in PATHWAYS}
    deciding = {rule.cites for rule in load_book().rules if rule.decides() and not rule.draft and rule.grade.decides}
    assert deciding - decided == BEHIND_ANOTHER


BEHIND_ANOTHER = {
    "CSL-2025#39",  # CBDF-2024#7.1.1 says the same of the same people
    "PIPL-2021#40",  # as above, and before it CSL-2016#37
    "PIPL-2021#41",  # DSL-2021#36 says it of all data
    "NDSR-2024#63.1",  # DSL-2021#21.2 says it of core data
    "NDSR-2024#63.3",  # DSL-2021#53.1 and #54 say it of secrets
}
