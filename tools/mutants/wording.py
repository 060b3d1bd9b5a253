"""Writes a condition as the book does, on one line, so that an identifier tells the place of a change."""

from typing import assert_never

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


def text_of(condition: Condition) -> str:  # noqa: C901, PLR0911, PLR0912 -- one arm a kind of node
    """Give the condition as text; facts of members keep the name of their collection."""
    match condition:
        case Constant(truth):
            return str(truth)
        case FactIs(fact):
            return fact
        case OneOf(fact, (value,)):
            return f"{fact}=='{value}'"
        case OneOf(fact, values):
            return f"{fact} in [{', '.join(values)}]"
        case AtLeast(fact, people):
            return f"{fact}>={people:_}"
        case Before(fact, day):
            return f"{fact}<{day}"
        case ReadingIs(reading, choice):
            return f"reading.{reading}=='{choice}'"
        case Not(AtLeast(fact, people)):
            return f"{fact}<{people:_}"
        case Not(OneOf(fact, (value,))):
            return f"{fact}!='{value}'"
        case Not(part):
            return f"not {text_of(part)}"
        case All(parts):
            return f"({' and '.join(map(text_of, parts))})"
        case AnyOf(parts):
            return f"({' or '.join(map(text_of, parts))})"
        case Every(collection, part):
            return f"(every {collection}: {text_of(part)})"
        case Some(collection, part):
            return f"(some {collection}: {text_of(part)})"
        case _:
            assert_never(condition)
