"""Registers gates and makes the addresses that they poll."""

import hashlib
import secrets
from typing import Final

from django.db import transaction
from django.utils import timezone

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.gates.allowing import allowed_origin
from tongguan.office.gates.models import FeedAddress, Gate
from tongguan.office.gates.sealing import sealed
from tongguan.office.journal.recording import record

_SECRET_BYTES: Final = 32


@transaction.atomic
def register(organisation: Organisation, name: str, address: str, token: str, *, by: User) -> Gate:
    """Register a gate, with the token by which it knows the office.

    Raises:
        AddressNotAllowedError: The administrator does not allow the address.
    """
    origin = allowed_origin(address)
    gate = Gate.objects.create(name=name, address=str(origin), token=sealed(token), registered_by=by)
    record("gate.registered", organisation=organisation, actor=by, subject=str(gate), address=str(origin))
    return gate


@transaction.atomic
def renew(organisation: Organisation, gate: Gate, token: str, *, by: User) -> None:
    """Keep another token for a gate."""
    gate.token = sealed(token)
    gate.save(update_fields=["token"])
    record("gate.token-renewed", organisation=organisation, actor=by, subject=str(gate))


@transaction.atomic
def remove(organisation: Organisation, gate: Gate, *, by: User) -> None:
    """Ask a gate no more, and forget its token; the gate itself goes on."""
    gate.removed_at, gate.token = timezone.now(), b""
    gate.save(update_fields=["removed_at", "token"])
    record("gate.removed", organisation=organisation, actor=by, subject=str(gate))


@transaction.atomic
def make_address(organisation: Organisation, name: str, *, by: User) -> tuple[FeedAddress, str]:
    """Make an address to poll; give it with its secret, which is shown once."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    made = FeedAddress.objects.create(name=name, secret_digest=digest_of(secret), made_by=by)
    record("feed-address.made", organisation=organisation, actor=by, subject=str(made), name=name)
    return made, secret


@transaction.atomic
def end_address(organisation: Organisation, address: FeedAddress, *, by: User) -> None:
    """Make an address useless."""
    address.ended_at = timezone.now()
    address.save(update_fields=["ended_at"])
    record("feed-address.ended", organisation=organisation, actor=by, subject=str(address))


def digest_of(secret: str) -> str:
    """Give the hash under which a secret is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()
