"""What an export's cases lead to in each cell that the law's numbers cut the totals of people into."""

from dataclasses import dataclass
from itertools import product
from operator import ge, le

from tongguan.decision.possible.cases import Case
from tongguan.decision.possible.outcomes import Outcomes
from tongguan.decision.possible.splitting import cells
from tongguan.decision.possible.totals import ENDLESS, Totals, totals_of
from tongguan.decision.regime import Regime
from tongguan.law.conditions import All, AtLeast, Condition, Not, thresholds
from tongguan.law.conditions import Any as AnyOf
from tongguan.vocabulary.bounds import UNKNOWN

Vector = tuple[int, ...]
IMPOSSIBLE = -1


@dataclass(frozen=True, slots=True)
class Cell:
    """One combination of ranges of the totals: ``need`` is the least of each, ``most`` the most."""

    need: Vector
    most: Vector


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What one end adds to the totals at most, and the weight of its pathway in each cell.

    Where it adds too much to lie in a cell the weight is -1; ``enough`` tells where it needs no other export.
    """

    most: Vector
    weights: Vector
    enough: tuple[bool, ...]
    case: Case
    fitting: tuple[int, ...]
    """The cells that it can lie in."""
    sufficing: tuple[int, ...]
    """Those of them where it is enough alone."""


class Cells:
    """The cells of one regime."""

    def __init__(self, regime: Regime) -> None:
        self._outcomes = Outcomes(regime)
        of = {counter.name: counter.of for counter in regime.book.facts.counters}
        self._of = [of[name] for name in regime.counters]
        self._apart = [self._outcomes.apart and name == "people.ordinary" for name in regime.counters]
        numbers: dict[str, set[int]] = {name: set() for name in regime.counters}
        for rule in regime.deciding:
            for name, people in telling(rule.when):
                if name in numbers:
                    numbers[name].add(people)
        self.numbers = {name: sorted(found) for name, found in numbers.items()}
        cut = [list(cells(UNKNOWN, found)) for found in self.numbers.values()]
        self._bounds = [dict(zip(self.numbers, each, strict=True)) for each in product(*cut)]
        self.all = tuple(
            Cell(
                tuple(bounds.low for bounds in each.values()),
                tuple(ENDLESS if bounds.high is None else bounds.high for bounds in each.values()),
            )
            for each in self._bounds
        )
        self._known: dict[Case, Outcome] = {}
        self._ways: dict[object, Vector] = {}

    def outcome(self, case: Case) -> Outcome:
        """Give what a case adds and leads to."""
        found = self._known.get(case)
        if found is None:
            least, most = self.range(totals_of(case.adds))
            weights = tuple(
                weight if all(map(le, least, cell.most)) else IMPOSSIBLE
                for weight, cell in zip(self._weights(case), self.all, strict=True)
            )
            enough = tuple(all(map(ge, most, cell.need)) for cell in self.all)
            fitting = tuple(at for at, weight in enumerate(weights) if weight != IMPOSSIBLE)
            sufficing = tuple(at for at in fitting if enough[at])
            found = self._known[case] = Outcome(most, weights, enough, case, fitting, sufficing)
        return found

    def range(self, totals: Totals) -> tuple[Vector, Vector]:
        """Give the least and the most of each total.

        Where people with sensitive information do not count as ordinary (reading A1) the least is not known:
        wider than the truth.
        """
        ranges = [getattr(totals, name) for name in self._of]
        return (
            tuple(0 if apart else low for (low, _), apart in zip(ranges, self._apart, strict=True)),
            tuple(high for _, high in ranges),
        )

    def _weights(self, case: Case) -> Vector:
        way = (case.waiting, case.otherwise)
        if way not in self._ways:
            self._ways[way] = tuple(
                self._outcomes.pathway(self._outcomes.decider(case, bounds)).weight for bounds in self._bounds
            )
        return self._ways[way]


def telling(condition: Condition) -> frozenset[tuple[str, int]]:
    """Give the numbers of people at which a condition can change: of "a million, or more than a million" only one."""
    match condition:
        case All(parts) | AnyOf(parts):
            counts = [part for part in parts if isinstance(part, AtLeast)]
            others = (telling(part) for part in parts if not isinstance(part, AtLeast))
            extreme = min if isinstance(condition, AnyOf) else max
            names = {each.fact for each in counts}
            ends = {(name, extreme(each.people for each in counts if each.fact == name)) for name in names}
            return frozenset(ends).union(*others)
        case Not(part):
            return telling(part)
        case _:
            return thresholds(condition)
