"""The lawbook with tiny numbers of people, so that every world can be written out."""

import msgspec

from tongguan.law import Lawbook
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

SMALL = {10_000: 2, 50_000: 4, 100_000: 3, 1_000_000: 5}
MOST_NAMED = max(SMALL.values()) + 1
"""The largest number a scaled condition names: "more than a million" is "at least 6"."""


def small(number: int) -> int:
    """Give the tiny number for one of the law's; "more than" keeps its distance of one."""
    if number in SMALL:
        return SMALL[number]
    if number - 1 in SMALL:
        return SMALL[number - 1] + 1
    return number


def with_small_numbers(book: Lawbook) -> Lawbook:
    """Give the book with every number of people made tiny, in proportion."""
    rules = tuple(msgspec.structs.replace(rule, when=_scaled(rule.when)) for rule in book.rules)
    return msgspec.structs.replace(book, edition=f"{book.edition}-small", rules=rules)


def _scaled(condition: Condition) -> Condition:  # noqa: PLR0911 -- one return a kind of node
    match condition:
        case AtLeast(fact, people):
            return AtLeast(fact, small(people))
        case Not(part):
            return Not(_scaled(part))
        case All(parts):
            return All(tuple(map(_scaled, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(_scaled, parts)))
        case Every(collection, part):
            return Every(collection, _scaled(part))
        case Some(collection, part):
            return Some(collection, _scaled(part))
        case Constant() | FactIs() | OneOf() | Before() | ReadingIs():
            return condition
