"""The law of a day as formulas: which rule decides, what it leads to, whether the people count."""

from dataclasses import dataclass
from functools import cached_property

import z3

from tongguan.decision.regime import Regime
from tongguan.decision.regime.making import Deciding
from tongguan.law import Frees, LeavesOut, Rule
from tongguan.law.conditions import facts_in
from tongguan.proof.compiling import formula_of
from tongguan.proof.variables import Variables
from tongguan.vocabulary import Pathway

NOBODY_DECIDES = -1


@dataclass(frozen=True, slots=True)
class Formula:
    """A rule that decides: whether it holds, and whether it is the first that holds."""

    place: int
    deciding: Deciding
    holds: z3.BoolRef
    first: z3.BoolRef

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.deciding.rule

    @property
    def outcome(self) -> Pathway:
        """The pathway it leads to."""
        return self.deciding.outcome


class RulesAsFormulas:
    """The deciding rules of a regime in precedence, readings left open.

    The order of rules does not depend on readings, so one set of formulas stands for every choice of them.
    """

    def __init__(self, regime: Regime, variables: Variables) -> None:
        self.regime = regime
        self._variables = variables
        found = []
        nothing_before = z3.BoolVal(val=True)
        for place, deciding in enumerate(regime.deciding):
            holds = formula_of(deciding.rule.when, variables)
            found.append(Formula(place, deciding, holds, z3.And(nothing_before, holds)))
            nothing_before = z3.And(nothing_before, z3.Not(holds))
        self.formulas = tuple(found)
        mentioned = frozenset[str]().union(*(facts_in(formula.rule.when) for formula in found))
        self.counters = tuple(each for each in regime.book.facts.counters if each.name in mentioned)
        self.nobody_decides: z3.BoolRef = nothing_before

    @cached_property
    def weight(self) -> z3.ArithRef:
        """The weight of the outcome; -1 where no rule decides."""
        weight: z3.ArithRef = z3.IntVal(NOBODY_DECIDES)
        for formula in reversed(self.formulas):
            weight = z3.If(formula.holds, formula.outcome.weight, weight)
        return weight

    @cached_property
    def counts(self) -> z3.BoolRef:
        """Whether the people of the export count toward the handler's totals."""
        left_out = [
            formula_of(rule.when, self._variables)
            for rule in self.regime.in_force
            if isinstance(rule.effect, LeavesOut)
        ]
        counted = [z3.And(formula.first, self._counted(formula.rule, formula.deciding)) for formula in self.formulas]
        return z3.And(z3.Or(self.nobody_decides, *counted), z3.Not(z3.Or(left_out)))

    @cached_property
    def conflicts(self) -> z3.BoolRef:
        """Whether a rule holds that wants something else than the one that decides, and does not give way to it."""
        dominates = self.regime.dominates
        return z3.Or(
            [
                z3.And(formula.first, other.holds)
                for formula in self.formulas
                for other in self.formulas[formula.place + 1 :]
                if other.outcome is not formula.outcome and other.rule.name not in dominates[formula.rule.name]
            ]
        )

    def leads_to(self, pathway: Pathway) -> z3.BoolRef:
        """Say that the export needs ``pathway``."""
        return self.weight == pathway.weight

    def _counted(self, rule: Rule, deciding: Deciding) -> z3.BoolRef:
        effect = rule.effect
        if not isinstance(effect, Frees) or effect.reading is None:
            return z3.BoolVal(deciding.counted)
        default = self.regime.book.by_reading[effect.reading].default
        plain = effect.people == "counted"
        other = (effect.alternative or effect.people) == "counted"
        return z3.If(self._variables.readings[effect.reading].is_one_of((default,)), plain, other)
