"""Whether two ends of an export, or two numbers of its people, come out differently."""

from itertools import product

from tongguan.decision.alternatives.asking.cells import IMPOSSIBLE, Outcome
from tongguan.decision.alternatives.asking.field import Field
from tongguan.decision.possible.totals import totals_of

_End = tuple[int, int]
"""The number of an end, and the settlings under which it is met."""


def ends_differ(field: Field, place: int, one: _End, other: _End) -> bool:
    """Whether an export, or another because of it, comes out differently at two of its ends."""
    outcomes = field.ways[place].outcomes
    first, second = outcomes[one[0]], outcomes[other[0]]
    if first is None or second is None:
        return False
    cells = [_cells(field, place, first, one[1]), _cells(field, place, second, other[1])]
    weights = [{outcome.weights[at] for at in own} for outcome, own in zip((first, second), cells, strict=True)]
    if not all(cells) or weights[0] != weights[1]:
        return all(cells)
    moved = _moved(field, first, second)
    for before, after in product(*cells):
        if _alike_but_for(field, before, after, moved):
            if first.weights[before] != second.weights[after]:
                return True
            if before != after and _others_differ(field, place, before, after):
                return True
    return False


def numbers_matter(field: Field, place: int) -> bool:
    """Whether another number of its people can make an export, or another, come out differently."""
    reach = field.reach[place]
    for end, outcome in enumerate(field.ways[place].outcomes):
        settlings = reach.block(reach.ends, end)
        if outcome is None or not settlings:
            continue
        ranges = field.asker.cells.range(totals_of(outcome.case.adds))
        open_counts = [low != high for low, high in zip(*ranges, strict=True)]
        cells = _cells(field, place, outcome, settlings)
        for before, after in product(cells, cells):
            if before >= after or not _alike_but_for(field, before, after, open_counts):
                continue
            if outcome.weights[before] != outcome.weights[after] or _others_differ(field, place, before, after):
                return True
    return False


def _cells(field: Field, place: int, outcome: Outcome, settlings: int) -> list[int]:
    return [
        at
        for at, weight in enumerate(outcome.weights)
        if weight != IMPOSSIBLE and field.totals.reached(place, outcome, settlings, at)
    ]


def _moved(field: Field, one: Outcome, other: Outcome) -> list[bool]:
    """Tell for each counter whether the two add differently to it."""
    if one.case.adds == other.case.adds:
        return [False] * len(one.most)
    ranges = [field.asker.cells.range(totals_of(each.case.adds)) for each in (one, other)]
    return [mine != its for mine, its in zip(zip(*ranges[0], strict=True), zip(*ranges[1], strict=True), strict=True)]


def _alike_but_for(field: Field, before: int, after: int, moved: list[bool]) -> bool:
    """Whether two cells are one for every counter that does not move."""
    cells = field.asker.cells.all
    return all(
        may_move or low == high
        for low, high, may_move in zip(cells[before].need, cells[after].need, moved, strict=True)
    )


def _others_differ(field: Field, place: int, before: int, after: int) -> bool:
    """Whether another export comes out differently in two cells."""
    return any(where != place for where in field.parting.get((min(before, after), max(before, after)), ()))
