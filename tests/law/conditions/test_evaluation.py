"""What a condition gives, held against a second reading of the tree over whole facts."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import assert_never

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.conditions.declared import read
from tongguan.law.conditions import (
    All,
    Any,
    AtLeast,
    Before,
    Condition,
    Constant,
    Every,
    FactIs,
    Facts,
    Not,
    OneOf,
    ReadingIs,
    Some,
    atoms,
    evaluate,
    facts_in,
    map_readings,
    reduce,
    thresholds,
)
from tongguan.law.conditions.tree import FALSE, TRUE, Value
from tongguan.vocabulary import Bounds, Truth

DAY = date(2024, 3, 22)
CHOICES = ("customers", "employees", "other")


def holds(condition: Condition, facts: Mapping[str, object]) -> bool:  # noqa: C901, PLR0911 -- one arm a kind of node
    """Read the tree with Python's own logic, where every fact is known."""
    match condition:
        case Constant(truth):
            return truth
        case FactIs(fact):
            return bool(facts[fact])
        case OneOf(fact, values):
            return facts[fact] in values
        case AtLeast(fact, people):
            count = facts[fact]
            assert isinstance(count, Bounds)
            return count.low >= people
        case Before(fact, day):
            on = facts[fact]
            assert isinstance(on, date)
            return on < day
        case Not(part):
            return not holds(part, facts)
        case All(parts):
            return all(holds(part, facts) for part in parts)
        case Any(parts):
            return any(holds(part, facts) for part in parts)
        case Every(collection, part):
            members = facts[collection]
            assert isinstance(members, tuple)
            return len(members) > 0 and all(holds(part, member) for member in members)
        case Some(collection, part):
            members = facts[collection]
            assert isinstance(members, tuple)
            return any(holds(part, member) for member in members)
        case ReadingIs():
            raise AssertionError("a reading was not chosen")
        case _:
            assert_never(condition)


TABLE: Mapping[str, tuple[Value, ...]] = {
    "handler.ciio": (True, False),
    "under_14": (True, False),
    "about": CHOICES,
    "people.ordinary": tuple(Bounds.exactly(people) for people in (9, 10, 11)),
    "began_on": (DAY - timedelta(1), DAY, DAY + timedelta(1)),
}


def completions(names: frozenset[str]) -> Iterator[dict[str, Value]]:
    ordered = sorted(names)
    for values in product(*(TABLE[name] for name in ordered)):
        yield dict(zip(ordered, values, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "handler.ciio",
        "not handler.ciio",
        "handler.ciio and under_14",
        "handler.ciio or not under_14",
        "not (handler.ciio and about in ['employees', 'other'])",
        "people.ordinary >= 10",
        "people.ordinary > 10 or under_14",
        "people.ordinary < 10",
        "people.ordinary <= 10 and not under_14",
        "people.ordinary == 10",
        "people.ordinary != 10",
        "began_on < 2024-03-22",
        "began_on <= 2024-03-22",
        "began_on >= 2024-03-22 and about == 'other'",
        "began_on > 2024-03-22",
        "about != 'other' and (under_14 or handler.ciio)",
        "True and about not in ['customers']",
        "False or handler.ciio",
    ],
)
def test_the_truth_table(text: str) -> None:
    condition = read(text)
    names = facts_in(condition)
    python = text.replace("handler.ciio", "ciio").replace("people.ordinary", "people")
    python = python.replace("2024-03-22", "day")
    for facts in completions(names):
        assert evaluate(condition, facts) is holds(condition, facts)
        plain = {
            "ciio": facts.get("handler.ciio"),
            "under_14": facts.get("under_14"),
            "about": facts.get("about"),
            "began_on": facts.get("began_on"),
            "people": facts["people.ordinary"].low if isinstance(facts.get("people.ordinary"), Bounds) else None,  # type: ignore[union-attr]  # -- tested in the same line
            "day": DAY,
        }
        assert evaluate(condition, facts) is eval(python, {}, plain)  # noqa: S307 -- our own text, read by Python


ATOMS: st.SearchStrategy[Condition] = st.sampled_from(
    [
        TRUE,
        FALSE,
        FactIs("handler.ciio"),
        FactIs("under_14"),
        OneOf("about", ("employees",)),
        OneOf("about", ("employees", "other")),
        AtLeast("people.ordinary", 10),
        AtLeast("people.ordinary", 11),
        Before("began_on", DAY),
    ]
)
MEMBER_ATOMS: st.SearchStrategy[Condition] = st.sampled_from(
    [
        FactIs("recipients.affiliated"),
        OneOf("recipients.territory", ("HK", "MO")),
        OneOf("recipients.territory", ("US",)),
    ]
)


def _trees(leaves: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple)),
            st.builds(Any, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=8,
    )


MEMBER_TREES = _trees(MEMBER_ATOMS)
TREES = _trees(
    st.one_of(
        ATOMS,
        st.builds(Every, st.just("recipients"), MEMBER_TREES),
        st.builds(Some, st.just("recipients"), MEMBER_TREES),
    )
)
MEMBERS = st.lists(
    st.fixed_dictionaries(
        {"recipients.affiliated": st.booleans(), "recipients.territory": st.sampled_from(["HK", "MO", "US"])}
    ),
    max_size=3,
).map(tuple)
WHOLE = st.fixed_dictionaries(
    {**{name: st.sampled_from(values) for name, values in TABLE.items()}, "recipients": MEMBERS}
)


def _known(facts: Mapping[str, Value], names: frozenset[str]) -> dict[str, Value]:
    return {name: value for name, value in facts.items() if name in names}


PARTS = st.frozensets(st.sampled_from([*TABLE, "recipients"]))


