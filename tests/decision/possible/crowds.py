"""Real worlds of people: who is exported by which export, and how many distinct people that makes.

Nothing here is a formula for overlaps. Worlds are built person by person; two worlds with the same counts are
one. Each person is, for each export, outside it or in some of its sets: people with ordinary information (``o``),
with sensitive information (``s``), since last year at all (``a``), since last year with sensitive information
(``q``), and, where part of an export is not freed, in that part (``po``, ``ps``).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

Limits = tuple[int, int | None]
ANY: Limits = (0, None)
NOBODY: Limits = (0, 0)
MOST, MOST_SENSITIVE = 6, 4
"""Totals above the largest numbers that the scaled law names are one."""
MOST_WORLDS = 30_000

Person = frozenset[str]
_KINDS = ("o", "s", "a", "q")


class TooManyError(Exception):
    """There are more worlds or completions than a test has time for."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """What is known of the people of one export, in one way its facts can turn out.

    ``counts`` says whose people count toward the totals: ``whole``, ``part`` or nobody (``none``).
    """

    o: Limits
    s: Limits
    both: Limits = ANY
    a: Limits = ANY
    q: Limits = ANY
    po: Limits = NOBODY
    ps: Limits = NOBODY
    counts: str = "whole"


EMPTY = Crowd(NOBODY, NOBODY, a=NOBODY, q=NOBODY, counts="none")


@dataclass(frozen=True, slots=True)
class Joined:
    """A declared number of distinct people over some exports."""

    members: frozenset[int]
    o: Limits
    s: Limits
    both: Limits = ANY


@dataclass(frozen=True, slots=True)
class _Count:
    """People in any of ``sets`` (pairs of export and set), or in both where ``also`` is given."""

    sets: frozenset[tuple[int, str]]
    limits: Limits
    also: frozenset[tuple[int, str]] = frozenset()
    never: frozenset[tuple[int, str]] = frozenset()

    def takes(self, person: frozenset[tuple[int, str]]) -> bool:
        if person & self.never or not person & self.sets:
            return False
        return not self.also or bool(person & self.also)


@lru_cache(maxsize=200_000)
def totals(
    crowds: tuple[Crowd, ...], unions: tuple[Joined, ...], *, years: bool, apart: bool
) -> frozenset[tuple[int, int]]:
    """Give every pair of totals that some world has; none where no world fits.

    Args:
        crowds: What is known of each export's people.
        unions: The declared numbers of distinct people.
        years: Whether the totals are those since last year, instead of this year's.
        apart: Whether people with sensitive information are left out of the first total.
    """
    joined = frozenset[int]().union(*(union.members for union in unions))
    aside = [at for at, crowd in enumerate(crowds) if crowd.counts == "none" and at not in joined]
    if not all(_worlds((crowds[at],), (), _KINDS, "", "", apart=False) for at in aside):
        return frozenset()
    crowds = tuple(EMPTY if at in aside else crowd for at, crowd in enumerate(crowds))
    if years:
        # `a` and `q` already hold at least this year's people; who these are matters only where they were joined
        named = [
            kind for kind in ("o", "s") if any(getattr(union, kind) != ANY or union.both != ANY for union in unions)
        ]
        return _worlds(crowds, unions, (*named, "a", "q"), "a", "q", apart=False)
    woven = (
        apart
        or any(crowd.both != ANY for crowd in crowds)
        or any(union.both != ANY for union in unions)
        or any(
            crowd.counts == "part" and any(at in union.members for union in unions) for at, crowd in enumerate(crowds)
        )
    )
    if woven:
        return _worlds(crowds, unions, ("o", "s"), "o", "s", apart=apart)
    # Nothing ties who is in an export's one set to who is in its other: any two worlds can be laid together.
    first = _worlds(crowds, unions, ("o",), "o", "", apart=False)
    second = _worlds(crowds, unions, ("s",), "", "s", apart=False)
    return frozenset((n, s) for (n, _), (_, s) in product(first, second))


def _worlds(
    crowds: Sequence[Crowd], unions: Sequence[Joined], kinds: tuple[str, ...], first: str, second: str, *, apart: bool
) -> frozenset[tuple[int, int]]:
    counts = [*_limits(crowds, unions, kinds)]
    of_first = _counted(crowds, first)
    of_second = _counted(crowds, second)
    counts.append(_Count(of_first, (MOST, None), never=of_second if apart else frozenset()))
    counts.append(_Count(of_second, (MOST_SENSITIVE, None)))
    steps = {tuple(count.takes(person) for count in counts) for person in _people(crowds, kinds)}
    steps.discard((False,) * len(counts))
    limits = [count.limits for count in counts]
    start = (0,) * len(counts)
    seen, left = {start}, [start]
    while left:
        world = left.pop()
        for step in steps:
            grown = _grown(world, step, limits)
            if grown is not None and grown not in seen:
                if len(seen) > MOST_WORLDS:
                    raise TooManyError
                seen.add(grown)
                left.append(grown)
    least = [low for low, _ in limits[:-2]]
    return frozenset(
        (world[-2], world[-1])
        for world in seen
        if all(number >= low for number, low in zip(world[:-2], least, strict=True))
    )


def _grown(world: tuple[int, ...], step: tuple[bool, ...], limits: Sequence[Limits]) -> tuple[int, ...] | None:
    grown = []
    for number, one_more, (low, high) in zip(world, step, limits, strict=True):
        if one_more and high is not None and number >= high:
            return None
        if one_more and (high is not None or number < low):
            number += 1  # noqa: PLW2901 -- past an open limit's least number every count is alike
        grown.append(number)
    return tuple(grown)


def _limits(crowds: Sequence[Crowd], unions: Sequence[Joined], kinds: tuple[str, ...]) -> Iterator[_Count]:
    for at, crowd in enumerate(crowds):
        for kind in (*kinds, *(f"p{kind}" for kind in kinds if kind in "os")):
            limits: Limits = getattr(crowd, kind)
            if limits != ANY:
                yield _Count(frozenset({(at, kind)}), limits)
        if crowd.both != ANY and {"o", "s"} <= set(kinds):
            yield _Count(frozenset({(at, "o")}), crowd.both, also=frozenset({(at, "s")}))
    for union in unions:
        for kind, limits in (("o", union.o), ("s", union.s)):
            if kind in kinds and limits != ANY:
                yield _Count(frozenset((at, kind) for at in union.members), limits)
        if union.both != ANY and {"o", "s"} <= set(kinds):
            o, s = (frozenset((at, kind) for at in union.members) for kind in "os")
            yield _Count(o, union.both, also=s)


def _counted(crowds: Sequence[Crowd], kind: str) -> frozenset[tuple[int, str]]:
    part = {"whole": kind, "part": f"p{kind}"}
    return frozenset((at, part[crowd.counts]) for at, crowd in enumerate(crowds) if kind and crowd.counts != "none")


def _people(crowds: Sequence[Crowd], kinds: tuple[str, ...]) -> Iterator[frozenset[tuple[int, str]]]:
    for person in product(*(_places(crowd, kinds) for crowd in crowds)):
        yield frozenset((at, kind) for at, places in enumerate(person) for kind in places)


def _places(crowd: Crowd, kinds: tuple[str, ...]) -> list[Person]:
    """Give the ways one person can be in an export."""
    own = [*kinds, *(f"p{kind}" for kind in kinds if crowd.counts == "part" and kind in "os")]
    return [place for place in map(frozenset, _subsets(own)) if _possible(place, kinds, crowd)]


def _possible(place: Person, kinds: tuple[str, ...], crowd: Crowd) -> bool:
    if "a" in kinds and place & {"o", "s", "q"} and "a" not in place:
        return False
    if "q" in kinds and "s" in place and "q" not in place:
        return False
    if "po" in place and _holds(crowd.o, crowd.po) and "o" not in place:
        return False
    if "ps" in place and _holds(crowd.s, crowd.ps) and "s" not in place:
        return False
    # a part may hold people who were counted in the other class alone; who is in the part is in the export
    return not ({"o", "s"} <= set(kinds) and place & {"po", "ps"} and not place & {"o", "s"})


def _holds(whole: Limits, part: Limits) -> bool:
    return whole[1] is None or (part[1] is not None and part[1] <= whole[1])


def _subsets(names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    every = list(names)
    for size in range(len(every) + 1):
        yield from combinations(every, size)
