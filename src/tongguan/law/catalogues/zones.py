"""Pilot free trade zones and the editions of their lists, by day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Self

from tongguan.law.catalogues.activities import Activities
from tongguan.law.catalogues.editions import Edition, ListEntry
from tongguan.law.catalogues.names import Names
from tongguan.law.catalogues.places import Places
from tongguan.law.catalogues.reading import Entry, UnknownEntryError, read, require
from tongguan.vocabulary import Phrase


class Zone(Entry, frozen=True, kw_only=True):
    """A zone; without editions where no list was found by the day in ``looked_for_until``."""

    id: str
    province: str
    label: Phrase
    editions: tuple[Edition, ...]
    aliases: tuple[str, ...] = ()
    note: Phrase | None = None


class _File(Entry, frozen=True, kw_only=True):
    looked_for_until: date
    zones: tuple[Zone, ...]


class UnknownZoneError(UnknownEntryError):
    """The text names no zone."""

    code: ClassVar[str] = "law/unknown-zone"


class Zones:
    """Look-ups of zones, of the edition in force, and of what it covers."""

    __slots__ = ("_names", "looked_for_until", "zones")

    def __init__(self, zones: tuple[Zone, ...], looked_for_until: date, source: str) -> None:
        self.looked_for_until = looked_for_until
        self.zones = {zone.id: zone for zone in zones}
        spellings = ((each.id, (each.label.zh, each.label.en, *each.aliases)) for each in zones)
        self._names = Names(spellings, source, places=True)
        for zone in zones:
            _check_succession(zone, source)
            for edition in zone.editions:
                _check_entries(edition, source)

    @classmethod
    def of(cls, parsed: object, source: str = "zones.yaml") -> Self:
        """Build from the parsed file.

        Raises:
            CatalogueError: The file is not as it should be.
        """
        file = read(parsed, _File, source)
        return cls(file.zones, file.looked_for_until, source)

    def check_against(self, activities: Activities, places: Places, source: str = "zones.yaml") -> None:
        """Hold every sector, scenario and province named here against its catalogue.

        Raises:
            CatalogueError: A name is in no entry.
        """
        for zone in self.zones.values():
            require(zone.province in places.provinces, f"`{zone.province}` is no province", source)
        for edition, entry in self._all_entries():
            sectors = {*(edition.sectors or ()), *([entry.sector] if entry and entry.sector else ())}
            scenarios = {*(edition.scenarios or ()), *([entry.scenario] if entry and entry.scenario else ())}
            for sector in sectors:
                require(sector in activities.sectors, f"`{edition.id}` names `{sector}`, which is no sector", source)
            for scenario in scenarios:
                known = scenario in activities.scenarios
                require(known, f"`{edition.id}` names `{scenario}`, which is no scenario", source)

    def zone(self, name: str) -> Zone:
        """Find the zone that ``name`` spells.

        Raises:
            UnknownZoneError: No zone has this name.
        """
        found = self._names.find(name)
        if found is None:
            near = ", ".join(f"`{each}`" for each in self._names.nearest(name))
            raise UnknownZoneError(
                f"`{name}` is no free trade zone",
                help=f"did you mean {near}?" if near else "write `none` where the handler is in no zone",
            )
        return self.zones[found]

    def list_in_force(self, zone: str, on: date) -> Edition | None:
        """Give the edition in force in the zone on a day, or ``None``.

        Raises:
            UnknownZoneError: No zone has this name.
        """
        editions = self.zone(zone).editions
        return next((edition for edition in editions if edition.in_force.holds(on)), None)

    def entries(self, zone: str, sector: str, scenario: str, on: date) -> tuple[ListEntry, ...]:
        """Give all that the edition in force says of a scenario, of any grade: to show, not to decide.

        Raises:
            UnknownZoneError: No zone has this name.
        """
        edition = self.list_in_force(zone, on)
        return () if edition is None else tuple(each for each in edition.entries if each.concerns(sector, scenario))

    def coverage(self, zone: str, sector: str, scenario: str, on: date) -> ListEntry | None:
        """Give the entry that puts a scenario's personal information under the list on a day, or ``None``.

        ``None`` is the rule: a sector or scenario that no graded entry names is not covered by this book,
        and then only a record made by the zone's administration covers it (CBDF-2024#6). An entry of an
        unverified source never covers.

        Raises:
            UnknownZoneError: No zone has this name.
        """
        covering = (entry for entry in self.entries(zone, sector, scenario, on) if entry.covers)
        return next(covering, None)

    def reaching(self, province: str, on: date) -> tuple[Edition, ...]:
        """Give the editions in force on a day that apply to a whole province, inside its zone or not."""
        found = (self.list_in_force(zone.id, on) for zone in self.zones.values() if zone.province == province)
        return tuple(edition for edition in found if edition is not None and edition.reach == "province")

    def _all_entries(self) -> Iterator[tuple[Edition, ListEntry | None]]:
        for zone in self.zones.values():
            for edition in zone.editions:
                yield edition, None
                for entry in edition.entries:
                    yield edition, entry


def _check_succession(zone: Zone, source: str) -> None:
    for earlier, later in zip(zone.editions, zone.editions[1:], strict=False):
        last = later.in_force.first - timedelta(days=1)
        require(
            earlier.superseded_by == later.id and earlier.in_force.last == last,
            f"`{earlier.id}` must end on {last} and name `{later.id}` as what followed",
            source,
        )


def _check_entries(edition: Edition, source: str) -> None:
    ids = [entry.id for entry in edition.entries]
    require(len(ids) == len(set(ids)), f"`{edition.id}` has two entries of one id", source)
    for entry in edition.entries:
        require(
            entry.grade.decides or entry.thresholds is None,
            f"the entry `{entry.id}` of `{edition.id}` is {entry.grade} and has numbers that would decide",
            source,
            help="put the numbers under `unverified`",
        )
        require(
            not entry.covers or (entry.sector is not None and entry.scenario is not None),
            f"the entry `{entry.id}` of `{edition.id}` would cover without naming its sector and scenario",
            source,
        )
