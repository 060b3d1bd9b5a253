"""Logs of people who are known: the range holds their number, as long as each was once seen with all they carry."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.identity.resolution.worlds import POLICY, Given, alias
from tongguan.identity import Alias, resolve

Person = frozenset[Alias]


@st.composite
def town(draw: st.DrawFn) -> list[Person]:
    """People with an account of their own, some with a resident number, who share telephones and mailboxes."""
    people = []
    for number in range(draw(st.integers(1, 7))):
        carried = {alias("user_id", number)}
        if draw(st.booleans()):
            carried.add(alias("resident_id", number))
        for space in ("phone", "email"):
            carried |= {alias(space, each) for each in draw(st.sets(st.integers(0, 4), max_size=2))}
        people.append(frozenset(carried))
    return people


def log_of(people: list[Person], chance: random.Random) -> Given:
    """Give a registration for each person, and rows that hold some of what a person carries."""
    rows = list(people)
    for person in people:
        for _ in range(chance.randrange(4)):
            some = chance.sample(sorted(person), chance.randint(1, len(person)))
            rows.append(frozenset(some))
    chance.shuffle(rows)
    return rows


@settings(max_examples=200)
@given(town(), st.randoms(use_true_random=False))
def test_the_truth_lies_in_the_range(people: list[Person], chance: random.Random) -> None:
    log = log_of(people, chance)
    found = resolve(log, POLICY).people()
    assert found.high is not None
    assert found.low <= len(people) <= found.high


@given(town(), st.randoms(use_true_random=False))
def test_nobody_is_merged_for_certain_with_another(people: list[Person], chance: random.Random) -> None:
    resolution = resolve(log_of(people, chance), POLICY)
    accounts: dict[int, set[Alias]] = {}
    for place, record in enumerate(resolution.records):
        own = {each for each in record if each.space in {"user_id", "resident_id"}}
        accounts.setdefault(resolution.group[place], set()).update(own)
    assert all(len({each.pseudonym[-1] for each in found}) <= 1 for found in accounts.values())


@given(town(), st.randoms(use_true_random=False))
def test_who_shares_nothing_is_counted_exactly(people: list[Person], chance: random.Random) -> None:
    alone = [frozenset(each for each in person if each.space not in {"phone", "email"}) for person in people]
    found = resolve(log_of(alone, chance), POLICY).people()
    assert (found.low, found.high) == (len(people), len(people))
