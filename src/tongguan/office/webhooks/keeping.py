"""Adds endpoints, pauses and removes them, gives them a new secret, and sends them what they ask for again."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import ClassVar, Final

from django.db import transaction
from django.utils import timezone

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.journal.models import Entry
from tongguan.office.journal.recording import record
from tongguan.office.webhooks.addresses import target_of
from tongguan.office.webhooks.events import EVENTS, TEST, message
from tongguan.office.webhooks.models import Delivery, Endpoint
from tongguan.office.webhooks.signing import secret_from
from tongguan.vocabulary import TongguanError

OLD_SECRET_LASTS: Final = timedelta(hours=24)
MOST: Final = 20


class TooManyEndpointsError(TongguanError):
    """The organisation has as many endpoints as it may."""

    code: ClassVar[str] = "office/too-many-endpoints"


def identifier() -> str:
    """Give the id of a new message."""
    return f"msg_{secrets.token_urlsafe(18)}"


@transaction.atomic
def add_endpoint(
    organisation: Organisation, address: str, events: Collection[str], *, by: User
) -> tuple[Endpoint, str]:
    """Add an endpoint that is told of what happens from now on; give it with its secret, which is shown once.

    Raises:
        AddressRefusedError: Messages are not sent to this address.
        TooManyEndpointsError: There are as many as there may be.
    """
    target_of(address)
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # one number at a time
    if Endpoint.objects.filter(removed_at=None).count() >= MOST:
        raise TooManyEndpointsError(f"an organisation has at most {MOST} endpoints", help="remove one first")
    newest = Endpoint.objects.order_by("-number").first()
    endpoint = Endpoint.objects.create(
        number=newest.number + 1 if newest else 1,
        address=address,
        events=[event for event in EVENTS if event in events],
        salt=secrets.token_hex(32),
        told_until=_newest_entry(),
        made_by=by,
    )
    record("endpoint.added", organisation=organisation, actor=by, subject=str(endpoint), events=endpoint.events)
    return endpoint, secret_from(endpoint.salt)


@transaction.atomic
def rotate_secret(organisation: Organisation, endpoint: Endpoint, by: User) -> str:
    """Give an endpoint a new secret; messages are signed with the old one too for a day."""
    endpoint.old_salt, endpoint.salt = endpoint.salt, secrets.token_hex(32)
    endpoint.old_until = timezone.now() + OLD_SECRET_LASTS
    endpoint.save(update_fields=["old_salt", "salt", "old_until"])
    record("endpoint.secret-rotated", organisation=organisation, actor=by, subject=str(endpoint))
    return secret_from(endpoint.salt)


@transaction.atomic
def pause(organisation: Organisation, endpoint: Endpoint, by: User | None) -> None:
    """Send an endpoint nothing until it is resumed; ``by`` is ``None`` where it asked for this itself."""
    if Endpoint.objects.filter(pk=endpoint.pk, paused_at=None).update(paused_at=timezone.now()):
        record("endpoint.paused", organisation=organisation, actor=by, subject=str(endpoint))


@transaction.atomic
def resume(organisation: Organisation, endpoint: Endpoint, by: User) -> None:
    """Go on with an endpoint: what happened while it was paused is not told."""
    going_on = Endpoint.objects.filter(pk=endpoint.pk, removed_at=None).exclude(paused_at=None)
    if going_on.update(paused_at=None, told_until=_newest_entry()):
        record("endpoint.resumed", organisation=organisation, actor=by, subject=str(endpoint))


@transaction.atomic
def remove(organisation: Organisation, endpoint: Endpoint, by: User) -> None:
    """Send an endpoint nothing any more; what was sent stays to be read."""
    if Endpoint.objects.filter(pk=endpoint.pk, removed_at=None).update(removed_at=timezone.now()):
        Delivery.objects.filter(endpoint=endpoint, state="waiting").update(state="failed", wrong="endpoint-removed")
        record("endpoint.removed", organisation=organisation, actor=by, subject=str(endpoint))


def send_test(organisation: Organisation, endpoint: Endpoint) -> Delivery:
    """Send an endpoint a message that tells of nothing."""
    now = timezone.now()
    return Delivery.objects.create(
        endpoint=endpoint,
        identifier=identifier(),
        event=TEST,
        body=message(TEST, now, organisation.slug),
        next_at=now,
    )


def send_again(delivery: Delivery) -> None:
    """Send a message once more, with its id, by which whoever receives it knows it again."""
    Delivery.objects.filter(pk=delivery.pk).exclude(state="waiting").update(
        state="waiting", attempts=0, next_at=timezone.now()
    )


def _newest_entry() -> int:
    return Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
