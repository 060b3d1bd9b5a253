"""One open transaction: the books it touches, the receipts it enters, the keys it answers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from tongguan.clearance import legal_day
from tongguan.gate.entry import Entry, Kind, Receipt, chain, commitment_of, read_entry, write_people
from tongguan.gate.errors import ClockBehindError, NotALedgerError
from tongguan.gate.ledger.book import Book
from tongguan.gate.ledger.sql import Sql

if TYPE_CHECKING:
    from tongguan.gate.reasons import Reason

FORMAT: Final = 1
TOLERANCE: Final = timedelta(seconds=60)
"""How far a clock may stand behind the ledger's last entry: what clocks of several machines differ by, and are set."""

Seal = Callable[[bytes], bytes]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to an idempotency key."""

    digest: bytes
    seq: int


class Work:
    """What one transaction does; made after it began, written before it commits.

    INVARIANT: time does not go back. An instant before the last entry's, within ``TOLERANCE``, is taken to be that
    of the last entry: a clock that steps back over New Year reopens no year.

    Raises:
        ClockBehindError: The clock stands further behind.
    """

    def __init__(
        self, sql: Sql, ledger: str, now: datetime, seal: Seal | None = None, *, clock_set: bool = False
    ) -> None:
        self.sql = sql
        self._seal = seal
        format_, self.ledger, self.seq, self.hash, last, _ = sql.fetch("head-lock")[0]
        check_head(format_, self.ledger, ledger)
        behind = last - microseconds(now)
        if behind > microseconds(_EPOCH + TOLERANCE) and not clock_set:
            raise ClockBehindError(
                f"the clock stands {behind // 1_000_000} seconds behind the last entry of the ledger",
                help="set the clock; if the ledger's last entry is from the future, `tongguan gate clock` accepts it",
            )
        self.at = microseconds(now) if clock_set else max(last, microseconds(now))
        self.now = instant(self.at)
        self.year = legal_day(self.now).year
        self._said_at = self.now.isoformat(timespec="microseconds")
        self.standing: dict[tuple[int, int, str, str], Reason | None] = {}
        self.answered: dict[bytes, Answered] = {}
        self._books: dict[tuple[str, int], Book | None] = {}
        self._receipts: list[dict[str, object]] = []
        self._entered: dict[int, Receipt] = {}
        self._new_answers: list[dict[str, object]] = []

    def book(self, handler: str, year: int) -> Book | None:
        """Give a handler's year; ``None`` where it is not open.

        A year follows the one before without more ado where that one was open here: whoever was counted then went
        through this ledger. Otherwise somebody must say from where it counts.
        """
        known = (handler, year)
        if known not in self._books:
            self._books[known] = self._find(handler, year) or self._follow(handler, year)
        return self._books[known]

    def open_book(self, handler: str, year: int, state: str = "open") -> Book:
        """Make the book of a year that has none."""
        number = int(self.sql.fetch("book-add", handler=handler, year=year, state=state)[0][0])
        book = self._books[handler, year] = Book(self.sql, number, handler, year, state, 0, 0)
        return book

    def find_answered(self, keys: Iterable[bytes]) -> None:
        """Load what was answered to keys."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self.answered]
        if wanted:
            rows = self.sql.fetch("answered-find", keys=wanted)
            self.answered.update({key: Answered(digest, seq) for key, digest, seq in rows})

    def answer(self, key: bytes, digest: bytes, seq: int) -> None:
        """Remember what was answered to a key."""
        if key in self.answered:
            self.sql.run("answered-move", key=key, seq=seq)
        else:
            self._new_answers.append({"key": key, "digest": digest, "seq": seq, "at": self.at})
        self.answered[key] = Answered(digest, seq)

    def enter(self, kind: Kind, book: Book | None, concerned: Sequence[bytes] = (), **told: Any) -> Receipt:  # noqa: ANN401 -- fields of the entry
        """Enter what happened, with the people it added to the book, and those whom it concerns and did not add."""
        people = b""
        if book is not None:
            groups, aliases = book.take_groups()
            if concerned:
                groups[()] = list(concerned)
            people = write_people(groups, aliases)
            told["handler"], told["year"] = book.handler, book.year
        entry = Entry(
            seq=self.seq + 1,
            at=self._said_at,
            kind=kind,
            ledger=self.ledger,
            commitment=commitment_of(people),
            **told,
        )
        receipt = chain(entry, self.hash)
        self.seq, self.hash = entry.seq, receipt.hash
        self._receipts.append(
            {
                "seq": entry.seq,
                "book": book.number if book is not None else None,
                "body": receipt.body,
                "hash": receipt.hash,
                "people": people or None,
            }
        )
        self._entered[entry.seq] = receipt
        return receipt

    def receipts(self, numbers: Iterable[int]) -> dict[int, Receipt]:
        """Give receipts by number, of this transaction or before."""
        wanted = set(numbers)
        found = {seq: receipt for seq, receipt in self._entered.items() if seq in wanted}
        further = sorted({each for seq in wanted - set(found) for each in (seq, seq - 1)} - {0})
        if further:
            rows = {seq: (body, hash_) for seq, body, hash_ in self.sql.fetch("receipt-find", seqs=further)}
            for seq in wanted - set(found):
                body, hash_ = rows[seq]
                previous = rows[seq - 1][1] if seq > 1 else b"\0" * 32
                found[seq] = Receipt(read_entry(body), body, previous, hash_)
        return found

    def write(self) -> None:
        """Write all that was changed; the caller commits."""
        for book in self._books.values():
            if book is not None:
                book.write()
        if self._receipts:
            self.sql.many("receipt-add", self._receipts)
        if self._new_answers:
            self.sql.many("answered-add", self._new_answers)
        if self._receipts:
            seal = self._seal(sealed(self.ledger, self.seq, self.hash)) if self._seal is not None else None
            self.sql.run("head-move", seq=self.seq, hash=self.hash, at=self.at, seal=seal)
        self._receipts, self._new_answers = [], []

    @property
    def wrote_nothing(self) -> bool:
        """Whether nothing was entered yet."""
        return not self._receipts

    def _find(self, handler: str, year: int) -> Book | None:
        rows = self.sql.fetch("book-find", handler=handler, year=year)
        if not rows:
            return None
        number, state, withdrawn, reserved = rows[0]
        return Book(self.sql, number, handler, year, state, withdrawn, reserved)

    def _follow(self, handler: str, year: int) -> Book | None:
        before = self._find(handler, year - 1)
        if before is None or before.state != "open":
            return None
        book = self.open_book(handler, year)
        self.enter("opened", book, note="the year turned")
        return book


def check_head(format_: int, found: str, wanted: str) -> None:
    """Refuse another ledger than the one wanted, or one of another edition.

    Raises:
        NotALedgerError: It is.
    """
    if format_ != FORMAT:
        raise NotALedgerError(f"the ledger has format {format_}, and this edition reads {FORMAT}")
    if found != wanted:
        raise NotALedgerError(f"this is the ledger `{found}`, not `{wanted}`")


def microseconds(at: datetime) -> int:
    """Give an instant as it is stored: microseconds since 1970, UTC."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def instant(at: int) -> datetime:
    """Give an instant as it was stored."""
    return _EPOCH + timedelta(microseconds=at)


def sealed(ledger: str, seq: int, hash_: bytes) -> bytes:
    """Give the bytes that the ledger's own key signs with every commit."""
    return b"tongguan-ledger\0" + ledger.encode() + b"\0" + str(seq).encode() + b"\0" + hash_
