"""What was admitted, and what was reserved: values that exist only where the gate plainly said so."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from tongguan.gate.service.answered import OutcomeTold, ReasonTold, ReceiptTold, Unreadable

_Row = TypeVar("_Row")


class Admission(Struct, frozen=True, kw_only=True):
    """People who may go out now.

    Attributes:
        people: The places that were asked for.
        admitted: How many of them may go out.
        left: The places, from 0, of those who may not, where a part was asked for and only a part fits.
        reasons: Why they may not; in observation, why nobody would have been admitted.
        headroom: How many more people may be added now, by counter.
        warnings: The level of warning in percent that a counter stands at or above.
        unreadable: Identifiers that name nobody; who has no other was counted as somebody new.
        observed: Whether the gate only observes and keeps nothing back.
        clearance: The id of the clearance.
        receipt: Where it stands in the ledger; nothing where a gate that observes found no clearance.
        emergency: The number by which an emergency is justified.
        key: The idempotency key it was asked with.
    """

    people: int
    admitted: int
    left: tuple[int, ...] = ()
    reasons: tuple[ReasonTold, ...] = ()
    headroom: dict[str, int] = {}
    warnings: dict[str, int] = {}
    unreadable: tuple[Unreadable, ...] = ()
    observed: bool = False
    clearance: str = ""
    receipt: ReceiptTold | None = None
    emergency: int | None = None
    key: str = ""

    def going(self, people: Sequence[_Row]) -> list[_Row]:
        """Give those of the people asked for who may go out, in their order.

        Raises:
            ValueError: These are not as many as were asked for.
        """
        if len(people) != self.people:
            raise ValueError(f"{self.people} places were asked for, and these are {len(people)}")
        left = frozenset(self.left)
        return [each for place, each in enumerate(people) if place not in left]


class Kept(Struct, frozen=True, kw_only=True):
    """Places that are kept: the number, for how many people, and until when (UTC)."""

    number: int
    people: int
    until: datetime
    key: str


def places_of(told: OutcomeTold) -> tuple[int, ...]:
    """Give the places of runs."""
    return tuple(place for first, last in told.left for place in range(first, last + 1))
