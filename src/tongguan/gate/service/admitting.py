"""Turns what is asked into a case for the ledger, and its outcome into an answer."""

import hashlib
from datetime import UTC, datetime, timedelta

from tongguan.clearance import Clearance, legal_day
from tongguan.gate.ledger import Case
from tongguan.gate.model import Admit, Emergency, Outcome, Refused
from tongguan.gate.people import People
from tongguan.gate.reasons import Reason
from tongguan.gate.service.answered import OutcomeTold
from tongguan.gate.service.asked import AdmissionAsked, ExportAsked, ReservationAsked
from tongguan.gate.service.calls import Answer, Call
from tongguan.gate.service.clearances import no_clearance
from tongguan.gate.service.errors import WrongFieldsError
from tongguan.gate.service.identifying import Told
from tongguan.gate.service.telling import ADMITTED, reason_told, status_of, tell

_NOBODY = Told(People())


async def decide(call: Call, asked: ExportAsked, reservation: int | None = None) -> Answer:
    """Decide what is asked: find its clearance, know its people, let the ledger count them.

    Args:
        call: The request.
        asked: Its body.
        reservation: The reservation that it confirms.

    Raises:
        NotAllowedError: The caller may not ask for this export, or may not break the glass.
    """
    caller, desk = call.by, call.desk
    caller.require_export(asked.export)
    emergency = _emergency(call, asked)
    now = datetime.now(UTC)
    found = desk.clearances.find(asked.clearance, asked.export, asked.recipient, now)
    if isinstance(found, Reason):
        return _without_clearance(call, asked, found)
    clearance = found.clearance
    if clearance.handler not in desk.handlers:
        return _without_clearance(call, asked, no_clearance(asked.export))
    key = _key(call, asked)
    told = _people(call, asked, clearance, key, now, confirming=reservation is not None)
    request = Admit(
        export=asked.export,
        recipient=asked.recipient,
        territory=asked.territory,
        data_items=asked.data_items,
        people=told.people,
        onward=asked.onward,
        key=key,
        caller=caller.name,
        partial=isinstance(asked, AdmissionAsked) and asked.partial,
        reserve_until=_until(call, asked, now),
        reservation=reservation,
        emergency=emergency,
    )
    feed = desk.trust.fresh_feed(now)
    outcome = await desk.settling.settle(Case(request, clearance, feed, desk.settings.observe))
    return _answer(call, outcome, told, clearance)


def _answer(call: Call, outcome: Outcome, told: Told, clearance: Clearance) -> Answer:
    answered = tell(outcome, call.desk.headlines, call.request, told.unreadable)
    metrics = call.desk.metrics
    metrics.outcome(answered.outcome, answered.reasons[0].code if answered.reasons else "", answered.admitted)
    metrics.headroom(clearance.handler, answered.headroom)
    call.told["clearance"] = clearance.id
    return Answer(status_of(outcome), answered)


def _without_clearance(call: Call, asked: ExportAsked, why: Reason) -> Answer:
    """Refuse what no believed clearance covers; a gate that only observes says so and lets it pass, uncounted."""
    desk = call.desk
    refused = tell(Refused((why,)), desk.headlines, call.request)
    desk.metrics.outcome("refused", why.code, 0)
    if not desk.settings.observe:
        return Answer(status_of(Refused((why,))), refused)
    people = len(asked.people) + len(asked.pseudonyms) + asked.unidentified
    passed = OutcomeTold(
        outcome="admitted",
        people=people,
        admitted=people,
        reasons=(reason_told(why, desk.headlines),),
        observed=True,
        request=call.request,
    )
    return Answer(ADMITTED, passed)


def _emergency(call: Call, asked: ExportAsked) -> Emergency | None:
    if not isinstance(asked, AdmissionAsked) or asked.emergency is None:
        return None
    call.by.require("emergency")
    return Emergency(asked.emergency.by, asked.emergency.reason)


def _people(call: Call, asked: ExportAsked, clearance: Clearance, key: str, now: datetime, *, confirming: bool) -> Told:
    if not (asked.people or asked.pseudonyms or asked.unidentified):
        if confirming:
            return _NOBODY
        raise WrongFieldsError("the request names nobody", help="name them in `people` or `pseudonyms`", field="people")
    if not asked.people:
        return call.desk.identifying.people(asked, clearance.handler, 0, b"")
    salt = hashlib.sha256(f"{call.by.name}\0{key}".encode()).digest()
    return call.desk.identifying.people(asked, clearance.handler, legal_day(now).year, salt)


def _until(call: Call, asked: ExportAsked, now: datetime) -> datetime | None:
    if not isinstance(asked, ReservationAsked):
        return None
    most = call.desk.settings.limits.reservation_seconds
    if asked.keep_seconds > most:
        raise WrongFieldsError(f"a reservation is kept for at most {most} seconds", field="keep_seconds")
    return now + timedelta(seconds=asked.keep_seconds)


def _key(call: Call, asked: ExportAsked) -> str:
    """Give the idempotency key; without one the request is another each time."""
    if asked.key is not None and call.key and asked.key != call.key:
        raise WrongFieldsError("the key of the body is another than that of the headers", field="key")
    return asked.key or call.key or call.request
