"""The law of each day as a whole gives the pathway of the table, by the provision of the table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.law.case_tables import FOLDER, REGIMES, facts_of, only
from tongguan.decision.regime import Regime, make_regime
from tongguan.law import load_book
from tongguan.law.conditions import facts_in
from tongguan.strict_yaml import load
from tongguan.vocabulary import Pathway

TABLES = load((FOLDER / REGIMES).read_bytes(), REGIMES)
_OVER_COLLECTIONS = ("recipients.", "onward.")


@dataclass(frozen=True)
class DayCase:
    """One line of a table on one day."""

    on: date
    name: str
    facts: Mapping[str, Any]
    readings: Mapping[str, str]
    expected: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.on}: {self.name}"

    def regime(self) -> Regime:
        return make_regime(load_book(), self.on, readings=self.readings)


def _lines(tables: list[dict[str, Any]], answers: set[str]) -> Iterator[DayCase]:
    for table in tables:
        only(table, {"title", "on", "cases"}, REGIMES)
        for line in table["cases"]:
            only(line, {"name", "facts", "readings"} | answers, line["name"])
            facts = facts_of({**TABLES["base"], **line.get("facts", {})}, line["name"])
            for on in table["on"]:
                yield DayCase(on, line["name"], facts, line.get("readings", {}), line)


PATHWAYS = tuple(_lines(TABLES["tables"], {"pathway", "cites"}))
OPENINGS = tuple(_lines(TABLES["openings"], {"opens"}))


@pytest.mark.parametrize("case", PATHWAYS, ids=str)
def test_the_day_gives_the_pathway_by_the_provision(case: DayCase) -> None:
    regime = case.regime()
    assert regime.pathway(case.facts) is Pathway(case.expected["pathway"])
    assert regime.deciding[regime.first(case.facts)].rule.cites == case.expected["cites"]


@pytest.mark.parametrize("case", PATHWAYS, ids=str)
def test_no_rule_that_holds_with_another_outcome_is_left_unordered(case: DayCase) -> None:
    regime = case.regime()
    decides = regime.deciding[regime.first(case.facts)]
    others = {
        each.rule.name
        for each in regime.deciding
        if each.outcome is not decides.outcome and each.holds(case.facts) is True
    }
    assert others <= regime.dominates[decides.rule.name]


@pytest.mark.parametrize("case", OPENINGS, ids=str)
def test_the_day_opens_the_mechanisms_of_the_table(case: DayCase) -> None:
    regime = case.regime()
    opened = {
        each.rule.effect.mechanism  # type: ignore[union-attr]  # -- what opens names a mechanism
        for each in regime.opening
        if each.holds(case.facts) is True
    }
    assert opened == set(case.expected["opens"])


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
