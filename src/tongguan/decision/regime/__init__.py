"""The law of one day, put in order and compiled: which rules decide, in which order, on which facts.

A regime is made from the lawbook for a day, a day of knowledge, a choice of readings and, for what-if, a draft.
It is made once and used for many declarations.
"""

from tongguan.decision.regime.compiling import CompiledRule, compile_rules
from tongguan.decision.regime.law_of_day import DraftNotFoundError
from tongguan.decision.regime.making import Regime, make_regime
from tongguan.decision.regime.precedence import UnresolvedConflictError, in_precedence

__all__ = [
    "CompiledRule",
    "DraftNotFoundError",
    "Regime",
    "UnresolvedConflictError",
    "compile_rules",
    "in_precedence",
    "make_regime",
]
