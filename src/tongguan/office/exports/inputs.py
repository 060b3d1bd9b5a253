"""What a form asks and a sheet holds about one entry of a declaration, derived from the lawbook's facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from tongguan.law import Fact
from tongguan.office.exports import entry_words as words
from tongguan.office.exports.reading import lawbook
from tongguan.vocabulary import Phrase

Shape = Literal["handler", "recipients", "exports", "mechanisms"]
_KINDS: Final[Mapping[str, str]] = {"city": "text", "number": "count", "date": "day", "items_one": "listed"}
_PEOPLE: Final = ("ordinary", "sensitive", "both", "until")
LISTED: Final = frozenset({"territory", "province", "zone", "sector", "scenario", "items_one"})
"""The kinds whose values are entries of a catalogue."""


@dataclass(frozen=True, slots=True)
class Input:
    """One value that is asked for.

    Args:
        name: The dotted path within the entry.
        kind: text, texts, boolean, choice, count, day, listed, items, refs, or absent: a mapping known not to be.
        says: What it is called.
        of: The catalogue of ``listed``, or the entries that ``refs`` name.
        values: What may be chosen.
        none: Whether the word ``none`` is a value.
    """

    name: str
    kind: str
    says: Phrase
    question: Phrase | None = None
    required: bool = False
    of: str = ""
    values: tuple[str, ...] = ()
    none: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of small entries within an entry, such as those that information is passed on to."""

    name: str
    says: Phrase
    inputs: tuple[Input, ...]


@cache
def fields_of(shape: str) -> tuple[Input | Rows, ...]:
    """Give the inputs of a shape, in the order of the lawbook."""
    return tuple(each for fact in lawbook().facts.of_shape(shape) for each in _of(fact))


def inputs_of(shape: str) -> Iterator[Input]:
    """Give those that hold one value."""
    return (each for each in fields_of(shape) if isinstance(each, Input))


def rows_of(shape: str) -> Iterator[Rows]:
    """Give the lists."""
    return (each for each in fields_of(shape) if isinstance(each, Rows))


def _of(fact: Fact) -> Iterator[Input | Rows]:
    match fact.kind:
        case "list":
            inner = fields_of(fact.item_shape or "")
            yield Rows(fact.name, fact.says, tuple(each for each in inner if isinstance(each, Input)))
        case "people" | "people_totals":
            yield from _people(fact.name, fact.says)
        case "mapping":
            if fact.none:
                yield Input(fact.name, "absent", fact.says, none=True)
            for part, kind in fact.parts.items():
                if kind == "people":
                    yield from _people(f"{fact.name}.{part}", fact.says)
                else:
                    yield _one(f"{fact.name}.{part}", kind, words.within(fact.says, words.PARTS[part]))
        case _:
            yield Input(
                fact.name,
                "listed" if fact.kind in LISTED else _KINDS.get(fact.kind, fact.kind),
                fact.says,
                fact.question,
                fact.required,
                fact.of or (fact.kind if fact.kind in LISTED else ""),
                fact.values,
                fact.none,
            )


def _one(name: str, kind: str, says: Phrase) -> Input:
    return Input(name, _KINDS.get(kind, kind), says)


def _people(name: str, says: Phrase) -> Iterator[Input]:
    for part in _PEOPLE:
        kind = "day" if part == "until" else "count"
        short = words.PEOPLE[part] if name == "people" else words.within(says, words.PARTS[part])
        yield Input(f"{name}.{part}", kind, short)