@given(TREES, WHOLE)
def test_whole_facts_give_what_plain_logic_gives(condition: Condition, facts: dict[str, Value]) -> None:
    assert evaluate(condition, facts) is holds(condition, facts)


@given(TREES, WHOLE, PARTS)
def test_what_is_settled_on_some_facts_stays_so_on_more(
    condition: Condition, facts: dict[str, Value], names: frozenset[str]
) -> None:
    settled = evaluate(condition, _known(facts, names))
    assert settled is None or settled is evaluate(condition, facts)


@given(TREES, WHOLE, PARTS, PARTS)
def test_reducing_keeps_the_meaning(
    condition: Condition, facts: dict[str, Value], first: frozenset[str], second: frozenset[str]
) -> None:
    known, more = _known(facts, first), _known(facts, second - first)
    assert evaluate(reduce(condition, known), more) is evaluate(condition, {**known, **more})


@given(TREES, WHOLE, PARTS)
def test_what_is_left_asks_only_for_what_is_not_known(
    condition: Condition, facts: dict[str, Value], names: frozenset[str]
) -> None:
    left = reduce(condition, _known(facts, names))
    own = {fact for fact in facts_in(left) if not fact.startswith("recipients.")}
    assert not own & names
    assert isinstance(left, Constant) or facts_in(left)
    assert reduce(left, {}) == left


@given(WHOLE)
def test_a_range_of_people_settles_what_it_can(facts: dict[str, Value]) -> None:
    for low, high, gives in ((0, 9, False), (10, 12, True), (9, 10, None), (10, None, True), (0, None, None)):
        found = {**facts, "people.ordinary": Bounds(low, high)}
        assert evaluate(AtLeast("people.ordinary", 10), found) is gives


RECIPIENTS = "recipients"
HONG_KONG: Facts = {"recipients.territory": "HK"}
ELSEWHERE: Facts = {"recipients.territory": "US"}
SOMEWHERE: Facts = {}


@pytest.mark.parametrize(
    ("members", "every", "some"),
    [
        (None, None, None),
        ((), False, False),
        ((HONG_KONG,), True, True),
        ((ELSEWHERE,), False, False),
        ((SOMEWHERE,), None, None),
        ((HONG_KONG, ELSEWHERE), False, True),
        ((HONG_KONG, SOMEWHERE), None, True),
        ((ELSEWHERE, SOMEWHERE), False, None),
        ((SOMEWHERE, ELSEWHERE, HONG_KONG), False, True),
    ],
)
def test_quantifiers_over_known_and_unknown_members(
    members: tuple[Facts, ...] | None, every: Truth, some: Truth
) -> None:
    facts: Facts = {} if members is None else {RECIPIENTS: members}
    is_hong_kong = OneOf("recipients.territory", ("HK",))
    assert evaluate(Every(RECIPIENTS, is_hong_kong), facts) is every
    assert evaluate(Some(RECIPIENTS, is_hong_kong), facts) is some


@pytest.mark.parametrize(
    ("text", "chosen", "gives"),
    [
        ("reading.A5 == 'includes'", "includes", TRUE),
        ("reading.A5 == 'includes'", "excludes", FALSE),
        ("reading.A5 != 'includes'", "excludes", TRUE),
        ("reading.A5 == 'includes' and under_14", "includes", FactIs("under_14")),
        ("reading.A5 == 'includes' and under_14", "excludes", FALSE),
        ("reading.A5 == 'includes' or under_14", "includes", TRUE),
        ("reading.A5 == 'includes' or under_14", "excludes", FactIs("under_14")),
        ("not (reading.A5 == 'includes' or under_14)", "excludes", Not(FactIs("under_14"))),
        ("some r in recipients: reading.A5 == 'includes' and r.affiliated", "includes",
         Some("recipients", FactIs("recipients.affiliated"))),
        ("under_14", "includes", FactIs("under_14")),
        (
            "under_14 and handler.ciio and reading.A5 == 'includes'",
            "includes",
            All((FactIs("under_14"), FactIs("handler.ciio"))),
        ),
    ],
)  # fmt: skip
def test_a_chosen_reading_is_put_in(text: str, chosen: str, gives: Condition) -> None:
    assert map_readings(read(text), {"A5": chosen}) == gives


@given(TREES, WHOLE, st.sampled_from(["includes", "excludes"]))
def test_putting_readings_in_keeps_the_meaning(condition: Condition, facts: dict[str, Value], chosen: str) -> None:
    asks = Any((All((ReadingIs("A5", "includes"), condition)), All((ReadingIs("A5", "excludes"), Not(condition)))))
    found = evaluate(map_readings(asks, {"A5": chosen}), facts)
    assert found is (holds(condition, facts) is (chosen == "includes"))


def test_a_reading_that_was_not_chosen_is_an_error() -> None:
    condition = read("reading.A5 == 'includes'")
    with pytest.raises(ValueError, match="the reading A5 was not chosen"):
        evaluate(condition, {})
    with pytest.raises(KeyError):
        map_readings(condition, {})
    assert reduce(condition, {}) == condition


def test_a_walk_over_the_tree() -> None:
    condition = read(
        "not under_14 and (people.ordinary > 10 or people.sensitive >= 5)"
        " and (some r in recipients: r.affiliated) and reading.A5 == 'includes' and True"
    )
    assert facts_in(condition) == {"under_14", "people.ordinary", "people.sensitive", "recipients.affiliated"}
    assert thresholds(condition) == {("people.ordinary", 11), ("people.sensitive", 5)}
    assert list(atoms(condition)) == [
        FactIs("under_14"),
        AtLeast("people.ordinary", 11),
        AtLeast("people.sensitive", 5),
        FactIs("recipients.affiliated"),
        ReadingIs("A5", "includes"),
    ]
