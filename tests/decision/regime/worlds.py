"""Facts to try the law on: the facts of the case tables, and any facts drawn from the declared names."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.law.case_tables import FOLDER, REGIMES, facts_of
from tongguan.law import load_book
from tongguan.law.conditions import AtLeast, Before, Condition, OneOf, ReadingIs
from tongguan.law.conditions.walk import atoms
from tongguan.strict_yaml import load
from tongguan.vocabulary import Bounds

BOOK = load_book()
COLLECTIONS = ("recipients", "onward")
_ELSEWHERE = "something else"

# The days on which the law changed, and some between.
DAYS = (
    date(2021, 11, 15),
    date(2022, 8, 31),
    date(2022, 9, 1),
    date(2022, 11, 18),
    date(2023, 5, 31),
    date(2023, 6, 1),
    date(2023, 12, 10),
    date(2024, 1, 15),
    date(2024, 3, 21),
    date(2024, 3, 22),
    date(2024, 8, 30),
    date(2024, 9, 10),
    date(2024, 12, 31),
    date(2025, 1, 1),
    date(2025, 6, 27),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 5, 10),
    date(2026, 5, 11),
    date(2026, 6, 30),
)


def base(**changed: Any) -> dict[str, Any]:
    """Give the base of the regime tables with some facts changed; ``__`` stands for a dot."""
    declared: Mapping[str, Any] = load((FOLDER / REGIMES).read_bytes(), REGIMES)["base"]
    named = {name.replace("__", "."): value for name, value in changed.items()}
    return facts_of({**declared, **named}, "base")


@cache
def _mentioned() -> Mapping[str, frozenset[object]]:
    """The values and numbers that the conditions of the book name, by fact."""
    found: dict[str, set[object]] = {}
    for rule in BOOK.rules:
        for atom in atoms(rule.when):
            match atom:
                case OneOf(fact, values):
                    found.setdefault(fact, set()).update(values)
                case AtLeast(fact, people):
                    found.setdefault(fact, set()).update((people - 1, people, people + 1))
                case Before(fact, day):
                    found.setdefault(fact, set()).update((day - timedelta(days=1), day))
                case _:
                    pass
    return {fact: frozenset(values) for fact, values in found.items()}


def names_in(conditions: Iterable[Condition]) -> frozenset[str]:
    """Give the facts that conditions mention, with a collection in the place of its members' facts."""
    asked = {atom.fact for when in conditions for atom in atoms(when) if hasattr(atom, "fact")}
    return frozenset(name.partition(".")[0] if name.partition(".")[0] in COLLECTIONS else name for name in asked)


@cache
def value(name: str, *, known: bool) -> st.SearchStrategy[Any]:
    """Draw a value of a fact; ``None`` and open ranges only where it need not be ``known``."""
    if name in COLLECTIONS:
        of_member = [fact for fact in BOOK.facts.in_conditions() if fact.startswith(f"{name}.")]
        drawn: st.SearchStrategy[Any] = st.lists(_facts(tuple(of_member), known=known), max_size=3).map(tuple)
    else:
        drawn = _simple(name, known=known)
    return drawn if known else st.none() | drawn


def _simple(name: str, *, known: bool) -> st.SearchStrategy[Any]:
    fact = BOOK.facts.in_conditions()[name]
    mentioned = sorted(_mentioned().get(name, frozenset()), key=str)
    match fact.kind:
        case "boolean":
            return st.booleans()
        case "choice":
            return st.sampled_from(fact.values)
        case "count":
            numbers = st.sampled_from([0, 1, *(each for each in mentioned if isinstance(each, int))])
            exact = numbers.map(Bounds.exactly)
            if known:
                return exact
            ranges = st.tuples(numbers, numbers).map(lambda pair: Bounds(min(pair), max(pair)))
            return exact | ranges | numbers.map(lambda low: Bounds(low, None))
        case "date":
            return st.sampled_from(mentioned) if mentioned else st.dates()
        case _:
            return st.sampled_from([*mentioned, _ELSEWHERE])


def _facts(names: tuple[str, ...], *, known: bool) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({name: value(name, known=known) for name in names}).map(
        lambda facts: {name: seen for name, seen in facts.items() if seen is not None}
    )


def facts(names: Iterable[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw any facts of these names, some missing."""
    return _facts(tuple(sorted(names)), known=False)


def coherent_facts(names: Iterable[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw facts that are all known and that can be true together."""
    return _facts(tuple(sorted(names)), known=True).map(_made_coherent)


def _made_coherent(drawn: dict[str, Any]) -> dict[str, Any]:
    facts = dict(drawn)
    if not facts.get("contains.personal_information"):
        facts.update({"contains.sensitive": False, "contains.ordinary": False})
    elif not facts.get("contains.sensitive"):
        facts["contains.ordinary"] = True
    if facts.get("handler.established_in") == "CN":
        facts["handler.article_3_2_ground"] = "none"
    if facts.get("collected_in_china"):
        facts["domestic_data_added"] = False
    if facts.get("handler.zone") == "none":
        facts.update({name: False for name in facts if name.startswith(("zone.", "zone_list."))})
    return facts


def _asked(conditions: Iterable[Condition]) -> frozenset[str]:
    return frozenset(atom.reading for when in conditions for atom in atoms(when) if isinstance(atom, ReadingIs))


def all_readings(conditions: Iterable[Condition]) -> st.SearchStrategy[dict[str, str]]:
    """Draw a choice of every reading that the conditions ask for."""
    return st.fixed_dictionaries({name: _choice(name) for name in sorted(_asked(conditions))})


def one_reading(conditions: Iterable[Condition]) -> st.SearchStrategy[dict[str, str]]:
    """Draw the defaults, or a choice of one reading that the conditions ask for; as answers vary them."""
    choices = [{name: choice.id} for name in sorted(_asked(conditions)) for choice in BOOK.by_reading[name].choices]
    return st.sampled_from([{}, *choices])


def _choice(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from([choice.id for choice in BOOK.by_reading[name].choices])
