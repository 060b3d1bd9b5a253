"""Provinces and cities of the mainland: 上海, 上海市 and Shanghai are the same."""

from typing import ClassVar, Self

from tongguan.law.catalogues.names import Names, fold_place
from tongguan.law.catalogues.reading import Entry, UnknownEntryError, read, require
from tongguan.vocabulary import Phrase, Truth


class Province(Entry, frozen=True, kw_only=True):
    """A province, autonomous region or municipality of the mainland."""

    id: str
    label: Phrase
    aliases: tuple[str, ...] = ()


class City(Entry, frozen=True, kw_only=True):
    """A city of prefecture level or above.

    ``gba`` says that it is one of the nine mainland cities of the Greater Bay Area (GBA-HK-2023#2).
    """

    id: str
    province: str
    label: Phrase
    aliases: tuple[str, ...] = ()
    gba: bool = False


class _File(Entry, frozen=True, kw_only=True):
    provinces: tuple[Province, ...]
    cities: tuple[City, ...]


class UnknownPlaceError(UnknownEntryError):
    """The text names no province of the mainland."""

    code: ClassVar[str] = "law/unknown-province"


class Places:
    """Look-ups of provinces and cities."""

    __slots__ = ("_city_names", "_province_names", "cities", "provinces")

    def __init__(self, provinces: tuple[Province, ...], cities: tuple[City, ...], source: str) -> None:
        self.provinces = {province.id: province for province in provinces}
        self.cities = {city.id: city for city in cities}
        self._province_names = Names((_spellings(province) for province in provinces), source, places=True)
        self._city_names = Names((_spellings(city) for city in cities), source, places=True)
        for city in cities:
            require(
                city.province in self.provinces,
                f"the city `{city.id}` is in `{city.province}`, which is no province here",
                source,
            )

    @classmethod
    def of(cls, parsed: object, source: str = "provinces_and_cities.yaml") -> Self:
        """Build from the parsed file.

        Raises:
            CatalogueError: The file is not as it should be.
        """
        file = read(parsed, _File, source)
        return cls(file.provinces, file.cities, source)

    def normalise_province(self, name: str) -> Province | None:
        """Find the province that ``name`` spells, or ``None``."""
        found = self._province_names.find(name)
        return None if found is None else self.provinces[found]

    def province(self, name: str) -> Province:
        """Find the province that ``name`` spells.

        Raises:
            UnknownPlaceError: No province has this name.
        """
        found = self.normalise_province(name)
        if found is None:
            raise UnknownPlaceError(f"`{name}` is no province of the mainland", help=self._did_you_mean(name))
        return found

    def normalise_city(self, name: str, province: str | None = None) -> City | None:
        """Find the city that ``name`` spells, or ``None``: a declaration may name any city.

        Args:
            name: The city as written; a province written before it (广东省深圳市) is left out of account.
            province: The province as written; it tells cities of one English name apart.
        """
        home = self.normalise_province(province) if province else None
        if home is not None:
            qualified = self._city_names.find(f"{name} {home.label.en}")
            if qualified is not None:
                return self.cities[qualified]
        found = self._city_names.find(name)
        return self._behind_its_province(name) if found is None else self.cities[found]

    def nearest_cities(self, name: str) -> tuple[City, ...]:
        """Give the cities most like ``name``, best first."""
        return tuple(self.cities[city] for city in self._city_names.nearest(name))

    def in_gba(self, city: str | None, province: str | None = None) -> Truth:
        """Find whether a place is one of the nine cities; ``None`` where the names do not tell."""
        found = self.normalise_city(city, province) if city else None
        if found is not None:
            return found.gba
        home = self.normalise_province(province) if province else None
        if home is not None and not any(place.gba for place in self.cities.values() if place.province == home.id):
            return False
        return None

    def _behind_its_province(self, name: str) -> City | None:
        """Find a city written after its province; a district of a municipality lies in that city."""
        folded = fold_place(name)
        for province in self.provinces.values():
            head = fold_place(province.label.zh)
            if not folded.startswith(head):
                continue
            found = self._city_names.find(folded.removeprefix(head).lstrip("省市"))
            if found is not None and self.cities[found].province == province.id:
                return self.cities[found]
            return self.cities.get(province.id) if province.label.zh.endswith("市") else None
        return None

    def _did_you_mean(self, name: str) -> str | None:
        near = [self.provinces[province].label.zh for province in self._province_names.nearest(name)]
        return f"did you mean {', '.join(f'`{label}`' for label in near)}?" if near else None


def _spellings(place: Province | City) -> tuple[str, tuple[str, ...]]:
    return place.id, (place.label.zh, place.label.en, *place.aliases)
