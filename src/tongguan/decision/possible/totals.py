"""The handler's totals of people: distinct over several exports, within bounds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tongguan.decision.facts import Contribution
from tongguan.decision.facts.contributions import NOBODY, this_year
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
    for totals in dict.fromkeys(found):
        if any(other.includes(totals) for other in kept):
            continue
        kept = [other for other in kept if not totals.includes(other)]
        kept.append(totals)
    return kept


def hull(found: Iterable[Totals]) -> Totals:
    """Give the totals that include all of ``found``."""
    ranges = zip(*(totals.ranges() for totals in found), strict=True)
    return Totals(*((min(low for low, _ in each), max(high for _, high in each)) for each in map(list, ranges)))


@dataclass(frozen=True, slots=True)
class Union:
    """A declared number of distinct people over a set of exports (their places).

    Whoever is in both classes is in each.
    """

    members: frozenset[int]
    ordinary: Bounds
    sensitive: Bounds
    both: Bounds = UNKNOWN


def join_block(
    adds: Mapping[int, Contribution | None], aside: Mapping[int, Contribution], unions: Sequence[Union]
) -> Totals | None:
    """Give the totals of exports whose overlap was declared; ``None`` where the numbers cannot be.

    Args:
        adds: What each export of the block adds in this case.
        aside: All the people of each export of the block that does not add them all.
        unions: The declared distinct people over sets within the block.
    """
    joined = _EMPTY
    for contribution in adds.values():
        joined = joined.join(totals_of(contribution))
    ordinary, sensitive, both = joined.ordinary, joined.sensitive, joined.both
    for union in unions:
        ordinary = _narrow(ordinary, union.members, union.ordinary, _part(adds, "ordinary"), _part(aside, "ordinary"))
        sensitive = _narrow(
            sensitive, union.members, union.sensitive, _part(adds, "sensitive"), _part(aside, "sensitive")
        )
        both = _narrow_both(both, union, adds, aside)
    if ordinary[0] > ordinary[1] or sensitive[0] > sensitive[1]:
        return None
    least = max(joined.since_last_year[0], ordinary[0], sensitive[0])
    since = (least, max(joined.since_last_year[1], least))
    special_least = max(joined.sensitive_since_last_year[0], sensitive[0])
    special = (special_least, max(joined.sensitive_since_last_year[1], special_least))
    return Totals(ordinary, sensitive, both, since, special, joined.expected_one_year)


def _part(people: Mapping[int, Contribution | None], name: str) -> dict[int, Bounds]:
    return {at: getattr(each, name) for at, each in people.items() if each is not None}


def _narrow(
    total: Range, members: frozenset[int], declared: Bounds, adds: Mapping[int, Bounds], aside: Mapping[int, Bounds]
) -> Range:
    """Narrow a total by the distinct people declared over ``members``.

    A member that adds only part of its people, or nobody, may have the rest of them among the distinct people.
    """
    beyond, inside = 0, set[int]()
    for at in members & (adds.keys() | aside.keys()):
        part = adds.get(at, NOBODY)
        whole = aside.get(at, part)
        if _top(part) <= _top(whole):
            inside.add(at)
            beyond += 0 if at not in aside else max(0, _top(whole) - part.low)
        else:
            beyond += _top(whole)
    least = max((adds[at].low for at in inside if at in adds), default=0)
    outside = sum(_top(count) for at, count in adds.items() if at not in inside)
    return max(total[0], declared.low - beyond), min(total[1], max(_top(declared), least) + outside)


def _narrow_both(
    both: Range, union: Union, adds: Mapping[int, Contribution | None], aside: Mapping[int, Contribution]
) -> Range:
    """People in both classes, where all who count belong to the exports of one declared union."""
    counting = {at for at, contribution in adds.items() if contribution is not None}
    if not counting <= union.members or counting & aside.keys():
        return both
    beyond = sum(_top(aside[at].ordinary) + _top(aside[at].sensitive) for at in union.members & aside.keys())
    low = max(both[0], union.both.low - beyond)
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
