"""Sectors, and the scenarios of export within them."""

from typing import ClassVar, Self

from tongguan.law.catalogues.names import Names
from tongguan.law.catalogues.reading import Entry, UnknownEntryError, read, require
from tongguan.vocabulary import Phrase


class Sector(Entry, frozen=True, kw_only=True):
    """A sector of business.

    ``form`` is the box of the assessment form that it falls in (AG-2025 annex 3), ``None`` for ``other``
    and wherever the form does not say.
    """

    id: str
    label: Phrase
    aliases: tuple[str, ...] = ()
    form: str | None = None


class Scenario(Entry, frozen=True, kw_only=True):
    """A scenario of export: what the information is provided for."""

    id: str
    label: Phrase
    sectors: tuple[str, ...]
    aliases: tuple[str, ...] = ()


class _Sectors(Entry, frozen=True, kw_only=True):
    form_boxes: tuple[str, ...]
    sectors: tuple[Sector, ...]


class _Scenarios(Entry, frozen=True, kw_only=True):
    scenarios: tuple[Scenario, ...]


class UnknownSectorError(UnknownEntryError):
    """The text names no sector of the catalogue."""

    code: ClassVar[str] = "law/unknown-sector"


class UnknownScenarioError(UnknownEntryError):
    """The text names no scenario of the catalogue."""

    code: ClassVar[str] = "law/unknown-scenario"


class Activities:
    """Look-ups of sectors and scenarios."""

    __slots__ = ("_scenario_names", "_sector_names", "form_boxes", "scenarios", "sectors")

    def __init__(self, sectors: _Sectors, scenarios: _Scenarios, source: str) -> None:
        self.form_boxes = sectors.form_boxes
        self.sectors = {sector.id: sector for sector in sectors.sectors}
        self.scenarios = {scenario.id: scenario for scenario in scenarios.scenarios}
        self._sector_names = Names((_spellings(sector) for sector in sectors.sectors), source)
        self._scenario_names = Names((_spellings(scenario) for scenario in scenarios.scenarios), source)
        for box in self.form_boxes:
            require(box in self.sectors, f"the form's box `{box}` is no sector", source)
        for sector in sectors.sectors:
            require(
                sector.form is None or sector.form in self.form_boxes,
                f"the sector `{sector.id}` goes to `{sector.form}`, which is no box of the form",
                source,
            )
        for scenario in scenarios.scenarios:
            for named in scenario.sectors:
                require(
                    named in self.sectors, f"the scenario `{scenario.id}` names `{named}`, which is no sector", source
                )

    @classmethod
    def of(cls, sectors: object, scenarios: object, source: str = "sectors.yaml, scenarios.yaml") -> Self:
        """Build from the two parsed files.

        Raises:
            CatalogueError: A file is not as it should be.
        """
        return cls(read(sectors, _Sectors, source), read(scenarios, _Scenarios, source), source)

    def sector(self, name: str) -> Sector:
        """Find the sector that ``name`` spells.

        Raises:
            UnknownSectorError: No sector has this name.
        """
        found = self._sector_names.find(name)
        if found is None:
            raise UnknownSectorError(f"`{name}` is no sector", help=_did_you_mean(self._sector_names, name))
        return self.sectors[found]

    def scenario(self, name: str) -> Scenario:
        """Find the scenario that ``name`` spells.

        Raises:
            UnknownScenarioError: No scenario has this name.
        """
        found = self._scenario_names.find(name)
        if found is None:
            raise UnknownScenarioError(f"`{name}` is no scenario", help=_did_you_mean(self._scenario_names, name))
        return self.scenarios[found]


def _spellings(entry: Sector | Scenario) -> tuple[str, tuple[str, ...]]:
    return entry.id, (entry.label.zh, entry.label.en, *entry.aliases)


def _did_you_mean(names: Names, name: str) -> str:
    near = ", ".join(f"`{each}`" for each in names.nearest(name))
    return f"did you mean {near}?" if near else "write `other`; no zone list covers it"
