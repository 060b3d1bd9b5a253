"""What a condition gives on facts, known or not."""

from typing import assert_never, cast

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
    Facts,
    Not,
    OneOf,
    ReadingIs,
    Some,
)
from tongguan.vocabulary import Bounds, Truth, all_of, any_of, negate


def evaluate(condition: Condition, facts: Facts) -> Truth:  # noqa: C901, PLR0911, PLR0912 -- one arm a kind of node
    """Find whether ``condition`` holds on ``facts``; ``None`` where the facts leave it open.

    This is the plain reading of the tree; the compiled form is held equal to it by tests.

    Raises:
        ValueError: The condition still asks for a reading; give it one with ``map_readings`` first.
    """
    match condition:
        case Constant(truth):
            return truth
        case FactIs(fact):
            return cast("Truth", facts.get(fact))
        case OneOf(fact, values):
            value = facts.get(fact)
            return None if value is None else value in values
        case AtLeast(fact, people):
            count = cast("Bounds | None", facts.get(fact))
            return None if count is None else count.at_least(people)
        case Before(fact, day):
            on = facts.get(fact)
            return None if on is None else on < day  # type: ignore[operator]  # -- a day, by the type check of the parser
        case Not(part):
            return negate(evaluate(part, facts))
        case All(parts):
            return all_of(evaluate(part, facts) for part in parts)
        case Any(parts):
            return any_of(evaluate(part, facts) for part in parts)
        case Every(collection, part):
            members = _members(facts, collection)
            if members is None:
                return None
            return bool(members) and all_of(evaluate(part, member) for member in members)
        case Some(collection, part):
            members = _members(facts, collection)
            return None if members is None else any_of(evaluate(part, member) for member in members)
        case ReadingIs(reading, _):
            raise ValueError(f"the reading {reading} was not chosen")
        case _:
            assert_never(condition)


def reduce(condition: Condition, facts: Facts) -> Condition:  # noqa: PLR0911 -- one arm a kind of node
    """Give what is left of ``condition`` once the known ``facts`` are put in.

    The result is a constant, or a tree over facts that are not known. Members of collections whose facts
    are unknown stay as they are, so give those as known before reducing.
    """
    match condition:
        case Constant() | ReadingIs():
            return condition
        case FactIs() | OneOf() | AtLeast() | Before():
            truth = evaluate(condition, facts)
            return condition if truth is None else (TRUE if truth else FALSE)
        case Not(part):
            inner = reduce(part, facts)
            if isinstance(inner, Constant):
                return FALSE if inner.truth else TRUE
            return inner.part if isinstance(inner, Not) else Not(inner)
        case All(parts):
            return _joined(parts, facts, absorbing=FALSE, neutral=TRUE)
        case Any(parts):
            return _joined(parts, facts, absorbing=TRUE, neutral=FALSE)
        case Every() | Some():
            truth = evaluate(condition, facts)
            return condition if truth is None else (TRUE if truth else FALSE)
        case _:
            assert_never(condition)


def _joined(parts: tuple[Condition, ...], facts: Facts, *, absorbing: Constant, neutral: Constant) -> Condition:
    left: list[Condition] = []
    for part in parts:
        inner = reduce(part, facts)
        if inner == absorbing:
            return absorbing
        if inner != neutral and inner not in left:
            left.append(inner)
    if not left:
        return neutral
    if len(left) == 1:
        return left[0]
    return All(tuple(left)) if absorbing is FALSE else Any(tuple(left))


def _members(facts: Facts, collection: str) -> tuple[Facts, ...] | None:
    return cast("tuple[Facts, ...] | None", facts.get(collection))
