"""Catalogues brought in beside those of the book: newer zone lists, and published catalogues of important data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import msgspec

from tongguan.law.catalogues.catalogue_set import Catalogues
from tongguan.law.catalogues.editions import Edition
from tongguan.law.catalogues.important import ImportantData, ImportantList, read_important
from tongguan.law.catalogues.reading import CatalogueError, require
from tongguan.law.catalogues.zones import Zone, Zones
from tongguan.strict_yaml import Path, load, locate

Kind = Literal["zones", "important_data"]
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_NAMED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Addition:
    """One file: zones with their editions, or catalogues of important data."""

    kind: Kind
    looked_for_until: date
    zones: tuple[Zone, ...] = ()
    important: tuple[ImportantList, ...] = ()


@dataclass(frozen=True, slots=True)
class CataloguesInUse:
    """The catalogues of the book with what was added, and the catalogues of important data."""

    catalogues: Catalogues
    important: ImportantData


def read_addition(text: str, source: str, catalogues: Catalogues) -> Addition:
    """Read a file of zone lists or of catalogues of important data, in the format of the book.

    Raises:
        CatalogueError, YamlError: The file is not as it should be; says the line where it can.
    """
    parsed = load(text, source)
    try:
        return _read(parsed, source, catalogues)
    except CatalogueError as error:
        raise _placed(error, text, source) from error


def with_additions(catalogues: Catalogues, additions: Iterable[Addition]) -> CataloguesInUse:
    """Give the catalogues with the additions, in their order: an edition of a known id takes its place.

    Raises:
        CatalogueError: Together they do not fit.
    """
    zones = dict(catalogues.zones.zones)
    until = catalogues.zones.looked_for_until
    important: dict[str, ImportantList] = {}
    for addition in additions:
        for zone in addition.zones:
            zones[zone.id] = _merged(zones.get(zone.id), zone)
            until = max(until, addition.looked_for_until)
        important.update((each.id, each) for each in addition.important)
    together = Zones(tuple(zones.values()), until, "zones.yaml")
    together.check_against(catalogues.activities, catalogues.places)
    return CataloguesInUse(replace(catalogues, zones=together), ImportantData(tuple(important.values())))


def _read(parsed: object, source: str, catalogues: Catalogues) -> Addition:
    if isinstance(parsed, dict) and "important_data" in parsed:
        important = read_important(parsed, catalogues, source)
        return Addition("important_data", parsed["looked_for_until"], important=important)
    require(
        isinstance(parsed, dict) and "zones" in parsed,
        "the file has neither `zones` nor `important_data`",
        source,
        help="a zone list begins with `looked_for_until:` and `zones:`, as in the lawbook",
    )
    zones = Zones.of(parsed, source)
    zones.check_against(catalogues.activities, catalogues.places, source)
    found = tuple(zones.zones.values())
    require(any(zone.editions for zone in found), "the file holds no edition of a list", source)
    for zone in found:
        for edition in zone.editions:
            span = edition.in_force
            require(span.last is None or span.first <= span.last, f"`{edition.id}` ends before it begins", source)
    addition = Addition("zones", zones.looked_for_until, zones=found)
    with_additions(catalogues, [addition])
    return addition


def _merged(known: Zone | None, brought: Zone) -> Zone:
    if known is None:
        return brought
    new = {edition.id for edition in brought.editions}
    kept = [edition for edition in known.editions if edition.id not in new]
    ordered = sorted((*kept, *brought.editions), key=lambda each: each.in_force.first)
    aliases = tuple(dict.fromkeys((*known.aliases, *brought.aliases)))
    return msgspec.structs.replace(brought, editions=_in_succession(ordered), aliases=aliases)


def _in_succession(editions: list[Edition]) -> tuple[Edition, ...]:
    """Let each edition end on the day before the next begins."""
    found = []
    for place, edition in enumerate(editions):
        if place + 1 == len(editions):
            found.append(edition)
            continue
        after = editions[place + 1]
        require(
            edition.in_force.first < after.in_force.first,
            f"`{after.id}` begins on the same day as `{edition.id}`",
            "zones.yaml",
        )
        last = after.in_force.first - timedelta(days=1)
        span = msgspec.structs.replace(edition.in_force, last=last)
        found.append(msgspec.structs.replace(edition, in_force=span, superseded_by=after.id))
    return tuple(found)


def _placed(error: CatalogueError, text: str, source: str) -> CatalogueError:
    """Find the line: at the field the error names, else where the names in backticks stand."""
    line = column = None
    if error.field:
        path: Path = tuple(name or int(number) for name, number in _STEP.findall(error.field))
        named = _NAMED.findall(error.message)
        found = locate(text, (*path, *named[:1]), key=True) if "field" in error.message else locate(text, path)
        line, column = (found.line, found.column) if found else (None, None)
    else:
        lines = text.splitlines()
        named_on = (
            next((n for n, each in enumerate(lines, start=1) if name in each), 0)
            for name in _NAMED.findall(error.message)
        )
        line = max(named_on, default=0) or None
    field = error.field.removeprefix("$.") if error.field else None
    return CatalogueError(error.message, help=error.help, source=source, line=line, column=column, field=field)
