"""Finds the possible pathways of a handler's exports, exactly where it can."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tongguan.decision.declaration import ContradictionError
from tongguan.decision.facts import PreparedExport, PreparedHandler
from tongguan.decision.facts.classes import CLASSES
from tongguan.decision.possible.blocks import blocks_of
from tongguan.decision.possible.cases import Case
from tongguan.decision.possible.combining import Combiner
from tongguan.decision.possible.leaves import CaseFinder
from tongguan.decision.possible.outcomes import Outcomes
from tongguan.decision.possible.quick import settle_quickly
from tongguan.decision.possible.sharing import Sharing
from tongguan.decision.possible.splitting import Splitter
from tongguan.decision.possible.totals import ENDLESS, Totals, Union, widest
from tongguan.decision.regime import Regime
from tongguan.vocabulary import Bounds, Pathway
from tongguan.vocabulary.pathway import BY_WEIGHT, in_order

_ALWAYS_MATTER = ("recipients", "onward", "contains.", "sector", "scenario", "zone.", "handler.zone")
CASE_CAP = 20_000
HANDLER_CAP = 1_024


@dataclass(frozen=True, slots=True)
class PossibleExport:
    """The pathways that one export can still have.

    ``deciders`` are the places of the rules of the regime that can decide it, each with the exemption that
    frees the rest of the export (-1: the whole export is decided). A place of -1 is "no rule decides".
    """

    pathways: tuple[Pathway, ...]
    deciders: tuple[tuple[int, int], ...]

    @property
    def settled(self) -> bool:
        """Whether one pathway is left."""
        return len(self.pathways) == 1


@dataclass(frozen=True, slots=True)
class Possible:
    """What is still possible for a handler: per export, overall, and the ranges of the people counted.

    The ranges take an exemption that may or may not hold as not shown: its people count.
    """

    exports: tuple[PossibleExport, ...]
    overall: tuple[Pathway, ...]
    exact: bool
    ordinary: Bounds
    sensitive: Bounds
    counters: dict[str, Bounds]


def find_possible(prepared: PreparedHandler, regime: Regime, *, presumptions: bool = True) -> Possible:
    """Find the possible pathways.

    Args:
        prepared: The facts of the handler and its exports, for the regime's day and readings.
        regime: The law of the day.
        presumptions: Whether presumed values were filled in (what stays open is split otherwise).

    Raises:
        ContradictionError: The declared numbers of distinct people cannot all be true.
    """
    quick = settle_quickly(prepared, regime)
    if quick is not None:
        deciders, totals = quick
        exports = tuple(_export({(place, -1)}, regime) for place in deciders)
        weight = max(export.pathways[0].weight for export in exports)
        return _result(exports, {weight}, [totals], regime, exact=True)
    return _Finder(prepared, regime, presumptions=presumptions).find()


class _Finder:
    def __init__(self, prepared: PreparedHandler, regime: Regime, *, presumptions: bool) -> None:
        self.prepared = prepared
        self.regime = regime
        self.splitter = Splitter(
            [*(rule.when for rule in regime.deciding), *(rule.when for rule in regime.leaving_out)],
            regime.book.facts,
            presumptions=presumptions,
            depending=prepared.depending,
            recipients=(recipient.facts for recipient in prepared.declaration.recipients.values()),
        )
        self.cases = CaseFinder(regime, self.splitter, prepared.zones, CASE_CAP)
        self.outcomes = Outcomes(regime)
        self.counters = tuple(counter.name for counter in regime.book.facts.counters)
        self.sharing = Sharing(prepared, regime, self.splitter, self._seen)
        self.known: dict[object, tuple[list[Case], bool]] = {}

    def find(self) -> Possible:
        blocks, unions = blocks_of(self.prepared)
        joined = frozenset(place for block in unions for place in block)
        combiner = Combiner(self.outcomes, blocks, unions)
        deciders: list[set[tuple[int, int]]] = [set() for _ in self.prepared.exports]
        overall: set[int] = set()
        counted: list[Totals] = []
        feasible = False
        settlings, exact = self.sharing.settlings(HANDLER_CAP)
        for settling in settlings:
            cases = []
            for place, export in enumerate(self.prepared.exports):
                own, complete = self._cases(export, self.sharing.apply(settling, place), joined=place in joined)
                exact = exact and complete
                cases.append(own)
            found = combiner.combine(cases)
            if not found.feasible:
                continue
            feasible = True
            for mine, its in zip(deciders, found.deciders, strict=True):
                mine.update(its)
            overall |= found.overall
            counted = widest([*counted, *found.counted])
            exact = exact and found.exact
        if not feasible or any(map(_cannot_nest, unions.values())):
            raise ContradictionError(
                "the declared numbers of distinct people cannot all be true together",
                help="compare `distinct_people` with the people of each export",
                source=self.prepared.declaration.source,
                field="distinct_people",
            )
        exports = tuple(_export(places, self.regime) for places in deciders)
        settled_all = all(export.settled for export in exports) and len(overall) == 1
        return _result(exports, overall, counted, self.regime, exact=exact or settled_all)

    def _cases(self, export: PreparedExport, facts: dict[str, Any], *, joined: bool) -> tuple[list[Case], bool]:
        """Cases by what the law sees of an export, so that many like exports cost as one."""
        counts = tuple(export.export.facts.get(name) for name in self.counters)
        seen = (self._seen(facts), export.export.people, counts, _seen_of_residue(export), joined)
        if seen not in self.known:
            self.known[seen] = self.cases.find(export, facts, joined=joined)
        return self.known[seen]

    def _seen(self, facts: Mapping[str, Any]) -> object:
        """What the law sees of an export's facts."""
        mentions = self.splitter.mentions
        return tuple(
            sorted(
                (name, _key(value))
                for name, value in facts.items()
                if mentions(name) or name.startswith(_ALWAYS_MATTER)
            )
        )


