"""Which of many counter-examples a person would rather read: nothing unusual, numbers small or on the law's lines."""

from collections.abc import Iterator

import z3

from tongguan.law.conditions import thresholds
from tongguan.proof.domains import MAINLAND
from tongguan.proof.rules import RulesAsFormulas
from tongguan.proof.variables import Scope, Variables

_USUAL_TRUTHS = ("contains.personal_information", "contains.ordinary", "collected_in_china")
_USUAL_CHOICES = {
    "handler.established_in": MAINLAND,
    "mode": "transfer",
    "accessed_from": "abroad",
    "about": "customers",
}


def preferences(variables: Variables, law: RulesAsFormulas) -> Iterator[z3.BoolRef]:
    """Yield what would make an export plain, the most telling first; each is kept only if it can be."""
    yield variables.day == 0
    for collection, size in variables.sizes.items():
        yield size == (1 if collection == "recipients" else 0)
    yield from _scope(variables.own)
    for scopes in variables.members.values():
        for scope in scopes:
            yield from _scope(scope)
    yield from _numbers(variables.own, law)


def _scope(scope: Scope) -> Iterator[z3.BoolRef]:
    for name, truth in scope.truths.items():
        yield truth == (name in _USUAL_TRUTHS)
    for name, choice in scope.choices.items():
        for value in (_USUAL_CHOICES.get(name), "none", "other", choice.values[-1]):
            if value in choice.values:
                yield choice.is_one_of((value,))
                break


def _numbers(scope: Scope, law: RulesAsFormulas) -> Iterator[z3.BoolRef]:
    lines: dict[str, set[int]] = {name: {0, 1} for name in scope.counts}
    for formula in law.formulas:
        for name, people in thresholds(formula.rule.when):
            lines[name] |= {people - 1, people, people + 1}
    for name, count in scope.counts.items():
        # from the smallest: the first that can be had settles the number
        for people in sorted(lines[name]):
            yield z3.Or(count == people, z3.Not(count > people))
