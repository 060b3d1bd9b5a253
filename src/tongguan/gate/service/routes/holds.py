"""``/v1/holds``: what waits for an authorised person, released or rejected."""

import asyncio
from datetime import UTC, datetime

from tongguan.gate.model import Refused
from tongguan.gate.reasons import Reason
from tongguan.gate.service.answered import Matters, OutcomeTold
from tongguan.gate.service.asked import RejectAsked, ReleaseAsked
from tongguan.gate.service.calls import Answer, Call, Route
from tongguan.gate.service.routes.matters import entry_of, listed
from tongguan.gate.service.telling import status_of, tell


async def holds(call: Call) -> Answer:
    """List them."""
    return Answer(200, await asyncio.to_thread(listed, call, "hold"))


async def release(call: Call) -> Answer:
    """Admit what was held, under the clearance it was held under or a later one; never past a ceiling."""
    desk, asked = call.desk, call.body
    held = await asyncio.to_thread(entry_of, call, call.number)
    now = datetime.now(UTC)
    found = desk.clearances.find(asked.clearance or held.clearance, held.export, held.recipient, now)
    if isinstance(found, Reason):
        outcome: Refused = Refused((found,))
        return Answer(status_of(outcome), tell(outcome, desk.headlines, call.request))
    feed = desk.trust.fresh_feed(now)
    released = await asyncio.to_thread(
        desk.beside.release, call.number, found.clearance, feed, by=call.by.name, note=asked.note
    )
    return Answer(status_of(released), tell(released, desk.headlines, call.request))


async def reject(call: Call) -> Answer:
    """Close a hold for good."""
    rejected = await asyncio.to_thread(call.desk.beside.reject, call.number, by=call.by.name, note=call.body.note)
    return Answer(200, tell(rejected, call.desk.headlines, call.request))


ROUTES = (
    Route("GET", "/v1/holds", holds, "List what is held", "reviewer", {200: Matters}),
    Route(
        "POST",
        "/v1/holds/{number}/release",
        release,
        "Release a hold; what does not fit stays held",
        "reviewer",
        {200: OutcomeTold, 403: OutcomeTold, 423: OutcomeTold, 503: OutcomeTold},
        body=ReleaseAsked,
    ),
    Route(
        "POST",
        "/v1/holds/{number}/reject",
        reject,
        "Close a hold for good",
        "reviewer",
        {200: OutcomeTold},
        body=RejectAsked,
    ),
)
