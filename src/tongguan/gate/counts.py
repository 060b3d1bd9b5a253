"""The port through which admission counts: one handler's year, inside one open transaction."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from msgspec import Struct

from tongguan.gate.people import People


class Total(Struct, frozen=True, gc=False):
    """How a counter stands.

    Attributes:
        people: The people admitted or seeded.
        open: Those beside them for whom places are reserved.
        seeded: How many of ``people`` the ledger was seeded with.
    """

    people: int = 0
    open: int = 0
    seeded: int = 0

    @property
    def taken(self) -> int:
        """The places taken: ceilings are held against these."""
        return self.people + self.open

    @property
    def added(self) -> int:
        """The places this ledger gave itself: allotments are held against these."""
        return self.taken - self.seeded


class Lacking(NamedTuple):
    """A person, and the counters of which it would take a place: bit ``i`` for the counter asked for at ``i``."""

    person: bytes
    mask: int


class Counts(Protocol):
    """Counts distinct people; who is known under another pseudonym is one person.

    Attributes:
        unmoved: What was worked out from the counters since one of them last moved; empty once one does.
    """

    @property
    def unmoved(self) -> dict[Any, Any]:
        """Give it."""

    def total(self, counter: str) -> Total:
        """Give how a counter stands."""

    def withdrawn(self, export: str, people: People) -> tuple[int, ...]:
        """Give the places of those who withdrew their consent to the export."""

    def lacking(self, people: People, counters: Sequence[str]) -> list[Lacking]:
        """Give, for each place, the person that stands there, and the counters of which it would take a place.

        Who stands at several places is one person; a person for whom a place is reserved takes none more.
        """

    def count(self, people: People, counters: Sequence[str], places: Sequence[int] | None = None) -> dict[str, int]:
        """Count the people at ``places`` (all where ``None``); give how many were added to each counter that rose."""

    def reserve(self, people: People, counters: Sequence[str]) -> dict[str, int]:
        """Keep places for the people; give how many were taken of each counter."""
