"""What a case leads to once the totals of people are given as ranges."""

from collections.abc import Iterator, Sequence
from itertools import product

from tongguan.decision.possible.cases import Case
from tongguan.decision.possible.splitting import cells
from tongguan.decision.possible.totals import ENDLESS, Range, Totals
from tongguan.decision.regime import Regime
from tongguan.law.conditions import evaluate, thresholds
from tongguan.vocabulary import Bounds, Pathway

SENSITIVE_ONLY = "sensitive-only"


class Outcomes:
    """Follows cases through the cells that the law's numbers cut totals into."""

    def __init__(self, regime: Regime) -> None:
        self.regime = regime
        self._of = {counter.name: counter.of for counter in regime.book.facts.counters}
        numbers: dict[str, set[int]] = {name: set() for name in regime.counters}
        for rule in regime.deciding:
            for name, people in thresholds(rule.when):
                if name in numbers:
                    numbers[name].add(people)
        self._numbers = {name: sorted(found) for name, found in numbers.items()}
        self.beyond_this_year = any(
            counter.since != "this_year" for counter in regime.book.facts.counters if counter.name in numbers
        )
        self.apart = regime.readings.get("A1") == SENSITIVE_ONLY and "people.sensitive" in numbers

    def cells(self, totals: Totals) -> Iterator[dict[str, Bounds]]:
        """Yield the cells that the totals can lie in; within a cell every condition has one answer."""
        if self.apart:
            yield from self._cells_apart(totals)
            return
        names = list(self._numbers)
        cut = [list(cells(_bounds(getattr(totals, self._of[name])), self._numbers[name])) for name in names]
        for combination in product(*cut):
            yield dict(zip(names, combination, strict=True))

    def _cells_apart(self, totals: Totals) -> Iterator[dict[str, Bounds]]:
        """As ``cells``, where people with sensitive information do not count as ordinary (reading A1)."""
        for sensitive in cells(_bounds(totals.sensitive), self._numbers["people.sensitive"]):
            most_both = min(totals.both[1], ENDLESS if sensitive.high is None else sensitive.high)
            low = max(0, totals.ordinary[0] - most_both)
            high = ENDLESS if totals.ordinary[1] >= ENDLESS else max(low, totals.ordinary[1] - totals.both[0])
            for ordinary in cells(_bounds((low, high)), self._numbers["people.ordinary"]):
                yield {"people.ordinary": ordinary, "people.sensitive": sensitive}

    def open_together(self, totals: Totals) -> bool:
        """Whether more than one total can still lie on either side of one of the law's numbers."""
        return (
            sum(
                len(list(cells(_bounds(getattr(totals, self._of[name])), self._numbers[name]))) > 1
                for name in self._numbers
            )
            > 1
        )

    def decider(self, case: Case, cell: dict[str, Bounds]) -> int:
        """Give the place of the rule that decides ``case`` in ``cell``; -1 where none does."""
        for place, condition in case.waiting:
            if evaluate(condition, cell):
                return place
        return case.otherwise

    def pathway(self, place: int) -> Pathway:
        """Give the pathway that the rule at ``place`` leads to."""
        return self.regime.deciding[place].outcome if place >= 0 else Pathway.EXEMPT

    def deciders(self, case: Case, all_totals: Sequence[Totals]) -> frozenset[int]:
        """Give every rule that can decide ``case`` over the given totals."""
        if not case.waiting:
            return frozenset((case.otherwise,))
        return frozenset(self.decider(case, cell) for totals in all_totals for cell in self.cells(totals))


def _bounds(found: Range) -> Bounds:
    return Bounds(found[0], None if found[1] >= ENDLESS else found[1])
