"""What the pages of approval show, decided before they are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tongguan.office.accounts.models import User
from tongguan.office.determinations import words
from tongguan.office.determinations.approving import digest_of_frozen
from tongguan.office.determinations.asking import Ask
from tongguan.office.determinations.export_page import ExportPage, pages_of
from tongguan.office.determinations.models import Determination
from tongguan.office.determinations.page import Row, namer_in, rows_of
from tongguan.office.journal.models import Entry
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language


@dataclass(frozen=True, slots=True)
class Line:
    """One determination that was proposed, and what became of it."""

    number: int
    on: date
    known_on: date | None
    version: int
    possible: tuple[str, ...]
    standing: str
    edition: str
    why: str
    proposed_by: str
    proposed_at: datetime
    code: str
    state: Phrase
    decided_by: str | None
    decided_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class FrozenPage:
    """A frozen determination.

    ``opened`` is the export that is explained. ``own`` where the person looking proposed it, ``intact`` where it fits
    its hash and the one in the journal.
    """

    line: Line
    digest: str
    declaration_digest: str
    overall: Mapping[str, Any]
    rows: tuple[Row, ...]
    opened: ExportPage | None
    assumptions: tuple[Mapping[str, Any], ...]
    own: bool
    intact: bool


def approvals_page() -> tuple[Line, ...]:
    """Read the determinations of the organisation acted for, the newest first."""
    found = Determination.objects.select_related("proposed_by", "decided_by", "version")
    kept = found.defer("frozen", "version__text").order_by("-number")
    return tuple(map(_line, kept))


def frozen_page(made: Determination, looking: User, language: Language, export: str | None = None) -> FrozenPage:
    """Decide the page of one, from what is frozen alone; ``export`` is explained."""
    answer = made.frozen["answers"][language]
    namer, ask = namer_in(language), Ask(made.on, made.known_on)
    return FrozenPage(
        _line(made),
        made.digest,
        made.frozen["declaration"]["sha256"],
        answer["overall"],
        rows_of(answer),
        next(pages_of(answer, ask, namer, only=export), None) if export else None,
        tuple(
            {**each, "fact": namer.fact(each["fact"]), "value": namer.value(each["fact"], each["value"])}
            for each in answer["assumptions"]
        ),
        made.proposed_by_id == looking.pk,
        digest_of_frozen(made.frozen) == made.digest == _digest_in_the_journal(made),
    )


def _digest_in_the_journal(made: Determination) -> str:
    told = Entry.objects.filter(
        organisation=made.organisation_id, what="determination.proposed", subject=str(made)
    ).first()
    return str(told.detail.get("digest")) if told else ""


def _line(made: Determination) -> Line:
    return Line(
        made.number,
        made.on,
        made.known_on,
        made.version.number,
        tuple(made.possible),
        made.standing,
        made.edition,
        made.why,
        str(made.proposed_by),
        made.proposed_at,
        made.state,
        words.STATES[made.state],
        str(made.decided_by) if made.decided_by else None,
        made.decided_at,
        made.note,
    )
