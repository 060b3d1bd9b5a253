"""``/v1/headroom`` and ``/v1/receipts``: how the years stand, and the chain of the ledger, page by page."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

from tongguan.clearance import Clearance
from tongguan.gate.counts import Total
from tongguan.gate.limits import Room
from tongguan.gate.service.answered import CounterTold, Headroom, LimitTold, ReceiptEntered, Receipts, YearTold
from tongguan.gate.service.calls import Answer, Call, Route

_MOST_RECEIPTS = 1000
_WHOLE = {"type": "integer", "minimum": 0, "maximum": 2**53}


async def headroom(call: Call) -> Answer:
    """Tell every open year: its counters, and how far each clearance of the gate lets them go."""
    asked = call.parameters("handler", "year")
    year = call.whole(asked.get("year"), "year", 0, 9999)
    now = datetime.now(UTC)
    clearances = call.desk.clearances.believed(now)
    found = await asyncio.to_thread(lambda: tuple(_years(call, asked.get("handler"), year, clearances)))
    return Answer(
        200, Headroom(ledger=call.desk.settings.ledger.id, at=now.isoformat(timespec="milliseconds"), years=found)
    )


async def receipts(call: Call) -> Answer:
    """Give a page of the chain, from after a number on."""
    asked = call.parameters("after", "most")
    after = call.whole(asked.get("after"), "after", 0, 2**53)
    most = max(1, call.whole(asked.get("most"), "most", 100, _MOST_RECEIPTS))
    found = await asyncio.to_thread(call.desk.beside.entries, after, most)
    told = tuple(
        ReceiptEntered(
            number=each.entry.seq, body=each.body.decode(), previous=each.previous.hex(), hash=each.hash.hex()
        )
        for each in found
    )
    following = told[-1].number if len(told) == most else None
    return Answer(200, Receipts(ledger=call.desk.settings.ledger.id, receipts=told, next=following))


def _years(call: Call, handler: str | None, year: int, clearances: list[Clearance]) -> Iterator[YearTold]:
    ledger = call.desk.beside
    for of_handler, of_year, state in ledger.years():
        if (handler is None or handler == of_handler) and year in (0, of_year):
            totals = ledger.totals(of_handler, of_year)
            for each in clearances:
                if each.handler == of_handler:
                    totals = {**{counter.name: Total() for counter in each.counters}, **totals}
            counters = tuple(
                _counter(name, total, of_year, [each for each in clearances if each.handler == of_handler])
                for name, total in totals.items()
            )
            yield YearTold(handler=of_handler, year=of_year, state=state, counters=counters)


def _counter(name: str, total: Total, year: int, clearances: list[Clearance]) -> CounterTold:
    limits = []
    for clearance in clearances:
        counter = clearance.counter(name)
        limit = counter.limit_of(year) if counter is not None else None
        if limit is not None:
            limits.append(
                LimitTold(
                    clearance=clearance.id,
                    export=clearance.export.id,
                    ceiling=limit.ceiling,
                    allotment=limit.allotment,
                    left=Room(name, limit, total).left,
                    then=limit.then,
                    cites=limit.cites,
                )
            )
    return CounterTold(
        counter=name, people=total.people, reserved=total.open, seeded=total.seeded, limits=tuple(limits)
    )


ROUTES = (
    Route(
        "GET",
        "/v1/headroom",
        headroom,
        "Tell how the years of the ledger stand, and how many people more may be added",
        ("caller", "reviewer", "operator"),
        {200: Headroom},
        parameters={"handler": {"type": "string"}, "year": {"type": "integer", "minimum": 0, "maximum": 9999}},
    ),
    Route(
        "GET",
        "/v1/receipts",
        receipts,
        "Fetch the chain of receipts, page by page; it names nobody",
        "operator",
        {200: Receipts},
        parameters={"after": _WHOLE, "most": {"type": "integer", "minimum": 0, "maximum": _MOST_RECEIPTS}},
    ),
)
