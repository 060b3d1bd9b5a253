"""Walks over the tree: which facts, which numbers, which readings."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import assert_never

from tongguan.law.conditions.tree import (
    FALSE,
    TRUE,
    All,
    Any,
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

Atom = FactIs | OneOf | AtLeast | Before | ReadingIs


@lru_cache(maxsize=4096)
def atoms(condition: Condition) -> tuple[Atom, ...]:
    """Give the leaves of the tree from left to right; kept, for every search asks for them again."""
    return tuple(_leaves(condition))


def _leaves(condition: Condition) -> Iterator[Atom]:
    match condition:
        case Constant():
            return
        case FactIs() | OneOf() | AtLeast() | Before() | ReadingIs():
            yield condition
        case Not(part) | Every(_, part) | Some(_, part):
            yield from _leaves(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from _leaves(part)
        case _:
            assert_never(condition)


@lru_cache(maxsize=4096)
def facts_in(condition: Condition) -> frozenset[str]:
    """Give the names of the facts that the condition mentions; members' facts as ``recipients.territory``."""
    return frozenset(atom.fact for atom in atoms(condition) if not isinstance(atom, ReadingIs))


def thresholds(condition: Condition) -> frozenset[tuple[str, int]]:
    """Give each number of people that the condition names, with its count."""
    return frozenset((atom.fact, atom.people) for atom in atoms(condition) if isinstance(atom, AtLeast))


def map_readings(condition: Condition, chosen: Mapping[str, str]) -> Condition:  # noqa: PLR0911 -- one arm a kind of node
    """Put the chosen readings in.

    Args:
        condition: A condition that may ask how a question of law is read.
        chosen: The choice by id of the reading.

    Raises:
        KeyError: A reading was not chosen.
    """
    match condition:
        case ReadingIs(reading, choice):
            return TRUE if chosen[reading] == choice else FALSE
        case Not(part):
            return _not(map_readings(part, chosen))
        case All(parts):
            return _join([map_readings(part, chosen) for part in parts], absorbing=FALSE)
        case Any(parts):
            return _join([map_readings(part, chosen) for part in parts], absorbing=TRUE)
        case Every(collection, part):
            return Every(collection, map_readings(part, chosen))
        case Some(collection, part):
            return Some(collection, map_readings(part, chosen))
        case Constant() | FactIs() | OneOf() | AtLeast() | Before():
            return condition
        case _:
            assert_never(condition)


def _not(part: Condition) -> Condition:
    if isinstance(part, Constant):
        return FALSE if part.truth else TRUE
    return Not(part)


def _join(parts: list[Condition], *, absorbing: Constant) -> Condition:
    if absorbing in parts:
        return absorbing
    left = tuple(part for part in parts if not isinstance(part, Constant))
    if not left:
        return FALSE if absorbing.truth else TRUE
    if len(left) == 1:
        return left[0]
    return Any(left) if absorbing.truth else All(left)
