"""Adds up what exports bring to the totals, where no export brings enough alone.

A front holds what some exports can bring at most, as far as it is needed: of two sums only the better is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod

from tongguan.decision.alternatives.asking.cells import IMPOSSIBLE, Cells, Outcome, Vector
from tongguan.decision.possible.totals import Union, join_block

BLOCK_CAP = 4_096
Front = tuple[Vector, ...]
Columns = tuple[tuple[Outcome, ...], ...]
"""For each export, what it can bring under one settling."""
Block = tuple[int, ...]


class Sums:
    """Finds whether the totals can lie in a cell, under one settling.

    Args:
        cells: The cells of the regime.
        exports: The number of exports.
        blocks: Exports whose distinct people were declared together, with what was declared.
    """

    def __init__(self, cells: Cells, exports: int, blocks: Mapping[Block, list[Union]]) -> None:
        self.cells = cells
        self.grouped = bool(blocks)
        self._unions = blocks
        joined = {place for block in blocks for place in block}
        self._groups: list[Block] = [*((place,) for place in range(exports) if place not in joined), *blocks]
        self._group_of = {place: turn for turn, group in enumerate(self._groups) for place in group}
        self._fronts: dict[object, tuple[list[Front], list[Front]]] = {}
        self._reached: dict[object, bool] = {}
        self.asked = 0
        """How often something had to be added up: what rests on sums is not kept for other exports."""

    def reaches(self, columns: Columns, place: int, outcome: Outcome, at: int) -> bool:
        """Whether the totals can lie in the cell ``at`` where the export at ``place`` brings ``outcome``."""
        self.asked += 1
        turn = self._group_of[place]
        group = self._groups[turn]
        others = tuple(column for where, column in enumerate(columns) if where not in group) if len(group) == 1 else ()
        key = (at, outcome, turn, others or columns)
        found = self._reached.get(key)
        if found is None:
            own = self._of_group(group, {**dict(enumerate(columns)), place: (outcome,)}, at)
            before, after = self._both_ways(columns, at)
            need = self.cells.all[at].need
            found = any(
                all(sum(each) >= least for *each, least in zip(one, mine, other, need, strict=True))
                for one in before[turn]
                for mine in own
                for other in after[turn + 1]
            )
            self._reached[key] = found
        return found

    def most(self, column: Iterable[Outcome], at: int) -> Front:
        """Give what one export can bring to a cell at most, as far as it is needed."""
        need = self.cells.all[at].need
        return _best(tuple(map(min, each.most, need)) for each in column if each.weights[at] != IMPOSSIBLE)

    def _both_ways(self, columns: Columns, at: int) -> tuple[list[Front], list[Front]]:
        """Give the fronts of the groups before each place, and from each place on."""
        key = (at, columns)
        if key not in self._fronts:
            need = self.cells.all[at].need
            known = dict(enumerate(columns))
            fronts = [self._of_group(group, known, at) for group in self._groups]
            nothing: Front = ((0,) * len(need),)
            before, after = [nothing], [nothing]
            for front in fronts:
                before.append(_added(before[-1], front, need))
            for front in reversed(fronts):
                after.append(_added(after[-1], front, need))
            self._fronts[key] = (before, after[::-1])
        return self._fronts[key]

    def _of_group(self, group: Block, columns: Mapping[int, tuple[Outcome, ...]], at: int) -> Front:
        cell = self.cells.all[at]
        if len(group) > 1 and prod(len(columns[place]) for place in group) <= BLOCK_CAP:
            return _best(self._joined(group, columns, at))
        front: Front = ((0,) * len(cell.need),)
        for place in group:
            front = _added(front, self.most(columns[place], at), cell.need)
        return front

    def _joined(self, group: Block, columns: Mapping[int, tuple[Outcome, ...]], at: int) -> Iterable[Vector]:
        cell = self.cells.all[at]
        for chosen in product(*(columns[place] for place in group)):
            adds = {place: each.case.adds for place, each in zip(group, chosen, strict=True)}
            wholes = ((place, each.case.whole) for place, each in zip(group, chosen, strict=True))
            totals = join_block(
                adds, {place: whole for place, whole in wholes if whole is not None}, self._unions[group]
            )
            if totals is not None:
                least, most = self.cells.range(totals)
                if all(low <= high for low, high in zip(least, cell.most, strict=True)):
                    yield tuple(map(min, most, cell.need))


def _added(some: Front, others: Front, need: Vector) -> Front:
    if len(some) == 1 and some[0] == need:
        return some if others else ()
    return _best(
        tuple(min(mine + its, most) for mine, its, most in zip(one, other, need, strict=True))
        for one in some
        for other in others
    )


def _best(vectors: Iterable[Vector]) -> Front:
    kept: Sequence[Vector] = ()
    for vector in dict.fromkeys(vectors):
        if not any(all(its >= mine for its, mine in zip(other, vector, strict=True)) for other in kept):
            kept = [
                *(each for each in kept if not all(mine >= its for mine, its in zip(vector, each, strict=True))),
                vector,
            ]
    return tuple(kept)
