"""Decides one request: within its clearance, and within the ceilings that all exports of the handler share.

Short enough to be read as a proof. It counts through a port and writes nothing itself; whoever calls it owns the
transaction, so that an exception here leaves no trace.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from tongguan.clearance import Clearance, Feed
from tongguan.gate import reasons
from tongguan.gate.counts import Counts
from tongguan.gate.limits import Room, Standing, how_many, standing_of, those_who_fit, told_of, totals_of
from tongguan.gate.model import Admit
from tongguan.gate.people import People
from tongguan.gate.reasons import Reason
from tongguan.gate.scope import check_order, check_scope, check_standing, counters_touched, emergency_counters

Verdict = Literal["admitted", "reserved", "held", "refused", "broke-glass"]


class Decision(Struct, frozen=True):
    """What was decided, and what it did to the counters.

    ``counts`` are the counters that the people count toward. ``reasons`` say why it was held or refused; under
    observation, why it would have been.
    """

    verdict: Verdict
    counts: tuple[str, ...] = ()
    admitted: int = 0
    left: tuple[int, ...] = ()
    new: dict[str, int] = {}
    totals: dict[str, int] = {}
    headroom: dict[str, int] = {}
    warnings: dict[str, int] = {}
    reasons: tuple[Reason, ...] = ()
    observed: bool = False


def check(clearance: Clearance, request: Admit, feed: Feed, now: datetime) -> tuple[Reason, ...]:
    """Check all that needs no ledger. An emergency passes everything but an order to stop."""
    if request.emergency is not None:
        taken = check_order(clearance, request, feed, now)
    else:
        taken = check_standing(clearance, request, feed, now)
        if taken is None:
            return check_scope(clearance, request)
    return (taken,) if taken is not None else ()


def admit(
    request: Admit,
    clearance: Clearance,
    counts: Counts,
    year: int,
    *,
    consent_reviewed: bool = False,
) -> Decision:
    """Admit the people of a request that was found within its clearance, if the counters stay within their limits.

    Where not everybody fits, everybody is held; with ``partial`` those who fit go and the others are left. Who was
    counted before takes no place. Places that cannot be reserved, or are not confirmed, are refused: there is nothing
    that a person could release.

    Args:
        request: The request; its unidentified people have pseudonyms by now.
        clearance: The clearance it lies within.
        counts: The handler's year, in the open transaction of the caller.
        year: The calendar year in Beijing time.
        consent_reviewed: Whether an authorised person has looked at those who withdrew their consent.
    """
    if request.emergency is not None:
        return _break_glass(request, clearance, counts)
    people = request.people
    counters = counters_touched(clearance, request)
    kept_back: set[int] = set()
    why: list[Reason] = []
    if not consent_reviewed:
        kept_back.update(counts.withdrawn(request.export, people))
    if kept_back:
        why.append(reasons.withdrawn(tuple(sorted(kept_back))))
    # Enough room for every place whoever stands there: nobody has to be looked up before counting.
    if not kept_back and _ample(standing_of(clearance, year, counters, counts).rooms, counters, len(people)):
        return _go(request, (clearance, year), counters, counts)
    fitting, against, standing = _fitting(people, (clearance, year), counters, counts)
    why.extend(against)
    going = [place for place in fitting if place not in kept_back]
    if len(going) == len(people):
        return _go(request, (clearance, year), counters, counts)
    if request.partial and going and request.reserve_until is None:
        left = tuple(sorted(set(range(len(people))) - set(going)))
        return _go(request, (clearance, year), counters, counts, going=going, left=left, why=tuple(why))
    return Decision(
        "held" if request.reserve_until is None and request.reservation is None else "refused",
        counts=told_of(counters),
        totals={room.counter: room.total.taken for room in standing.rooms},
        headroom=standing.headroom,
        reasons=tuple(why),
    )


def observe(
    request: Admit,
    clearance: Clearance,
    counts: Counts,
    year: int,
    outside: tuple[Reason, ...],
) -> Decision:
    """Count a request without keeping anything back, and say what would have been: for the time of roll-out."""
    counters = counters_touched(clearance, request)
    why = list(outside)
    withdrawn = counts.withdrawn(request.export, request.people)
    if withdrawn:
        why.append(reasons.withdrawn(withdrawn))
    if not _ample(standing_of(clearance, year, counters, counts).rooms, counters, len(request.people)):
        why.extend(_fitting(request.people, (clearance, year), counters, counts)[1])
    return _go(request, (clearance, year), counters, counts, why=tuple(why), observed=True)


def _ample(rooms: tuple[Room, ...], counters: tuple[str, ...], people: int) -> bool:
    return not any(room.passed or (room.counter in counters and room.left < people) for room in rooms)


def _fitting(
    people: People, under: tuple[Clearance, int], counters: tuple[str, ...], counts: Counts
) -> tuple[list[int], list[Reason], Standing]:
    """Give the places of those who fit, why the others do not, and how the counters stand that this was seen by."""
    lacking = counts.lacking(people, counters)
    # Read behind the looking up: two who turn out there to be one person give a reserved place back.
    standing = standing_of(*under, counters, counts)
    rooms = standing.rooms
    passed = [room for room in rooms if room.passed]
    fitting = [] if passed else those_who_fit(lacking, counters, rooms)
    if len(fitting) == len(lacking):
        return fitting, [], standing
    wanted = how_many(lacking, counters)
    against = passed or [room for room in rooms if wanted.get(room.counter, 0) > room.left]
    return fitting, [room.why(wanted.get(room.counter, 0), len(fitting)) for room in against], standing


def _go(
    request: Admit,
    under: tuple[Clearance, int],
    counters: tuple[str, ...],
    counts: Counts,
    *,
    going: list[int] | None = None,
    left: tuple[int, ...] = (),
    why: tuple[Reason, ...] = (),
    observed: bool = False,
) -> Decision:
    people = request.people
    reserving = request.reserve_until is not None
    new = counts.reserve(people, counters) if reserving else counts.count(people, counters, going)
    standing = standing_of(*under, counters, counts)
    return Decision(
        "reserved" if reserving else "admitted",
        counts=standing.told,
        admitted=0 if reserving else len(people) if going is None else len(going),
        left=left,
        new={counter: number for counter, number in new.items() if number},
        totals=standing.totals,
        headroom=standing.headroom,
        warnings=standing.warnings,
        reasons=why,
        observed=observed,
    )


def _break_glass(request: Admit, clearance: Clearance, counts: Counts) -> Decision:
    counters = emergency_counters(clearance, request)
    new = counts.count(request.people, counters)
    return Decision(
        "broke-glass",
        counts=told_of(counters),
        admitted=len(request.people),
        new={counter: number for counter, number in new.items() if number},
        totals=dict(totals_of(told_of(counters), counts)),
        reasons=(
            Reason(
                "emergency",
                "紧急情况下放行，事后须说明理由",
                "let out in an emergency; it must be justified",
                (reasons.EMERGENCY,),
            ),
        ),
    )


__all__ = ["Decision", "People", "admit", "check", "observe"]
