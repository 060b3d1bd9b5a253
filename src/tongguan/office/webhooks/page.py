"""What the pages of webhooks show, decided before they are drawn."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from tongguan.office.webhooks import words
from tongguan.office.webhooks.events import EVENTS
from tongguan.office.webhooks.models import Delivery, Endpoint
from tongguan.vocabulary import Phrase

SHOWN = 50


@dataclass(frozen=True, slots=True)
class EndpointRow:
    """An endpoint; ``state`` is ``active``, ``paused`` or ``removed``."""

    number: int
    address: str
    events: tuple[tuple[str, Phrase], ...]
    state: str
    says: Phrase
    last: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A message and what came of it; ``status`` is what was answered, ``wrong`` what went wrong without an answer."""

    id: int
    identifier: str
    event: str
    subject: str
    state: str
    says: Phrase
    attempts: int
    status: int | None
    wrong: Phrase | None
    at: datetime
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class EndpointPage:
    """One endpoint with what was sent to it; ``stirring`` while a message is about to be sent."""

    row: EndpointRow
    deliveries: tuple[DeliveryRow, ...]
    old_until: datetime | None
    stirring: bool


def webhooks_page() -> tuple[EndpointRow, ...]:
    """Read the endpoints of the organisation acted for, without those that were removed."""
    found = Endpoint.objects.filter(removed_at=None).order_by("number")
    tried = Delivery.objects.values_list("endpoint").annotate(last=Max("tried_at"))
    last = dict(tried)
    return tuple(_row(each, last.get(each.pk)) for each in found)


def endpoint_page(endpoint: Endpoint) -> EndpointPage:
    """Decide the page of one endpoint."""
    now = timezone.now()
    found = list(Delivery.objects.filter(endpoint=endpoint).order_by("-pk")[:SHOWN])
    row = _row(endpoint, max((each.tried_at for each in found if each.tried_at), default=None))
    deliveries = tuple(_delivery(each) for each in found)
    until = endpoint.old_until if endpoint.old_until and endpoint.old_until > now else None
    soon = any(each.state == "waiting" and each.attempts == 0 for each in found)
    return EndpointPage(row, deliveries, until, soon and row.state == "active")


def _row(endpoint: Endpoint, last: datetime | None) -> EndpointRow:
    state = "removed" if endpoint.removed_at else "paused" if endpoint.paused_at else "active"
    events = tuple((event, EVENTS[event]) for event in endpoint.events if event in EVENTS)
    return EndpointRow(endpoint.number, endpoint.address, events, state, words.STATES[state], last)


def _delivery(each: Delivery) -> DeliveryRow:
    return DeliveryRow(
        each.pk,
        each.identifier,
        each.event,
        each.subject,
        each.state,
        words.DELIVERY_STATES[each.state],
        each.attempts,
        each.status,
        words.WRONG.get(each.wrong),
        each.tried_at or each.made_at,
        each.next_at if each.state == "waiting" and each.attempts else None,
    )
