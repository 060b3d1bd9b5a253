"""The prover's worlds are those of the declarations that the reader accepts, seen as the engine sees them."""

from datetime import date
from itertools import combinations_with_replacement, product
from typing import Any

import pytest
import z3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.proof.books import BOOK, CATALOGUES, TODAY, setting_of
from tests.proof.test_compiling import assigned
from tongguan.decision.declaration import DeclarationError, read_declarations
from tongguan.decision.facts import prepare
from tongguan.decision.regime import make_regime
from tongguan.law.conditions import Every, Some, evaluate
from tongguan.law.conditions.walk import atoms
from tongguan.proof.declaring import declaration_of
from tongguan.proof.replaying import replay
from tongguan.proof.setting import Setting, World
from tongguan.proof.variables import MEMBERS
from tongguan.proof.writing import yaml_of

DAYS = [date(2024, 3, 22), date(2025, 6, 30), TODAY]


def wishes(setting: Setting, data: st.DataObject) -> list[z3.BoolRef]:
    """Draw what a world is to be like: some facts and numbers, as far as they can be had together."""
    own = setting.variables.own
    names = data.draw(st.lists(st.sampled_from(sorted(own.truths)), max_size=6, unique=True))
    drawn = [own.truths[name] == data.draw(st.booleans()) for name in names]
    chosen = data.draw(st.lists(st.sampled_from(sorted(own.choices)), max_size=4, unique=True))
    drawn += [own.choices[name].is_one_of((data.draw(st.sampled_from(own.choices[name].values)),)) for name in chosen]
    for count in own.counts.values():
        people = data.draw(st.sampled_from([0, 1, 9_999, 10_000, 49_999, 50_000, 99_999, 100_000, 999_999, 1_000_000]))
        drawn.append(count == people)
    return drawn


@pytest.mark.parametrize("day", DAYS, ids=str)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_reader_and_the_engine_see_every_world_as_it_is(day: date, data: st.DataObject) -> None:
    setting = setting_of(day)
    wanted: list[z3.BoolRef] = []
    for wish in wishes(setting, data):
        if setting.find(*wanted, wish) is not None:
            wanted.append(wish)
    worlds = setting.find(*wanted)
    assert worlds is not None
    text = yaml_of(declaration_of(worlds, BOOK, CATALOGUES))
    seen = replay(text, worlds, setting.drafts, BOOK, CATALOGUES)
    assert seen.refused is None, text
    assert seen.agrees, f"{text}\n{seen}\n{worlds}"
    _same_facts(text, worlds[0])


def _same_facts(text: str, world: World) -> None:
    regime = make_regime(BOOK, world.day, readings=world.readings)
    (declaration,) = read_declarations(text, "world.yaml", BOOK, CATALOGUES)
    facts = prepare(declaration, BOOK, CATALOGUES, world.day, readings=regime.readings).exports[0].facts
    counters = {counter.name for counter in BOOK.facts.counters}
    for name, value in world.facts.items():
        if name in counters or name == "handler.people_processed":
            continue
        if name in ("recipients", "onward"):
            assert len(facts[name]) == len(value)
            for member, expected in zip(facts[name], value, strict=True):
                assert {each: member[each] for each in expected} == expected
        elif value or name != "zone.entry" or name in facts:
            assert facts[name] == value, name


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_declaration_that_is_accepted_is_a_world(data: st.DataObject) -> None:
    """Facts are drawn freely; where the reader takes them, the constraints of the world must too."""
    setting = setting_of(TODAY)
    own = setting.variables.own
    facts: dict[str, Any] = {name: data.draw(st.booleans()) for name in own.truths}
    facts |= {name: data.draw(st.sampled_from(choice.values)) for name, choice in own.choices.items()}
    facts |= dict.fromkeys(own.counts, 0)
    for collection, scopes in setting.variables.members.items():
        facts[collection] = tuple(
            {name: data.draw(st.sampled_from(choice.values)) for name, choice in scope.choices.items()}
            for scope in scopes[: data.draw(st.integers(0, MEMBERS))]
        )
    world = World(TODAY, facts, {}, frozenset(), ((),))
    text = yaml_of(declaration_of([world], BOOK, CATALOGUES))
    try:
        (declaration,) = read_declarations(text, "drawn.yaml", BOOK, CATALOGUES)
    except DeclarationError:
        return
    regime = make_regime(BOOK, TODAY)
    seen = prepare(declaration, BOOK, CATALOGUES, TODAY, readings=regime.readings).exports[0].facts
    known = {name: value for name, value in seen.items() if name in {*own.truths, *own.choices, "recipients", "onward"}}
    same = [left == right for left, right in assigned(known, setting.variables)]
    found = setting.find(setting.variables.day == len(setting.span.days) - 1, *same)
    assert found is not None, text


@pytest.mark.parametrize("collection", ["recipients", "onward"])
def test_two_members_show_every_combination_that_more_could(collection: str) -> None:
    """The rules ask of a collection whether all, or some, of its members are such: two members suffice."""
    conditions = {
        quantified
        for rule in BOOK.rules
        if rule.decides()
        for quantified in _quantified(rule.when)
        if quantified.collection == collection
    }
    assert conditions
    mentioned: dict[str, set[str]] = {}
    for quantified in conditions:
        for atom in atoms(quantified.part):
            mentioned.setdefault(atom.fact, {"something else"}).update(atom.values)  # type: ignore[union-attr]  # -- choices all
    assert _truths(conditions, mentioned, MEMBERS) == _truths(conditions, mentioned, MEMBERS + 2)


def _quantified(condition: object) -> list[Every | Some]:
    if isinstance(condition, Every | Some):
        return [condition]
    parts = getattr(condition, "parts", None) or ([condition.part] if hasattr(condition, "part") else [])
    return [found for part in parts for found in _quantified(part)]


def _truths(conditions: set[Every | Some], mentioned: dict[str, set[str]], most: int) -> set[tuple[bool | None, ...]]:
    members = [dict(zip(mentioned, values, strict=True)) for values in product(*map(sorted, mentioned.values()))]
    ordered = sorted(conditions, key=str)
    name = ordered[0].collection
    return {
        tuple(evaluate(each, {name: chosen}) for each in ordered)
        for size in range(most + 1)
        for chosen in combinations_with_replacement(members, size)
    }
