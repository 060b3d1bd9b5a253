"""What follows from the handler's zone, on a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from tongguan.law.catalogues import Catalogues, Zone
from tongguan.law.catalogues.editions import Edition
from tongguan.vocabulary import Truth


class ZoneLists:
    """The zones' lists of a day: what follows from a zone, a sector and a scenario."""

    __slots__ = ("_editions", "zones")

    def __init__(self, catalogues: Catalogues, as_of: date) -> None:
        self.zones = ("none", *catalogues.zones.zones)
        self._editions = {name: _edition(zone, as_of) for name, zone in catalogues.zones.zones.items()}

    def facts(self, facts: Mapping[str, Any]) -> dict[str, bool]:
        """Give the facts about the zone's list that are known.

        A zone without a list in force frees nothing; a sector or scenario that no graded entry names is covered
        only by the zone's own record (CBDF-2024#6).
        """
        name = facts.get("handler.zone")
        if name == "none":
            return {"zone.has_list": False, "zone.entry": False, "zone.open_to_ciio": False}
        sector, scenario = facts.get("sector"), facts.get("scenario")
        if name is None:
            covered = {_entry(edition, sector, scenario) for edition in self._editions.values()}
            return {"zone.entry": False} if covered == {False} else {}
        edition = self._editions[name]
        found: dict[str, Truth] = {
            "zone.entry": _entry(edition, sector, scenario),
            "zone.has_list": edition is not None,
            "zone.open_to_ciio": edition is not None and edition.ciio_excluded is False,
        }
        return {fact: truth for fact, truth in found.items() if truth is not None}

    def named(self, fact: str) -> Iterator[str]:
        """Give the sectors (or scenarios) that covering entries of the day name."""
        for edition in self._editions.values():
            for entry in () if edition is None else edition.entries:
                word = getattr(entry, fact)
                if entry.covers and word is not None:
                    yield word


@lru_cache(maxsize=64)
def zone_lists(catalogues: Catalogues, as_of: date) -> ZoneLists:
    """Give the zones' lists of a day; kept, for many declarations are asked about one day."""
    return ZoneLists(catalogues, as_of)


def zone_facts(facts: Mapping[str, Any], catalogues: Catalogues, as_of: date) -> dict[str, bool]:
    """Give the facts about the zone's list that are known."""
    return zone_lists(catalogues, as_of).facts(facts)


def _edition(zone: Zone, as_of: date) -> Edition | None:
    return next((each for each in zone.editions if each.in_force.holds(as_of)), None)


def _entry(edition: Edition | None, sector: str | None, scenario: str | None) -> Truth:
    possible = False
    for entry in () if edition is None else edition.entries:
        if not entry.covers:
            continue
        if sector is not None and scenario is not None:
            if entry.concerns(sector, scenario):
                return True
        elif sector in (None, entry.sector) and (scenario is None or entry.scenario in (None, scenario)):
            possible = True
    return None if possible else False
