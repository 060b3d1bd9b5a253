"""What the entries say of holds, reservations, emergencies and withdrawn consent, to hold the tables against."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tongguan.gate.entry import Entered, Entry
from tongguan.gate.ledger.sql import Sql

_OPENS = {"held": "hold", "reserved": "reservation", "broke-glass": "emergency"}
_CLOSES = frozenset({"released", "rejected", "justified", "cancelled", "expired"})


@dataclass
class Expected:
    """Follows the entries in order.

    Attributes:
        opened: The matters that were opened, by number: the kind and the book.
        closed: Those that were closed for good.
        touched: The entries that name a matter, by its number.
        withdrawn: By book, the pseudonyms held and the exports for which they are.
    """

    opened: dict[int, tuple[str, int]] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    touched: dict[int, set[int]] = field(default_factory=dict)
    withdrawn: dict[int, set[tuple[bytes, str]]] = field(default_factory=dict)

    def follow(self, entry: Entry, book: int | None, entered: Entered | None) -> None:
        """Take an entry in, with the people beside it as far as they are there."""
        if book is None:
            return
        if entry.kind in _OPENS and not entry.matter:
            self.opened[entry.seq] = (_OPENS[entry.kind], book)
        if entry.matter:
            self.touched.setdefault(entry.matter, set()).add(entry.seq)
            if entry.kind in _CLOSES:
                self.closed.add(entry.matter)
        if entry.kind == "deleted":
            ended = [seq for seq, (_, of_book) in self.opened.items() if of_book == book]
            self.closed.update(ended)
            for seq in ended:
                self.touched.setdefault(seq, set()).add(entry.seq)
            self.withdrawn.pop(book, None)
        elif entered is not None:
            self._follow_consent(entry, book, entered)

    def differences(self, sql: Sql) -> Iterator[tuple[str, str, int]]:
        """Give where the tables differ: a code, words and the number of the entry."""
        stored = {seq: (kind, book, closed_by) for seq, book, kind, closed_by in sql.fetch("matters-all")}
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
        for number, handler, year, *_ in sql.fetch("books"):
            held = {(person, export) for person, export in sql.fetch("withdrawn-all", book=number)}
            if held != self.withdrawn.get(number, set()):
                yield "consent-altered", f"{year} of {handler}: who withdrew consent is not as entered", 0

    def _follow_consent(self, entry: Entry, book: int, entered: Entered) -> None:
        held = self.withdrawn.setdefault(book, set())
        for other, root in entered.aliases:
            held.update([(root, export) for person, export in held if person == other])
        concerned = [person for group in entered.groups if not group.counters for person in group.each()]
        if entry.kind == "withdrawn":
            held.update((person, entry.export) for person in concerned)
        elif entry.kind == "restored":
            held.difference_update((person, entry.export) for person in concerned)
