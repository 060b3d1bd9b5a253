"""What the pages of catalogues show, and what one that is brought in would change; decided before they are drawn."""

from dataclasses import dataclass
from datetime import date, datetime

from tongguan.law.catalogues.additions import Addition
from tongguan.office.catalogues.models import Catalogue
from tongguan.office.catalogues.reading import addition_of, kept, together
from tongguan.office.exports.reading import current, digest_of
from tongguan.office.lawdesk.assessing import changes_by
from tongguan.office.lawdesk.comparing import ExportChange, from_plain
from tongguan.vocabulary import Grade, Phrase


@dataclass(frozen=True, slots=True)
class Held:
    """A list that a file holds, with its days, how well it is established, and the number of its entries."""

    id: str
    of: Phrase
    label: Phrase
    first: date
    last: date | None
    grade: Grade
    entries: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would change, on the day it is looked at; ``exports`` is absent without a declaration."""

    kind: str
    on: date
    held: tuple[Held, ...]
    exports: tuple[ExportChange, ...] | None
    known: int | None
    """The number of the catalogue in use that holds the same text."""


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A catalogue in the list; ``who`` is absent for the program."""

    number: int
    kind: str
    held: tuple[Held, ...]
    at: datetime
    who: str | None
    why: str
    source: str
    changed: int
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """One catalogue with what changed when it came, and when it went."""

    row: CatalogueRow
    exports: tuple[ExportChange, ...]
    withdrawn_by: str | None
    withdrawn_why: str
    withdrawn_exports: tuple[ExportChange, ...]


def preview(text: str, source: str, today: date) -> Preview:
    """Read a file and find what it would change for every export of the organisation acted for.

    Raises:
        TongguanError: The file is refused, or does not fit what is in use; the error says where.
    """
    addition, texts = addition_of(text, source), tuple(kept())
    held = held_in(addition)
    on = day_to_look_at(addition, today)
    version = current()
    after = together((*texts, text))
    known = Catalogue.objects.filter(digest=digest_of(text), withdrawn_at=None).values_list("number", flat=True).first()
    changes = None if version is None else changes_by(version, on, together(texts), after)
    return Preview(addition.kind, on, held, changes, known)


def day_to_look_at(addition: Addition, today: date) -> date:
    """Give the day on which a file is looked at: today, or the first day on which all it holds is in force."""
    return max(today, *(each.first for each in held_in(addition)))


def held_in(addition: Addition) -> tuple[Held, ...]:
    """Tell what a file holds."""
    zones = tuple(
        Held(each.id, zone.label, each.label, each.in_force.first, each.in_force.last, each.grade, len(each.entries))
        for zone in addition.zones
        for each in zone.editions
    )
    lists = tuple(
        Held(
            each.id,
            Phrase("、".join(each.issuers), ", ".join(each.issuers)),
            each.label,
            each.in_force.first,
            each.in_force.last,
            each.grade,
            len(each.entries),
        )
        for each in addition.important
    )
    return (*zones, *lists)


def catalogues_page() -> tuple[CatalogueRow, ...]:
    """List the catalogues of the organisation acted for, the newest first."""
    return tuple(_row(each) for each in Catalogue.objects.select_related("recorded_by").order_by("-number"))


def catalogue_page(catalogue: Catalogue) -> CataloguePage:
    """Decide the page of one catalogue."""
    return CataloguePage(
        _row(catalogue),
        from_plain(catalogue.outcome),
        str(catalogue.withdrawn_by) if catalogue.withdrawn_by else None,
        catalogue.withdrawn_why,
        from_plain(catalogue.withdrawn_outcome),
    )


def _row(each: Catalogue) -> CatalogueRow:
    return CatalogueRow(
        each.number,
        each.kind,
        held_in(addition_of(each.text, "")),
        each.recorded_at,
        str(each.recorded_by) if each.recorded_by else None,
        each.why,
        each.source,
        len(each.outcome),
        each.withdrawn_at,
    )
