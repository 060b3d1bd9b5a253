"""The handler's totals of people: distinct over several exports, within bounds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tongguan.decision.facts import Contribution
from tongguan.decision.facts.contributions import this_year
from tongguan.vocabulary import Bounds
from tongguan.vocabulary.bounds import UNKNOWN

ENDLESS = 1 << 60
"""Stands for "no upper bound" in sums."""

Range = tuple[int, int]
NONE: Range = (0, 0)


@dataclass(frozen=True, slots=True)
class Totals:
    """Ranges of distinct people over a set of exports, one for each counter.

    Two exports may share all their people or none: together they have from the larger to the sum.
    """

    ordinary: Range = NONE
    sensitive: Range = NONE
    both: Range = NONE
    since_last_year: Range = NONE
    sensitive_since_last_year: Range = NONE
    expected_one_year: Range = NONE

    def join(self, other: "Totals") -> "Totals":
        """Give the totals over both sets of exports."""
        if self == _EMPTY:
            return other
        if other == _EMPTY:
            return self
        return Totals(
            _union(self.ordinary, other.ordinary),
            _union(self.sensitive, other.sensitive),
            # people ordinary in one export may be sensitive in another: only the totals limit this
            (max(self.both[0], other.both[0]), ENDLESS),
            _union(self.since_last_year, other.since_last_year),
            _union(self.sensitive_since_last_year, other.sensitive_since_last_year),
            _union(self.expected_one_year, other.expected_one_year),
        )

    def includes(self, other: "Totals") -> bool:
        """Whether every range holds the other's."""
        return all(
            mine[0] <= its[0] and its[1] <= mine[1] for mine, its in zip(self.ranges(), other.ranges(), strict=True)
        )

    def ranges(self) -> tuple[Range, ...]:
        """Give the ranges, one for each counter."""
        return (
            self.ordinary,
            self.sensitive,
            self.both,
            self.since_last_year,
            self.sensitive_since_last_year,
            self.expected_one_year,
        )


_EMPTY = Totals()


def totals_of(adds: Contribution | None) -> Totals:
    """Give the totals of one export; ``None`` counts nobody."""
    if adds is None:
        return _EMPTY
    return Totals(
        _range(adds.ordinary),
        _range(adds.sensitive),
        _range(adds.both),
        _range(adds.since_last_year),
        _range(adds.sensitive_since_last_year),
        _range(adds.expected_one_year),
    )


def widest(found: Iterable[Totals]) -> list[Totals]:
    """Drop totals that others include."""
    kept: list[Totals] = []
    for totals in found:
        if any(other.includes(totals) for other in kept):
            continue
        kept = [other for other in kept if not totals.includes(other)]
        kept.append(totals)
    return kept


@dataclass(frozen=True, slots=True)
class Union:
    """A declared number of distinct people over a set of exports (their places)."""

    members: frozenset[int]
    ordinary: Bounds
    sensitive: Bounds
    both: Bounds = UNKNOWN


def join_block(
    adds: Mapping[int, Contribution | None], exported: Mapping[int, Contribution], unions: Sequence[Union]
) -> Totals | None:
    """Give the totals of exports whose overlap was declared; ``None`` where the numbers cannot be.

    Args:
        adds: What each export of the block adds in this case.
        exported: All the people of each export of the block, counted or not.
        unions: The declared distinct people over sets within the block.
    """
    joined = _EMPTY
    for contribution in adds.values():
        joined = joined.join(totals_of(contribution))
    counting = {place for place, contribution in adds.items() if contribution is not None}
    if not counting:
        return joined
    ordinary, sensitive = joined.ordinary, joined.sensitive
    for union in unions:
        ordinary = _narrow(
            ordinary,
            union,
            union.ordinary,
            counting,
            {at: each.ordinary for at, each in exported.items()},
            adds,
            "ordinary",
        )
        sensitive = _narrow(
            sensitive,
            union,
            union.sensitive,
            counting,
            {at: each.sensitive for at, each in exported.items()},
            adds,
            "sensitive",
        )
    if ordinary[0] > ordinary[1] or sensitive[0] > sensitive[1]:
        return None
    least = max(joined.since_last_year[0], ordinary[0], sensitive[0])
    since = (least, max(joined.since_last_year[1], least))
    both = joined.both
    for union in unions:
        both = _narrow_both(both, union, counting, exported)
    return Totals(ordinary, sensitive, both, since, joined.sensitive_since_last_year, joined.expected_one_year)


def _narrow(
    total: Range,
    union: Union,
    declared: Bounds,
    counting: set[int],
    people: Mapping[int, Bounds],
    adds: Mapping[int, Contribution | None],
    name: str,
) -> Range:
    low, high = total
    beyond_inside = sum(_top(people[at]) for at in union.members - counting)
    low = max(low, declared.low - min(beyond_inside, ENDLESS))
    added = {at: getattr(contribution, name) for at, contribution in adds.items() if contribution is not None}
    least_inside = max((added[at].low for at in union.members & counting), default=0)
    outside = sum(_top(added[at]) for at in counting - union.members)
    high = min(high, max(_top(declared), least_inside) + outside)
    return low, high


def _narrow_both(both: Range, union: Union, counting: set[int], exported: Mapping[int, Contribution]) -> Range:
    """People in both classes over the counting exports, where the union they all belong to says how many there are."""
    if not counting <= union.members:
        return both
    beyond = sum(_top(exported[at].ordinary) + _top(exported[at].sensitive) for at in union.members - counting)
    low = max(both[0], union.both.low - min(beyond, ENDLESS))
    return low, max(low, min(both[1], _top(union.both)))


def declared_union(count: Bounds | None, until: object, as_of: object) -> Bounds:
    """Give a declared union as it stands for the year of ``as_of``."""
    return this_year(count, until, as_of)  # type: ignore[arg-type]  # -- days, as read


def _union(one: Range, other: Range) -> Range:
    return max(one[0], other[0]), min(one[1] + other[1], ENDLESS)


def _range(bounds: Bounds) -> Range:
    return bounds.low, _top(bounds)


def _top(bounds: Bounds) -> int:
    return ENDLESS if bounds.high is None else bounds.high
