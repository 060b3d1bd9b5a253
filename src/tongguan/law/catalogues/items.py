"""The data items a declaration may name, and what each dated standard says of them."""

from enum import StrEnum
from typing import ClassVar, Literal, Self

from tongguan.law.catalogues.names import Names
from tongguan.law.catalogues.reading import Entry, UnknownEntryError, read, require
from tongguan.vocabulary import Phrase, Truth

Group = Literal["identity", "contact", "address", "account", "schedule"]


class Standing(StrEnum):
    """What a standard says of an item."""

    SENSITIVE = "sensitive"
    ORDINARY = "ordinary"
    UNSETTLED = "unsettled"

    @property
    def truth(self) -> Truth:
        """Whether the item is sensitive; ``None`` where the question is open."""
        return None if self is Standing.UNSETTLED else self is Standing.SENSITIVE


class DataItem(Entry, frozen=True, kw_only=True):
    """A kind of personal information.

    ``classes`` are ids of the classes in ``sensitivity.yaml``. ``groups`` say what the item adds to a
    combination. ``reading`` names the open question of law that decides where the standing is unsettled.
    """

    id: str
    label: Phrase
    classes: tuple[str, ...]
    sensitivity: Standing | dict[str, Standing]
    aliases: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    reading: str | None = None
    note: Phrase | None = None

    def standing(self, standard: str) -> Standing:
        """Give what the standard of this id says of the item."""
        if isinstance(self.sensitivity, Standing):
            return self.sensitivity
        return self.sensitivity[standard]


class _File(Entry, frozen=True, kw_only=True):
    items: tuple[DataItem, ...]


class UnknownItemError(UnknownEntryError):
    """The text names no data item of the catalogue."""

    code: ClassVar[str] = "law/unknown-data-item"


class Items:
    """Look-ups of data items."""

    __slots__ = ("_names", "items", "source")

    def __init__(self, items: tuple[DataItem, ...], source: str) -> None:
        self.source = source
        self.items = {item.id: item for item in items}
        self._names = Names(
            ((item.id, (item.label.zh, item.label.en, *item.aliases)) for item in items),
            source,
        )
        for item in items:
            require(bool(item.classes), f"the item `{item.id}` has no class", source)
            require(
                item.note is not None or not _is_open(item),
                f"the item `{item.id}` is unsettled without a note that says why",
                source,
            )
            require(
                item.reading is None or _is_open(item),
                f"the item `{item.id}` names a reading though nothing about it is unsettled",
                source,
            )

    @classmethod
    def of(cls, parsed: object, source: str = "data_items.yaml") -> Self:
        """Build from the parsed file.

        Raises:
            CatalogueError: The file is not as it should be.
        """
        return cls(read(parsed, _File, source).items, source)

    def item(self, name: str) -> DataItem:
        """Find the item that ``name`` spells: its id, a label or an alias.

        Raises:
            UnknownItemError: No item has this name; the nearest are given.
        """
        found = name if name in self.items else self._names.find(name)
        if found is None:
            near = ", ".join(f"`{each}`" for each in self.nearest(name))
            raise UnknownItemError(f"`{name}` is no data item", help=f"did you mean {near}?" if near else None)
        return self.items[found]

    def nearest(self, name: str) -> tuple[str, ...]:
        """Give the ids most like ``name``, best first."""
        return self._names.nearest(name)


def _is_open(item: DataItem) -> bool:
    if isinstance(item.sensitivity, Standing):
        return item.sensitivity is Standing.UNSETTLED
    return Standing.UNSETTLED in item.sensitivity.values()
