"""All catalogues together, each held against the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from tongguan.law.catalogues.activities import Activities
from tongguan.law.catalogues.items import Items
from tongguan.law.catalogues.places import Places
from tongguan.law.catalogues.reading import CatalogueError
from tongguan.law.catalogues.sensitivity import SensitivityRules
from tongguan.law.catalogues.territories import Territories
from tongguan.law.catalogues.zones import Zones

FILES = (
    "provinces_and_cities",
    "territories",
    "sectors",
    "scenarios",
    "zones",
    "data_items",
    "sensitivity",
)


@dataclass(frozen=True, slots=True)
class Catalogues:
    """The catalogues of one edition of the lawbook."""

    places: Places
    territories: Territories
    activities: Activities
    zones: Zones
    items: Items
    sensitivity: SensitivityRules

    @classmethod
    def of(cls, parsed: Mapping[str, object]) -> Self:
        """Build from the parsed files, by name without ``.yaml``.

        Raises:
            CatalogueError: A file is missing, or one is not as it should be.
        """
        missing = [name for name in FILES if name not in parsed]
        if missing:
            raise CatalogueError(f"the catalogue `{missing[0]}` is missing")
        items = Items.of(parsed["data_items"])
        set_of = cls(
            places=Places.of(parsed["provinces_and_cities"]),
            territories=Territories.of(parsed["territories"]),
            activities=Activities.of(parsed["sectors"], parsed["scenarios"]),
            zones=Zones.of(parsed["zones"]),
            items=items,
            sensitivity=SensitivityRules.of(parsed["sensitivity"], items),
        )
        set_of.zones.check_against(set_of.activities, set_of.places)
        return set_of
