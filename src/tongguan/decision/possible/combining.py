"""Brings the cases of all exports together: which totals, which pathways, and which heaviest one overall."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod

from tongguan.decision.facts import Contribution
from tongguan.decision.possible.leaves import Case
from tongguan.decision.possible.outcomes import Outcomes
from tongguan.decision.possible.totals import Totals, Union, join_block, totals_of, widest

_NOBODY = Totals()
Block = tuple[int, ...]
BLOCK_CAP = 4096


@dataclass(slots=True)
class Combined:
    """What was found under one settling of the handler's facts."""

    deciders: list[set[tuple[int, int]]]
    """For each export, the rules that can decide it, each with the exemption that freed the rest (-1: none)."""
    overall: set[int] = field(default_factory=set)
    """The weights that the heaviest pathway can have."""
    counted: list[Totals] = field(default_factory=list)
    exact: bool = True
    feasible: bool = True


@dataclass(frozen=True, slots=True)
class _State:
    totals: Totals
    waiting: frozenset[Case]
    weight: int


class Combiner:
    """Combines the cases of the exports of one handler."""

    def __init__(
        self, outcomes: Outcomes, blocks: list[Block], unions: dict[Block, list[Union]], exported: list[Contribution]
    ) -> None:
        self.outcomes = outcomes
        self.blocks = blocks
        self.unions = unions
        self.exported = exported

    def combine(self, cases: list[list[Case]]) -> Combined:
        """Combine, for every export, its cases."""
        found = Combined([set() for _ in cases])
        choices = [self._choices(block, cases, found) for block in self.blocks]
        if not all(choices):
            found.feasible = False
            return found
        before = self._running(choices)
        after = list(reversed(self._running(list(reversed(choices)))))
        for place, block in enumerate(self.blocks):
            rest = widest(one.join(other) for one in before[place] for other in after[place + 1])
            self._each_export(block, choices[place], rest, found)
        found.counted = self._as_counted(cases, found) or before[-1]
        self._overall(choices, found)
        return found

    def _choices(self, block: Block, cases: list[list[Case]], found: Combined) -> list[tuple[tuple[Case, ...], Totals]]:
        if len(block) == 1:
            return [((case,), totals_of(case.adds)) for case in cases[block[0]]]
        unions = self.unions[block]
        if len(unions) > 1:
            found.exact = False
        if prod(len(cases[place]) for place in block) > BLOCK_CAP:
            found.exact = False
            return list(self._loosely(block, cases))
        exported = {place: self.exported[place] for place in block}
        choices = []
        for chosen in product(*(cases[place] for place in block)):
            adds = {place: case.adds for place, case in zip(block, chosen, strict=True)}
            totals = join_block(adds, exported, unions)
            if totals is not None:
                choices.append((chosen, totals))
        return choices

    def _as_counted(self, cases: list[list[Case]], found: Combined) -> list[Totals]:
        """Give the totals where whoever may count does: an exemption that was not shown leaves nobody out."""
        counting = [[case for case in own if case.adds is not None] or own for own in cases]
        choices = [self._choices(block, counting, found) for block in self.blocks]
        return self._running(choices)[-1] if all(choices) else []

    def _loosely(self, block: Block, cases: list[list[Case]]) -> Iterator[tuple[tuple[Case, ...], Totals]]:
        """Above the cap: one wide choice a case, the overlap left out of account; wider than the truth."""
        widest_of = [widest(totals_of(case.adds) for case in cases[place]) for place in block]
        joined = [_NOBODY]
        for own in widest_of:
            joined = widest(one.join(other) for one in joined for other in own)
        longest = max(len(cases[place]) for place in block)
        for turn in range(longest):
            chosen = tuple(cases[place][min(turn, len(cases[place]) - 1)] for place in block)
            for totals in joined:
                yield chosen, totals

    @staticmethod
    def _running(choices: list[list[tuple[tuple[Case, ...], Totals]]]) -> list[list[Totals]]:
        running = [[_NOBODY]]
        for options in choices:
            own = widest(totals for _, totals in options)
            running.append(widest(one.join(other) for one in running[-1] for other in own))
        return running

    def _each_export(
        self, block: Block, choices: list[tuple[tuple[Case, ...], Totals]], rest: list[Totals], found: Combined
    ) -> None:
        for at, place in enumerate(block):
            by_case: dict[Case, list[Totals]] = {}
            for chosen, totals in choices:
                by_case.setdefault(chosen[at], []).append(totals)
            for case, own in by_case.items():
                if case.waiting:
                    joined = widest(one.join(other) for one in widest(own) for other in rest)
                    found.deciders[place] |= {(rule, case.freed_by) for rule in self.outcomes.deciders(case, joined)}
                else:
                    found.deciders[place].add((case.otherwise, case.freed_by))

    def _overall(self, choices: list[list[tuple[tuple[Case, ...], Totals]]], found: Combined) -> None:
        states: dict[tuple[frozenset[Case], int], list[Totals]] = {(frozenset(), 0): [_NOBODY]}
        for options in choices:
            grown: dict[tuple[frozenset[Case], int], list[Totals]] = {}
            summed: dict[tuple[frozenset[Case], int], list[Totals]] = {}
            for chosen, totals in options:
                weight = max(
                    (self.outcomes.pathway(case.otherwise).weight for case in chosen if not case.waiting), default=0
                )
                kinds = frozenset(_kind(case) for case in chosen if case.waiting)
                summed.setdefault((kinds, weight), []).append(totals)
            for (waiting, heaviest), so_far in states.items():
                for (kinds, weight), own in summed.items():
                    key = (waiting | kinds, max(heaviest, weight))
                    grown.setdefault(key, []).extend(one.join(other) for one in so_far for other in widest(own))
            states = {key: widest(all_totals) for key, all_totals in grown.items()}
        for (waiting, heaviest), all_totals in states.items():
            for totals in all_totals:
                if not waiting:
                    found.overall.add(heaviest)
                    continue
                for cell in self.outcomes.cells(totals):
                    weights = (self.outcomes.pathway(self.outcomes.decider(case, cell)).weight for case in waiting)
                    found.overall.add(max(heaviest, *weights))


def _kind(case: Case) -> Case:
    """Cases that wait for the same totals and decide alike are one kind, whoever adds what."""
    return Case(case.waiting, case.otherwise, None)
