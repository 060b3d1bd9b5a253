"""Makes deliveries of what the journal tells, for every endpoint that asked for it."""

from django.db import transaction
from django.utils import timezone

from tongguan.office.accounts.scope import within
from tongguan.office.journal.models import Entry
from tongguan.office.webhooks.events import EVENT_OF, message
from tongguan.office.webhooks.keeping import identifier
from tongguan.office.webhooks.models import Delivery, Endpoint

_AT_ONCE = 200


def gather() -> int:
    """Look through the journal from where each endpoint was left; give how many deliveries were made."""
    newest = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    behind = Endpoint.everywhere.filter(removed_at=None, paused_at=None, told_until__lt=newest)
    return sum(_gathered(each, newest) for each in list(behind.values_list("pk", "organisation_id").order_by("pk")))


def _gathered(which: tuple[int, int], newest: int) -> int:
    endpoint, organisation = which
    with within(organisation), transaction.atomic():
        # Whoever else looks at the same endpoint waits here, and then finds it done.
        found = Endpoint.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=endpoint)
        told = Entry.objects.filter(
            organisation=organisation, number__gt=found.told_until, number__lte=newest, what__in=EVENT_OF
        )
        entries = list(told.order_by("number")[:_AT_ONCE])
        wanted = [each for each in entries if EVENT_OF[each.what] in found.events]
        Delivery.objects.bulk_create([_delivery(found, each) for each in wanted])
        found.told_until = entries[-1].number if len(entries) == _AT_ONCE else newest
        found.save(update_fields=["told_until"])
    return len(wanted)


def _delivery(endpoint: Endpoint, entry: Entry) -> Delivery:
    event, slug = EVENT_OF[entry.what], endpoint.organisation.slug
    return Delivery(
        endpoint=endpoint,
        identifier=identifier(),
        event=event,
        entry=entry.number,
        subject=entry.subject,
        body=message(event, entry.recorded_at, slug, entry=entry.number, subject=entry.subject),
        next_at=timezone.now(),
    )
