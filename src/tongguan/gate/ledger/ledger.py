"""The ledger as its users see it: each method is one transaction, or the few that it names."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongguan.clearance import Clearance, Feed, PublicKey, legal_day
from tongguan.gate import reasons
from tongguan.gate.counts import Total
from tongguan.gate.entry import BEGINNING, Receipt, read_entry
from tongguan.gate.errors import LedgerError, YearNotOpenError
from tongguan.gate.ledger import consent, reviewing, years
from tongguan.gate.ledger.matters import Matter, MatterKind, matter_of
from tongguan.gate.ledger.settling import Case, settle
from tongguan.gate.ledger.sql import Sql
from tongguan.gate.ledger.work import Seal, Work, instant, microseconds
from tongguan.gate.ledger.years import Batch
from tongguan.gate.model import Outcome, Refused
from tongguan.gate.reasons import Reason

if TYPE_CHECKING:
    from tongguan.gate.ledger.verifying import Proof

_MOST_FORGOTTEN = 20_000
_UNEXPECTED = Reason(
    "gate/unexpected", "闸门内部出错，未计数，不得出境", "something went wrong in the gate: nothing was counted"
)


class Ledger:
    """One ledger. Several processes may hold the same one; threads of one process take turns.

    Whatever goes wrong, nothing is admitted: an error of the database is a refusal.
    """

    def __init__(self, sql: Sql, ledger: str, seal: Seal | None = None) -> None:
        self._sql = sql
        self.id = ledger
        self._seal = seal
        self._turn = threading.Lock()

    def settle(self, cases: Sequence[Case], now: datetime | None = None) -> list[Outcome]:
        """Decide requests in one transaction, in order; what they answer is on the disk when this returns.

        A fault of ours in one of them is found by deciding each alone, so that it harms none of the others.
        """
        outcomes: list[Outcome | None] = [_unfit(case) for case in cases]
        fit = [place for place, outcome in enumerate(outcomes) if outcome is None]
        for place, outcome in zip(fit, self._settle([cases[place] for place in fit], now), strict=True):
            outcomes[place] = outcome
        return [outcome for outcome in outcomes if outcome is not None]

    def _settle(self, cases: list[Case], now: datetime | None) -> list[Outcome]:
        if not cases:
            return []
        try:
            with self._work(now) as work:
                return settle(work, cases)
        except LedgerError as error:
            return [Refused((reasons.of_error(error),)) for _ in cases]
        except Exception:
            if len(cases) == 1:
                raise
            return [outcome for case in cases for outcome in self._settle_alone(case, now)]

    def _settle_alone(self, case: Case, now: datetime | None) -> list[Outcome]:
        try:
            return self._settle([case], now)
        except Exception:  # noqa: BLE001 -- the gate fails closed
            return [Refused((_UNEXPECTED,))]

    # --- years ------------------------------------------------------------------------------------------

    def open_from_zero(self, handler: str, year: int, by: str, now: datetime | None = None) -> None:
        """Open a handler's year on someone's word that nobody's information had gone out in it."""
        with self._work(now) as work:
            years.open_from_zero(work, handler, year, by)

    def seed(
        self, handler: str, year: int, batches: Iterable[Batch], *, by: str, until: str, now: datetime | None = None
    ) -> dict[str, int]:
        """Count people who went out before; one transaction a batch, and the year opens with the last."""
        total: dict[str, int] = {}
        coming = iter(batches)
        batch = next(coming, None)
        while True:
            following = next(coming, None)
            with self._work(now) as work:
                given = [batch] if batch is not None else []
                new = years.seed(work, handler, year, given, by, until, last=following is None)
            for counter, number in new.items():
                total[counter] = total.get(counter, 0) + number
            if following is None:
                return total
            batch = following

    def forget(self, handler: str, year: int, *, by: str, note: str = "", now: datetime | None = None) -> None:
        """Delete the people of a year that has passed; goes on where it was broken off."""
        with self._work(now) as work:
            years.begin_to_forget(work, handler, year, by, note)
        left = True
        while left:
            with self._work(now) as work:
                book = work.book(handler, year)
                left = book is not None and years.go_on_forgetting(work, book, _MOST_FORGOTTEN)

    def forget_keys(self, before: datetime, now: datetime | None = None) -> int:
        """Forget idempotency keys that were answered before an instant; give how many."""
        with self._work(now) as work:
            return work.sql.run("answered-forget", before=microseconds(before))

    # --- people -----------------------------------------------------------------------------------------

    def withdraw(
        self,
        handler: str,
        year: int,
        people: Sequence[bytes],
        *,
        export: str = "",
        by: str,
        now: datetime | None = None,
    ) -> int:
        """Hold people who withdrew their consent; give how many were not held before."""
        with self._work(now) as work:
            return consent.withdraw(work, handler, year, people, export, by)

    def restore(
        self,
        handler: str,
        year: int,
        people: Sequence[bytes],
        *,
        export: str = "",
        by: str,
        now: datetime | None = None,
    ) -> int:
        """Hold people no more who consented again; give how many had been held."""
        with self._work(now) as work:
            return consent.restore(work, handler, year, people, export, by)

    def merge(
        self, handler: str, year: int, groups: Sequence[Sequence[bytes]], *, by: str, now: datetime | None = None
    ) -> int:
        """Take pseudonyms for one person's that were found to be."""
        with self._work(now) as work:
            return consent.merge(work, handler, year, groups, by)

    # --- matters ----------------------------------------------------------------------------------------

    def matters(self, kind: MatterKind, most: int = 1000) -> list[Matter]:
        """Give open matters of a kind, the oldest first."""
        with self._reading() as sql:
            return [matter_of(row) for row in sql.fetch("matters-open", kind=kind, most=most)]

    def release(
        self, seq: int, clearance: Clearance, feed: Feed, *, by: str, note: str, now: datetime | None = None
    ) -> Outcome:
        """Admit what was held, on someone's word; never past a ceiling."""
        with self._work(now) as work:
            return reviewing.release(work, seq, clearance, feed, by, note)

    def reject(self, seq: int, *, by: str, note: str, now: datetime | None = None) -> Outcome:
        """Close a hold for good."""
        with self._work(now) as work:
            return reviewing.reject(work, seq, by, note)

    def justify(self, seq: int, *, by: str, note: str, accepted: bool, now: datetime | None = None) -> int:
        """Enter what an emergency was about, and whether it was one."""
        with self._work(now) as work:
            return reviewing.justify(work, seq, by, note, accepted=accepted)

    def cancel(self, seq: int, *, by: str, note: str = "", now: datetime | None = None) -> int:
        """Give up a reservation."""
        with self._work(now) as work:
            return reviewing.cancel(work, seq, by, note)

    # --- looking ----------------------------------------------------------------------------------------

    def totals(self, handler: str, year: int) -> dict[str, Total]:
        """Give the counters of a handler's year; nothing where it is not open."""
        with self._reading() as sql:
            rows = sql.fetch("book-find", handler=handler, year=year)
            if not rows:
                return {}
            counters = sql.fetch("counters-of", book=rows[0][0])
            return {name: Total(people, open_, seeded) for _, _, name, people, open_, seeded in counters}

    def added_by_day(self, handler: str, year: int) -> dict[str, dict[date, int]]:
        """Give how many people were added to each counter on each legal day; seeds on the day to which they count."""
        found: dict[str, dict[date, int]] = {}
        after = 0
        while entries := self.entries(after):
            after = entries[-1].entry.seq
            for entry in (each.entry for each in entries):
                if (entry.handler, entry.year) != (handler, year) or entry.kind == "reserved":
                    continue
                day = legal_day(datetime.fromisoformat(entry.at))
                if entry.kind == "seeded":
                    day = date.fromisoformat(entry.until)
                for counter, number in entry.new.items():
                    days = found.setdefault(counter, {})
                    days[day] = days.get(day, 0) + number
        return found

    def write_transfer_log(self, handler: str, year: int, file: Path) -> int:
        """Write a year's people as a transfer log in Parquet; give the number of rows.

        Raises:
            YearNotOpenError: The ledger holds no such year, or its people were deleted.
        """
        from tongguan.gate.transfer_log import write_transfer_log  # noqa: PLC0415 -- its library is an extra

        with self._reading() as sql:
            rows = sql.fetch("book-find", handler=handler, year=year)
            if not rows or rows[0][1] not in ("open", "seeding"):
                raise YearNotOpenError(f"the ledger holds nobody of {year} of `{handler}`")
            return write_transfer_log(sql, rows[0][0], file)

    def years(self) -> list[tuple[str, int, str]]:
        """Give every handler's year with its state."""
        with self._reading() as sql:
            return [(handler, year, state) for _, handler, year, state, _, _ in sql.fetch("books")]

    def head(self) -> tuple[int, bytes, datetime]:
        """Give the number, hash and instant of the last entry."""
        with self._reading() as sql:
            _, _, seq, hash_, at, _ = sql.fetch("head-read")[0]
            return seq, hash_, instant(at)

    def size(self) -> int:
        """Give how many bytes the ledger takes."""
        with self._reading() as sql:
            return int(sql.fetch("size")[0][0])

    def prove(self, anchors: Mapping[int, bytes] | None = None, key: PublicKey | None = None) -> "Proof":
        """Prove that nothing was altered or removed; others go on counting meanwhile."""
        from tongguan.gate.ledger.verifying import prove  # noqa: PLC0415 -- no gate needs it to count

        with self._reading() as sql:
            return prove(sql, anchors or {}, key)

    def entries(self, after: int = 0, most: int = 1000) -> list[Receipt]:
        """Give receipts from after a number on, the oldest first."""
        with self._reading() as sql:
            rows = sql.fetch("receipts", after=after, most=most)
            first = sql.fetch("receipt-find", seqs=[after]) if after else []
        previous = first[0][2] if first else BEGINNING
        found = []
        for _, _, body, hash_, _ in rows:
            found.append(Receipt(read_entry(body), body, previous, hash_))
            previous = hash_
        return found

    def accept_clock(self, *, by: str, note: str, now: datetime | None = None) -> None:
        """Accept an instant before that of the last entry, which was entered by a clock that was wrong."""
        with self._work(now, clock_set=True) as work:
            work.enter("clock-set", None, by=by, note=note)

    @contextmanager
    def _reading(self) -> Iterator[Sql]:
        with self._turn:
            self._sql.begin_reading()
            try:
                yield self._sql
            finally:
                self._sql.rollback()

    @contextmanager
    def _work(self, now: datetime | None, *, clock_set: bool = False) -> Iterator[Work]:
        with self._turn:
            try:
                self._sql.begin()
                work = Work(self._sql, self.id, now or datetime.now(UTC), self._seal, clock_set=clock_set)
                yield work
                work.write()
                self._sql.commit()
            except BaseException:
                self._sql.rollback()
                raise

    def close(self) -> None:
        """Let go of the database."""
        with self._turn:
            self._sql.close()


def _unfit(case: Case) -> Outcome | None:
    """Refuse a request that no ledger should see."""
    try:
        case.request.check()
    except LedgerError as error:
        return Refused((reasons.of_error(error),))
    return None


__all__ = ["Case", "Ledger"]
