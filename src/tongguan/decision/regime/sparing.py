"""Asks the law plainly while it is asked seldom, and compiled once it is asked often.

To compile a rule costs as much as to ask it a hundred times: a command that answers one declaration should not
pay that, a service that answers thousands should.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Generic, TypeVar

from tongguan.decision.regime.compiling import CompiledRule, compile_condition, compile_holding, compile_rules
from tongguan.law.conditions import Condition, evaluate

_ASKED_OFTEN = 100
_Answer = TypeVar("_Answer")
_Facts = Mapping[str, Any]


class Sparing(Generic[_Answer]):
    """A question to facts that is compiled once it was asked often."""

    __slots__ = ("_answer", "_compiled", "_left")

    def __init__(self, plain: Callable[[_Facts], _Answer], compiled: Callable[[], Callable[[_Facts], _Answer]]) -> None:
        self._answer = plain
        self._compiled = compiled
        self._left = _ASKED_OFTEN

    def __call__(self, facts: _Facts) -> _Answer:
        """Answer on ``facts``."""
        if self._left > 0:
            self._left -= 1
            if self._left <= 0:
                self._answer = self._compiled()
        return self._answer(facts)


@lru_cache(maxsize=4096)
def asked(condition: Condition) -> CompiledRule:
    """Give what tells whether ``condition``, its readings chosen, holds; regimes share it."""
    return Sparing(partial(evaluate, condition), partial(compile_condition, condition))


def first_of(conditions: Sequence[Condition]) -> Callable[[_Facts], int]:
    """Give what finds the first rule to hold, as ``compile_rules`` has it."""
    rules = tuple(map(asked, conditions))

    def first(facts: _Facts) -> int:
        for place, holds in enumerate(rules):
            truth = holds(facts)
            if truth is not False:
                return place if truth else -2 - place
        return -1

    return Sparing(first, partial(compile_rules, conditions))


def holding_of(conditions: Sequence[Condition]) -> Callable[[_Facts], list[int]]:
    """Give what finds the places of all rules that hold."""
    rules = tuple(map(asked, conditions))

    def holding(facts: _Facts) -> list[int]:
        return [place for place, holds in enumerate(rules) if holds(facts) is True]

    return Sparing(holding, partial(compile_holding, conditions))
