"""Counts a book anew from its receipts and holds the ledger's own rows against that, a part of the people at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tongguan.gate.entry import Entered, read_people
from tongguan.gate.ledger.pages import BITS, bits_in, joined
from tongguan.gate.ledger.sql import Sql

_MOST_AT_ONCE = 1_000_000
"""People that are held in memory at once."""

_CHUNK = 500


@dataclass
class Differences:
    """In how many people the rows differ from what was entered: not there, there without an entry, other counters."""

    missing: int = 0
    extra: int = 0
    altered: int = 0

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.missing or self.extra or self.altered)


@dataclass
class Replayed:
    """What the receipts of a book come to."""

    people: dict[int, int] = field(default_factory=dict)
    seeded: dict[int, int] = field(default_factory=dict)
    added: int = 0
    differences: Differences = field(default_factory=Differences)


class Replay:
    """One book."""

    def __init__(self, sql: Sql, book: int) -> None:
        self._sql = sql
        self._book = book
        self._pages: dict[int, int] = dict(sql.fetch("pages-of", book=book))
        self._place_of = {row[0]: row[1] for row in sql.fetch("counters-of", book=book)}
        self._needed = {place // BITS for place in self._place_of.values()}
        self._aliases: set[bytes] = set()

    def run(self) -> Replayed:
        """Replay all of it."""
        found = Replayed()
        for seeded, entered in self._entered():
            for group in entered.groups:
                number = len(group.people) // group.width
                found.added += number
                for counter in group.counters:
                    found.people[counter] = found.people.get(counter, 0) + number
                    if seeded:
                        found.seeded[counter] = found.seeded.get(counter, 0) + number
            for other, root in entered.aliases:
                self._aliases.update((other, root))
        parts = max(1, -(-found.added // _MOST_AT_ONCE))
        edges = [(65536 * part // parts).to_bytes(2, "big") for part in range(parts)]
        for first, last in zip(edges, [*edges[1:], None], strict=True):
            self._compare(first, last, found.differences)
        return found

    def open_places(self, people: dict[bytes, int]) -> dict[int, int]:
        """Give how many people have a place kept and are not counted, by the place of the counter."""
        kept: dict[bytes, int] = {}
        place_of = {number: place for place, number in self._pages.items()}
        for page, person, _, bits in self._sql.fetch("reserved-all", book=self._book):
            kept[person] = kept.get(person, 0) | joined(place_of[page], bits)
        found: dict[int, int] = {}
        for person, bits in kept.items():
            for place in bits_in(bits & ~people.get(person, 0)):
                found[place] = found.get(place, 0) + 1
        return found

    def rows_of(self, people: list[bytes]) -> dict[bytes, int]:
        """Give the rows of some people as they are stored."""
        found: dict[bytes, int] = {}
        for place, number in self._pages.items():
            for person, bits, _ in self._sql.fetch("people-find", page=number, people=people) if people else ():
                found[person] = found.get(person, 0) | joined(place, bits)
        return found

    def reserved_people(self) -> list[bytes]:
        """Give everybody for whom a place is kept."""
        return list(dict.fromkeys(row[1] for row in self._sql.fetch("reserved-all", book=self._book)))

    def _entered(self) -> Iterator[tuple[bool, Entered]]:
        after = 0
        while rows := self._sql.fetch("receipts-of", book=self._book, after=after, most=_CHUNK):
            for _, body, people in rows:
                yield b'"kind":"seeded"' in body, read_people(people)
            after = rows[-1][0]

    def _compare(self, first: bytes, last: bytes | None, differences: Differences) -> None:
        bits: dict[bytes, int] = {}
        same_as: dict[bytes, bytes] = {}
        for _, entered in self._entered():
            for other, root in entered.aliases:
                bits[root] = bits.get(root, 0) | bits.get(other, 0)
                same_as[other] = root
            for group in entered.groups:
                mask = sum(1 << self._place_of[counter] for counter in group.counters)
                for person in group.each() if mask else ():
                    if (first <= person and (last is None or person < last)) or person in self._aliases:
                        bits[person] = bits.get(person, 0) | mask
        for place, number in sorted(self._pages.items()):
            self._compare_page(place, number, (first, last), bits, same_as, differences)
        for place in self._needed - set(self._pages):
            differences.missing += sum(1 for wanted in bits.values() if wanted >> BITS * place & ((1 << BITS) - 1))

    def _compare_page(
        self,
        place: int,
        number: int,
        span: tuple[bytes, bytes | None],
        bits: dict[bytes, int],
        same_as: dict[bytes, bytes],
        differences: Differences,
    ) -> None:
        first, last = span
        full = (1 << BITS) - 1
        seen = 0
        for person, stored, leads_to in self._sql.fetch("people-range", page=number, first=first, last=last):
            wanted = bits.get(person, 0) >> BITS * place & full
            leads = same_as.get(person) if place == 0 else None
            seen += 1
            if not wanted and leads is None and not (stored == 0 and leads_to is None):
                differences.extra += 1
            elif stored != wanted or (place == 0 and leads_to != leads):
                differences.altered += 1
        expected = sum(
            1
            for person in {*bits, *(same_as if place == 0 else ())}
            if first <= person
            and (last is None or person < last)
            and (bits.get(person, 0) >> BITS * place & full or (place == 0 and person in same_as))
        )
        differences.missing += max(0, expected - seen)
