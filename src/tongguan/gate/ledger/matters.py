"""Matters that wait for somebody: holds to review, reservations to confirm, emergencies to justify."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from tongguan.gate.errors import NoSuchMatterError
from tongguan.gate.ledger.book import Book
from tongguan.gate.ledger.sql import Row
from tongguan.gate.ledger.work import Work, instant
from tongguan.gate.model import Admit
from tongguan.gate.reasons import Reason

MatterKind = Literal["hold", "reservation", "emergency"]
_DECODE = msgspec.msgpack.Decoder(Admit)


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter by the number of the receipt that opened it; ``request`` is there while it is open.

    ``expires_at`` is when a reservation ends, or by when an emergency is to be justified: microseconds since 1970, UTC.
    """

    seq: int
    kind: MatterKind
    key: bytes
    expires_at: int | None
    request: Admit | None
    book: int = 0
    closed_by: int | None = None


def is_overdue(matter: Matter, now: datetime) -> bool:
    """Whether an emergency should have been justified by now."""
    return matter.kind == "emergency" and matter.expires_at is not None and instant(matter.expires_at) < now


def open_matter(work: Work, book: Book, matter: Matter) -> None:
    """Keep a matter open."""
    work.sql.run(
        "matter-add",
        seq=matter.seq,
        book=book.number,
        kind=matter.kind,
        expires_at=matter.expires_at,
        key=matter.key,
        request=msgspec.msgpack.encode(matter.request),
    )


def find_matter(work: Work, seq: int, kind: MatterKind) -> Matter:
    """Give an open matter.

    Raises:
        NoSuchMatterError: There is none, or it was closed.
    """
    rows = work.sql.fetch("matter-find", seq=seq)
    matter = matter_of(rows[0]) if rows else None
    if matter is None or matter.kind != kind:
        raise NoSuchMatterError(f"there is no {kind} {seq}")
    if matter.closed_by is not None:
        raise NoSuchMatterError(f"the {kind} {seq} was closed by entry {matter.closed_by}")
    return matter


def close(work: Work, matter: Matter, by: int) -> None:
    """Close a matter; the people of its request are forgotten here."""
    work.sql.run("matter-close", seq=matter.seq, closed_by=by)


def expire(work: Work, book: Book) -> None:
    """Give up the places of reservations whose time has passed."""
    for row in work.sql.fetch("matters-expired", now=work.at):
        matter = matter_of(row)
        if matter.book == book.number:
            give_up(work, book, matter, "expired", f"the reservation ended at {instant(matter.expires_at or 0)}")


def give_up(
    work: Work, book: Book, matter: Matter, kind: Literal["expired", "cancelled"], note: str, by: str = ""
) -> int:
    """Give up the places of a reservation; give the number of the entry."""
    book.let_go(matter.seq, book.places.of(matter.seq))
    book.reservations -= 1
    request = matter.request
    why = Reason(f"reservation-{kind}", "预留的名额已不再保留", "the places are kept no more")
    receipt = work.enter(
        kind,
        book,
        export=request.export if request is not None else "",
        recipient=request.recipient if request is not None else "",
        reasons=(why,),
        matter=matter.seq,
        note=note,
        by=by,
    )
    close(work, matter, receipt.entry.seq)
    return receipt.entry.seq


def matter_of(row: Row) -> Matter:
    """Read a row."""
    seq, book, kind, closed_by, expires_at, key, request = row
    return Matter(seq, kind, key, expires_at, _DECODE.decode(request) if request is not None else None, book, closed_by)
