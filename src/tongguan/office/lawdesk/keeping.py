"""Brings a catalogue in, and takes it back; every export is assessed anew, and what changed is kept beside it."""

from datetime import date
from typing import ClassVar

from django.db import transaction
from django.utils import timezone

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.catalogues.models import Catalogue
from tongguan.office.catalogues.reading import addition_of, kept, together
from tongguan.office.exports.reading import current, digest_of
from tongguan.office.journal.recording import record
from tongguan.office.lawdesk.assessing import changes_by
from tongguan.office.lawdesk.bringing import day_to_look_at, preview
from tongguan.office.lawdesk.comparing import as_plain
from tongguan.vocabulary import TongguanError


class SameCatalogueError(TongguanError):
    """The same file is in use already."""

    code: ClassVar[str] = "office/same-catalogue"


class WithdrawnError(TongguanError):
    """The catalogue was withdrawn before."""

    code: ClassVar[str] = "office/withdrawn-already"


@transaction.atomic
def keep_catalogue(
    organisation: Organisation, text: str, *, source: str, why: str, by: User | None, today: date
) -> Catalogue:
    """Read a file of catalogues, keep it for the organisation acted for, and tell what it changed.

    Raises:
        TongguanError: It is refused; nothing is kept.
        SameCatalogueError: The same file is in use already.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # one keeper at a time
    seen = preview(text, source, today)
    if seen.known is not None:
        raise SameCatalogueError(f"the same file is in use as catalogue `{seen.known}`", help="withdraw that one first")
    newest = Catalogue.objects.order_by("-number").first()
    catalogue = Catalogue.objects.create(
        number=newest.number + 1 if newest else 1,
        kind=seen.kind,
        text=text,
        digest=digest_of(text),
        source=source,
        why=why,
        recorded_by=by,
        outcome=as_plain(seen.exports or ()),
    )
    record(
        "catalogue.kept",
        organisation=organisation,
        actor=by,
        subject=str(catalogue),
        why=why,
        digest=catalogue.digest,
        looked_at=seen.on.isoformat(),
        exports=[each.id for each in seen.exports or ()],
    )
    return catalogue


@transaction.atomic
def withdraw(organisation: Organisation, number: int, *, why: str, by: User | None, today: date) -> Catalogue:
    """Take a catalogue back; it stays to be read, and no longer speaks.

    Raises:
        Catalogue.DoesNotExist: There is none of that number.
        WithdrawnError: It was withdrawn before.
        TongguanError: The declaration cannot be read without it; nothing is withdrawn.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    catalogue = Catalogue.objects.get(number=number)
    if catalogue.withdrawn_at is not None:
        raise WithdrawnError(f"catalogue `{number}` was withdrawn before")
    version = current()
    if version is not None:
        before, after = together(tuple(kept())), together(tuple(kept(without=number)))
        on = day_to_look_at(addition_of(catalogue.text, ""), today)
        catalogue.withdrawn_outcome = as_plain(changes_by(version, on, before, after))
    catalogue.withdrawn_at, catalogue.withdrawn_by, catalogue.withdrawn_why = timezone.now(), by, why
    catalogue.save()
    record(
        "catalogue.withdrawn",
        organisation=organisation,
        actor=by,
        subject=str(catalogue),
        why=why,
        exports=[each["id"] for each in catalogue.withdrawn_outcome],
    )
    return catalogue
