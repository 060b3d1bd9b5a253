"""Determines a handler's exports under one regime."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tongguan.decision.determination.explanation import Explained, explain_rule
from tongguan.decision.facts import PreparedExport, PreparedHandler
from tongguan.decision.possible import Possible, PossibleExport, find_possible
from tongguan.decision.regime import Regime, UnresolvedConflictError
from tongguan.decision.regime.making import Applying
from tongguan.vocabulary import Bounds, Grade, Pathway

_SPECIFIC_FIRST = {
    "agreement": 0,
    "order": 0,
    "guidance": 1,
    "interpretation": 1,
    "regulation": 2,
    "law": 3,
    "standard": 4,
}


@dataclass(frozen=True, slots=True)
class ExportDetermination:
    """What one export needs, and why.

    ``decided_by`` are the rules that decide it; where several pathways are possible, a rule for each.
    ``displaced`` hold too and give way; ``superseded`` are ended rules that would have held.
    ``freed_by`` are exemptions that free all but the residue.
    """

    prepared: PreparedExport
    possible: PossibleExport
    facts: Mapping[str, Any]
    decided_by: tuple[Explained, ...]
    freed_by: tuple[Explained, ...]
    displaced: tuple[Explained, ...]
    superseded: tuple[Applying, ...]

    @property
    def pathway(self) -> Pathway | None:
        """The pathway, if one is left."""
        return self.possible.pathways[0] if self.possible.settled else None


@dataclass(frozen=True, slots=True)
class Determination:
    """What a handler's exports need under one regime."""

    handler: PreparedHandler
    regime: Regime
    possible: Possible
    exports: tuple[ExportDetermination, ...]

    @property
    def settled(self) -> bool:
        """Whether every export and the whole have one pathway left."""
        return len(self.possible.overall) == 1 and all(export.possible.settled for export in self.exports)


def determine(prepared: PreparedHandler, regime: Regime, *, presumptions: bool = True) -> Determination:
    """Determine what each export needs, with explanations of what decided, gave way or ended.

    Raises:
        UnresolvedConflictError: Two rules hold, want different things, and nothing orders them.
        ContradictionError: The declared numbers of distinct people cannot all be true.
    """
    possible = find_possible(prepared, regime, presumptions=presumptions)
    totals: dict[str, Bounds] = possible.counters
    exports = tuple(
        _explained(export, found, totals, regime)
        for export, found in zip(prepared.exports, possible.exports, strict=True)
    )
    shown = replace(possible, exports=tuple(export.possible for export in exports))
    return Determination(prepared, regime, shown, exports)


def _explained(
    prepared: PreparedExport, possible: PossibleExport, totals: dict[str, Bounds], regime: Regime
) -> ExportDetermination:
    facts = {**prepared.facts, **totals}
    rules = regime.deciding
    holding = regime.holding(facts)
    places = {place for place, _ in possible.deciders if place >= 0}
    freed = {freed_by for _, freed_by in possible.deciders if freed_by >= 0}
    displaced: list[Explained] = []
    if freed:
        displaced = _displaced_by_freeing(freed, [place for place in holding if place not in places], facts, regime)
    elif possible.settled:
        # Several rules may lead to the one pathway; those that hold on what is known are shown, if there are any.
        first = next((place for place in holding if place in places), None)
        if first is not None:
            later = [place for place in holding if place > first]
            agreeing, displaced = _beside(first, later, facts, prepared, regime)
            places = {first, *agreeing}
            possible = PossibleExport(possible.pathways, tuple((place, -1) for place in sorted(places)))
    decided = sorted(places, key=lambda place: shown_order(place, regime)) if len(places) > 1 else places
    return ExportDetermination(
        prepared,
        possible,
        facts,
        tuple(explain_rule(rules[place], facts) for place in decided),
        tuple(explain_rule(rules[place], facts) for place in sorted(freed)),
        tuple(displaced),
        ()
        if possible.pathways == (Pathway.NOT_AN_EXPORT,)
        else tuple([regime.ended[place] for place in regime.still_holding(facts)]),
    )


def _beside(
    first: int, later: list[int], facts: Mapping[str, Any], prepared: PreparedExport, regime: Regime
) -> tuple[list[int], list[Explained]]:
    """Give those of the ``later`` rules, which hold too, that agree with the first, and those that give way to it."""
    decider = regime.deciding[first]
    agreeing: list[int] = []
    displaced: list[Explained] = []
    for place in later:
        other = regime.deciding[place]
        if other.rule.default:
            continue
        if other.outcome is decider.outcome:
            if other.counted is decider.counted:
                agreeing.append(place)
        elif other.rule.name not in regime.dominates[decider.rule.name]:
            raise UnresolvedConflictError(
                f"`{decider.rule.name}` and `{other.rule.name}` both hold for export `{prepared.export.id}` "
                "and nothing says which prevails",
                help="this is a fault of the lawbook; please report it with the declaration",
            )
        elif decider.outcome is not Pathway.NOT_AN_EXPORT:
            displaced.append(explain_rule(other, facts))
    return agreeing, displaced


def _displaced_by_freeing(
    freed: set[int], others: list[int], facts: Mapping[str, Any], regime: Regime
) -> list[Explained]:
    """Rules that hold for the export as a whole and give way to the exemption of what is needed."""
    dominated = frozenset[str]().union(*(regime.dominates[regime.deciding[free].rule.name] for free in freed))
    return [
        explain_rule(other, facts)
        for other in (regime.deciding[place] for place in others if place not in freed)
        if other.rule.name in dominated and not other.rule.default and other.outcome is not Pathway.EXEMPT
    ]


def shown_order(place: int, regime: Regime) -> tuple[int, bool, int, int]:
    """Lighter pathways first; then what was read in the original, and the more specific instrument."""
    rule = regime.deciding[place]
    rank = regime.book.by_instrument[rule.rule.instrument].rank
    return rule.outcome.weight, rule.rule.grade is not Grade.VERIFIED, _SPECIFIC_FIRST[rank], place
