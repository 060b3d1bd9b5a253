"""Makes the mistakes that one can make in a condition."""

from collections.abc import Callable, Iterator
from datetime import timedelta
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
from tongguan.law.conditions.tree import FALSE, TRUE
from tools.mutants.model import Kind
from tools.mutants.wording import text_of

Changed = tuple[Kind, str, Condition]
"""The sort of mistake, its label, and the whole condition with it."""

_Rebuild = Callable[[Condition], Condition]
_DAY = timedelta(days=1)


def changes_of(condition: Condition) -> Iterator[Changed]:
    """Yield the condition with one mistake each, what the law's reader would be most likely to get wrong first.

    No two are the same condition, and none is the condition itself. A label that a place earlier in the condition
    has too ends with the number of the place.
    """
    seen = {simplified(condition)}
    found = [*_all(condition, _numbers), *_all(condition, _comparisons), *_all(condition, _parts)]
    found += [*_all(condition, _quantifiers), *_all(condition, _constants)]
    times: dict[str, int] = {}
    for kind, label, changed in found:
        times[label] = times.get(label, 0) + 1
        plain = simplified(changed)
        if plain not in seen:
            seen.add(plain)
            yield kind, f"{label}~{times[label]}" if times[label] > 1 else label, plain


def simplified(condition: Condition) -> Condition:  # noqa: PLR0911 -- one arm a kind of node
    """Give the condition without constants inside it, double negations, and joins of one part."""
    match condition:
        case Not(part):
            inner = simplified(part)
            if isinstance(inner, Constant):
                return FALSE if inner.truth else TRUE
            return inner.part if isinstance(inner, Not) else Not(inner)
        case All(parts):
            return _joined(All, parts, absorbing=FALSE, neutral=TRUE)
        case AnyOf(parts):
            return _joined(AnyOf, parts, absorbing=TRUE, neutral=FALSE)
        case Every(collection, part):
            return Every(collection, simplified(part))
        case Some(collection, part):
            inner = simplified(part)
            return FALSE if inner == FALSE else Some(collection, inner)
        case _:
            return condition


def _joined(
    kind: type[All] | type[AnyOf], parts: tuple[Condition, ...], *, absorbing: Constant, neutral: Constant
) -> Condition:
    left = tuple(dict.fromkeys(inner for inner in map(simplified, parts) if inner != neutral))
    if absorbing in left:
        return absorbing
    if not left:
        return neutral
    return left[0] if len(left) == 1 else kind(left)


def _all(
    condition: Condition, change: Callable[[Condition], Iterator[tuple[Kind, str, Condition]]]
) -> Iterator[Changed]:
    """Apply ``change`` to every node, and give the whole condition each time."""
    for node, rebuild in _nodes(condition, lambda whole: whole):
        yield from ((kind, label, rebuild(changed)) for kind, label, changed in change(node))


def _nodes(condition: Condition, rebuild: _Rebuild) -> Iterator[tuple[Condition, _Rebuild]]:
    """Yield every node, from the outside in, with what puts another in its place."""
    yield condition, rebuild
    match condition:
        case Not(part):
            yield from _nodes(part, lambda new: rebuild(Not(new)))
        case Every(collection, part):
            yield from _nodes(part, lambda new: rebuild(Every(collection, new)))
        case Some(collection, part):
            yield from _nodes(part, lambda new: rebuild(Some(collection, new)))
        case All(parts) | AnyOf(parts):
            kind = type(condition)
            for place, part in enumerate(parts):
                before, after = parts[:place], parts[place + 1 :]
                yield from _nodes(part, _put_between(kind, before, after, rebuild))
        case Constant() | FactIs() | OneOf() | AtLeast() | Before() | ReadingIs():
            return
        case _:
            assert_never(condition)


def _put_between(
    kind: type[All] | type[AnyOf], before: tuple[Condition, ...], after: tuple[Condition, ...], rebuild: _Rebuild
) -> _Rebuild:
    return lambda new: rebuild(kind((*before, new, *after)))


def _numbers(node: Condition) -> Iterator[Changed]:
    match node:
        case AtLeast(fact, people):
            yield Kind.THRESHOLD, f"threshold+1@{text_of(node)}", AtLeast(fact, people + 1)
            yield Kind.THRESHOLD, f"threshold-1@{text_of(node)}", AtLeast(fact, people - 1)
        case Before(fact, day):
            yield Kind.THRESHOLD, f"day+1@{text_of(node)}", Before(fact, day + _DAY)
            yield Kind.THRESHOLD, f"day-1@{text_of(node)}", Before(fact, day - _DAY)
        case _:
            return


def _comparisons(node: Condition) -> Iterator[Changed]:
    """Flip one comparison. For whole people ``>`` is ``>=`` of one more, which is among the thresholds."""
    words = text_of(node)
    match node:
        case AtLeast(fact, people):
            more = AtLeast(fact, people + 1)
            exactly = All((node, Not(more)))
            yield Kind.COMPARISON, f"less-than@{words}", Not(node)
            yield Kind.COMPARISON, f"at-most@{words}", Not(more)
            yield Kind.COMPARISON, f"exactly@{words}", exactly
            yield Kind.COMPARISON, f"other-than@{words}", Not(exactly)
        case Before() | OneOf() | ReadingIs() | FactIs():
            yield Kind.COMPARISON, f"not@{words}", Not(node)
        case _:
            return
    if isinstance(node, OneOf) and len(node.values) > 1:
        for value in node.values:
            others = tuple(each for each in node.values if each != value)
            yield Kind.COMPARISON, f"without-{value}@{words}", OneOf(node.fact, others)


def _parts(node: Condition) -> Iterator[Changed]:
    if isinstance(node, All | AnyOf):
        kind = Kind.CONJUNCT if isinstance(node, All) else Kind.DISJUNCT
        for place, part in enumerate(node.parts):
            yield kind, f"without@{text_of(part)}", type(node)((*node.parts[:place], *node.parts[place + 1 :]))


def _quantifiers(node: Condition) -> Iterator[Changed]:
    match node:
        case Every(collection, part):
            yield Kind.QUANTIFIER, f"some@{text_of(node)}", Some(collection, part)
        case Some(collection, part):
            yield Kind.QUANTIFIER, f"every@{text_of(node)}", Every(collection, part)
        case _:
            return


def _constants(node: Condition) -> Iterator[Changed]:
    if isinstance(node, FactIs | OneOf | AtLeast | Before | ReadingIs):
        yield Kind.LEAF, f"always@{text_of(node)}", TRUE
        yield Kind.LEAF, f"never@{text_of(node)}", FALSE
