"""The catalogues beside the rules: places, territories, sectors, scenarios, zone lists, data items.

Each turns a parsed file of ``law/book/catalogues`` into frozen values with look-ups, and refuses a file
that is not as it should be. It reads no file, holds no law of its own and decides no pathway: it tells
whether items are sensitive on a day and whether a zone list covers a scenario, and the rules do the rest.
"""

from tongguan.law.catalogues.activities import Activities, Scenario, Sector
from tongguan.law.catalogues.catalogue_set import FILES, Catalogues
from tongguan.law.catalogues.editions import Edition, ListEntry, Thresholds
from tongguan.law.catalogues.findings import Finding, Review, Sensitivity
from tongguan.law.catalogues.items import DataItem, Items, Standing, UnknownItemError
from tongguan.law.catalogues.places import City, Places, Province
from tongguan.law.catalogues.reading import CatalogueError, UnknownEntryError
from tongguan.law.catalogues.sensitivity import SensitivityRules
from tongguan.law.catalogues.territories import Territories, Territory
from tongguan.law.catalogues.zones import Zone, Zones

__all__ = [
    "FILES",
    "Activities",
    "CatalogueError",
    "Catalogues",
    "City",
    "DataItem",
    "Edition",
    "Finding",
    "Items",
    "ListEntry",
    "Places",
    "Province",
    "Review",
    "Scenario",
    "Sector",
    "Sensitivity",
    "SensitivityRules",
    "Standing",
    "Territories",
    "Territory",
    "Thresholds",
    "UnknownEntryError",
    "UnknownItemError",
    "Zone",
    "Zones",
]
