"""What follows from the handler's zone, on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tongguan.law.catalogues import Catalogues, Zone
from tongguan.vocabulary import Truth


def zone_facts(facts: Mapping[str, Any], catalogues: Catalogues, as_of: date) -> dict[str, bool]:
    """Give the facts about the zone's list that are known.

    A zone without a list in force frees nothing; a sector or scenario that no graded entry names is covered
    only by the zone's own record (CBDF-2024#6).
    """
    name = facts.get("handler.zone")
    if name == "none":
        return {"zone.has_list": False, "zone.entry": False, "zone.open_to_ciio": False}
    zones = tuple(catalogues.zones.zones.values()) if name is None else (catalogues.zones.zone(name),)
    sector, scenario = facts.get("sector"), facts.get("scenario")
    entry = _same(_entry(zone, sector, scenario, as_of) for zone in zones)
    found: dict[str, Truth] = {"zone.entry": entry if name is not None or entry is False else None}
    if name is not None:
        edition = next((each for each in zones[0].editions if each.in_force.holds(as_of)), None)
        found["zone.has_list"] = edition is not None
        found["zone.open_to_ciio"] = edition is not None and edition.ciio_excluded is False
    return {fact: truth for fact, truth in found.items() if truth is not None}


def _entry(zone: Zone, sector: str | None, scenario: str | None, as_of: date) -> Truth:
    edition = next((each for each in zone.editions if each.in_force.holds(as_of)), None)
    if edition is None:
        return False
    possible = False
    for entry in edition.entries:
        if not entry.covers:
            continue
        if sector is not None and scenario is not None:
            if entry.concerns(sector, scenario):
                return True
        elif sector in (None, entry.sector) and (scenario is None or entry.scenario in (None, scenario)):
            possible = True
    return None if possible else False


def _same(truths: object) -> Truth:
    seen = set(truths)  # type: ignore[call-overload]  # -- an iterable of truths
    return seen.pop() if len(seen) == 1 else None
