"""The audit journal: what was done in the organisation, and whether the chain holds."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Query, Router, Schema
from pydantic import Field

from tongguan.office.api.entering import ApiRequest
from tongguan.office.api.fields import Limit
from tongguan.office.api.operations import operation
from tongguan.office.apikeys.scopes import Scope
from tongguan.office.desk.problems import sentence_of
from tongguan.office.journal.models import Entry
from tongguan.office.journal.verifying import JournalAlteredError, verify

router = Router(tags=["journal"])
Before = Annotated[int | None, Query(None, ge=1, le=2**62, description="Only entries with a lower number.")]
Head = Annotated[
    str | None, Query(None, pattern="^[0-9a-f]{64}$", description="A hash written down earlier: it must be there.")
]


class EntryShown(Schema):
    """An entry of the journal."""

    number: int
    recorded_at: datetime
    actor: str | None = Field(description="Who did it; null for the program.")
    what: str
    subject: str
    why: str
    detail: dict[str, Any]
    previous: str
    digest: str


class EntriesShown(Schema):
    """Some entries, the newest first."""

    items: list[EntryShown]
    before: int | None = Field(description="The number to go on with; null at the end.")


class VerifiedShown(Schema):
    """Whether the journal of the whole office is as it was written."""

    holds: bool
    entries: int | None
    head: str | None = Field(description="The hash of the last entry; write it down elsewhere.")
    failed: str | None


@operation(router, "GET", "/journal", Scope.JOURNAL_READ, {200: EntriesShown})
def entries(request: ApiRequest, before: Before = None, limit: Limit = 50) -> dict[str, Any]:
    """List what was done in the organisation, the newest first."""
    found = Entry.objects.filter(organisation=request.desk.organisation).select_related("actor").order_by("-number")
    if before is not None:
        found = found.filter(number__lt=before)
    rows = list(found[: limit + 1])
    return {
        "items": [_shown(each) for each in rows[:limit]],
        "before": rows[limit - 1].number if len(rows) > limit else None,
    }


@operation(router, "GET", "/journal/verify", Scope.JOURNAL_READ, {200: VerifiedShown})
def verify_journal(request: ApiRequest, head: Head = None) -> dict[str, Any]:  # noqa: ARG001 -- as the library calls it
    """Follow the chain from the first entry to the last."""
    try:
        found = verify(head)
    except JournalAlteredError as error:
        return {"holds": False, "entries": None, "head": None, "failed": sentence_of(error)}
    return {"holds": True, "entries": found.entries, "head": found.head, "failed": None}


def _shown(each: Entry) -> dict[str, Any]:
    return {
        "number": each.number,
        "recorded_at": each.recorded_at,
        "actor": str(each.actor) if each.actor else None,
        "what": each.what,
        "subject": each.subject,
        "why": each.why,
        "detail": each.detail,
        "previous": each.previous,
        "digest": each.digest,
    }
