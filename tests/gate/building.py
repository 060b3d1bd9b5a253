"""Requests of a plainly fictional retailer, and a ledger that is a set."""

from collections.abc import Sequence
from typing import Any

from tests.clearance.building import HANDLER, LEDGER, NOW, clearance, feed, limit
from tongguan.clearance import Clearance, Counter
from tongguan.gate import Admit, People
from tongguan.gate.counts import Lacking, Total
from tongguan.gate.ledger import Case

__all__ = [
    "HANDLER",
    "LEDGER",
    "NOW",
    "YEAR",
    "SetCounts",
    "asking",
    "case",
    "clearance",
    "feed",
    "limit",
    "limited",
    "who",
]

YEAR = 2026
_numbers = iter(range(1, 10**9))


def who(*numbers: int) -> People:
    """Give people by number, each with one pseudonym."""
    return People(tuple(pseudonym(number) for number in numbers))


def pseudonym(number: int) -> bytes:
    return number.to_bytes(16, "big")


def asking(people: People | None = None, **given: Any) -> Admit:
    """Give a request within the plain clearance; each has a key of its own."""
    plain: dict[str, Any] = {
        "export": "loyalty-crm",
        "recipient": "hq",
        "territory": "FR",
        "data_items": ("name",),
        "people": people if people is not None else who(1),
        "key": f"key-{next(_numbers)}",
        "caller": "crm",
    }
    return Admit(**{**plain, **given})


def limited(ordinary: int, sensitive: int = 10, **given: Any) -> Clearance:
    """Give a clearance with these ceilings, the year after too."""
    counters = (
        Counter("ordinary", (limit(ordinary, **given), limit(ordinary, year=2027))),
        Counter("sensitive", (limit(sensitive), limit(sensitive, year=2027))),
        Counter("left_out.ordinary"),
    )
    return clearance(counters=counters)


def case(people: People | None = None, permit: Clearance | None = None, **given: Any) -> Case:
    """Give a request with its clearance and a fresh feed."""
    observing, news = given.pop("observing", False), given.pop("news", feed())
    return Case(asking(people, **given), permit or clearance(), news, observing)


class SetCounts:
    """A year whose ledger is a set of (counter, person)."""

    def __init__(self, *, withdrawn: Sequence[int] = (), seeded: dict[str, int] | None = None) -> None:
        self.rows: set[tuple[str, bytes]] = set()
        self.kept: set[tuple[str, bytes]] = set()
        self._withdrawn = {pseudonym(number) for number in withdrawn}
        self._seeded = seeded or {}

    @property
    def unmoved(self) -> dict[Any, Any]:
        """A set remembers nothing."""
        return {}

    def add(self, counter: str, *numbers: int) -> "SetCounts":
        self.rows |= {(counter, pseudonym(number)) for number in numbers}
        return self

    def total(self, counter: str) -> Total:
        rows = {person for name, person in self.rows if name == counter}
        kept = {person for name, person in self.kept if name == counter} - rows
        return Total(len(rows), len(kept), self._seeded.get(counter, 0))

    def withdrawn(self, export: str, people: People) -> tuple[int, ...]:  # noqa: ARG002 -- from every export
        return tuple(place for place, each in enumerate(people.pseudonyms) if each in self._withdrawn)

    def lacking(self, people: People, counters: Sequence[str]) -> list[Lacking]:
        there = self.rows | self.kept
        return [
            Lacking(each, sum(1 << bit for bit, counter in enumerate(counters) if (counter, each) not in there))
            for each in people.pseudonyms
        ]

    def count(self, people: People, counters: Sequence[str], places: Sequence[int] | None = None) -> dict[str, int]:
        chosen = people if places is None else people.at(places)
        before = {counter: self.total(counter).people for counter in counters}
        self.rows |= {(counter, each) for each in chosen.pseudonyms for counter in counters}
        return {counter: self.total(counter).people - people_before for counter, people_before in before.items()}

    def reserve(self, people: People, counters: Sequence[str]) -> dict[str, int]:
        before = {counter: self.total(counter).open for counter in counters}
        self.kept |= {(counter, each) for each in people.pseudonyms for counter in counters}
        return {counter: self.total(counter).open - open_before for counter, open_before in before.items()}
