"""What each export needs on a day, and what was proposed, approved and can be decided again."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from tongguan.office.api.entering import ApiRequest
from tongguan.office.api.fields import Day, Given, Limit, Number, Offset, Page, Reason, VersionNumber, Words, page_of
from tongguan.office.api.operations import operation
from tongguan.office.api.refusals import FieldsRefusedError, NothingThereError
from tongguan.office.apikeys.scopes import Scope
from tongguan.office.desk.problems import sentence_of
from tongguan.office.desk.speaking import language
from tongguan.office.determinations import approving
from tongguan.office.determinations.asking import Ask, drafts
from tongguan.office.determinations.deciding import answered
from tongguan.office.determinations.models import Determination
from tongguan.office.determinations.replaying import replay as decide_again
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current, lawbook

router = Router(tags=["determinations"])
AsOf = Annotated[Day | None, Query(None, description="The legal day; today where it is left out.")]
KnownOn = Annotated[Day | None, Query(None, description="Only law that was published by this day.")]
Only = Annotated[str | None, Query(None, max_length=200, description="Only this export, by its id.")]
Draft = Annotated[str | None, Query(None, max_length=60, description="A draft to put beside the law, by its id.")]


class DeterminationShown(Schema):
    """A determination that was proposed, and what became of it."""

    number: int
    on: date
    known_on: date | None
    version: int = Field(description="The version of the declaration.")
    edition: str = Field(description="The edition of the lawbook.")
    possible: list[str]
    standing: str
    state: str = Field(description="`proposed`, `approved`, `declined` or `withdrawn`.")
    why: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    note: str
    digest: str = Field(description="SHA-256 of what is frozen, in hexadecimal; the journal keeps it too.")


class Replayed(Schema):
    """What came of deciding again from what is frozen."""

    intact: bool = Field(description="Whether what is frozen still fits its hash.")
    same: bool = Field(description="Whether the result is the same to the letter.")
    same_edition: bool
    edition_then: str
    edition_now: str
    differs: list[str] = Field(description="The exports of which route or standing differ; `*` is the whole.")
    failed: str | None = Field(description="Why it could not be decided again.")


class Proposal(Given):
    """What is proposed."""

    version: VersionNumber = Field(description="The version of the declaration.")
    on: Day | None = Field(None, description="The legal day; today where it is left out.")
    known_on: Day | None = Field(None, description="Only law that was published by this day.")
    why: Words = ""


class Note(Given):
    """Words to an act."""

    note: Words = ""


class Objection(Given):
    """Why a proposal is declined."""

    note: Reason


@operation(router, "GET", "/determination", Scope.DETERMINATIONS_READ, {200: dict[str, Any]})
def determination(
    request: ApiRequest, on: AsOf = None, known_on: KnownOn = None, draft: Draft = None, export: Only = None
) -> HttpResponse:
    """Tell what every export needs on a day, in the format of `tongguan assess --json`."""
    newest = current()
    if newest is None:
        raise NothingThereError("no declaration was kept yet")
    if draft is not None and draft not in drafts(lawbook()):
        raise FieldsRefusedError(f"the lawbook has no draft `{draft}`", field="query.draft")
    answer = answered(newest, Ask(on or request.desk.today, known_on, draft), language())
    if export is None:
        return _written(answer)
    only = [each for each in answer["exports"] if each["id"] == export]
    if not only:
        raise NothingThereError(f"no export `{export}` is declared")
    return _written({**answer, "exports": only})


@operation(router, "GET", "/determinations", Scope.DETERMINATIONS_READ, {200: Page[DeterminationShown]})
def determinations(request: ApiRequest, limit: Limit = 50, offset: Offset = 0) -> dict[str, Any]:
    """List what was proposed, the newest first."""
    found = Determination.objects.select_related("proposed_by", "decided_by", "version")
    kept = found.defer("frozen", "version__text").order_by("-number")[offset : offset + limit]
    return page_of(request, [_shown(each) for each in kept], limit, offset, Determination.objects.count())


@operation(router, "POST", "/determinations", Scope.DETERMINATIONS_WRITE, {201: DeterminationShown})
def propose(request: ApiRequest, given: Proposal) -> dict[str, Any]:
    """Freeze a determination, for somebody else to approve."""
    version = Version.objects.filter(number=given.version).first()
    if version is None:
        raise NothingThereError(f"there is no version {given.version}", field="version")
    ask = Ask(given.on or request.desk.today, given.known_on)
    return _shown(approving.propose(request.desk.organisation, version, ask, why=given.why, by=request.desk.user))


@operation(router, "GET", "/determinations/{number}", Scope.DETERMINATIONS_READ, {200: DeterminationShown})
def proposed(request: ApiRequest, number: Number) -> dict[str, Any]:  # noqa: ARG001 -- as the library calls it
    """Show one, without what is frozen."""
    return _shown(_made(number))


@operation(router, "GET", "/determinations/{number}/frozen", Scope.DETERMINATIONS_READ, {200: dict[str, Any]})
def frozen(request: ApiRequest, number: Number) -> HttpResponse:  # noqa: ARG001 -- as the library calls it
    """Give all that is frozen with one: facts, days, edition, catalogues, and the answer in both languages."""
    made = _made(number, whole=True)
    return _written({**made.frozen, "digest": made.digest})


@operation(router, "GET", "/determinations/{number}/replay", Scope.DETERMINATIONS_READ, {200: Replayed})
def replay(request: ApiRequest, number: Number) -> dict[str, Any]:  # noqa: ARG001 -- as the library calls it
    """Decide again from what is frozen, under the lawbook of this installation, and compare."""
    found = decide_again(_made(number, whole=True), language())
    return {
        "intact": found.intact,
        "same": found.same,
        "same_edition": found.same_edition,
        "edition_then": found.edition_then,
        "edition_now": found.edition_now,
        "differs": [row.title or "*" for row in found.rows],
        "failed": sentence_of(found.failed) if found.failed else None,
    }


@operation(
    router,
    "POST",
    "/determinations/{number}/approve",
    Scope.DETERMINATIONS_APPROVE,
    {200: DeterminationShown},
    conflicts=True,
)
def approve(request: ApiRequest, number: Number, given: Note) -> dict[str, Any]:
    """Approve what somebody else proposed."""
    approving.approve(request.desk.organisation, _made(number), note=given.note, by=request.desk.user)
    return _shown(_made(number))


@operation(
    router,
    "POST",
    "/determinations/{number}/decline",
    Scope.DETERMINATIONS_APPROVE,
    {200: DeterminationShown},
    conflicts=True,
)
def decline(request: ApiRequest, number: Number, given: Objection) -> dict[str, Any]:
    """Decline what somebody else proposed."""
    approving.decline(request.desk.organisation, _made(number), note=given.note, by=request.desk.user)
    return _shown(_made(number))


@operation(
    router,
    "POST",
    "/determinations/{number}/withdraw",
    Scope.DETERMINATIONS_WRITE,
    {200: DeterminationShown},
    conflicts=True,
)
def withdraw(request: ApiRequest, number: Number, given: Note) -> dict[str, Any]:
    """Take back what the person of the key proposed."""
    made = _made(number)
    if made.proposed_by_id != request.desk.user.pk:
        raise NothingThereError(f"the person of the key proposed no determination {number}")
    approving.withdraw(request.desk.organisation, made, note=given.note, by=request.desk.user)
    return _shown(_made(number))


def _made(number: int, *, whole: bool = False) -> Determination:
    """Find one; what is frozen is large, and read with it only where the ``whole`` is needed."""
    every = Determination.objects.select_related("proposed_by", "decided_by", "version").defer("version__text")
    found = (every if whole else every.defer("frozen", "version__text")).filter(number=number).first()
    if found is None:
        raise NothingThereError(f"there is no determination {number}")
    return found


def _written(answer: Mapping[str, Any]) -> HttpResponse:
    """Write what is plain already, without checking each of its values again."""
    return HttpResponse(json.dumps(answer, ensure_ascii=False), content_type="application/json; charset=utf-8")


def _shown(made: Determination) -> dict[str, Any]:
    return {
        "number": made.number,
        "on": made.on,
        "known_on": made.known_on,
        "version": made.version.number,
        "edition": made.edition,
        "possible": list(made.possible),
        "standing": made.standing,
        "state": made.state,
        "why": made.why,
        "proposed_by": str(made.proposed_by),
        "proposed_at": made.proposed_at,
        "decided_by": str(made.decided_by) if made.decided_by else None,
        "decided_at": made.decided_at,
        "note": made.note,
        "digest": made.digest,
    }
