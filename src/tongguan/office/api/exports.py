"""The register of exports, and the declaration in its versions."""

from datetime import date, datetime
from typing import Annotated, Any

from django.db import transaction
from ninja import Path, Query, Router, Schema, Status
from pydantic import Field

from tongguan.office.accounts.models import Organisation
from tongguan.office.api.entering import ApiRequest
from tongguan.office.api.fields import Day, FileText, Given, Limit, Name, Number, Offset, Page, Reason, page_of
from tongguan.office.api.operations import operation
from tongguan.office.api.refusals import NothingThereError, StaleVersionError
from tongguan.office.api.register import register_on
from tongguan.office.apikeys.scopes import Scope
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current

router = Router(tags=["exports"])
Search = Annotated[str, Query("", max_length=100, description="Only with this in title, id or recipient.")]
AsOf = Annotated[Day | None, Query(None, description="The legal day; today where it is left out.")]


class RecipientShown(Schema):
    """Somebody overseas who gets what is exported."""

    name: str
    territory: str | None


class ExportShown(Schema):
    """An export as declared, with its standing on the day. Counts of people are `[low, high]`, open where null."""

    id: str
    title: str
    standing: str
    recipients: list[RecipientShown]
    items: int | None = Field(description="How many data items; null where nobody said.")
    ordinary: list[int | None] | None
    sensitive: list[int | None] | None
    began_on: date | None


class VersionShown(Schema):
    """A version of the declaration."""

    number: int
    digest: str = Field(description="SHA-256 of the text, in hexadecimal.")
    recorded_at: datetime
    recorded_by: str | None = Field(description="Who kept it; null for the program.")
    why: str
    source: str


class VersionWithText(VersionShown):
    """A version of the declaration with its text, to the letter."""

    text: str


class DeclarationGiven(Given):
    """A declaration to be kept."""

    text: FileText = Field(description="The declaration, YAML or JSON, as `tongguan assess` reads it.")
    why: Reason = Field(description="Why it changes; it stands in the history and in the journal.")
    source: Name = Field("", description="The name of the file it comes from.")
    after: int = Field(
        ge=0, le=2**31 - 1, description="The number of the version that the change was made from; 0 for the first."
    )


@operation(router, "GET", "/exports", Scope.EXPORTS_READ, {200: Page[ExportShown]})
def exports(
    request: ApiRequest, q: Search = "", on: AsOf = None, limit: Limit = 50, offset: Offset = 0
) -> dict[str, Any]:
    """List the exports with their standing on a day."""
    found = register_on(on or request.desk.today, q)
    shown = [found.shown(each) for each in found.exports[offset : offset + limit]]
    return page_of(request, shown, limit, offset, len(found.exports))


@operation(router, "GET", "/exports/{export}", Scope.EXPORTS_READ, {200: ExportShown})
def export(request: ApiRequest, export: Annotated[str, Path(max_length=200)], on: AsOf = None) -> dict[str, Any]:
    """Show one export."""
    found = register_on(on or request.desk.today, only=export)
    if found.exports:
        return found.shown(found.exports[0])
    raise NothingThereError(f"no export `{export}` is declared")


@operation(router, "GET", "/declaration", Scope.EXPORTS_READ, {200: VersionWithText})
def declaration(request: ApiRequest) -> dict[str, Any]:  # noqa: ARG001 -- as the library calls it
    """Show the newest declaration with its text."""
    newest = current()
    if newest is None:
        raise NothingThereError("no declaration was kept yet")
    return {**_version(newest), "text": newest.text}


@operation(
    router,
    "PUT",
    "/declaration",
    Scope.EXPORTS_WRITE,
    {200: VersionShown, 201: VersionShown},
    conflicts=True,
)
def keep_declaration(request: ApiRequest, given: DeclarationGiven) -> Status[Any]:
    """Keep a declaration as the next version.

    The text of the newest version given again is not kept twice: the answer is then 200, else 201.
    Where `after` is not the newest version any more, nothing is kept and the answer is 409.
    """
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=request.desk.organisation.pk)
        newest = current()
        number = newest.number if newest else 0
        if given.after != number:
            raise StaleVersionError(
                f"the change was made from version {given.after}, and the newest is {number}",
                help="read the newest declaration, make the change in it, and send it again",
                field="after",
            )
        version = keep(request.desk.organisation, given.text, source=given.source, why=given.why, by=request.desk.user)
    return Status(200 if version.number == number else 201, _version(version))


@operation(router, "GET", "/versions", Scope.EXPORTS_READ, {200: Page[VersionShown]})
def versions(request: ApiRequest, limit: Limit = 50, offset: Offset = 0) -> dict[str, Any]:
    """List the versions of the declaration, the newest first."""
    found = Version.objects.select_related("recorded_by").defer("text").order_by("-number")[offset : offset + limit]
    return page_of(request, [_version(each) for each in found], limit, offset, Version.objects.count())


@operation(router, "GET", "/versions/{number}", Scope.EXPORTS_READ, {200: VersionWithText})
def version(request: ApiRequest, number: Number) -> dict[str, Any]:  # noqa: ARG001 -- as the library calls it
    """Show one version with its text."""
    found = Version.objects.select_related("recorded_by").filter(number=number).first()
    if found is None:
        raise NothingThereError(f"there is no version {number}")
    return {**_version(found), "text": found.text}


def _version(each: Version) -> dict[str, Any]:
    return {
        "number": each.number,
        "digest": each.digest,
        "recorded_at": each.recorded_at,
        "recorded_by": str(each.recorded_by) if each.recorded_by else None,
        "why": each.why,
        "source": each.source,
    }
