"""Finds data items of the catalogue by what people call them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tongguan.law.catalogues import Catalogues
from tongguan.law.catalogues.names import fold
from tongguan.office.exports.typed import split
from tongguan.vocabulary.phrase import Language

MOST_FOUND: Final = 24


@dataclass(frozen=True, slots=True)
class Item:
    """A data item: its id, what it is called."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Found:
    """The items that are chosen, and others that fit what was searched for; ``nearest`` where none fits."""

    chosen: tuple[Item, ...]
    found: tuple[Item, ...]
    search: str
    nearest: bool
    more: int


def find_items(chosen: Sequence[str], search: str, catalogues: Catalogues, language: Language) -> Found:
    """Search the catalogue for several words at once, each in any language or spelling."""
    items = catalogues.items.items
    taken = [each for each in dict.fromkeys(chosen) if each in items]
    words = split(search)[:10]
    folded = [word for each in words if (word := fold(each))]
    fitting = [
        each.id
        for each in items.values()
        if any(word in fold(way) for word in folded for way in (each.id, each.label.zh, each.label.en, *each.aliases))
    ]
    nearest = bool(words) and not fitting
    if nearest:
        fitting = list(dict.fromkeys(name for word in words for name in catalogues.items.nearest(word)))
    others = [each for each in fitting if each not in taken]

    def shown(names: Sequence[str]) -> tuple[Item, ...]:
        return tuple(Item(each, items[each].label.in_language(language)) for each in names)

    return Found(
        shown(taken), shown(others[:MOST_FOUND]), search, nearest and bool(others), max(len(others) - MOST_FOUND, 0)
    )
