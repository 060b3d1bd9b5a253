"""Reads what came back, and believes little: only an answer that fits the request in every part admits anybody."""

from datetime import datetime
from typing import NamedTuple

import msgspec

from tongguan.gate.client.admission import Admission, Kept, places_of
from tongguan.gate.client.asking import Asked
from tongguan.gate.client.errors import CallRefusedError, HeldError, NotAdmittedError, RefusedError, UnclearAnswerError
from tongguan.gate.service.answered import Done, OutcomeTold, Problem
from tongguan.vocabulary import Phrase

MOST_BYTES = 16 * 1024 * 1024
_JSON, _PROBLEM = "application/json", "application/problem+json"
_MAY_PASS = frozenset({408, 429, 500, 502, 503, 504})
_MOST_WAIT = 60.0
_OUTCOME = msgspec.json.Decoder(OutcomeTold)
_DONE = msgspec.json.Decoder(Done)
_OF_PROBLEM = msgspec.json.Decoder(Problem)
_OF_OUTCOME = {"admitted": 200, "reserved": 201}


class Answered(NamedTuple):
    """What came back: the status, its type, after how many seconds it asks to be asked again, the body."""

    status: int
    content_type: str
    retry_after: str
    body: bytes


def may_pass(answer: Answered) -> float | None:
    """Give after how many seconds at least the same request may be answered otherwise; ``None`` if it will not be."""
    if answer.status not in _MAY_PASS:
        return None
    if _kind(answer) == _JSON:
        try:
            if _OUTCOME.decode(answer.body).receipt is not None:
                return None
        except msgspec.MsgspecError:
            pass
    wait = answer.retry_after.strip()
    return min(float(wait), _MOST_WAIT) if wait.isascii() and wait.isdigit() else 0.0


def read_admission(asked: Asked, answer: Answered) -> Admission:
    """Give what was admitted.

    Raises:
        NotAdmittedError: Nobody was, or that is not plain.
    """
    told = _agreed(asked, answer)
    left = places_of(told) if _runs_fit(told) else ()
    whole = told.admitted == told.people and not told.left
    part = asked.partial and told.admitted > 0 and told.admitted + len(left) == told.people and bool(left)
    if not (whole or part) or (told.receipt is None and not told.observed):
        raise UnclearAnswerError("the gate says `admitted`, and its numbers do not")
    return Admission(
        people=told.people,
        admitted=told.admitted,
        left=left,
        reasons=told.reasons,
        headroom=told.headroom,
        warnings=told.warnings,
        unreadable=told.unreadable,
        observed=told.observed,
        clearance=told.clearance,
        receipt=told.receipt,
        emergency=told.matter if any(each.code == "emergency" for each in told.reasons) else None,
        key=asked.key,
    )


def read_reservation(asked: Asked, answer: Answered) -> Kept:
    """Give what was reserved.

    Raises:
        NotAdmittedError: No places are kept, or that is not plain.
    """
    told = _agreed(asked, answer)
    try:
        until = datetime.fromisoformat(told.until)
    except ValueError as error:
        raise UnclearAnswerError("the gate does not say until when places are kept") from error
    if told.matter is None or until.tzinfo is None:
        raise UnclearAnswerError("the gate does not say under which number places are kept, or until when")
    return Kept(number=told.matter, people=told.people, until=until, key=asked.key)


def read_cancellation(answer: Answered) -> None:
    """Make sure that a reservation was given up.

    Raises:
        NotAdmittedError: That is not plain; its places are given back when its time is over.
    """
    if answer.status == 200 and _kind(answer) == _JSON:  # noqa: PLR2004 -- as HTTP has it
        try:
            done = _DONE.decode(answer.body).done
        except msgspec.MsgspecError as error:
            raise UnclearAnswerError("the gate does not say that the reservation was given up") from error
        if done == "cancelled":
            return
    raise _against(answer)


def _agreed(asked: Asked, answer: Answered) -> OutcomeTold:
    if answer.status != _OF_OUTCOME[asked.expects] or _kind(answer) != _JSON:
        raise _against(answer)
    try:
        told = _OUTCOME.decode(answer.body)
    except msgspec.MsgspecError as error:
        raise UnclearAnswerError("the answer cannot be read") from error
    if told.outcome != asked.expects:
        raise UnclearAnswerError(f"the gate says {answer.status} and `{told.outcome}` at once")
    if told.people != asked.people or told.people < 1:
        raise UnclearAnswerError(f"the answer is about {told.people:,} people, and {asked.people:,} were asked for")
    return told


def _against(answer: Answered) -> NotAdmittedError:
    """Give the error that an answer is."""
    try:
        if _kind(answer) == _PROBLEM:
            problem = _OF_PROBLEM.decode(answer.body)
            return CallRefusedError(
                f"the gate does not take the request: {problem.detail}",
                problem=problem.code,
                status=answer.status,
                words=Phrase(problem.zh, problem.en),
                help=problem.help,
                field=problem.field,
            )
        if _kind(answer) == _JSON:
            told = _OUTCOME.decode(answer.body)
            why = told.reasons[0].en if told.reasons else "no reason was given"
            if told.outcome == "held":
                return HeldError(
                    f"held until it is reviewed: {why}",
                    reasons=told.reasons,
                    number=told.matter,
                    request=told.request,
                )
            if told.outcome == "refused":
                return RefusedError(f"refused: {why}", reasons=told.reasons, request=told.request)
    except msgspec.MsgspecError:
        pass
    return UnclearAnswerError(f"the answer with status {answer.status} is none that a gate gives")


def _runs_fit(told: OutcomeTold) -> bool:
    """Whether the runs rise and lie within the places, so that none of them is too long to be written out."""
    before = -1
    for first, last in told.left:
        if not before < first <= last < told.people:
            raise UnclearAnswerError("the places that were left are not those of the request")
        before = last
    return True


def _kind(answer: Answered) -> str:
    return answer.content_type.partition(";")[0].strip().lower()
