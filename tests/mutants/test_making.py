"""Mutants are those mistakes that were meant, each told from the others, and none of them is the law."""

from datetime import date

import pytest

from tests.law.case_tables import rule_cases
from tongguan.law import Rule, load_book
from tongguan.law.conditions import AtLeast, Before, Every, FactIs, Not, OneOf, Some
from tongguan.law.conditions.tree import FALSE, TRUE, All, Any, Condition
from tools.mutants import conditions
from tools.mutants.making import mutants_of
from tools.mutants.model import Kind, Mutant

LAW = load_book()
SMALL_VOLUME = "CBDF-2024:small-volume-is-free"


def rule(name: str) -> Rule:
    (found,) = LAW.by_name[name]
    return found


def changes(condition: Condition) -> dict[str, tuple[Kind, Condition]]:
    return {label: (kind, changed) for kind, label, changed in conditions.changes_of(condition)}


def test_a_number_moves_and_its_comparison_flips() -> None:
    line = AtLeast("people.ordinary", 100)
    more = AtLeast("people.ordinary", 101)
    exactly = All((line, Not(more)))
    assert changes(line) == {
        "threshold+1@people.ordinary>=100": (Kind.THRESHOLD, more),
        "threshold-1@people.ordinary>=100": (Kind.THRESHOLD, AtLeast("people.ordinary", 99)),
        "less-than@people.ordinary>=100": (Kind.COMPARISON, Not(line)),
        "at-most@people.ordinary>=100": (Kind.COMPARISON, Not(more)),
        "exactly@people.ordinary>=100": (Kind.COMPARISON, exactly),
        "other-than@people.ordinary>=100": (Kind.COMPARISON, Not(exactly)),
        "always@people.ordinary>=100": (Kind.LEAF, TRUE),
        "never@people.ordinary>=100": (Kind.LEAF, FALSE),
    }


def test_a_day_moves_by_one() -> None:
    found = changes(Before("began_on", date(2024, 3, 22)))
    days = {changed for kind, changed in found.values() if kind is Kind.THRESHOLD}
    assert days == {Before("began_on", date(2024, 3, 21)), Before("began_on", date(2024, 3, 23))}


def test_each_part_is_dropped_once() -> None:
    ciio, sensitive, emergency = FactIs("handler.ciio"), FactIs("contains.sensitive"), FactIs("necessity.emergency")
    found = changes(All((ciio, Any((sensitive, emergency)))))
    dropped = {label: changed for label, (kind, changed) in found.items() if kind in (Kind.CONJUNCT, Kind.DISJUNCT)}
    assert dropped == {
        "without@handler.ciio": Any((sensitive, emergency)),
        "without@(contains.sensitive or necessity.emergency)": ciio,
        "without@contains.sensitive": All((ciio, emergency)),
        "without@necessity.emergency": All((ciio, sensitive)),
    }


def test_a_list_loses_each_value_and_a_quantifier_becomes_the_other() -> None:
    near = OneOf("recipients.territory", ("HK", "MO"))
    found = changes(Every("recipients", near))
    assert found["without-HK@recipients.territory in [HK, MO]"][1] == Every(
        "recipients", OneOf("recipients.territory", ("MO",))
    )
    quantified = [changed for kind, changed in found.values() if kind is Kind.QUANTIFIER]
    assert quantified == [Some("recipients", near)]


def test_the_same_mistake_is_made_once() -> None:
    ciio = FactIs("handler.ciio")
    found = [changed for _, changed in changes(All((ciio, ciio))).values()]
    assert len(found) == len(set(map(repr, found)))
    assert ciio not in found


def test_a_small_rule_has_the_mutants_of_its_text() -> None:
    of_rule = [mutant for mutant in mutants_of(LAW) if mutant.rule == rule(SMALL_VOLUME)]
    labels = {mutant.id.partition(":")[2] for mutant in of_rule}
    lost = {"removed", "people=left_out", "default=true", "first+1", "first-1"}
    moved = {"threshold+1@people.ordinary<100_000", "threshold-1@people.ordinary<100_000"}
    dropped = {
        "without@contains.personal_information",
        "without@contains.important_data!='told_or_published'",
        "without@not contains.sensitive",
        "without@not handler.ciio",
        "without@people.ordinary<100_000",
    }
    assert lost | dropped <= labels
    assert {label.replace(">=", "<") for label in labels} >= moved


def test_an_exception_and_a_precedence_are_forgotten_one_at_a_time() -> None:
    found = {mutant.id: mutant for mutant in mutants_of(LAW)}
    name = "CBDF-2024#7.1.2/important-data-calls-for-security-assessment:yields-to-without@CBDF-2024#3"
    mutant = found[name]
    assert mutant.kind is Kind.EXCEPTION
    assert mutant.rule is not None
    assert mutant.changed is not None
    assert {*mutant.rule.yields_to} - {*mutant.changed.yields_to} == {"CBDF-2024#3"}


def test_every_mutant_has_a_name_of_its_own_and_differs_from_the_law() -> None:
    mutants = mutants_of(LAW)
    assert len({mutant.id for mutant in mutants}) == len(mutants)
    assert all(mutant.changed != mutant.rule for mutant in mutants if mutant.rule is not None)
    assert all(mutant.instrument not in LAW.instruments for mutant in mutants if mutant.instrument is not None)


def test_every_rule_with_a_case_table_has_mutants_of_its_condition() -> None:
    mutated = {
        mutant.rule.name
        for mutant in mutants_of(LAW)
        if mutant.rule is not None and mutant.changed is not None and mutant.changed.when != mutant.rule.when
    }
    assert {case.rule.name for case in rule_cases()} <= mutated


def test_every_sort_of_mistake_is_made() -> None:
    assert {mutant.kind for mutant in mutants_of(LAW)} == {*Kind}


@pytest.mark.parametrize("name", ["CBDF-2024", "CBDF-2024#5", "CBDF-2024#5.1.4", SMALL_VOLUME])
def test_a_mutant_is_found_by_what_it_is_of(name: str) -> None:
    (mutant,) = [each for each in mutants_of(LAW) if each.rule == rule(SMALL_VOLUME) and each.changed is None]
    assert mutant.is_of(name)


@pytest.mark.parametrize("name", ["CBDF-2023D", "CBDF-2024#5.1.1", "CBDF-2024#5.1.", "CBDF-2024:"])
def test_a_mutant_is_of_nothing_else(name: str) -> None:
    (mutant,) = [each for each in mutants_of(LAW) if each.rule == rule(SMALL_VOLUME) and each.changed is None]
    assert not mutant.is_of(name)


def test_the_book_with_a_mistake_differs_in_that_rule_alone() -> None:
    mutant = Mutant("test", Kind.EXCEPTION, rule(SMALL_VOLUME))
    book = mutant.book(LAW)
    assert [each for each in LAW.rules if each not in book.rules] == [rule(SMALL_VOLUME)]
    assert len(book.rules) == len(LAW.rules) - 1
    assert book.edition != LAW.edition
