"""What is asked of the gate, and what it answers: values, no exceptions."""

import hashlib
from datetime import datetime

import msgspec
from msgspec import Struct

from tongguan.gate.entry import Entry, Receipt
from tongguan.gate.errors import WrongRequestError
from tongguan.gate.people import LONGEST_PSEUDONYM, SHORTEST_PSEUDONYM, People
from tongguan.gate.reasons import Reason

MOST_PEOPLE = 10_000


class Emergency(Struct, frozen=True):
    """Who broke the glass, and why: to protect life, health or property (CBDF-2024#5.1.3)."""

    by: str
    reason: str


class Admit(Struct, frozen=True, kw_only=True):
    """May this go out now?

    Attributes:
        export: The id of the export.
        recipient: The id of the overseas recipient.
        territory: Where it goes.
        data_items: The fields that go out, by the ids of the item catalogue.
        people: Whose information it is.
        onward: To whom the recipient passes it on, by name.
        key: The idempotency key: the same key with the same request is answered once, however often it is asked.
        caller: Who asks.
        partial: Whether to admit those who fit where not all do, in order.
        reserve_until: Where given, places are kept until then and nobody is admitted yet.
        reservation: The number of a reservation that this confirms, for these people or, where there are none, for all.
        emergency: Where given, the glass is broken.
    """

    export: str
    recipient: str
    territory: str
    data_items: tuple[str, ...]
    people: People
    key: str
    onward: tuple[str, ...] = ()
    caller: str = ""
    partial: bool = False
    reserve_until: datetime | None = None
    reservation: int | None = None
    emergency: Emergency | None = None

    def check(self) -> None:
        """Refuse a request that no ledger should see.

        Raises:
            WrongRequestError: It names no key, too many people, or something that is no pseudonym.
        """
        if not self.key or len(self.key) > 200:  # noqa: PLR2004 -- generous for any key
            raise WrongRequestError("the request needs an idempotency key of at most 200 characters")
        number = len(self.people)
        if number > MOST_PEOPLE:
            raise WrongRequestError(f"the request names {number:,} people, and at most {MOST_PEOPLE:,} go together")
        if not number and self.reservation is None:
            raise WrongRequestError("the request names nobody")
        if self.people.unidentified < 0:
            raise WrongRequestError("the number of unidentified people is negative")
        shortest, longest = SHORTEST_PSEUDONYM, LONGEST_PSEUDONYM
        if any(not shortest <= length <= longest for length in set(map(len, self.people.every_pseudonym()))):
            raise WrongRequestError(f"a pseudonym has {shortest} to {longest} bytes")
        if self.people.aliases and not set(self.people.aliases) <= set(self.people.pseudonyms):
            raise WrongRequestError("an alias belongs to nobody of the request")
        if self.reserve_until is not None and (self.reservation is not None or self.emergency is not None):
            raise WrongRequestError("a reservation is neither confirmed nor broken into with the same request")

    def digest(self) -> bytes:
        """Give 16 bytes that tell this request from another; the clearance it is asked under is no part of it."""
        told = (
            self.export,
            self.recipient,
            self.territory,
            sorted(self.data_items),
            sorted(self.onward),
            self.people.pseudonyms,
            sorted(self.people.aliases.items()),
            self.people.unidentified,
            self.partial,
            self.reserve_until is not None,
            self.reservation,
            self.emergency,
        )
        return hashlib.sha256(msgspec.msgpack.encode(told)).digest()[:16]

    def key_bytes(self) -> bytes:
        """Give 16 bytes for the key, each caller's apart."""
        return hashlib.sha256(f"{self.caller}\0{self.key}".encode()).digest()[:16]


class Admitted(Struct, frozen=True):
    """It may go out. ``left`` are the places of those who were not admitted, where only a part was."""

    receipt: Receipt

    @property
    def entry(self) -> Entry:
        """What was entered."""
        return self.receipt.entry

    @property
    def left(self) -> tuple[int, ...]:
        """The places, from 0, of people who may not go out."""
        return tuple(place for first, last in self.receipt.entry.left for place in range(first, last + 1))


class Reserved(Struct, frozen=True):
    """Places are kept; nothing may go out before the reservation is confirmed."""

    receipt: Receipt

    @property
    def number(self) -> int:
        """The number by which it is confirmed or cancelled."""
        return self.receipt.entry.seq


class Held(Struct, frozen=True):
    """It waits for a person to review it. Nothing may go out."""

    receipt: Receipt

    @property
    def number(self) -> int:
        """The number by which it is released or rejected."""
        return self.receipt.entry.seq

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why."""
        return self.receipt.entry.reasons


class Refused(Struct, frozen=True):
    """It may not go out. ``receipt`` is ``None`` where no genuine clearance was shown, or nothing could be entered."""

    reasons: tuple[Reason, ...]
    receipt: Receipt | None = None


Outcome = Admitted | Reserved | Held | Refused
