"""``/v1/emergencies``: what was let out in an emergency (CBDF-2024#5.1.3), and must be justified."""

import asyncio

from tongguan.gate.service.answered import Done, Matters
from tongguan.gate.service.asked import JustifyAsked
from tongguan.gate.service.calls import Answer, Call, Route
from tongguan.gate.service.routes.matters import listed


async def emergencies(call: Call) -> Answer:
    """List those that nobody justified yet."""
    return Answer(200, await asyncio.to_thread(listed, call, "emergency"))


async def justify(call: Call) -> Answer:
    """Enter what it was about; people of one that was none count after all."""
    asked = call.body
    entered = await asyncio.to_thread(
        call.desk.beside.justify, call.number, by=call.by.name, note=asked.note, accepted=asked.accepted
    )
    return Answer(200, Done(done="justified", number=entered))


ROUTES = (
    Route("GET", "/v1/emergencies", emergencies, "List emergencies to justify", "reviewer", {200: Matters}),
    Route(
        "POST",
        "/v1/emergencies/{number}/justify",
        justify,
        "Enter what an emergency was about, and whether it was one",
        "reviewer",
        {200: Done},
        body=JustifyAsked,
    ),
)
