"""Reads the register for programs: every export as declared, with its standing on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.decision.declaration import Declaration, Export
from tongguan.office.catalogues.reading import in_use
from tongguan.office.exports.reading import assessed, current, read
from tongguan.vocabulary import Bounds


@dataclass(frozen=True, slots=True)
class Register:
    """The exports of a declaration that were asked for, in its order, with the standing of each."""

    declaration: Declaration | None
    exports: tuple[Export, ...]
    standings: dict[str, str]

    def shown(self, export: Export) -> dict[str, Any]:
        """Give an export as the interface shows it."""
        people = export.people
        return {
            "id": export.id,
            "title": export.title,
            "standing": self.standings[export.id],
            "recipients": [
                {"name": _name(self.declaration, each), "territory": _given(self.declaration, each).get("territory")}
                for each in export.recipients or ()
            ],
            "items": None if export.items is None else len(export.items),
            "ordinary": _bounds(people.ordinary),
            "sensitive": _bounds(people.sensitive),
            "began_on": export.given.get("began_on"),
        }


def register_on(on: date, search: str = "", only: str | None = None) -> Register:
    """Read the register of the organisation acted for; without a declaration it is empty.

    Args:
        on: The legal day.
        search: Only exports with this in their title, id or recipients; case does not matter.
        only: Only the export of this id.

    Raises:
        NoLawError: There was no law to apply on that day.
    """
    version = current()
    if version is None:
        return Register(None, (), {})
    using = in_use()
    declaration = read(version.text, f"declaration {version.number}", using)
    found = assessed(version, on, using)[0].exports
    standings = {each.determination.prepared.export.id: each.standing.standing.value for each in found}
    wanted = search.casefold().strip()
    exports = tuple(
        each
        for each in declaration.exports
        if (only is None or each.id == only) and wanted in _searched(declaration, each)
    )
    return Register(declaration, exports, standings)


def _searched(declaration: Declaration, export: Export) -> str:
    names = (_name(declaration, each) for each in export.recipients or ())
    return "\n".join((export.id, export.title, *names)).casefold()


def _name(declaration: Declaration | None, recipient: str) -> str:
    return str(_given(declaration, recipient).get("name") or recipient)


def _given(declaration: Declaration | None, recipient: str) -> Any:  # noqa: ANN401 -- as it was declared
    return declaration.recipients[recipient].given if declaration is not None else {}


def _bounds(people: Bounds | None) -> list[int | None] | None:
    return None if people is None else people.as_list()
