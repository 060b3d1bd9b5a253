"""One span of the law ready to be proved: its variables, its formulas, its worlds, and a solver over them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import z3

from tongguan.decision.regime import Regime, make_regime
from tongguan.law import Frees, Lawbook, LeavesOut
from tongguan.law.catalogues import Catalogues
from tongguan.proof.domains import domains_of
from tongguan.proof.rules import RulesAsFormulas
from tongguan.proof.spans import Span
from tongguan.proof.tidying import preferences
from tongguan.proof.variables import Scope, variables_of
from tongguan.proof.world import alone, applies, feeds, world_of
from tongguan.vocabulary import TongguanError

Swap = Sequence[tuple[z3.ExprRef, z3.ExprRef]]
"""Variables to take in the place of others: a second world that differs from the first in these."""

SAME: Swap = ()
_PATIENCE_IN_MS = 120_000


class ProverGaveUpError(TongguanError):
    """z3 found neither a proof nor a counter-example in time."""

    code: ClassVar[str] = "proof/gave-up"


@dataclass(frozen=True, slots=True)
class World:
    """One export with all its facts known, on a day, under a choice of readings.

    ``readings`` are those that differ from their defaults. ``feeds`` are the totals its people are in, under
    every law that asks for them. ``holding`` gives, for each law of the setting, the places of the rules that hold.
    """

    day: date
    facts: Mapping[str, Any]
    readings: Mapping[str, str]
    feeds: frozenset[str]
    holding: tuple[tuple[int, ...], ...]


class Setting:
    """The law of a span, and a draft or the same law by another lawbook beside it where they are compared.

    ``law`` is what claims are made about; ``laws`` are all that are known here.
    """

    def __init__(
        self, book: Lawbook, catalogues: Catalogues, span: Span, *drafts: str | None, beside: Lawbook | None = None
    ) -> None:
        """Compile the law; each of ``drafts`` is the id of a draft to take as law, or ``None`` for the law itself.

        With another lawbook ``beside``, over the same facts and readings, its law comes last, and the worlds are those
        that can be under either law.
        """
        self.book = book
        self.catalogues = catalogues
        self.span = span
        self.drafts = drafts or (None,)
        regimes = [make_regime(book, span.first, as_if=draft) for draft in self.drafts]
        if beside is not None:
            regimes.append(make_regime(beside, span.first, as_if=self.drafts[0]))
        conditions = [rule.when for regime in regimes for rule in regime.in_force if isinstance(rule.effect, LeavesOut)]
        conditions += [each.rule.when for regime in regimes for each in regime.deciding]
        self.domains = domains_of(conditions, _asked(regimes), book, catalogues)
        self.variables = variables_of(self.domains)
        self.laws = tuple(RulesAsFormulas(regime, self.variables) for regime in regimes)
        under = [(law,) for law in self.laws] if beside is not None else [self.laws]
        worlds = [z3.And(world_of(self.variables, span.days, laws, book.facts, catalogues)) for laws in under]
        self.world = z3.Or(worlds) if beside is not None else worlds[0]
        by_default = [
            choice.is_one_of((book.by_reading[name].default,)) for name, choice in self.variables.readings.items()
        ]
        self.defaults = z3.And(by_default)
        self._wishes = (
            *by_default,
            z3.And(applies(self.variables, book.facts)),
            alone(self.variables, self.laws, book.facts),
        )
        self._solver = z3.Solver()
        self._solver.set("timeout", _PATIENCE_IN_MS)
        self._solver.add(self.world)

    @property
    def law(self) -> RulesAsFormulas:
        """The law that claims are made about."""
        return self.laws[0]

    def find(
        self, *formulas: z3.BoolRef, worlds: Sequence[Swap] = (SAME,), plain: bool = False
    ) -> tuple[World, ...] | None:
        """Find worlds of which ``formulas`` hold, or give ``None`` where there are none: then their opposite is proved.

        Args:
            formulas: What is to hold, of the variables of the setting and those of ``worlds``.
            worlds: One entry a world to give back, each by what it swaps.
            plain: Whether to look for the plainest worlds: default readings, nothing unusual, small numbers.

        Raises:
            ProverGaveUpError: It took too long.
        """
        self._solver.push()
        try:
            for formula in formulas:
                self._solver.add(formula)
            model = self._model()
            if model is None:
                return None
            wishes: Iterable[z3.BoolRef] = self._wishes
            if plain:
                wishes = (*wishes, *preferences(self.variables, self.law))
            for wish in wishes:
                if not z3.is_true(model.eval(wish)):
                    model = self._granted(wish) or model
                else:
                    self._solver.add(wish)
            return tuple(self._seen(model, swap) for swap in worlds)
        finally:
            self._solver.pop()

    def _granted(self, wish: z3.BoolRef) -> z3.ModelRef | None:
        """Keep a wish if it can be had."""
        self._solver.push()
        self._solver.add(wish)
        model = self._model()
        self._solver.pop()
        if model is not None:
            self._solver.add(wish)
        return model

    def _model(self) -> z3.ModelRef | None:
        answer = self._solver.check()
        if answer == z3.unknown:
            raise ProverGaveUpError(
                f"z3 settled nothing for the law of {self.span.first}: {self._solver.reason_unknown()}",
                help="try again on a machine that is less busy; if that does not help, please report it",
            )
        return self._solver.model() if answer == z3.sat else None

    def _seen(self, model: z3.ModelRef, swap: Swap) -> World:
        def value(expression: z3.ExprRef) -> Any:  # noqa: ANN401 -- a Boolean or a number of z3
            return model.eval(z3.substitute(expression, *swap), model_completion=True)

        facts = _facts(self.variables.own, value)
        for collection, scopes in self.variables.members.items():
            size = value(self.variables.sizes[collection]).as_long()
            facts[collection] = tuple(_facts(scope, value) for scope in scopes[:size])
        chosen = {
            name: choice.values[value(choice.variable).as_long()] for name, choice in self.variables.readings.items()
        }
        return World(
            self.span.days[value(self.variables.day).as_long()],
            facts,
            {name: read for name, read in chosen.items() if read != self.book.by_reading[name].default},
            frozenset(
                counter.name
                for counter in self.book.facts.counters
                if z3.is_true(value(feeds(self.variables, self.laws, counter)))
            ),
            tuple(
                tuple(formula.place for formula in law.formulas if z3.is_true(value(formula.holds)))
                for law in self.laws
            ),
        )


def _facts(scope: Scope, value: Any) -> dict[str, Any]:  # noqa: ANN401 -- a function of the model
    return {
        **{name: z3.is_true(value(variable)) for name, variable in scope.truths.items()},
        **{name: choice.values[value(choice.variable).as_long()] for name, choice in scope.choices.items()},
        **{name: value(variable).as_long() for name, variable in scope.counts.items()},
        **{name: date.fromordinal(value(variable).as_long()) for name, variable in scope.days.items()},
    }


def _asked(regimes: Sequence[Regime]) -> frozenset[str]:
    """Give the readings that say whether people count."""
    effects = (each.rule.effect for regime in regimes for each in regime.deciding)
    return frozenset(effect.reading for effect in effects if isinstance(effect, Frees) and effect.reading is not None)
