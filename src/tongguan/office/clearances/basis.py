"""What a clearance rests on: a determination that two people approved, and that still holds today."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from tongguan.decision.assessment import Assessment, assess
from tongguan.decision.clearing import Cleared, clear
from tongguan.law.catalogues.additions import CataloguesInUse
from tongguan.office.catalogues.reading import together
from tongguan.office.determinations.approving import digest_of_frozen
from tongguan.office.determinations.models import Determination
from tongguan.office.exports.reading import lawbook, read_on
from tongguan.vocabulary import TongguanError

if TYPE_CHECKING:
    from django.db.models import QuerySet

_REMEMBERED = 16


class NotApprovedError(TongguanError):
    """A clearance was asked for from a determination that nobody approved."""

    code: ClassVar[str] = "office/not-approved"


class OutdatedError(TongguanError):
    """The determination that was approved no longer gives the same, so nothing is issued from it."""

    code: ClassVar[str] = "office/determination-outdated"


def approved() -> "QuerySet[Determination]":
    """Give the approved determinations of the organisation acted for, the newest first; what is frozen comes later."""
    found = Determination.objects.filter(state="approved").select_related("decided_by")
    return found.defer("frozen").order_by("-number")


def assessed_from(made: Determination, on: date | None = None, *, proved: bool = True) -> Assessment:
    """Assess what is frozen, on its own day or on ``on``, under the lawbook of this installation.

    Without ``proved`` the hash is not computed, which takes long for many exports: to look, never to sign.

    Raises:
        NotApprovedError: It is not approved.
        OutdatedError: It was altered, or its count is of another year than ``on``.
    """
    if made.state != "approved":
        raise NotApprovedError(f"{made} is not approved", help="have a second person approve it")
    if proved and digest_of_frozen(made.frozen) != made.digest:
        raise OutdatedError(f"{made} does not fit its hash", help="propose a new one")
    if on is not None and on.year != made.on.year:
        raise OutdatedError(
            f"{made} is of {made.on.year}, and people are counted by the year",
            help="propose a determination of today and have it approved",
        )
    known_on = made.known_on if on is None else None
    declaration = made.frozen["declaration"]
    using = using_of(made)
    return _assessed(declaration["text"], declaration["version"], on or made.on, known_on, using, lawbook().edition)


def using_of(made: Determination) -> CataloguesInUse:
    """Give the catalogues that the determination was made with."""
    return together(tuple(made.frozen["catalogues"]))


def cleared_by(
    made: Determination, export: str, recipients: Sequence[str] | None, today: date, *, proved: bool = True
) -> tuple[Cleared, Assessment]:
    """Find what an approved determination clears an export for, and check that it would today as well.

    Without ``proved`` it is not checked against its hash: to look, never to sign.

    Raises:
        NotApprovedError: It is not approved.
        OutdatedError: What was approved no longer comes out, or its year is over.
        NotClearedError: The export is not free, covered or expiring, that day or today.
        NoSuchExportError: There is no such export or recipient.
    """
    assessment = assessed_from(made, proved=proved)
    catalogues = using_of(made).catalogues
    _check_same(made, assessment, export)
    found = clear(assessment, export, catalogues, recipients)
    if today > made.on:
        clear(assessed_from(made, today, proved=False), export, catalogues, recipients)
    return found, assessment


def export_in(made: Determination, export: str, language: str) -> Mapping[str, Any] | None:
    """Give the frozen answer about an export."""
    answers: Sequence[Mapping[str, Any]] = made.frozen["answers"][language]["exports"]
    return next((each for each in answers if each["id"] == export), None)


def _check_same(made: Determination, assessment: Assessment, export: str) -> None:
    frozen = export_in(made, export, "zh")
    for each in assessment.exports:
        if each.determination.prepared.export.id == export and frozen is not None:
            possible = [pathway.value for pathway in each.determination.possible.pathways]
            if (possible, each.standing.standing.value) != (list(frozen["possible"]), frozen["standing"]):
                raise OutdatedError(
                    f"decided again, `{export}` comes out otherwise than {made} says",
                    help="the lawbook changed: propose a determination of today and have it approved",
                )


@lru_cache(maxsize=_REMEMBERED)
def _assessed(
    text: str, number: int, on: date, known_on: date | None, using: CataloguesInUse, _edition: str
) -> Assessment:
    declaration = read_on(text, f"declaration {number}", on, using)
    return assess([declaration], lawbook(), using.catalogues, on, known_on=known_on, alternatives=False)[0]
