"""Health, readiness, metrics, and the description of the interface: open to everybody, and nothing about a person."""

from datetime import UTC, datetime
from functools import lru_cache

import msgspec

from tongguan.gate.service.answered import Health
from tongguan.gate.service.calls import Answer, Call, Route
from tongguan.gate.service.metrics import CONTENT_TYPE


async def healthz(call: Call) -> Answer:
    """Tell that the gate is alive."""
    return Answer(200, Health(status="ok", ledger=call.desk.settings.ledger.id, observe=call.desk.settings.observe))


async def readyz(call: Call) -> Answer:
    """Tell whether the gate can admit anybody, and what is missing."""
    desk, now = call.desk, datetime.now(UTC)
    missing, feed = desk.missing(now), desk.trust.feed
    told = Health(
        status="not-ready" if missing else "ok",
        missing=missing,
        ledger=desk.settings.ledger.id,
        observe=desk.settings.observe,
        feed_sequence=feed.sequence if feed is not None else None,
        feed_age_seconds=int((now - feed.issued_at).total_seconds()) if feed is not None else None,
    )
    return Answer(503 if missing else 200, told)


async def metrics(call: Call) -> Answer:
    """Give the metrics."""
    return Answer(200, call.desk.metrics.text(), CONTENT_TYPE)


async def description(call: Call) -> Answer:  # noqa: ARG001 -- the same for everybody
    """Give the description of the interface."""
    return Answer(200, _description())


@lru_cache(maxsize=1)
def _description() -> bytes:
    from tongguan.gate.service.openapi import document  # noqa: PLC0415 -- it describes these routes too

    return msgspec.json.encode(document())


ROUTES = (
    Route("GET", "/healthz", healthz, "Tell that the gate is alive", None, {200: Health}),
    Route("GET", "/readyz", readyz, "Tell whether the gate can admit anybody", None, {200: Health, 503: Health}),
    Route("GET", "/metrics", metrics, "Metrics for Prometheus", None, {200: None}),
    Route("GET", "/openapi.json", description, "This description", None, {200: None}),
)
OPEN = frozenset(route.path for route in ROUTES)
