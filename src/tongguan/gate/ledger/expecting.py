"""What the entries say of years, holds, reservations, emergencies and withdrawn consent, to hold the tables against."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tongguan.gate.entry import Entered, Entry
from tongguan.gate.ledger.sql import Sql
from tongguan.gate.ledger.work import microseconds

_OPENS = {"held": "hold", "reserved": "reservation", "broke-glass": "emergency"}
_CLOSES = frozenset({"released", "rejected", "justified", "cancelled", "expired"})

_OPEN_PLACES = ("reservation", None)


@dataclass
class Expected:
    """Follows the entries in order.

    Attributes:
        opened: The matters that were opened, by number: the kind and the book.
        closed: Those that were closed for good.
        touched: The entries that name a matter, by its number.
        ends: When those that are open end, in microseconds.
        books: Whose year a book is, by number.
        deleted: The books whose people were deleted.
        withdrawn: By book, the pseudonyms held and the exports for which they are.
    """

    opened: dict[int, tuple[str, int]] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    touched: dict[int, set[int]] = field(default_factory=dict)
    ends: dict[int, int | None] = field(default_factory=dict)
    books: dict[int, tuple[str, int]] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    withdrawn: dict[int, set[tuple[bytes, str]]] = field(default_factory=dict)

    def follow(self, entry: Entry, book: int | None, entered: Entered | None) -> None:
        """Take an entry in, with the people beside it as far as they are there."""
        if book is None:
            return
        self.books.setdefault(book, (entry.handler, entry.year))
        if entry.kind in _OPENS and not entry.matter:
            self.opened[entry.seq] = (_OPENS[entry.kind], book)
            self.ends[entry.seq] = microseconds(datetime.fromisoformat(entry.until)) if entry.until else None
        if entry.matter:
            self.touched.setdefault(entry.matter, set()).add(entry.seq)
            if entry.kind in _CLOSES:
                self.closed.add(entry.matter)
        if entry.kind == "deleted":
            self.deleted.add(book)
            ended = [seq for seq, (_, of_book) in self.opened.items() if of_book == book]
            self.closed.update(ended)
            for seq in ended:
                self.touched.setdefault(seq, set()).add(entry.seq)
            self.withdrawn.pop(book, None)
        elif entered is not None:
            self._follow_consent(entry, book, entered)

    def differences(self, sql: Sql) -> Iterator[tuple[str, str, int]]:
        """Give where the tables differ: a code, words and the number of the entry."""
        matters = sql.fetch("matters-all")
        stored = {seq: (kind, book, closed_by) for seq, book, kind, closed_by, _ in matters}
        for seq, _, kind, closed_by, ends in matters:
            if closed_by is None and seq in self.opened and ends != self.ends[seq]:
                yield "matter-altered", f"the {kind} {seq} ends at another time than entered", seq
        for seq, (kind, book) in self.opened.items():
            if stored.get(seq, ("", 0))[:2] != (kind, book):
                yield "matter-removed", f"the {kind} of entry {seq} is not there", seq
        for seq, (kind, _, closed_by) in stored.items():
            if seq not in self.opened:
                yield "matter-altered", f"the {kind} {seq} was never entered", seq
            elif (closed_by is None and seq in self.closed) or (
                closed_by is not None and closed_by not in self.touched.get(seq, set())
            ):
                yield "matter-altered", f"the {kind} {seq} is open or closed without an entry that says so", seq
        yield from self._books_altered(sql)
        for number, handler, year, *_ in sql.fetch("books"):
            held = {(person, export) for person, export in sql.fetch("withdrawn-all", book=number)}
            if held != self.withdrawn.get(number, set()):
                yield "consent-altered", f"{year} of {handler}: who withdrew consent is not as entered", 0

    def _books_altered(self, sql: Sql) -> Iterator[tuple[str, str, int]]:
        rows = {row[0]: row[1:] for row in sql.fetch("books")}
        kept = [book for _, book, kind, closed_by, _ in sql.fetch("matters-all") if (kind, closed_by) == _OPEN_PLACES]
        for number, (handler, year) in self.books.items():
            of_handler, of_year, state, withdrawn, reserved = rows.get(number, ("", 0, "", 0, 0))
            if (of_handler, of_year) != (handler, year):
                yield "book-altered", f"{year} of {handler} is not there, or under another name or year", 0
            elif (state in ("deleting", "deleted")) != (number in self.deleted):
                yield "book-altered", f"{year} of {handler} is `{state}` without an entry that says so", 0
            elif reserved < kept.count(number) or (not withdrawn and self.withdrawn.get(number)):
                yield "book-altered", f"{year} of {handler} does not know of its reservations or withdrawn consent", 0

    def _follow_consent(self, entry: Entry, book: int, entered: Entered) -> None:
        held = self.withdrawn.setdefault(book, set())
        for other, root in entered.aliases:
            held.update([(root, export) for person, export in held if person == other])
        concerned = [person for group in entered.groups if not group.counters for person in group.each()]
        if entry.kind == "withdrawn":
            held.update((person, entry.export) for person in concerned)
        elif entry.kind == "restored":
            held.difference_update((person, entry.export) for person in concerned)
