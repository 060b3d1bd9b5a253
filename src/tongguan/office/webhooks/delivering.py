"""Sends what is waiting, one message at a time, and decides when to try again."""

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

from django.utils import timezone

from tongguan.office.accounts.scope import within
from tongguan.office.webhooks.keeping import pause
from tongguan.office.webhooks.models import Delivery, Endpoint
from tongguan.office.webhooks.posting import Answered, post
from tongguan.office.webhooks.signing import headers, secret_from

RETRIES: Final = tuple(timedelta(seconds=seconds) for seconds in (5, 60, 300, 1_800, 7_200, 18_000, 36_000, 86_400))
"""How long is waited after each attempt that failed; after the last one the message is given up."""
_CLAIMED: Final = timedelta(minutes=2)


def deliver_next(now: datetime | None = None) -> bool:
    """Send the message that has waited longest; tell whether there was one."""
    at = now or timezone.now()
    waiting = Delivery.everywhere.filter(
        state="waiting", next_at__lte=at, endpoint__paused_at=None, endpoint__removed_at=None
    )
    first = waiting.order_by("next_at", "pk").values_list("pk", "next_at").first()
    if first is None:
        return False
    number, due = first
    # Whoever moves the time on has it; if they die, it is due again.
    if Delivery.everywhere.filter(pk=number, state="waiting", next_at=due).update(next_at=at + _CLAIMED):
        found = Delivery.everywhere.select_related("endpoint", "organisation").get(pk=number)
        _settle(found, post(found.endpoint.address, found.body, _headers(found, at)), at)
    return True


def secrets_of(endpoint: Endpoint, now: datetime) -> list[str]:
    """Give the secrets that messages are signed with: the old one too, as long as it lasts."""
    salts = [endpoint.salt]
    if endpoint.old_until is not None and now < endpoint.old_until:
        salts.append(endpoint.old_salt)
    return [secret_from(salt) for salt in salts]


def _headers(delivery: Delivery, now: datetime) -> dict[str, str]:
    return headers(secrets_of(delivery.endpoint, now), delivery.identifier, int(now.timestamp()), delivery.body)


def _settle(delivery: Delivery, answered: Answered, now: datetime) -> None:
    tried = delivery.attempts + 1
    state, due = "delivered", now
    if not answered.taken:
        gone = answered.status == HTTPStatus.GONE
        state = "failed" if gone or tried > len(RETRIES) else "waiting"
        due = now if state == "failed" else now + RETRIES[tried - 1]
        if gone:
            with within(delivery.organisation_id):
                pause(delivery.organisation, delivery.endpoint, None)
    with within(delivery.organisation_id):
        # A message whose endpoint was removed in the meantime stays as that left it.
        Delivery.objects.filter(pk=delivery.pk, state="waiting").update(
            state=state,
            attempts=tried,
            next_at=due,
            tried_at=now,
            status=answered.status,
            wrong=answered.wrong,
        )
