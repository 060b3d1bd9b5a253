"""Makes keys and revokes them."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.apikeys.models import ApiKey
from tongguan.office.apikeys.scopes import Scope
from tongguan.office.journal.recording import record

PREFIX: Final = "tgk_"
"""What every key begins with, so that a scanner of leaked secrets knows it."""
_SHOWN = 12
_SECRET_BYTES = 32


def digest_of_secret(secret: str) -> str:
    """Give the hash that a key is found by. The secret is random: no slow hash is needed to protect it."""
    return hashlib.sha256(secret.encode("utf-8")).hexdigest()


@transaction.atomic
def make_key(
    organisation: Organisation, name: str, scopes: Collection[Scope], *, days: int, by: User
) -> tuple[ApiKey, str]:
    """Make a key of the person who asks for it; give it with its secret, which is shown once.

    Args:
        organisation: Where it is good, which must be the one acted for.
        name: What the key is for.
        scopes: What it may be used for.
        days: How long it lasts.
        by: Who makes it: it acts for this person and for nobody else, so that approval keeps needing two people.
    """
    secret = PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    key = ApiKey.objects.create(
        name=name,
        user=by,
        start=secret[:_SHOWN],
        secret_digest=digest_of_secret(secret),
        scopes=[scope.value for scope in Scope if scope in scopes],
        expires_at=timezone.now() + timedelta(days=days),
    )
    record("key.made", organisation=organisation, actor=by, subject=str(key), scopes=key.scopes, days=days)
    return key, secret


@transaction.atomic
def revoke_key(organisation: Organisation, key: ApiKey, by: User) -> None:
    """Make a key useless at once; one that was revoked stays as it is."""
    if not ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now(), revoked_by=by):
        return
    record("key.revoked", organisation=organisation, actor=by, subject=str(key))
