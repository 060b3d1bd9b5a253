"""What the page of keys shows, decided before it is drawn."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from tongguan.office.apikeys.models import ApiKey
from tongguan.office.apikeys.scopes import SCOPES
from tongguan.office.apikeys.words import STATES
from tongguan.vocabulary import Phrase


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key; ``state`` is ``usable``, ``expired`` or ``revoked``."""

    id: int
    name: str
    start: str
    who: str
    scopes: tuple[tuple[str, Phrase], ...]
    made_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    state: str
    says: Phrase


def keys_page() -> tuple[KeyRow, ...]:
    """Read the keys of the organisation acted for: those that can be used first, the newest of them first."""
    now = timezone.now()
    rows = [_row(each, now) for each in ApiKey.objects.select_related("user").order_by("-pk")]
    return tuple(sorted(rows, key=lambda row: row.state != "usable"))


def _row(key: ApiKey, now: datetime) -> KeyRow:
    state = "revoked" if key.revoked_at else "expired" if key.expires_at <= now else "usable"
    return KeyRow(
        key.pk,
        key.name,
        key.start,
        str(key.user),
        tuple((scope, SCOPES[scope]) for scope in key.scopes if scope in SCOPES),
        key.made_at,
        key.expires_at,
        key.last_used_at,
        state,
        STATES[state],
    )
