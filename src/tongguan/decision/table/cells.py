"""The cells that the law's numbers cut totals of people into, and the regions of cells that totals may lie in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from sqlglot import exp, select

from tongguan.decision.possible.splitting import cells
from tongguan.decision.regime import Regime
from tongguan.decision.table.building import Sql, case, column, is_null, sql, value
from tongguan.law.conditions import thresholds
from tongguan.vocabulary import Bounds
from tongguan.vocabulary.bounds import UNKNOWN

CELL, REGION = "cell", "region"


@dataclass(frozen=True, slots=True)
class Region:
    """Cells that the totals of one handler may lie in: from one to another, by counter."""

    id: int
    cells: tuple[int, ...]
    ranges: tuple[Bounds, ...]


class Cells:
    """The cells that the law's numbers cut the totals of people into."""

    def __init__(self, regime: Regime) -> None:
        self.counters = regime.counters
        self.numbers: dict[str, list[int]] = {name: [] for name in regime.counters}
        for rule in regime.deciding:
            for name, people in thresholds(rule.when):
                if name in self.numbers and people not in self.numbers[name]:
                    self.numbers[name].append(people)
        for found in self.numbers.values():
            found.sort()
        self._cut = [list(cells(UNKNOWN, self.numbers[name])) for name in self.counters]
        self.all = list(product(*(range(len(cut)) for cut in self._cut)))

    def ranges(self, cell: Sequence[int]) -> tuple[Bounds, ...]:
        """Give the range of each counter in a cell."""
        return tuple(cut[at] for cut, at in zip(self._cut, cell, strict=True))

    def region_key(self, totals: Mapping[str, tuple[Sql, Sql]]) -> Sql:
        """Give the number of the region that totals lie in: for each counter its first and its last cell."""
        key: Sql = value(0)
        for name, cut in zip(self.counters, self._cut, strict=True):
            low, high = totals[name]
            for end, open_end in ((low, False), (high, True)):
                rising = list(enumerate(self.numbers[name], start=1))
                branches = [(sql(":end >= :people", end=end, people=people), value(at))
                            for at, people in reversed(rising)]  # fmt: skip
                if open_end:
                    branches.insert(0, (is_null(end), value(len(cut) - 1)))
                at = case(*branches, otherwise=value(0)) if branches else value(0)
                key = sql(":key * :size + :at", key=key, size=len(cut), at=at)
        return key

    def region(self, key: int) -> Region:
        """Give the region of a number."""
        ends: list[tuple[int, int]] = []
        left = key
        for cut in reversed(self._cut):
            left, last = divmod(left, len(cut))
            left, first = divmod(left, len(cut))
            ends.insert(0, (first, last))
        within = [
            number
            for number, cell in enumerate(self.all)
            if all(first <= at <= last for at, (first, last) in zip(cell, ends, strict=True))
        ]
        ranges = tuple(
            Bounds(cut[first].low, cut[last].high) for cut, (first, last) in zip(self._cut, ends, strict=True)
        )
        return Region(key, tuple(within), ranges)

    def open_counters(self, key: int) -> int:
        """Give how many totals may still lie in more than one cell."""
        count, left = 0, key
        for cut in reversed(self._cut):
            left, last = divmod(left, len(cut))
            left, first = divmod(left, len(cut))
            count += first != last
        return count

    def table(self) -> exp.Select:
        """Give the cells as rows: the number, and the two ends of each counter."""
        return self._rows(CELL, [(number, self.ranges(cell)) for number, cell in enumerate(self.all)])

    def table_of(self, regions: Iterable[Region]) -> exp.Select:
        """Give regions as rows: the number, and the two ends of each counter."""
        return self._rows(REGION, [(region.id, region.ranges) for region in regions])

    def counts(self) -> dict[str, tuple[Sql, Sql]]:
        """Give the ends of each counter in such rows, for a scope."""
        return {name: (column(f"{name}·low"), column(f"{name}·high")) for name in self.counters}

    def _rows(self, key: str, rows: list[tuple[int, tuple[Bounds, ...]]]) -> exp.Select:
        names = [key, *(f"{name}·{end}" for name in self.counters for end in ("low", "high"))]
        listed = [[number, *(end for bounds in ranges for end in (bounds.low, bounds.high))] for number, ranges in rows]
        return rows_of(names, listed)


def rows_of(names: Sequence[str], rows: Iterable[Sequence[int | str | None]]) -> exp.Select:
    """Give rows as a query."""
    tuples = [exp.Tuple(expressions=[exp.null() if each is None else value(each) for each in row]) for row in rows]
    alias = exp.TableAlias(
        this=exp.to_identifier("given"), columns=[exp.to_identifier(name, quoted=True) for name in names]
    )
    return select("*").from_(exp.Values(expressions=tuples, alias=alias))
