"""What the journal's page shows, decided before it is drawn."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.office.journal.models import Entry
from tongguan.office.journal.words import HAPPENED
from tongguan.vocabulary import Phrase

_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One entry; ``who`` is absent for the program itself."""

    number: int
    at: datetime
    who: str | None
    what: Phrase
    subject: str
    why: str
    digest: str


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some entries, the newest first; ``older`` is the number to go on before."""

    lines: tuple[Line, ...]
    older: int | None
    newest: bool


def journal_page(organisation: int, before: int | None = None) -> JournalPage:
    """Read a page of an organisation's entries, those numbered below ``before``."""
    found = Entry.objects.filter(organisation=organisation).select_related("actor").order_by("-number")
    if before is not None:
        found = found.filter(number__lt=before)
    entries = list(found[: _A_PAGE + 1])
    shown = entries[:_A_PAGE]
    return JournalPage(
        tuple(
            Line(
                each.number,
                each.recorded_at,
                str(each.actor) if each.actor else None,
                HAPPENED.get(each.what, Phrase(each.what, each.what)),
                each.subject,
                each.why,
                each.digest,
            )
            for each in shown
        ),
        shown[-1].number if len(entries) > _A_PAGE else None,
        before is None,
    )
