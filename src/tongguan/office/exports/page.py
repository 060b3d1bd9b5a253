"""What the pages of exports show, decided before they are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tongguan.decision.declaration import Declaration, Export
from tongguan.decision.declaration import Recipient as Declared
from tongguan.office.catalogues.reading import in_use
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current, decided, read, standings
from tongguan.vocabulary import Bounds

ON_A_LEAF: Final = 50


@dataclass(frozen=True, slots=True)
class Made:
    """Which version is shown, and who made it; ``who`` is absent for the program."""

    number: int
    at: datetime
    who: str | None
    why: str
    source: str
    newest: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody overseas who gets what is exported; ``territory`` may be unknown."""

    name: str
    territory: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One export. ``items`` is absent where nobody said what is exported; so are the counts of people."""

    id: str
    title: str
    recipients: tuple[Recipient, ...]
    items: int | None
    ordinary: list[int | None] | None
    sensitive: list[int | None] | None
    began_on: date | None
    standing: str


@dataclass(frozen=True, slots=True)
class ExportsPage:
    """One leaf of the register; ``version`` is absent before the first declaration.

    ``fitting`` counts the rows that fit the search, ``deciding`` is true while the standings are worked out.
    """

    version: Made | None
    rows: tuple[Row, ...]
    all: int
    search: str
    fitting: int = 0
    deciding: bool = False
    leaf: int = 1
    leaves: int = 1

    @property
    def earlier(self) -> int | None:
        """The leaf before this one."""
        return self.leaf - 1 if self.leaf > 1 else None

    @property
    def later(self) -> int | None:
        """The leaf after this one."""
        return self.leaf + 1 if self.leaf < self.leaves else None


def exports_page(on: date, search: str = "", leaf: int = 1, *, wait: bool = True) -> ExportsPage:
    """Read the register of the organisation acted for, with the standing of each export on a legal day.

    Args:
        on: The legal day.
        search: Only exports with this in their title, id or recipients; case does not matter.
        leaf: Which part of a long list, from 1.
        wait: Whether to wait for standings that take long to work out.
    """
    version = current()
    if version is None:
        return ExportsPage(None, (), 0, search)
    using, source = in_use(), f"declaration {version.number}"
    declaration = read(version.text, source, using)
    ready = wait or decided(version, on, using)
    found = standings(version.text, source, on, using) if ready else {}
    wanted = search.casefold().strip()
    fitting = [each for each in declaration.exports if wanted in _searched(each, declaration)]
    leaves = max(-(-len(fitting) // ON_A_LEAF), 1)
    place = min(max(leaf, 1), leaves)
    shown = fitting[(place - 1) * ON_A_LEAF : place * ON_A_LEAF]
    rows = tuple(_row(each, declaration, found) for each in shown)
    made = _made(version, newest=True)
    return ExportsPage(made, rows, len(declaration.exports), search, len(fitting), not ready, place, leaves)


def versions_page() -> tuple[Made, ...]:
    """Read the versions of the organisation acted for, the newest first."""
    found = list(Version.objects.select_related("recorded_by").defer("text").order_by("-number"))
    return tuple(_made(each, newest=place == 0) for place, each in enumerate(found))


def _made(version: Version, *, newest: bool) -> Made:
    who = str(version.recorded_by) if version.recorded_by else None
    return Made(version.number, version.recorded_at, who, version.why, version.source, newest)


def _row(export: Export, declaration: Declaration, found: Mapping[str, str]) -> Row:
    return Row(
        export.id,
        export.title,
        tuple(_recipient(declaration.recipients[name]) for name in export.recipients or ()),
        None if export.items is None else len(export.items),
        _bounds(export.people.ordinary),
        _bounds(export.people.sensitive),
        export.given.get("began_on"),
        found.get(export.id, ""),
    )


def _recipient(declared: Declared) -> Recipient:
    return Recipient(declared.given.get("name") or declared.id, declared.given.get("territory"))


def _bounds(people: Bounds | None) -> list[int | None] | None:
    return None if people is None else people.as_list()


def _searched(export: Export, declaration: Declaration) -> str:
    recipients = (_recipient(declaration.recipients[name]).name for name in export.recipients or ())
    return "\n".join((export.id, export.title, *recipients)).casefold()
