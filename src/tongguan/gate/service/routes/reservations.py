"""``/v1/reservations``: places kept for a long transfer, then confirmed or given up."""

import asyncio

from tongguan.gate.service.admitting import decide
from tongguan.gate.service.answered import Done, OutcomeTold
from tongguan.gate.service.asked import CancelAsked, ExportAsked, ReservationAsked
from tongguan.gate.service.calls import Answer, Call, Route
from tongguan.gate.service.routes.admissions import OUTCOMES
from tongguan.gate.service.routes.matters import require_own


async def reserve(call: Call) -> Answer:
    """Keep places."""
    return await decide(call, call.body)


async def confirm(call: Call) -> Answer:
    """Admit those of a reservation, all of them where none are named."""
    return await decide(call, call.body, reservation=call.number)


async def cancel(call: Call) -> Answer:
    """Give places up."""
    await asyncio.to_thread(require_own, call, "reservation")
    entered = await asyncio.to_thread(call.desk.beside.cancel, call.number, by=call.by.name, note=call.body.note)
    return Answer(200, Done(done="cancelled", number=entered))


ROUTES = (
    Route(
        "POST",
        "/v1/reservations",
        reserve,
        "Keep places for people whose information goes out later",
        "caller",
        {201: OutcomeTold, 403: OutcomeTold, 409: OutcomeTold, 422: OutcomeTold, 503: OutcomeTold},
        body=ReservationAsked,
        while_draining=False,
    ),
    Route(
        "POST",
        "/v1/reservations/{number}/confirm",
        confirm,
        "Admit the people of a reservation; all of them where none are named",
        "caller",
        dict(OUTCOMES),
        body=ExportAsked,
        while_draining=False,
    ),
    Route(
        "POST",
        "/v1/reservations/{number}/cancel",
        cancel,
        "Give up a reservation",
        "caller",
        {200: Done},
        body=CancelAsked,
    ),
)
