"""Which rule goes before which: as the rules say, by rank of the instrument, by weight of a prohibition."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from tongguan.law import Frees, Lawbook, Requires, Rule
from tongguan.law.conditions import facts_in
from tongguan.vocabulary import Citation, Pathway, TongguanError

_RANK = {"law": 0, "regulation": 1, "order": 2, "agreement": 2, "guidance": 3, "interpretation": 3, "standard": 4}
# A prohibition or another regime holds whatever the route; then whether it is an export at all.
_FIRST = {Pathway.PROHIBITED: 0, Pathway.OTHER_LAW: 1, Pathway.NOT_AN_EXPORT: 2}
_NEXT = 3


class UnresolvedConflictError(TongguanError):
    """Two rules hold and want different things, and nothing says which prevails."""

    code: ClassVar[str] = "decision/unresolved-conflict"


def outcome(rule: Rule) -> Pathway:
    """Give the pathway that a deciding rule leads to."""
    if isinstance(rule.effect, Requires):
        return rule.effect.pathway
    return Pathway.EXEMPT


def prevails(one: Rule, other: Rule, book: Lawbook) -> bool:
    """Whether ``one`` goes before ``other`` where both hold.

    In this order: prohibitions and other regimes by their weight; a fallback goes last; what the rules say
    of each other; the higher rank of the instrument, where the two want different things.
    """
    first, second = _FIRST.get(outcome(one), _NEXT), _FIRST.get(outcome(other), _NEXT)
    if first != second:
        return first < second
    if one.default != other.default:
        return other.default
    if _names(other.yields_to, one) or _names(one.prevails_over, other):
        return True
    if _names(one.yields_to, other) or _names(other.prevails_over, one):
        return False
    if outcome(one) is outcome(other):
        return False
    return _RANK[book.by_instrument[one.instrument].rank] < _RANK[book.by_instrument[other.instrument].rank]


def in_precedence(
    rules: Sequence[Rule], book: Lawbook, dominates: Mapping[str, frozenset[str]] | None = None
) -> tuple[Rule, ...]:
    """Put deciding rules in an order in which the first that holds decides.

    Where nothing orders two rules the order among them is fixed (rules on totals of people later, exemptions
    whose people are left out first), so that answers are repeatable; that such rules never both hold and
    differ is checked when they are explained, and proved.

    Args:
        rules: The rules.
        book: The lawbook that they are from.
        dominates: Their ``dominance``, where it was found before.

    Raises:
        UnresolvedConflictError: The rules prevail over each other in a circle.
    """
    counters = frozenset(counter.name for counter in book.facts.counters)
    found = dominance(rules, book) if dominates is None else dominates
    before = {rule.name: {other.name for other in rules if rule.name in found[other.name]} for rule in rules}
    left = sorted(rules, key=lambda rule: _soft_order(rule, counters))
    ordered: list[Rule] = []
    placed: set[str] = set()
    while left:
        ready = next((rule for rule in left if before[rule.name] <= placed), None)
        if ready is None:
            circle = ", ".join(rule.name for rule in left)
            raise UnresolvedConflictError(f"these rules prevail over each other in a circle: {circle}")
        ordered.append(ready)
        placed.add(ready.name)
        left.remove(ready)
    return tuple(ordered)


def dominance(rules: Sequence[Rule], book: Lawbook) -> Mapping[str, frozenset[str]]:
    """Give, by name of a rule, the rules it prevails over."""
    return {
        rule.name: frozenset(other.name for other in rules if other is not rule and prevails(rule, other, book))
        for rule in rules
    }


def _soft_order(rule: Rule, counters: frozenset[str]) -> tuple[int, int, int, int, str]:
    counts = bool(facts_in(rule.when) & counters)
    keeps_people = not (isinstance(rule.effect, Frees) and rule.effect.people == "left_out")
    return (
        _FIRST.get(outcome(rule), _NEXT),
        rule.default,
        counts,
        keeps_people,
        f"{-outcome(rule).weight:03d}{rule.name}",
    )


def _names(references: tuple[str, ...], rule: Rule) -> bool:
    for reference in references:
        if reference in (rule.name, rule.instrument):
            return True
        if "#" in reference and Citation.parse(reference).covers(Citation.parse(rule.cites)):
            return True
    return False
