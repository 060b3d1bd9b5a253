"""What the pages of exports show, decided before they are drawn."""

from dataclasses import dataclass
from datetime import date, datetime

from tongguan.decision.answer import answer_of
from tongguan.decision.declaration import Declaration, Export
from tongguan.decision.declaration import Recipient as Declared
from tongguan.office.catalogues.reading import in_use
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import assessed, current, read
from tongguan.vocabulary import Bounds


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
    """The register; ``version`` is absent before the first declaration."""

    version: Made | None
    rows: tuple[Row, ...]
    all: int
    search: str


def exports_page(on: date, search: str = "") -> ExportsPage:
    """Read the register of the organisation acted for, with the standing of each export on a legal day.

    Args:
        on: The legal day.
        search: Only exports with this in their title, id or recipients; case does not matter.
    """
    version = current()
    if version is None:
        return ExportsPage(None, (), 0, search)
    using = in_use()
    declaration = read(version.text, f"declaration {version.number}", using)
    answer = answer_of(assessed(version, on, using)[0], "en")
    standings = {each["id"]: each["standing"] for each in answer["exports"]}
    rows = [_row(export, declaration, standings) for export in declaration.exports]
    wanted = search.casefold().strip()
    shown = tuple(row for row in rows if wanted in _searched(row))
    return ExportsPage(_made(version, newest=True), shown, len(rows), search)


def versions_page() -> tuple[Made, ...]:
    """Read the versions of the organisation acted for, the newest first."""
    found = list(Version.objects.select_related("recorded_by").defer("text").order_by("-number"))
    return tuple(_made(each, newest=place == 0) for place, each in enumerate(found))


def _made(version: Version, *, newest: bool) -> Made:
    who = str(version.recorded_by) if version.recorded_by else None
    return Made(version.number, version.recorded_at, who, version.why, version.source, newest)


def _row(export: Export, declaration: Declaration, standings: dict[str, str]) -> Row:
    return Row(
        export.id,
        export.title,
        tuple(_recipient(declaration.recipients[name]) for name in export.recipients or ()),
        None if export.items is None else len(export.items),
        _bounds(export.people.ordinary),
        _bounds(export.people.sensitive),
        export.given.get("began_on"),
        standings[export.id],
    )


def _recipient(declared: Declared) -> Recipient:
    return Recipient(declared.given.get("name") or declared.id, declared.given.get("territory"))


def _bounds(people: Bounds | None) -> list[int | None] | None:
    return None if people is None else people.as_list()


def _searched(row: Row) -> str:
    words = (row.id, row.title, *(each.name for each in row.recipients))
    return "\n".join(words).casefold()
