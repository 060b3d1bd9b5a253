"""Settles requests: many in one transaction, each decided in order, in memory.

There are no savepoints: a decision changes nothing unless it admits, and all is written once at the end. So one
commit, and one sync of the disk, carries as many requests as came in meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import msgspec

from tongguan.clearance import Clearance, Feed, first_instant
from tongguan.gate import reasons
from tongguan.gate.admission import Decision, admit, check, observe
from tongguan.gate.entry import Receipt, runs_of
from tongguan.gate.errors import NoSuchMatterError
from tongguan.gate.ledger.book import Book
from tongguan.gate.ledger.matters import Matter, close, expire, find_matter, open_matter
from tongguan.gate.ledger.work import Work, microseconds
from tongguan.gate.model import Admit, Admitted, Held, Outcome, Refused, Reserved
from tongguan.gate.people import People
from tongguan.gate.reasons import Reason
from tongguan.gate.scope import check_scope, check_standing, counters_touched

JUSTIFIED_WITHIN: Final = timedelta(days=3)
"""Within what time somebody says what an emergency was about: a rule of the house; the law sets none."""

_SMALL = 256
"""People up to which a request is looked up together with the others of its transaction."""


@dataclass(frozen=True, slots=True)
class Case:
    """A request with the clearance that was verified for it; the ledger checks the rest again at its own instant.

    ``observing`` keeps nothing back.
    """

    request: Admit
    clearance: Clearance
    feed: Feed
    observing: bool = False


def settle(work: Work, cases: Sequence[Case]) -> list[Outcome]:
    """Decide cases in order; what is written is written once, by the caller."""
    keys = [case.request.key_bytes() for case in cases]
    work.find_answered(keys)
    books = {(case.clearance.handler, work.year) for case in cases}
    for handler, year in sorted(books):
        book = work.book(handler, year)
        if book is not None and book.reservations:
            expire(work, book)
    _look_up(work, cases)
    return [_settle(work, case, key) for case, key in zip(cases, keys, strict=True)]


def _look_up(work: Work, cases: Sequence[Case]) -> None:
    """Load the people of small requests together."""
    by_book: dict[str, list[Case]] = {}
    for case in cases:
        if len(case.request.people) <= _SMALL:
            by_book.setdefault(case.clearance.handler, []).append(case)
    for handler, together in by_book.items():
        book = work.book(handler, work.year)
        if book is not None and len(together) > 1:
            people = dict.fromkeys(each for case in together for each in case.request.people.every_pseudonym())
            touched = dict.fromkeys(counters_touched(case.clearance, case.request) for case in together)
            counters = dict.fromkeys(name for names in touched for name in names)
            book.look_up(People(tuple(people)), tuple(counters))


def _settle(work: Work, case: Case, key: bytes) -> Outcome:
    request, clearance = case.request, case.clearance
    digest = request.digest()
    before = work.answered.get(key)
    if before is not None and before.digest != digest:
        return Refused((reasons.key_reused(),))
    book = work.book(clearance.handler, work.year)
    if book is None or book.state != "open":
        return Refused((reasons.year_not_open(clearance.handler, work.year),))
    if request.people.unidentified:
        request = msgspec.structs.replace(request, people=request.people.identified(key))
    outside = _check(work, case)
    if outside and not case.observing:
        return _refuse(work, book, case, *outside)
    if before is not None:
        again = _answered_before(work, case, before.seq)
        if again is not None:
            return again
    if request.reservation is not None:
        return _confirm(work, book, case, request, key, digest)
    if case.observing:
        decision = observe(request, clearance, book, work.year, outside)
    else:
        decision = admit(request, clearance, book, work.year)
    return enter_decision(work, book, case, request, decision, key, digest)


def _answered_before(work: Work, case: Case, seq: int) -> Outcome | None:
    """Give the answer that a key was given, while it holds: in the same year of the same handler.

    What was let out under observation alone is decided anew once the gate keeps back.
    """
    receipt = work.receipts((seq,))[seq]
    entry = receipt.entry
    if entry.handler != case.clearance.handler:
        return Refused((reasons.key_reused(),))
    if entry.year != work.year:
        return Refused((reasons.key_of_another_year(entry.year),))
    if entry.observed and not case.observing:
        return None
    return outcome_of(receipt)


def _check(work: Work, case: Case) -> tuple[Reason, ...]:
    """Check all that needs no counting; what takes a clearance away is asked once in a transaction."""
    request, clearance, feed = case.request, case.clearance, case.feed
    if request.emergency is not None:
        return check(clearance, request, feed, work.now)
    taken = _taken_away(work, case)
    return (taken,) if taken is not None else check_scope(clearance, request)


def _taken_away(work: Work, case: Case) -> Reason | None:
    request, clearance, feed = case.request, case.clearance, case.feed
    asked = (id(clearance), id(feed), request.export, request.recipient)
    if asked not in work.standing:
        work.standing[asked] = check_standing(clearance, request, feed, work.now)
    return work.standing[asked]


def enter_decision(
    work: Work, book: Book, case: Case, request: Admit, decision: Decision, key: bytes, digest: bytes, matter: int = 0
) -> Outcome:
    """Enter a decision, open the matter that it leaves, remember it by its key unless it refuses."""
    until = _until(work, book, request, decision)
    receipt = work.enter(
        decision.verdict,
        book,
        **told_of(request, case.clearance),
        **told_of_decision(decision),
        matter=matter,
        until=until.isoformat(timespec="microseconds") if until is not None else "",
    )
    seq = receipt.entry.seq
    ends = microseconds(until) if until is not None else None
    if decision.verdict == "reserved":
        book.keep(seq)
        open_matter(work, book, Matter(seq, "reservation", key, ends, request))
    elif decision.verdict == "held":
        open_matter(work, book, Matter(seq, "hold", key, None, request))
    elif decision.verdict == "broke-glass":
        open_matter(work, book, Matter(seq, "emergency", key, ends, request))
    if decision.verdict != "refused":
        work.answer(key, digest, seq)
    return outcome_of(receipt)


def _until(work: Work, book: Book, request: Admit, decision: Decision) -> datetime | None:
    """Give until when places are kept, no longer than the year; or by when an emergency is to be justified."""
    if decision.verdict == "reserved":
        turn = first_instant(date(book.year + 1, 1, 1))
        return min(request.reserve_until or work.now, turn).astimezone(UTC)
    return work.now + JUSTIFIED_WITHIN if decision.verdict == "broke-glass" else None


def outcome_of(receipt: Receipt) -> Outcome:
    """Give the outcome that a receipt tells."""
    match receipt.entry.kind:
        case "reserved":
            return Reserved(receipt)
        case "held":
            return Held(receipt)
        case "refused" | "rejected" | "expired" | "cancelled":
            return Refused(receipt.entry.reasons, receipt)
        case _:
            return Admitted(receipt)


def told_of(request: Admit, clearance: Clearance) -> dict[str, Any]:
    """Give what a receipt says of a request."""
    return {
        "export": request.export,
        "recipient": request.recipient,
        "territory": request.territory,
        "items": request.data_items,
        "onward": request.onward,
        "clearance": clearance.id,
        "caller": request.caller,
        "people": len(request.people),
        "by": request.emergency.by if request.emergency is not None else "",
        "note": request.emergency.reason if request.emergency is not None else "",
    }


def told_of_decision(decision: Decision) -> dict[str, Any]:
    """Give what a receipt says of a decision."""
    return {
        "counts": decision.counts,
        "admitted": decision.admitted,
        "left": runs_of(decision.left),
        "new": decision.new,
        "totals": decision.totals,
        "headroom": decision.headroom,
        "reasons": decision.reasons,
        "warnings": decision.warnings,
        "observed": decision.observed,
    }


def _refuse(work: Work, book: Book, case: Case, *why: Reason) -> Refused:
    """Enter a refusal under a genuine clearance; it is not remembered by its key, since it may be mended."""
    receipt = work.enter("refused", book, **{**told_of(case.request, case.clearance), "reasons": why})
    return Refused(why, receipt)


def _confirm(work: Work, book: Book, case: Case, request: Admit, key: bytes, digest: bytes) -> Outcome:
    """Admit people for whom places are kept, all of them or some; nothing may have left before."""
    try:
        matter = find_matter(work, int(request.reservation or 0), "reservation")
    except NoSuchMatterError as error:
        return _refuse(work, book, case, reasons.of_error(error))
    if matter.book != book.number:
        return _refuse(work, book, case, reasons.of_error(NoSuchMatterError("the reservation is of another year")))
    kept = matter.request
    if kept is None or (kept.export, kept.recipient, kept.territory, kept.caller) != (
        request.export,
        request.recipient,
        request.territory,
        request.caller,
    ):
        return _refuse(
            work,
            book,
            case,
            reasons.of_error(NoSuchMatterError("the reservation is for another export, recipient or caller")),
        )
    people = request.people if len(request.people) else kept.people
    confirming = msgspec.structs.replace(request, people=people)
    decision = admit(confirming, case.clearance, book, work.year)
    outcome = enter_decision(work, book, case, confirming, decision, key, digest, matter=matter.seq)
    if decision.verdict == "admitted":
        remaining = _remaining(book, matter.seq, people)
        if not remaining:
            close(work, matter, outcome.receipt.entry.seq if outcome.receipt is not None else work.seq)
            book.reservations -= 1
    return outcome


def _remaining(book: Book, reservation: int, people: People) -> bool:
    """Give up the places of those who were confirmed; whether any are left."""
    kept = book.places.of(reservation)
    roots = set(book.rows.roots(people))
    gone = {person: bits for person, bits in kept.items() if person in roots}
    book.let_go(reservation, gone)
    return len(gone) < len(kept)


__all__ = ["Case", "enter_decision", "outcome_of", "settle", "told_of"]
