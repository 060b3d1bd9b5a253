"""Says in words what a row's answer is: the pathways that are possible, and the rules that decide.

Whatever decides alike has one label, so there are few of them however many rows there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tongguan.decision.determination.determining import ExportDetermination, shown_order
from tongguan.decision.regime import Regime
from tongguan.decision.table.places import Places
from tongguan.law import Rule
from tongguan.vocabulary import Grade, Pathway, Truth, all_of, any_of, negate
from tongguan.vocabulary.pathway import BY_WEIGHT, in_order

BETWEEN = "|"
"""What stands between several pathways, citations or rules in one column."""


@dataclass(frozen=True, slots=True)
class Label:
    """An answer in words; several pathways, citations and rules are in the order in which an answer shows them.

    ``grade`` is VERIFIED where every rule shown is, else the weaker grade. ``counted`` tells whether the people
    count toward the handler's totals; ``None`` where that is not known.
    """

    possible: str
    settled: bool
    decided_by: str
    rules: str
    grade: str | None
    counted: bool | None


def label_of(places: Places, shown: int, outcomes: int, *, counted: bool) -> Label:
    """Give the label of the rules and the weights whose bits are set."""
    pathways = pathways_of(outcomes)
    return labelled(pathways, shown_rules(places.regime, places.of_mask(shown)), counted=counted)


def label_of_export(export: ExportDetermination, regime: Regime) -> Label:
    """Give the label of what the engine found of an export."""
    rules = [(each.rule, Pathway(each.pathway)) for each in export.decided_by]
    return labelled(export.possible.pathways, rules, counted=_counted(export, regime))


def labelled(pathways: Sequence[Pathway], rules: Sequence[tuple[Rule, Pathway]], *, counted: Truth) -> Label:
    """Give the label of pathways and of the rules that lead to them."""
    cites = list(dict.fromkeys((rule.cites, pathway) for rule, pathway in reversed(rules)))[::-1]
    grades = [rule.grade for rule, _ in rules]
    weakest = next((grade for grade in grades if grade is not Grade.VERIFIED), Grade.VERIFIED)
    return Label(
        words(pathways),
        len(pathways) == 1,
        BETWEEN.join(cite for cite, _ in cites),
        BETWEEN.join(rule.name for rule, _ in rules),
        weakest.value if rules else None,
        counted,
    )


def _counted(export: ExportDetermination, regime: Regime) -> Truth:
    """Whether the people of an export count, whichever of its rules decides it; what an exemption leaves counts."""
    left_out = any_of(rule.holds(export.facts) for rule in regime.leaving_out)
    found: set[Truth] = {
        any(place < 0 or regime.deciding[place].counted for place in (place, *((freed,) if freed >= 0 else ())))
        for place, freed in export.possible.deciders
    }
    return all_of((found.pop() if len(found) == 1 else None, negate(left_out)))


def shown_rules(regime: Regime, places: Iterable[int]) -> list[tuple[Rule, Pathway]]:
    """Give the rules at these places in the order in which an answer shows them, each with its pathway."""
    ordered = sorted(places, key=lambda place: shown_order(place, regime))
    return [(regime.deciding[place].rule, regime.deciding[place].outcome) for place in ordered]


def pathways_of(outcomes: int) -> tuple[Pathway, ...]:
    """Give the pathways whose weights have their bits set, the lightest first."""
    return in_order(pathway for weight, pathway in enumerate(BY_WEIGHT) if outcomes >> weight & 1)


def words(pathways: Iterable[Pathway]) -> str:
    """Write pathways into one column."""
    return BETWEEN.join(pathway.value for pathway in pathways)
