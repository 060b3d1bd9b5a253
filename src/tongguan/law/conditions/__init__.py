"""The condition language: one-line boolean expressions over declared facts, as a small closed tree.

One tree serves all: it is evaluated with unknowns, explained, compiled and proved. It holds no law.
"""

from tongguan.law.conditions.evaluation import evaluate, reduce
from tongguan.law.conditions.parser import parse
from tongguan.law.conditions.syntax import ConditionError
from tongguan.law.conditions.tree import (
    All,
    Any,
    AtLeast,
    Before,
    Condition,
    Constant,
    Every,
    FactIs,
    Facts,
    Not,
    OneOf,
    ReadingIs,
    Some,
)
from tongguan.law.conditions.walk import atoms, facts_in, map_readings, thresholds

__all__ = [
    "All",
    "Any",
    "AtLeast",
    "Before",
    "Condition",
    "ConditionError",
    "Constant",
    "Every",
    "FactIs",
    "Facts",
    "Not",
    "OneOf",
    "ReadingIs",
    "Some",
    "atoms",
    "evaluate",
    "facts_in",
    "map_readings",
    "parse",
    "reduce",
    "thresholds",
]
