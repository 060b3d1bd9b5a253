"""Finds the possible pathways of a handler's exports, exactly where it can."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from tongguan.decision.declaration import ContradictionError
from tongguan.decision.facts import Contribution, PreparedExport, PreparedHandler, contribution_of
from tongguan.decision.possible.combining import Block, Combined, Combiner
from tongguan.decision.possible.leaves import CaseFinder
from tongguan.decision.possible.outcomes import Outcomes
from tongguan.decision.possible.quick import settle_quickly
from tongguan.decision.possible.splitting import Open, Splitter, settle
from tongguan.decision.possible.totals import ENDLESS, Totals, Union, declared_union, widest
from tongguan.decision.regime import Regime
from tongguan.law.conditions import reduce
from tongguan.vocabulary import Bounds, Pathway
from tongguan.vocabulary.pathway import BY_WEIGHT, in_order

_ALWAYS_MATTER = ("recipients", "onward", "contains.", "people_since", "expected_people_one")
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
        )
        self.cases = CaseFinder(regime, self.splitter, CASE_CAP)
        self.outcomes = Outcomes(regime)
        self.exact = True
        self.known: dict[object, tuple[list[Any], bool]] = {}

    def find(self) -> Possible:
        blocks, unions = self._blocks()
        exported = [_exported(export, self.prepared) for export in self.prepared.exports]
        combiner = Combiner(self.outcomes, blocks, unions, exported)
        deciders: list[set[tuple[int, int]]] = [set() for _ in self.prepared.exports]
        overall: set[int] = set()
        counted: list[Totals] = []
        feasible = False
        for settled in self._settlings():
            found = self._under(settled, combiner)
            if not found.feasible:
                continue
            feasible = True
            for mine, its in zip(deciders, found.deciders, strict=True):
                mine.update(its)
            overall |= found.overall
            counted = widest([*counted, *found.counted])
            self.exact = self.exact and found.exact
        if not feasible:
            raise ContradictionError(
                "the declared numbers of distinct people cannot all be true together",
                help="compare `distinct_people` with the people of each export",
                source=self.prepared.declaration.source,
                field="distinct_people",
            )
        exports = tuple(_export(places, self.regime) for places in deciders)
        settled_all = all(export.settled for export in exports) and len(overall) == 1
        return _result(exports, overall, counted, self.regime, exact=self.exact or settled_all)

    def _under(self, settled: list[tuple[Open, str, Any]], combiner: Combiner) -> Combined:
        all_cases = []
        for export in self.prepared.exports:
            facts = export.facts
            for open_fact, owner, value in settled:
                facts = _settle_shared(export, facts, open_fact, owner, value)
            found, whole = self._cases(export, facts)
            self.exact = self.exact and whole
            all_cases.append(found)
        return combiner.combine(all_cases)

    def _cases(self, export: PreparedExport, facts: dict[str, Any]) -> tuple[list[Any], bool]:
        """Cases by what the law sees of an export, so that many like exports cost as one."""
        seen = (
            tuple(sorted((name, _key(value)) for name, value in facts.items() if self._matters(name))),
            export.export.people,
            _seen_of_residue(export),
        )
        if seen not in self.known:
            self.known[seen] = self.cases.find(export, facts)
        return self.known[seen]

    def _matters(self, name: str) -> bool:
        return self.splitter.mentions(name) or name.startswith(_ALWAYS_MATTER)

    def _settlings(self) -> Iterator[list[tuple[Open, str, Any]]]:
        """Yield every settling of the open facts that several exports share: the handler's, a recipient's."""
        shared = self._shared()
        values = [self.splitter.values(open_fact, {}) for open_fact, _ in shared]
        if not shared:
            yield []
            return
        total = 1
        for place, choices in enumerate(values):
            total *= len(choices)
            if total > HANDLER_CAP:
                # the rest is left open export by export: wider than the truth
                self.exact = False
                shared, values = shared[:place], values[:place]
                break
        for chosen in product(*values):
            yield [(open_fact, owner, value) for (open_fact, owner), value in zip(shared, chosen, strict=True)]

    def _shared(self) -> list[tuple[Open, str]]:
        """Give the open facts of the handler, and of recipients that several exports have, each with its recipient."""
        used = Counter(name for export in self.prepared.exports for name in export.export.recipients or ())
        found: dict[tuple[str, str], Open] = {}
        for export in self.prepared.exports:
            for open_fact in self._open_in(export):
                if open_fact.name.startswith("handler."):
                    found[open_fact.name, ""] = open_fact
                elif open_fact.collection == "recipients":
                    owner = (export.export.recipients or ())[open_fact.member]
                    if used[owner] > 1:
                        found[open_fact.name, owner] = open_fact
        return [(open_fact, owner) for (_, owner), open_fact in found.items()]

    def _open_in(self, export: PreparedExport) -> Iterator[Open]:
        """Yield the open facts of the rules up to the first that holds for certain."""
        for rule in self.regime.deciding:
            truth = rule.holds(export.facts)
            if truth is True:
                return
            if truth is None:
                left = reduce(rule.when, export.facts)
                yield from self.splitter.open_in(left, export.facts, self.cases.counters)

    def _blocks(self) -> tuple[list[Block], dict[Block, list[Union]]]:
        """Give the exports in blocks: those whose overlap was declared together, the others each alone."""
        places = {export.export.id: place for place, export in enumerate(self.prepared.exports)}
        as_of = self.prepared.as_of
        groups: list[tuple[set[int], list[Union]]] = []
        for overlap in self.prepared.declaration.overlaps:
            people = overlap.people
            union = Union(
                frozenset(places[name] for name in overlap.exports),
                declared_union(people.ordinary, people.until, as_of),
                declared_union(people.sensitive, people.until, as_of),
                declared_union(people.both, people.until, as_of),
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


def _exported(export: PreparedExport, prepared: PreparedHandler) -> Contribution:
    facts = export.facts
    return contribution_of(
        export.export,
        export.export.people,
        prepared.as_of,
        personal=facts.get("contains.personal_information") is not False,
        sensitive=facts.get("contains.sensitive") is not False,
        ordinary=facts.get("contains.ordinary"),
    )


def _settle_shared(
    export: PreparedExport, facts: dict[str, Any], open_fact: Open, owner: str, value: object
) -> dict[str, Any]:
    if not owner:
        if facts.get(open_fact.name) is None or open_fact.name == "handler.people_processed":
            return {**facts, open_fact.name: value}
        return facts
    for place, name in enumerate(export.export.recipients or ()):
        if name == owner:
            facts = settle(facts, Open(open_fact.name, "recipients", place), value)
    return facts


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
        {name: _hull(counted, of[name]) for name in regime.counters},
    )


def _hull(counted: list[Totals], name: str) -> Bounds:
    low = min(getattr(totals, name)[0] for totals in counted)
    high = max(getattr(totals, name)[1] for totals in counted)
    return Bounds(low, None if high >= ENDLESS else high)


def _seen_of_residue(export: PreparedExport) -> object:
    if export.residue is None:
        return None
    classes = (export.residue.facts.get(f"contains.{name}") for name in ("sensitive", "ordinary"))
    return export.residue.people, *classes


def _key(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(
            tuple(sorted((name, str(item)) for name, item in member.items())) if isinstance(member, dict) else member
            for member in value
        )
    return value if isinstance(value, str | bool) else str(value)
