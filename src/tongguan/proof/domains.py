"""Which facts the proof needs variables for, and which values each may have.

Values that no rule mentions act alike, so one of them stands for all: a territory elsewhere, another sector.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from tongguan.decision.facts.preparing import GBA_TERRITORIES
from tongguan.law import Fact, Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.law.conditions import Condition, OneOf, ReadingIs, atoms, facts_in, parse
from tongguan.law.facts import COLLECTIONS

MAINLAND = "CN"
CLASSES = ("contains.personal_information", "contains.sensitive", "contains.ordinary")
_ANY_TEXT = "another"
_ELSEWHERE = ("FR", "other")
_NOT_A_FACT_OF_RULES = frozenset({"handler.city"})


@dataclass(frozen=True, slots=True)
class Domains:
    """The facts by name with their kind, the values of those that are choices, and the choices of each reading."""

    kinds: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]]
    readings: Mapping[str, tuple[str, ...]]


def domains_of(conditions: Iterable[Condition], asked: Iterable[str], book: Lawbook, catalogues: Catalogues) -> Domains:
    """Find the facts behind ``conditions``: those mentioned, and those that these follow from or depend on.

    Args:
        conditions: The conditions of the rules, readings not chosen.
        asked: Readings that matter beside those that the conditions name.
        book: The lawbook that declares facts and readings.
        catalogues: The lists that values are taken from.
    """
    conditions = tuple(conditions)
    known = book.facts.in_conditions()
    names = _closed(frozenset(CLASSES).union(*map(facts_in, conditions)), book)
    mentioned: dict[str, set[str]] = {}
    readings = set(asked)
    for condition in conditions:
        for atom in atoms(condition):
            if isinstance(atom, OneOf):
                mentioned.setdefault(atom.fact, set()).update(atom.values)
            elif isinstance(atom, ReadingIs):
                readings.add(atom.reading)
    declared = book.facts.named()
    values = {
        name: known[name].values or _values(declared[name], mentioned.get(name, set()), catalogues)
        for name in sorted(names)
        if known[name].kind in {"choice", "text"}
    }
    return Domains(
        {name: known[name].kind for name in sorted(names)},
        values,
        {name: tuple(choice.id for choice in book.by_reading[name].choices) for name in sorted(readings)},
    )


def _closed(names: frozenset[str], book: Lawbook) -> frozenset[str]:
    """Add the facts that these are derived from, and those that tell whether these matter at all."""
    known, declared = book.facts.in_conditions(), book.facts.named()
    sources = {derived.name: derived.sources for derived in book.facts.derived}
    found: set[str] = set()
    left = list(names)
    while left:
        name = left.pop()
        if name in found:
            continue
        found.add(name)
        left += [source for source in sources.get(name, ()) if source in known and source not in _NOT_A_FACT_OF_RULES]
        fact = declared.get(name)
        if fact is not None and fact.applies is not None:
            left += facts_in(parse(fact.applies.when, known, {}, COLLECTIONS))
    return frozenset(found)


def _values(fact: Fact, mentioned: Collection[str], catalogues: Catalogues) -> tuple[str, ...]:
    words = sorted({*mentioned, *(["none"] if fact.none else [])})
    match fact.kind:
        case "zone":
            return tuple(dict.fromkeys((*words, *catalogues.zones.zones)))
        case "territory":
            words = sorted({*words, MAINLAND, *GBA_TERRITORIES})
            return (*words, _another(catalogues.territories.territories, words))
        case "sector":
            words = sorted({*words, *(sector for sector, _ in _covered(catalogues))})
            return (*words, _another(catalogues.activities.sectors, words))
        case "scenario":
            words = sorted({*words, *(scenario for _, scenario in _covered(catalogues) if scenario)})
            return (*words, _another(catalogues.activities.scenarios, words))
        case _:
            return (*words, _ANY_TEXT)


def _covered(catalogues: Catalogues) -> Iterable[tuple[str, str | None]]:
    """Give the sectors and scenarios that an entry of a zone's list covers by itself."""
    for zone in catalogues.zones.zones.values():
        for edition in zone.editions:
            yield from ((entry.sector, entry.scenario) for entry in edition.entries if entry.covers and entry.sector)


def _another(known: Collection[str], mentioned: Collection[str]) -> str:
    return next(name for name in (*_ELSEWHERE, *known) if name in known and name not in mentioned)
