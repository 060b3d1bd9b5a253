"""Certain and possible people are the fewest and the most of any world."""

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.identity.resolution.worlds import POLICY, Given, certain_pairs, records, worlds
from tongguan.identity import Limits, Link, LinkPolicy, resolve
from tongguan.vocabulary import Bounds


def distinct(log: Given) -> Given:
    """Leave out what names nobody, empty records, and repetitions, as a world is about people named."""
    named = (frozenset(each for each in record if POLICY.link_of(each.space) is not Link.NEVER) for record in log)
    return list(dict.fromkeys(record for record in named))


def identified(log: Given) -> list[int]:
    unidentified = resolve(log, POLICY).unidentified
    return [place for place in range(len(log)) if place not in unidentified]


@settings(max_examples=300)
@given(records(), st.randoms(use_true_random=False))
def test_the_range_is_that_of_all_worlds(log: Given, chance: random.Random) -> None:
    log = distinct(log)
    everyone = identified(log)
    subset = [place for place in everyone if chance.random() < 0.6]
    resolution = resolve(log, POLICY)
    for among in (everyone, subset):
        counts = [sum(bool(set(heap) & set(among)) for heap in heaps) for heaps in worlds(log, POLICY)]
        assert counts
        assert resolution.people(among) == Bounds(min(counts), max(counts))
    assert resolution.people() == resolution.people(everyone)


@settings(max_examples=300)
@given(records())
def test_groups_are_what_is_certain(log: Given) -> None:
    log = distinct(log)
    certain, resolution = certain_pairs(log, POLICY), resolve(log, POLICY)
    for a in range(len(log)):
        for b in range(a):
            assert (resolution.group[a] == resolution.group[b]) == (frozenset({a, b}) in certain)


@given(records(12), st.randoms(use_true_random=False))
def test_the_order_of_records_decides_nothing(log: Given, chance: random.Random) -> None:
    order = list(range(len(log)))
    chance.shuffle(order)
    before, after = resolve(log, POLICY), resolve([log[place] for place in order], POLICY)
    assert before.people() == after.people()
    assert len(before.unidentified) == len(after.unidentified)
    for a, first in enumerate(order):
        for b, second in enumerate(order):
            same = before.group[before.places[first][0]] == before.group[before.places[second][0]]
            assert (after.group[after.places[a][0]] == after.group[after.places[b][0]]) == same


@given(records(12))
def test_the_same_record_twice_changes_nothing(log: Given) -> None:
    assert resolve([*log, *log], POLICY).people() == resolve(log, POLICY).people()


@given(records(12))
def test_certain_is_at_most_possible_and_groups_lie_in_components(log: Given) -> None:
    resolution = resolve(log, POLICY)
    people = resolution.people()
    assert people.high is not None
    assert 0 <= people.low <= people.high <= len(resolution.records)
    components: dict[int, set[int]] = {}
    for group, component in zip(resolution.group, resolution.component, strict=True):
        components.setdefault(group, set()).add(component)
    assert all(len(each) == 1 for each in components.values())


@given(records(12), st.integers(2, 5), st.integers(2, 5))
def test_a_looser_plausible_limit_never_finds_more_people(log: Given, exclusive: int, partners: int) -> None:
    looser = with_plausible(Limits(exclusive=exclusive, partners=partners))
    before, after = resolve(log, POLICY), resolve(log, looser)
    assert after.group == before.group
    assert after.unidentified <= before.unidentified
    known = [place for place, parts in enumerate(before.places) if not set(parts) & before.unidentified]
    assert after.people(known).low <= before.people(known).low
    assert after.people(known).high == before.people(known).high


@given(records(8), records(8))
def test_logs_that_share_nobody_add_up(log: Given, other: Given) -> None:
    apart = [frozenset(each._replace(pseudonym=b"other " + each.pseudonym) for each in record) for record in other]
    one, two, both = (resolve(each, POLICY).people() for each in (log, apart, [*log, *apart]))
    assert one.high is not None
    assert two.high is not None
    assert both == Bounds(one.low + two.low, one.high + two.high)


@given(records(10), st.randoms(use_true_random=False))
def test_more_records_are_never_fewer_people(log: Given, chance: random.Random) -> None:
    """Of one resolved log: what an export holds is at most what the year holds."""
    resolution = resolve(log, POLICY)
    subset = [place for place in range(len(log)) if chance.random() < 0.5]
    part, whole = resolution.people(subset), resolution.people()
    assert part.low <= whole.low
    assert part.high is not None
    assert whole.high is not None
    assert part.high <= whole.high


def with_plausible(limits: Limits) -> LinkPolicy:
    return msgspec.structs.replace(POLICY, plausible=limits)
