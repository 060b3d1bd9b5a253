"""Countries and territories by their ISO 3166 alpha-2 code."""

from typing import ClassVar, Self

from tongguan.law.catalogues.names import Names
from tongguan.law.catalogues.reading import Entry, UnknownEntryError, read, require
from tongguan.vocabulary import Phrase

MAINLAND = "CN"
_CODE_LENGTH = 2


class Territory(Entry, frozen=True, kw_only=True):
    """A country or territory.

    ``inside`` is true of the mainland alone: Hong Kong, Macao and Taiwan are 境外 in this regime.
    """

    id: str
    label: Phrase
    aliases: tuple[str, ...] = ()

    @property
    def inside(self) -> bool:
        """Whether information that stays here has not been provided overseas."""
        return self.id == MAINLAND


class _File(Entry, frozen=True, kw_only=True):
    territories: tuple[Territory, ...]


class UnknownTerritoryError(UnknownEntryError):
    """The text is no code and no name of a territory."""

    code: ClassVar[str] = "law/unknown-territory"


class Territories:
    """Look-ups of territories."""

    __slots__ = ("_names", "territories")

    def __init__(self, territories: tuple[Territory, ...], source: str) -> None:
        self.territories = {territory.id: territory for territory in territories}
        spellings = ((each.id, (each.label.zh, each.label.en, *each.aliases)) for each in territories)
        self._names = Names(spellings, source)
        for code in self.territories:
            require(
                len(code) == _CODE_LENGTH and code.isascii() and code.isalpha() and code.isupper(),
                f"`{code}` is not a code of two capital letters",
                source,
                help="quote `NO` for Norway where another reader takes it for false",
            )
        require(MAINLAND in self.territories, f"`{MAINLAND}` is missing", source)

    @classmethod
    def of(cls, parsed: object, source: str = "territories.yaml") -> Self:
        """Build from the parsed file.

        Raises:
            CatalogueError: The file is not as it should be.
        """
        return cls(read(parsed, _File, source).territories, source)

    def find(self, name: str) -> Territory | None:
        """Find the territory that ``name`` spells (a code or a name), or ``None``."""
        found = self._names.find(name)
        return None if found is None else self.territories[found]

    def territory(self, name: str) -> Territory:
        """Find the territory that ``name`` spells.

        Raises:
            UnknownTerritoryError: No territory has this code or name.
        """
        found = self.find(name)
        if found is None:
            near = ", ".join(f"`{code}` ({self.territories[code].label.en})" for code in self._names.nearest(name))
            raise UnknownTerritoryError(
                f"`{name}` is no territory",
                help=f"did you mean {near}?" if near else "give the ISO 3166 code of two letters, such as `SG`",
            )
        return found
