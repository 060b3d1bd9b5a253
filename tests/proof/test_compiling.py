"""The formula, the plain reading and the compiled rule of a condition give the same answer."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.regime.worlds import all_readings, coherent_facts, facts, names_in
from tests.proof.books import BOOK, CATALOGUES, condition
from tongguan.decision.regime.compiling import compile_condition
from tongguan.law import Rule
from tongguan.law.conditions import Condition, evaluate, map_readings
from tongguan.law.conditions.tree import TRUE
from tongguan.proof.compiling import formula_of
from tongguan.proof.domains import Domains, domains_of
from tongguan.proof.variables import Scope, Variables, variables_of
from tongguan.vocabulary import Bounds

MEMBERS = 3
CONDITIONAL = [rule for rule in BOOK.rules if rule.when != TRUE]


def variables_for(when: Condition) -> tuple[Domains, Variables]:
    domains = domains_of([when], (), BOOK, CATALOGUES)
    return domains, variables_of(domains, members=MEMBERS)


def assigned(seen: Mapping[str, Any], variables: Variables) -> list[tuple[z3.ExprRef, z3.ExprRef]]:
    """Give the values of the variables whose facts are seen."""
    pairs = _assigned(seen, variables.own)
    for collection, scopes in variables.members.items():
        if collection in seen:
            members = seen[collection]
            pairs.append((variables.sizes[collection], z3.IntVal(len(members))))
            for member, scope in zip(members, scopes, strict=False):
                pairs += _assigned(member, scope)
    return pairs


def _assigned(seen: Mapping[str, Any], scope: Scope) -> list[tuple[z3.ExprRef, z3.ExprRef]]:
    pairs: list[tuple[z3.ExprRef, z3.ExprRef]] = []
    for name, value in seen.items():
        match value:
            case bool() if name in scope.truths:
                pairs.append((scope.truths[name], z3.BoolVal(value)))
            case Bounds() if name in scope.counts and value.known:
                pairs.append((scope.counts[name], z3.IntVal(value.low)))
            case date() if name in scope.days:
                pairs.append((scope.days[name], z3.IntVal(value.toordinal())))
            case str() if name in scope.choices:
                values = scope.choices[name].values
                place = values.index(value) if value in values else len(values) - 1  # the one that stands for the rest
                pairs.append((scope.choices[name].variable, z3.IntVal(place)))
    return pairs


def read(choices: Mapping[str, str], variables: Variables) -> list[tuple[z3.ExprRef, z3.ExprRef]]:
    return [
        (choice.variable, z3.IntVal(choice.values.index(choices[name]))) for name, choice in variables.readings.items()
    ]


def value_of(formula: z3.BoolRef, pairs: list[tuple[z3.ExprRef, z3.ExprRef]]) -> bool | None:
    """Give the truth of a formula on these values; ``None`` where it stays open."""
    found = z3.simplify(z3.substitute(formula, *pairs))
    return True if z3.is_true(found) else False if z3.is_false(found) else None


@pytest.mark.parametrize("rule", CONDITIONAL, ids=lambda rule: rule.name)
@settings(max_examples=15)
@given(data=st.data())
def test_on_known_facts_all_three_agree(rule: Rule, data: st.DataObject) -> None:
    choices = data.draw(all_readings([rule.when]))
    seen = data.draw(coherent_facts(names_in([rule.when])))
    when = map_readings(rule.when, choices)
    _, variables = variables_for(rule.when)
    expected = evaluate(when, seen)
    assert expected is not None
    assert compile_condition(when)(seen) is expected
    pairs = [*assigned(seen, variables), *read(choices, variables)]
    assert value_of(formula_of(rule.when, variables), pairs) is expected


@settings(max_examples=60)
@given(rule=st.sampled_from([rule for rule in CONDITIONAL if rule.decides()]), data=st.data())
def test_what_is_settled_on_some_facts_holds_whatever_the_others_are(rule: Rule, data: st.DataObject) -> None:
    choices = data.draw(all_readings([rule.when]))
    seen = data.draw(facts(names_in([rule.when])))
    truth = evaluate(map_readings(rule.when, choices), seen)
    if truth is None:
        return
    domains, variables = variables_for(rule.when)
    formula = formula_of(rule.when, variables)
    solver = z3.Solver()
    solver.add(*variables.limits(1), *(left == right for left, right in assigned(seen, variables)))
    solver.add(*(left == right for left, right in read(choices, variables)), *_ranges(seen, variables))
    solver.add(formula != truth)
    assert solver.check() == z3.unsat, domains


def _ranges(seen: Mapping[str, Any], variables: Variables) -> list[z3.BoolRef]:
    found = []
    for name, value in seen.items():
        if isinstance(value, Bounds) and name in variables.own.counts:
            found.append(variables.own.counts[name] >= value.low)
            if value.high is not None:
                found.append(variables.own.counts[name] <= value.high)
    return found


def test_every_of_nobody_is_false_and_a_day_is_before_the_next() -> None:
    when = condition("(every r in recipients: r.territory == 'HK') or began_on < 2022-09-01")
    _, variables = variables_for(when)
    formula = formula_of(when, variables)
    for day, expected in ((date(2022, 8, 31), True), (date(2022, 9, 1), False)):
        pairs = assigned({"recipients": (), "began_on": day}, variables)
        assert value_of(formula, pairs) is expected
