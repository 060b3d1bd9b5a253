"""Brings the cases of all exports together: which totals, which pathways, and which heaviest one overall."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

from tongguan.decision.facts import Contribution
from tongguan.decision.possible.cases import Case
from tongguan.decision.possible.outcomes import Outcomes
from tongguan.decision.possible.ranges import Ranges
from tongguan.decision.possible.totals import Totals, Union, join_block, totals_of
from tongguan.vocabulary.bounds import UNKNOWN

_NOBODY = Totals()
Block = tuple[int, ...]
BLOCK_CAP = 4_096
RANGES_CAP = 256
"""So many ranges of totals are followed side by side."""
_MANY, _FEW_RANGES = 16, 16
"""With more exports than this, fewer ranges are followed."""
_Choice = tuple[tuple[Case, ...], Totals]
_States = dict[tuple[frozenset[Case], int], tuple[Totals, ...]]
"""Totals by the kinds of cases that wait for them and the weight of what is decided already."""


@dataclass(slots=True)
class Combined:
    """What was found under one settling of the facts that exports share."""

    deciders: list[set[tuple[int, int]]]
    """For each export, the rules that can decide it, each with the exemption that freed the rest (-1: none)."""
    overall: set[int] = field(default_factory=set)
    """The weights that the heaviest pathway can have."""
    counted: tuple[Totals, ...] = ()
    exact: bool = True
    feasible: bool = True


class Combiner:
    """Combines the cases of the exports of one handler."""

    def __init__(self, outcomes: Outcomes, blocks: list[Block], unions: dict[Block, list[Union]]) -> None:
        self.outcomes = outcomes
        self.blocks = blocks
        self.unions = unions
        self.ranges = Ranges(RANGES_CAP if len(blocks) <= _MANY else _FEW_RANGES)

    def combine(self, cases: list[list[Case]]) -> Combined:
        """Combine, for every export, its cases."""
        return _Combination(self, cases).run()


class _Combination:
    def __init__(self, combiner: Combiner, cases: list[list[Case]]) -> None:
        self.outcomes = combiner.outcomes
        self.ranges = combiner.ranges
        self.cases = cases
        self.found = Combined([set() for _ in cases])
        self.unions = combiner.unions
        self.blocks = [part for block in combiner.blocks for part in self._within_cap(block)]
        self._like: dict[int, list[_Choice]] = {}

    def run(self) -> Combined:
        found = self.found
        choices = [self._choices(block, self.cases) for block in self.blocks]
        if not all(choices):
            found.feasible = False
            return found
        self.ranges.exact = True
        before = self._running(choices)
        after = list(reversed(self._running(list(reversed(choices)))))
        self._each_export(choices, before, after)
        self._overall(choices)
        self._tied(choices, before[-1])
        found.exact = found.exact and self.ranges.exact
        found.counted = self._as_counted() or before[-1]
        return found

    def _within_cap(self, block: Block) -> list[Block]:
        """Above the cap, leave the overlap out of account: wider than the truth."""
        if len(block) > 1 and prod(len(self.cases[place]) for place in block) > BLOCK_CAP:
            self.found.exact = False
            return [(place,) for place in block]
        return [block]

    def _choices(self, block: Block, cases: list[list[Case]]) -> list[_Choice]:
        if len(block) == 1:
            own = cases[block[0]]
            if id(own) not in self._like:
                self._like[id(own)] = [((case,), totals_of(case.adds)) for case in own]
            return self._like[id(own)]
        unions = self.unions[block]
        if len(unions) > 1:
            self.found.exact = False
        alike = [_by_people(cases[place]) for place in block]
        choices = []
        for people in product(*alike):
            adds = {place: added for place, (added, _) in zip(block, people, strict=True)}
            aside = {place: whole for place, (_, whole) in zip(block, people, strict=True) if whole is not None}
            totals = join_block(adds, aside, unions)
            if totals is not None:
                groups = [group[each] for group, each in zip(alike, people, strict=True)]
                choices += [(chosen, totals) for chosen in product(*groups)]
        return choices

    def _as_counted(self) -> tuple[Totals, ...]:
        """Give the totals where whoever may count does: an exemption that was not shown leaves nobody out."""
        counting = [[case for case in own if case.adds is not None] or own for own in self.cases]
        exact = self.found.exact
        choices = [self._choices(block, counting) for block in self.blocks]
        self.found.exact = exact
        return self._running(choices)[-1] if all(choices) else ()

    def _running(self, choices: list[list[_Choice]]) -> list[tuple[Totals, ...]]:
        running: list[tuple[Totals, ...]] = [(_NOBODY,)]
        known: dict[int, tuple[Totals, ...]] = {}
        for options in choices:
            if id(options) not in known:
                known[id(options)] = self.ranges.widest(totals for _, totals in options)
            running.append(self.ranges.joined(running[-1], known[id(options)]))
        return running

    def _each_export(
        self, choices: list[list[_Choice]], before: list[tuple[Totals, ...]], after: list[tuple[Totals, ...]]
    ) -> None:
        known: dict[object, list[set[tuple[int, int]]]] = {}
        for turn, block in enumerate(self.blocks):
            key = (id(choices[turn]), before[turn], after[turn + 1])
            if key not in known:
                known[key] = [
                    self._deciders(choices[turn], at, before[turn], after[turn + 1]) for at in range(len(block))
                ]
            for place, deciders in zip(block, known[key], strict=True):
                self.found.deciders[place].update(deciders)

    def _deciders(
        self, choices: list[_Choice], at: int, before: tuple[Totals, ...], after: tuple[Totals, ...]
    ) -> set[tuple[int, int]]:
        """Give what can decide the export at a place within its block."""
        by_case: dict[Case, list[Totals]] = {}
        for chosen, totals in choices:
            by_case.setdefault(chosen[at], []).append(totals)
        found: set[tuple[int, int]] = set()
        for case, own in by_case.items():
            if not case.waiting:
                found.add((case.otherwise, case.freed_by))
                continue
            joined = self.ranges.joined(self.ranges.widest(own), self.ranges.joined(before, after))
            found |= {(rule, case.freed_by) for rule in self.outcomes.deciders(case, joined)}
        return found

    def _overall(self, choices: list[list[_Choice]]) -> None:
        states: _States = {(frozenset(), 0): (_NOBODY,)}
        known: dict[int, _States] = {}
        for options in choices:
            if id(options) not in known:
                known[id(options)] = self._by_kind(options)
            grown: dict[tuple[frozenset[Case], int], list[Totals]] = {}
            for (waiting, heaviest), so_far in states.items():
                for (kinds, weight), own in known[id(options)].items():
                    key = (waiting | kinds, max(heaviest, weight))
                    grown.setdefault(key, []).extend(self.ranges.joined(so_far, own))
            states = {key: self.ranges.widest(all_totals) for key, all_totals in grown.items()}
        for (waiting, heaviest), all_totals in states.items():
            for totals in all_totals:
                if not waiting:
                    self.found.overall.add(heaviest)
                    continue
                for cell in self.outcomes.cells(totals):
                    weights = (self.outcomes.pathway(self.outcomes.decider(case, cell)).weight for case in waiting)
                    self.found.overall.add(max(heaviest, *weights))

    def _by_kind(self, options: list[_Choice]) -> _States:
        """Sum up choices that wait for the same and weigh the same."""
        summed: dict[tuple[frozenset[Case], int], list[Totals]] = {}
        for chosen, totals in options:
            weight = max(
                (self.outcomes.pathway(case.otherwise).weight for case in chosen if not case.waiting), default=0
            )
            kinds = frozenset(_kind(case) for case in chosen if case.waiting)
            summed.setdefault((kinds, weight), []).append(totals)
        return {key: self.ranges.widest(all_totals) for key, all_totals in summed.items()}

    def _tied(self, choices: list[list[_Choice]], ends: Sequence[Totals]) -> None:
        """Say where a range of each total is exact but not every pair of totals in both.

        People declared to be in both classes tie the two totals to each other; so does reading A1 over several
        exports. A part of an export's people may lie anywhere in a declared overlap, and an overlap of this
        year's people limits that of the people since last year.
        """
        adding = tied = 0
        for block, options in zip(self.blocks, choices, strict=True):
            members = list(zip(*(chosen for chosen, _ in options), strict=True))
            ties = [any(case.adds is not None and case.adds.tied for case in own) for own in members]
            tied += sum(ties)
            adding += sum(any(case.adds is not None for case in own) for own in members)
            if len(members) > 1 and (
                any(ties)
                or any(union.both != UNKNOWN for union in self.unions.get(block, ()))
                or self.outcomes.beyond_this_year
                or any(case.adds is not None and case.whole is not None for own in members for case in own)
            ):
                self.found.exact = False
        if self.outcomes.apart:
            self.found.exact = self.found.exact and adding <= 1
        elif tied > 1 and any(self.outcomes.open_together(totals) for totals in ends):
            self.found.exact = False


def _by_people(cases: list[Case]) -> dict[tuple[Contribution | None, Contribution | None], list[Case]]:
    """Put cases together that add the same people."""
    found: dict[tuple[Contribution | None, Contribution | None], list[Case]] = {}
    for case in cases:
        found.setdefault((case.adds, case.whole), []).append(case)
    return found


def _kind(case: Case) -> Case:
    """Cases that wait for the same totals and decide alike are one kind, whoever adds what."""
    return Case(case.waiting, case.otherwise, None)
