"""What authorised people do: release or reject a hold, justify an emergency, cancel a reservation."""

from tongguan.clearance import Clearance, Feed
from tongguan.gate.admission import admit, check
from tongguan.gate.errors import NoSuchMatterError
from tongguan.gate.ledger.book import Book
from tongguan.gate.ledger.matters import Matter, close, find_matter, give_up
from tongguan.gate.ledger.settling import outcome_of, told_of, told_of_decision
from tongguan.gate.ledger.work import Work
from tongguan.gate.model import Outcome, Refused
from tongguan.gate.reasons import Reason

_EMERGENCY = "emergency."


def release(work: Work, seq: int, clearance: Clearance, feed: Feed, by: str, note: str) -> Outcome:
    """Admit what was held, on someone's word and under a clearance of today.

    It reviews those who withdrew their consent; it passes no ceiling: what still does not fit stays held.

    Raises:
        NoSuchMatterError: There is no such hold, or it is of another handler or year.
    """
    matter, book = _of_this_year(work, find_matter(work, seq, "hold"), clearance.handler)
    request = matter.request
    if request is None:
        raise NoSuchMatterError(f"the request of hold {seq} is gone")
    outside = check(clearance, request, feed, work.now)
    told = {**told_of(request, clearance), "by": by, "note": note, "matter": seq}
    if outside:
        return Refused(outside, work.enter("refused", book, **{**told, "reasons": outside}))
    decision = admit(request, clearance, book, work.year, consent_reviewed=True)
    told.update(told_of_decision(decision))
    if decision.verdict != "admitted":
        return outcome_of(work.enter("held", book, **told))
    receipt = work.enter("released", book, **told)
    close(work, matter, receipt.entry.seq)
    work.sql.run("answered-move", key=matter.key, seq=receipt.entry.seq)
    return outcome_of(receipt)


def reject(work: Work, seq: int, by: str, note: str) -> Outcome:
    """Close a hold for good; who asks again with its key is refused.

    Raises:
        NoSuchMatterError: There is no such hold.
    """
    matter = find_matter(work, seq, "hold")
    book = _book_of(work, matter)
    why = Reason("hold-rejected", f"复核后不予放行：{note}", f"not released on review: {note}")
    receipt = work.enter("rejected", book, by=by, note=note, matter=seq, reasons=(why,))
    close(work, matter, receipt.entry.seq)
    work.sql.run("answered-move", key=matter.key, seq=receipt.entry.seq)
    return outcome_of(receipt)


def justify(work: Work, seq: int, by: str, note: str, *, accepted: bool) -> int:
    """Enter what an emergency was about; give the number of the entry.

    One that was none counts after all: its people are added to the handler's totals, past a ceiling if need be, since
    they have gone out.

    Raises:
        NoSuchMatterError: There is no such emergency, or it was justified before.
    """
    matter = find_matter(work, seq, "emergency")
    book = _book_of(work, matter)
    new: dict[str, int] = {}
    request = matter.request
    if not accepted and request is not None:
        broke = work.receipts((seq,))[seq].entry
        counters = tuple(name.removeprefix(_EMERGENCY) for name in broke.totals if name.startswith(_EMERGENCY))
        new = book.count(request.people, counters)
    receipt = work.enter("justified", book, by=by, note=note, matter=seq, accepted=accepted, new=new)
    close(work, matter, receipt.entry.seq)
    return receipt.entry.seq


def cancel(work: Work, seq: int, by: str, note: str) -> int:
    """Give up a reservation; give the number of the entry.

    Raises:
        NoSuchMatterError: There is no such reservation.
    """
    matter = find_matter(work, seq, "reservation")
    book = _book_of(work, matter)
    entered = give_up(work, book, matter, "cancelled", note, by)
    work.sql.run("answered-move", key=matter.key, seq=entered)
    return entered


def _of_this_year(work: Work, matter: Matter, handler: str) -> tuple[Matter, Book]:
    book = work.book(handler, work.year)
    if book is None or matter.book != book.number:
        raise NoSuchMatterError(
            f"the {matter.kind} {matter.seq} is of another handler or year",
            help="pseudonyms change with the year: ask anew",
        )
    return matter, book


def _book_of(work: Work, matter: Matter) -> Book:
    for number, handler, year, *_ in work.sql.fetch("books"):
        book = work.book(handler, year) if number == matter.book else None
        if book is not None:
            return book
    raise NoSuchMatterError(f"the {matter.kind} {matter.seq} is of no year")
