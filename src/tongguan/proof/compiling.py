"""Compiles conditions to z3: the same tree that is evaluated and compiled to Python.

On facts that are all known, the formula, ``tongguan.law.conditions.evaluate`` and the compiled rule agree; a
property holds them equal.
"""

from typing import assert_never

import z3

from tongguan.law.conditions import (
    All,
    AtLeast,
    Before,
    Condition,
    Constant,
    Every,
    FactIs,
    Not,
    OneOf,
    ReadingIs,
    Some,
)
from tongguan.law.conditions import Any as AnyOf
from tongguan.proof.variables import Scope, Variables


def formula_of(condition: Condition, variables: Variables) -> z3.BoolRef:
    """Give the formula of a condition; an open reading stays a variable.

    Raises:
        KeyError: A fact or reading of the condition has no variable.
    """
    return _formula(condition, variables.own, variables)


def _formula(condition: Condition, scope: Scope, variables: Variables) -> z3.BoolRef:  # noqa: C901, PLR0911 -- one arm a kind of node
    match condition:
        case Constant(truth):
            return z3.BoolVal(truth)
        case FactIs(fact):
            return scope.truths[fact]
        case OneOf(fact, values):
            return scope.choices[fact].is_one_of(values)
        case AtLeast(fact, people):
            return scope.counts[fact] >= people
        case Before(fact, day):
            return scope.days[fact] < day.toordinal()
        case ReadingIs(reading, choice):
            return variables.readings[reading].is_one_of((choice,))
        case Not(part):
            return z3.Not(_formula(part, scope, variables))
        case All(parts):
            return z3.And([_formula(part, scope, variables) for part in parts])
        case AnyOf(parts):
            return z3.Or([_formula(part, scope, variables) for part in parts])
        case Every(collection, part):
            size = variables.sizes[collection]
            return z3.And(
                size > 0,
                *(
                    z3.Implies(place < size, _formula(part, member, variables))
                    for place, member in enumerate(variables.members[collection])
                ),
            )
        case Some(collection, part):
            size = variables.sizes[collection]
            return z3.Or(
                [
                    z3.And(place < size, _formula(part, member, variables))
                    for place, member in enumerate(variables.members[collection])
                ]
            )
        case _:
            assert_never(condition)
