"""Catalogues that the organisation brings in: looked at first, kept, and taken back."""

from datetime import date, datetime
from typing import Any

from ninja import Router, Schema
from pydantic import Field

from tongguan.office.api.entering import ApiRequest
from tongguan.office.api.fields import FileText, Given, Limit, Name, Number, Offset, Page, Reason, page_of
from tongguan.office.api.operations import operation
from tongguan.office.api.refusals import NothingThereError
from tongguan.office.apikeys.scopes import Scope
from tongguan.office.catalogues.models import Catalogue
from tongguan.office.desk.speaking import say
from tongguan.office.lawdesk.bringing import Held, preview
from tongguan.office.lawdesk.bringing import catalogue_page as page_of_catalogue
from tongguan.office.lawdesk.comparing import ExportChange
from tongguan.office.lawdesk.keeping import keep_catalogue, withdraw

router = Router(tags=["catalogues"])


class HeldShown(Schema):
    """A list that a catalogue holds."""

    id: str
    of: str
    label: str
    first: date
    last: date | None
    grade: str
    entries: int


class ChangeShown(Schema):
    """How an export changed."""

    export: str
    route_before: list[str]
    route_after: list[str]
    standing_before: str
    standing_after: str


class CatalogueShown(Schema):
    """A catalogue that was brought in."""

    number: int
    kind: str
    digest: str = Field(description="SHA-256 of the text, in hexadecimal.")
    recorded_at: datetime
    recorded_by: str | None
    why: str
    source: str
    changed: int = Field(description="How many exports changed when it came.")
    withdrawn_at: datetime | None


class CatalogueWhole(CatalogueShown):
    """A catalogue with its text and what it changed."""

    text: str
    held: list[HeldShown]
    exports: list[ChangeShown]
    withdrawn_why: str
    withdrawn_exports: list[ChangeShown]


class PreviewShown(Schema):
    """What a file would change; nothing is kept."""

    kind: str
    on: date = Field(description="The day that is looked at.")
    held: list[HeldShown]
    exports: list[ChangeShown] | None = Field(description="Null before the first declaration.")
    known: int | None = Field(description="The catalogue in use that holds the same text.")


class CatalogueText(Given):
    """A file of catalogues to look at."""

    text: FileText
    source: Name = ""


class CatalogueGiven(CatalogueText):
    """A file of catalogues to be kept."""

    why: Reason


class Withdrawal(Given):
    """Why a catalogue is taken back."""

    why: Reason


@operation(router, "GET", "/law/catalogues", Scope.LAW_READ, {200: Page[CatalogueShown]})
def catalogues(request: ApiRequest, limit: Limit = 50, offset: Offset = 0) -> dict[str, Any]:
    """List the catalogues that were brought in, the newest first."""
    found = Catalogue.objects.select_related("recorded_by").defer("text").order_by("-number")
    rows = [_shown(each) for each in found[offset : offset + limit]]
    return page_of(request, rows, limit, offset, Catalogue.objects.count())


@operation(router, "POST", "/law/catalogues", Scope.LAW_WRITE, {201: CatalogueShown}, conflicts=True)
def bring_catalogue(request: ApiRequest, given: CatalogueGiven) -> dict[str, Any]:
    """Bring a catalogue in; every export is assessed anew."""
    desk = request.desk
    kept = keep_catalogue(
        desk.organisation, given.text, source=given.source, why=given.why, by=desk.user, today=desk.today
    )
    return _shown(kept)


@operation(router, "POST", "/law/catalogues/preview", Scope.LAW_READ, {200: PreviewShown})
def preview_catalogue(request: ApiRequest, given: CatalogueText) -> dict[str, Any]:
    """Tell what a file would change, without keeping it."""
    seen = preview(given.text, given.source, request.desk.today)
    return {
        "kind": seen.kind,
        "on": seen.on,
        "held": [_held(each) for each in seen.held],
        "exports": None if seen.exports is None else [_change(each) for each in seen.exports],
        "known": seen.known,
    }


@operation(router, "GET", "/law/catalogues/{number}", Scope.LAW_READ, {200: CatalogueWhole})
def catalogue(request: ApiRequest, number: Number) -> dict[str, Any]:  # noqa: ARG001 -- as the library calls it
    """Show a catalogue with its text and what it changed."""
    return _whole(_found(number))


@operation(
    router,
    "POST",
    "/law/catalogues/{number}/withdraw",
    Scope.LAW_WRITE,
    {200: CatalogueWhole},
    conflicts=True,
)
def withdraw_catalogue(request: ApiRequest, number: Number, given: Withdrawal) -> dict[str, Any]:
    """Take a catalogue back; every export is assessed anew."""
    desk, _ = request.desk, _found(number)
    withdraw(desk.organisation, number, why=given.why, by=desk.user, today=desk.today)
    return _whole(_found(number))


def _found(number: int) -> Catalogue:
    found = Catalogue.objects.select_related("recorded_by", "withdrawn_by").filter(number=number).first()
    if found is None:
        raise NothingThereError(f"there is no catalogue {number}")
    return found


def _shown(each: Catalogue) -> dict[str, Any]:
    return {
        "number": each.number,
        "kind": each.kind,
        "digest": each.digest,
        "recorded_at": each.recorded_at,
        "recorded_by": str(each.recorded_by) if each.recorded_by else None,
        "why": each.why,
        "source": each.source,
        "changed": len(each.outcome),
        "withdrawn_at": each.withdrawn_at,
    }


def _whole(each: Catalogue) -> dict[str, Any]:
    page = page_of_catalogue(each)
    return {
        **_shown(each),
        "text": each.text,
        "held": [_held(one) for one in page.row.held],
        "exports": [_change(one) for one in page.exports],
        "withdrawn_why": page.withdrawn_why,
        "withdrawn_exports": [_change(one) for one in page.withdrawn_exports],
    }


def _held(each: Held) -> dict[str, Any]:
    return {
        "id": each.id,
        "of": say(each.of),
        "label": say(each.label),
        "first": each.first,
        "last": each.last,
        "grade": str(each.grade),
        "entries": each.entries,
    }


def _change(each: ExportChange) -> dict[str, Any]:
    return {
        "export": each.id,
        "route_before": list(each.before.possible),
        "route_after": list(each.after.possible),
        "standing_before": each.before.standing,
        "standing_after": each.after.standing,
    }
