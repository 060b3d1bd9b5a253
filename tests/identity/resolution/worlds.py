"""The definition of certain and possible people, tried out: every way to share a few records among people.

Written from the definition alone: closures by repetition, worlds by enumeration, nothing of the room but its policy.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from hypothesis import strategies as st

from tongguan.identity import Alias, Limits, Link, LinkPolicy

POLICY = LinkPolicy(
    exclusive=frozenset({"resident_id"}),
    decisive=frozenset({"user_id"}),
    shareable=frozenset({"phone", "email"}),
    never=frozenset({"firm"}),
    certain=Limits(exclusive=1, partners=1),
    plausible=Limits(exclusive=2, partners=2),
)

Given = list[frozenset[Alias]]
Pairs = set[frozenset[int]]


def alias(space: str, number: int) -> Alias:
    return Alias(space, f"{space}{number}".encode())


def records(most: int = 6) -> st.SearchStrategy[Given]:
    """Give small logs whose records share much: at most one resident id a record."""
    ids = st.one_of(st.just(frozenset[Alias]()), st.integers(0, 2).map(lambda n: frozenset({alias("resident_id", n)})))
    others = st.frozensets(
        st.builds(alias, st.sampled_from(["user_id", "phone", "phone", "email", "email", "firm"]), st.integers(0, 2)),
        max_size=3,
    )
    return st.lists(st.builds(frozenset.union, ids, others), max_size=most)


def holds(each: Alias, given: Given, policy: LinkPolicy, limits: Limits) -> bool:
    """Whether an alias holds its records together within limits, word for word as the policy says."""
    carried = [record for record in given if each in record]
    partners = {partner for record in carried for partner in record} - {each}
    exclusive = {partner for partner in partners if policy.link_of(partner.space) is Link.EXCLUSIVE}
    others = partners - exclusive
    most = max((len({one for one in others if one.space == other.space}) for other in others), default=0)
    match policy.link_of(each.space):
        case Link.EXCLUSIVE:
            return True
        case Link.DECISIVE:
            return len(exclusive) <= limits.exclusive
        case Link.SHAREABLE:
            return len(exclusive) <= limits.exclusive and most <= limits.partners
        case Link.NEVER:
            return False


def joined(given: Given, by: Callable[[Alias], bool]) -> Pairs:
    """Give every pair of records that a chain of holding aliases joins."""
    linked = {
        frozenset({a, b})
        for a, b in combinations(range(len(given)), 2)
        if any(by(each) for each in given[a] & given[b])
    }
    return closed(linked, len(given))


def closed(pairs: Pairs, size: int) -> Pairs:
    while True:
        more = {
            frozenset({a, b})
            for a, b in combinations(range(size), 2)
            if any({frozenset({a, c}), frozenset({c, b})} <= pairs for c in range(size))
        }
        if more <= pairs:
            return pairs
        pairs = pairs | more


def ids_of(given: Given, places: Sequence[int]) -> set[Alias]:
    return {each for place in places for each in given[place] if each.space == "resident_id"}


def certain_pairs(given: Given, policy: LinkPolicy) -> Pairs:
    """Give the pairs of records that are one person for certain: level by level, nothing that is disputed."""
    size = len(given)
    pairs: Pairs = set()
    for level in (Link.EXCLUSIVE, Link.DECISIVE, Link.SHAREABLE):
        held = [
            each
            for each in {one for record in given for one in record}
            if policy.link_of(each.space) is level and holds(each, given, policy, policy.certain)
        ]
        new = {
            frozenset({a, b})
            for a, b in combinations(range(size), 2)
            if any(each in given[a] & given[b] for each in held)
        }
        wished = closed(pairs | new, size)
        undisputed = {
            pair
            for pair in new
            if len(ids_of(given, [place for place in range(size) if _with(place, min(pair), wished)])) <= 1
        }
        pairs = closed(pairs | undisputed, size)
    return pairs


def _with(place: int, other: int, pairs: Pairs) -> bool:
    return place == other or frozenset({place, other}) in pairs


def partitions(size: int) -> Iterator[list[list[int]]]:
    """Give every way to put things into heaps."""
    if size == 0:
        yield []
        return
    for smaller in partitions(size - 1):
        yield [*smaller, [size - 1]]
        for place, heap in enumerate(smaller):
            yield [*smaller[:place], [*heap, size - 1], *smaller[place + 1 :]]


def worlds(given: Given, policy: LinkPolicy) -> list[list[list[int]]]:
    """Give every world: each group whole, no two resident ids in one person, no person across components."""
    certain = certain_pairs(given, policy)
    plausible = joined(given, lambda each: holds(each, given, policy, policy.plausible))
    return [
        heaps
        for heaps in partitions(len(given))
        if all(len(ids_of(given, heap)) <= 1 for heap in heaps)
        and all(frozenset(pair) in plausible for heap in heaps for pair in combinations(heap, 2))
        and all(any(pair <= set(heap) for heap in heaps) for pair in certain)
    ]
