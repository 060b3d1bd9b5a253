"""Which pathways each export can end in, given what the totals of people over all exports can be.

For every cell of the totals, an end is within reach where the other exports can bring the totals there: none of
them must add more than the cell holds, and together they must add enough. Where another export can add enough
alone, nothing needs to be added up; elsewhere sums are followed, settling by settling.
"""

from collections.abc import Iterator, Sequence

from tongguan.decision.alternatives.asking.cells import IMPOSSIBLE, Cell, Outcome
from tongguan.decision.alternatives.asking.sums import Columns, Sums

PATHWAYS = 6


class Share:
    """What one export brings: its ends within reach, a block of settlings for each, and what each end does.

    ``fits`` are, cell by cell, the settlings under which an end can lie there; ``enough`` those under which one
    needs no other export. ``adds`` holds true if an end adds anybody.
    """

    __slots__ = ("adds", "ends", "enough", "fits", "outcomes")

    def __init__(self, ends: int, outcomes: tuple[Outcome | None, ...], cells: int, width: int) -> None:
        self.ends = ends
        self.outcomes = outcomes
        self.fits = [0] * cells
        self.enough = [0] * cells
        self.adds: set[bool] = set()
        everything = (1 << width) - 1
        for end, outcome in enumerate(outcomes):
            block = (ends >> (end * width)) & everything
            if block and outcome is not None:
                self.adds.add(any(outcome.most))
                for at in outcome.fitting:
                    self.fits[at] |= block
                for at in outcome.sufficing:
                    self.enough[at] |= block


class Totals:
    """The totals of one handler, for all settlings at once.

    Args:
        shares: One for each export.
        cells: The cells of the totals.
        width: The number of settlings.
        sums: Adds up what exports bring where that must be done.
    """

    def __init__(self, shares: Sequence[Share], cells: Sequence[Cell], width: int, sums: Sums) -> None:
        self.shares = list(shares)
        self.cells = cells
        self.width = width
        self.sums = sums
        self.all = (1 << width) - 1
        self._columns: dict[int, Columns] = {}
        places = range(len(cells))
        self._others_fit = [_without_each([share.fits[at] for share in shares], self.all) for at in places]
        self._counted = [_at_least([share.enough[at] for share in shares]) for at in places]
        self._pathways: dict[object, list[int]] = {}

    def context(self, place: int) -> object:
        """Give all that an export meets in the others, sums apart."""
        return tuple(fit[place] for fit in self._others_fit), tuple(self._counted)

    def left(self, place: int, ends: int) -> int:
        """Give the pathways, a bit for each weight, of an export some of whose ends are left."""
        found = 0
        for weight, within in enumerate(self._ending_in(place)):
            if within & ends:
                found |= 1 << weight
        return found

    def still(self, place: int, share: Share, wanted: int) -> int:
        """Give which of some pathways an export can still end in if it brings ``share``."""
        found = 0
        for end, outcome in enumerate(share.outcomes):
            block = (share.ends >> (end * self.width)) & self.all
            if not block or outcome is None:
                continue
            for at in outcome.fitting:
                bit = 1 << outcome.weights[at]
                if bit & wanted & ~found and self.reached(place, outcome, block, at):
                    found |= bit
                    if found == wanted:
                        return found
        return found

    def keeps_others(self, place: int, share: Share) -> bool:
        """Whether all stays the same for the other exports if this one brings ``share``; false where unsure."""
        if self.sums.grouped:
            return False
        before = self.shares[place]
        for at, cell in enumerate(self.cells):
            others = self._others_fit[at][place]
            if others & before.fits[at] & ~share.fits[at]:
                return False
            if not any(cell.need):
                continue
            alone = others & ~self._counted[at][2]
            if alone & before.enough[at] & ~share.enough[at]:
                return False
            unsure = alone & ~before.enough[at]
            if unsure and not self._brings_as_much(place, share, at, unsure):
                return False
        return True

    def replaced(self, place: int, share: Share) -> "Totals":
        """Give the totals where one export brings something else."""
        shares = [*self.shares]
        shares[place] = share
        return Totals(shares, self.cells, self.width, self.sums)

    def reached(self, place: int, outcome: Outcome | None, block: int, at: int) -> int:
        """Give those of the settlings in ``block`` under which an end of an export is met in a cell."""
        block &= self._others_fit[at][place]
        if not block or outcome is None or outcome.weights[at] == IMPOSSIBLE:
            return 0
        easy = 0
        if not self.sums.grouped:
            if outcome.enough[at]:
                return block
            one, two, _ = self._counted[at]
            easy = block & (two | (one & ~self.shares[place].enough[at]))
        return easy | self._added_up(place, outcome, at, block & ~easy)

    def _ending_in(self, place: int) -> list[int]:
        """Give, for each weight, the ends of an export, block by block, that lead there.

        Exports that bring the same are alike in this.
        """
        share = self.shares[place]
        key = place if self.sums.grouped else (share.ends, share.outcomes)
        if key not in self._pathways:
            found = [0] * PATHWAYS
            for end, outcome in enumerate(share.outcomes):
                block = (share.ends >> (end * self.width)) & self.all
                if block and outcome is not None:
                    for at in outcome.fitting:
                        reached = self.reached(place, outcome, block, at)
                        if reached:
                            found[outcome.weights[at]] |= reached << (end * self.width)
            self._pathways[key] = found
        return self._pathways[key]

    def columns(self, settling: int) -> Columns:
        """Give what each export can bring under one settling."""
        found = self._columns.get(settling)
        if found is None:
            found = self._columns[settling] = tuple(column(share, settling, self.width) for share in self.shares)
        return found

    def _added_up(self, place: int, outcome: Outcome, at: int, settlings: int) -> int:
        found = 0
        for settling in bits(settlings):
            if self.sums.reaches(self.columns(settling), place, outcome, at):
                found |= 1 << settling
        return found

    def _brings_as_much(self, place: int, share: Share, at: int, settlings: int) -> bool:
        """Whether an export that is not enough alone still brings as much as before."""
        return all(
            self.sums.most(self.columns(settling)[place], at) == self.sums.most(column(share, settling, self.width), at)
            for settling in bits(settlings)
        )


def column(share: Share, settling: int, width: int) -> tuple[Outcome, ...]:
    """Give what an export can bring under one settling."""
    ends = share.ends >> settling
    return tuple(
        outcome for end, outcome in enumerate(share.outcomes) if outcome is not None and (ends >> (end * width)) & 1
    )


def bits(settlings: int) -> Iterator[int]:
    """Yield the settlings of a set."""
    while settlings:
        lowest = settlings & -settlings
        yield lowest.bit_length() - 1
        settlings ^= lowest


def _without_each(sets: Sequence[int], everything: int) -> list[int]:
    """Give, for each set, what all the others have in common."""
    before = [everything]
    for each in sets:
        before.append(before[-1] & each)
    after = everything
    found = [0] * len(sets)
    for place in range(len(sets) - 1, -1, -1):
        found[place] = before[place] & after
        after &= sets[place]
    return found


def _at_least(sets: Sequence[int]) -> tuple[int, int, int]:
    """Give what at least one, two and three of the sets hold."""
    one = two = three = 0
    for each in sets:
        three |= two & each
        two |= one & each
        one |= each
    return one, two, three
