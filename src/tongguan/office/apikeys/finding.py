"""Finds the key that a program shows, whichever organisation it is of."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from tongguan.office.accounts.scope import within
from tongguan.office.apikeys.keeping import PREFIX, digest_of_secret
from tongguan.office.apikeys.models import ApiKey

_NOTED_EVERY: Final = timedelta(minutes=1)
_LONGEST = 100


def key_of(secret: str) -> ApiKey | None:
    """Give the key with this secret, if it can be used now, with its person and organisation."""
    if not secret.startswith(PREFIX) or len(secret) > _LONGEST:
        return None
    found = (
        ApiKey.everywhere.select_related("organisation", "user")
        .filter(secret_digest=digest_of_secret(secret), revoked_at=None, expires_at__gt=timezone.now())
        .first()
    )
    return found if found is not None and found.user.is_active else None


def note_use(key: ApiKey) -> None:
    """Note that a key was used: to the minute, so that reading does not write all the time."""
    now = timezone.now()
    if key.last_used_at is None or now - key.last_used_at > _NOTED_EVERY:
        with within(key.organisation_id):
            ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)