def _cannot_nest(unions: list[Union]) -> bool:
    """Whether some exports were said to have more distinct people than a set of exports that holds them all."""

    def more(inner: Bounds, outer: Bounds) -> bool:
        return outer.high is not None and inner.low > outer.high

    return any(
        inner.members < outer.members
        and (more(inner.ordinary, outer.ordinary) or more(inner.sensitive, outer.sensitive))
        for inner in unions
        for outer in unions
    )


def _export(places: set[tuple[int, int]], regime: Regime) -> PossibleExport:
    outcomes = (regime.deciding[place].outcome if place >= 0 else Pathway.EXEMPT for place, _ in places)
    return PossibleExport(in_order(outcomes), tuple(sorted(places)))


def _result(
    exports: tuple[PossibleExport, ...], overall: set[int], counted: list[Totals], regime: Regime, *, exact: bool
) -> Possible:
    of = {counter.name: counter.of for counter in regime.book.facts.counters}
    return Possible(
        exports,
        tuple(BY_WEIGHT[weight] for weight in sorted(overall)),
        exact,
        _hull(counted, "ordinary"),
        _hull(counted, "sensitive"),
        {name: _hull(counted, of[name]) for name in regime.totals},
    )


def _hull(counted: list[Totals], name: str) -> Bounds:
    low = min(getattr(totals, name)[0] for totals in counted)
    high = max(getattr(totals, name)[1] for totals in counted)
    return Bounds(low, None if high >= ENDLESS else high)


def _seen_of_residue(export: PreparedExport) -> object:
    residue = export.residue
    return residue and (residue.people, *(residue.facts.get(name) for name in CLASSES))


def _key(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(
            tuple(sorted((name, str(item)) for name, item in member.items())) if isinstance(member, dict) else member
            for member in value
        )
    return value if isinstance(value, str | bool) else str(value)
