"""Places kept for people by open reservations."""

from collections.abc import Iterable
from typing import NamedTuple

from tongguan.gate.ledger.pages import Pages, cut, joined
from tongguan.gate.ledger.sql import Sql


class Place(NamedTuple):
    """What a reservation keeps for one person."""

    reservation: int
    bits: int


class Places:
    """Which counters have a place kept for whom, by which reservation. Written at once; seldom many."""

    def __init__(self, sql: Sql, pages: Pages) -> None:
        self._sql = sql
        self._pages = pages
        self._kept: dict[bytes, list[Place]] = {}
        self._loaded: set[tuple[int, bytes]] = set()

    def load(self, people: Iterable[bytes], pages: Iterable[int]) -> None:
        """Load what is kept for people."""
        wanted = list(dict.fromkeys(people))
        for place in pages:
            missing = [each for each in wanted if (place, each) not in self._loaded]
            if not missing:
                continue
            self._loaded.update((place, each) for each in missing)
            rows = self._sql.fetch("reserved-find", page=self._pages.number(place), people=missing)
            for person, reservation, bits in rows:
                self._kept.setdefault(person, []).append(Place(reservation, joined(place, bits)))

    def bits(self, root: bytes, apart_from: int | None = None) -> int:
        """Give the counters that have a place kept for a loaded person, by any reservation but one."""
        kept = 0
        for place in self._kept.get(root, ()):
            if place.reservation != apart_from:
                kept |= place.bits
        return kept

    def of(self, reservation: int) -> dict[bytes, int]:
        """Give everybody a reservation keeps places for."""
        found: dict[bytes, int] = {}
        for page, person, bits in self._sql.fetch("reserved-of", reservation=reservation):
            found[person] = found.get(person, 0) | joined(self._pages.place_of(page), bits)
        return found

    def keep(self, reservation: int, wanted: dict[bytes, int]) -> None:
        """Keep places."""
        rows = [
            {"page": self._pages.number(place), "person": person, "reservation": reservation, "bits": bits}
            for person, mask in wanted.items()
            for place, bits in cut(mask)
        ]
        if rows:
            self._sql.many("reserved-add", rows)
        for person, mask in wanted.items():
            self._kept.setdefault(person, []).append(Place(reservation, mask))

    def drop(self, reservation: int, people: dict[bytes, int]) -> None:
        """Keep no more."""
        rows = [
            {"page": self._pages.number(place), "person": person, "reservation": reservation}
            for person, mask in people.items()
            for place, _ in cut(mask)
        ]
        if rows:
            self._sql.many("reserved-drop", rows)
        for person in people:
            self._kept[person] = [each for each in self._kept.get(person, ()) if each.reservation != reservation]

    def move(self, other: bytes, root: bytes) -> None:
        """Keep for ``root`` what was kept for ``other``, with whom it is one person."""
        for place in self._kept.pop(other, []):
            self.keep(place.reservation, {root: place.bits})
            rows = [
                {"page": self._pages.number(page), "person": other, "reservation": place.reservation}
                for page, _ in cut(place.bits)
            ]
            self._sql.many("reserved-drop", rows)
