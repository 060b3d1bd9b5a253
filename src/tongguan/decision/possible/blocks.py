"""Puts exports whose distinct people were declared together into blocks."""

from tongguan.decision.facts import PreparedHandler
from tongguan.decision.possible.combining import Block
from tongguan.decision.possible.totals import Union, declared_union
from tongguan.vocabulary import Bounds


def blocks_of(prepared: PreparedHandler) -> tuple[list[Block], dict[Block, list[Union]]]:
    """Give the exports in blocks: those whose overlap was declared together, the others each alone."""
    places = {export.export.id: place for place, export in enumerate(prepared.exports)}
    as_of = prepared.as_of
    groups: list[tuple[set[int], list[Union]]] = []
    for overlap in prepared.declaration.overlaps:
        people = overlap.people
        both = declared_union(people.both, people.until, as_of)
        union = Union(
            frozenset(places[name] for name in overlap.exports),
            _at_least(declared_union(people.ordinary, people.until, as_of), both.low),
            _at_least(declared_union(people.sensitive, people.until, as_of), both.low),
            both,
        )
        members, unions = set(union.members), [union]
        for group in [group for group in groups if group[0] & members]:
            members |= group[0]
            unions = [*group[1], *unions]
            groups.remove(group)
        groups.append((members, unions))
    grouped = {place for members, _ in groups for place in members}
    blocks: list[Block] = [(place,) for place in range(len(places)) if place not in grouped]
    by_block: dict[Block, list[Union]] = {}
    for members, unions in groups:
        block = tuple(sorted(members))
        blocks.append(block)
        by_block[block] = unions
    return blocks, by_block


def _at_least(count: Bounds, least: int) -> Bounds:
    return Bounds(max(count.low, least), None if count.high is None else max(count.high, least))
