"""Catalogues of important data that an authority published: which exports they speak of, on a day.

A list that names data items of ours says of an export with one of them that its data was published as important
(CBDF-2024#2.1); one that describes data in words alone calls for a look, and decides nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tongguan.law.catalogues.catalogue_set import Catalogues
from tongguan.law.catalogues.reading import Entry, read, require
from tongguan.law.catalogues.standards import Span
from tongguan.vocabulary import Grade, Phrase
from tongguan.vocabulary.nearest import nearest

_SOURCE = "important_data.yaml"


class ImportantEntry(Entry, frozen=True, kw_only=True):
    """Data that is important: of a sector and scenario (``None``: of all), in words, with the items it is made of."""

    id: str
    sector: str | None
    scenario: str | None = None
    data: Phrase
    data_items: tuple[str, ...] = ()
    source: str | None = None


class ImportantList(Entry, frozen=True, kw_only=True):
    """A published catalogue with its dates, its authors and how well it is established."""

    id: str
    label: Phrase
    issuers: tuple[str, ...]
    published: date
    in_force: Span
    grade: Grade
    source: tuple[str, ...]
    entries: tuple[ImportantEntry, ...]
    note: Phrase | None = None


class _File(Entry, frozen=True, kw_only=True):
    looked_for_until: date
    important_data: tuple[ImportantList, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that speaks of an export; ``named`` where it names one of its items."""

    of: ImportantList
    entry: ImportantEntry
    named: bool


@dataclass(frozen=True, slots=True)
class ImportantData:
    """The catalogues of important data that are known; without any, nothing matches."""

    lists: tuple[ImportantList, ...] = ()

    def matches(
        self, sector: str | None, scenario: str | None, items: tuple[str, ...] | None, on: date
    ) -> Iterator[Match]:
        """Find what the catalogues in force on a day say of an export; ``None`` stands for what is not known.

        A catalogue from a source that was not verified is passed over.
        """
        for each in self.lists:
            if not each.grade.decides or not each.in_force.holds(on):
                continue
            for entry in each.entries:
                if entry.sector in (None, sector) and entry.scenario in (None, scenario):
                    named = bool(set(entry.data_items) & set(items or ()))
                    if named or not entry.data_items or items is None:
                        yield Match(each, entry, named)


def read_important(parsed: object, catalogues: Catalogues, source: str = _SOURCE) -> tuple[ImportantList, ...]:
    """Read the parsed file, and hold it against the catalogues.

    Raises:
        CatalogueError: The file is not as it should be, or names what is in no catalogue.
    """
    lists = read(parsed, _File, source).important_data
    require(bool(lists), "the file holds no catalogue", source)
    _once((each.id for each in lists), "catalogue", source)
    for each in lists:
        span = each.in_force
        require(span.last is None or span.first <= span.last, f"`{each.id}` ends before it begins", source)
        _once((entry.id for entry in each.entries), f"entry of `{each.id}`", source)
        for entry in each.entries:
            _check(entry, catalogues, source)
    return lists


def _check(entry: ImportantEntry, catalogues: Catalogues, source: str) -> None:
    require(
        entry.sector is not None or bool(entry.data_items),
        f"the entry `{entry.id}` names neither a sector nor data items",
        source,
        help="without either it would speak of every export",
    )
    named = (
        *([(entry.sector, "sector", catalogues.activities.sectors)] if entry.sector else ()),
        *([(entry.scenario, "scenario", catalogues.activities.scenarios)] if entry.scenario else ()),
        *((item, "data item", catalogues.items.items) for item in entry.data_items),
    )
    for name, kind, known in named:
        require(name in known, f"`{name}` is no {kind}", source, help=nearest(name, known))


def _once(ids: Iterator[str], kind: str, source: str) -> None:
    seen: set[str] = set()
    for each in ids:
        require(each not in seen, f"the {kind} `{each}` appears 2 times", source)
        seen.add(each)
