"""A condition as a tree of plain values: every node has an ``op``."""

from typing import Any, assert_never

from tongguan.law.conditions import (
    All,
    AtLeast,
    Before,
    Condition,
    Every,
    FactIs,
    Not,
    OneOf,
    ReadingIs,
    Some,
)
from tongguan.law.conditions import Any as AnyOf
from tongguan.law.conditions.tree import Constant


def tree_of(condition: Condition) -> dict[str, Any]:  # noqa: C901, PLR0911 -- one arm a kind of node
    """Give the tree of a condition."""
    match condition:
        case Constant(truth):
            return {"op": "constant", "holds": truth}
        case FactIs(fact):
            return {"op": "fact", "fact": fact}
        case OneOf(fact, values):
            return {"op": "one_of", "fact": fact, "values": list(values)}
        case AtLeast(fact, people):
            return {"op": "at_least", "fact": fact, "people": people}
        case Before(fact, day):
            return {"op": "before", "fact": fact, "day": day.isoformat()}
        case ReadingIs(reading, choice):
            return {"op": "reading", "reading": reading, "choice": choice}
        case Not(part):
            return {"op": "not", "of": tree_of(part)}
        case All(parts):
            return {"op": "all", "of": [tree_of(part) for part in parts]}
        case AnyOf(parts):
            return {"op": "any", "of": [tree_of(part) for part in parts]}
        case Every(collection, part):
            return {"op": "every", "in": collection, "of": tree_of(part)}
        case Some(collection, part):
            return {"op": "some", "in": collection, "of": tree_of(part)}
        case _:
            assert_never(condition)
