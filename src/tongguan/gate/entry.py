"""What the ledger enters: receipts, chained by hashes, and the people they stand for, apart.

A receipt's body is JSON that says everything but who: the people are kept beside it and are only committed to, by a
hash over them and a random salt. When a year's people are deleted the chain stays whole, and what is left of a
receipt tells nothing about a person.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

import msgspec
from msgspec import Struct

from tongguan.gate.reasons import Reason

BEGINNING: Final = b"\0" * 32
_SALT_BYTES: Final = 16

Kind = Literal[
    "admitted",
    "held",
    "refused",
    "reserved",
    "cancelled",
    "expired",
    "released",
    "rejected",
    "broke-glass",
    "justified",
    "opened",
    "seeded",
    "merged",
    "withdrawn",
    "restored",
    "clock-set",
    "deleted",
]


class Entry(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The body of a receipt.

    Attributes:
        seq: The number, from 1 without a gap.
        at: The instant in UTC, to the microsecond; never before that of the receipt before.
        kind: What happened.
        ledger: The ledger's id.
        handler: Whose people.
        year: The calendar year in Beijing time.
        export: The export.
        recipient: The recipient.
        territory: The territory.
        items: The data items.
        onward: Onward recipients.
        clearance: The id of the clearance.
        caller: Who asked.
        people: The places of the request.
        admitted: How many of them may go out.
        left: The places, from 0, of those who may not: the first and the last of each run.
        counts: The counters that they count toward.
        new: How many were added, by counter.
        totals: How many there are now, by counter, the reserved ones with them.
        headroom: How many more may be added, by counter; only where something limits it.
        reasons: Why it was held or refused; in observation, why it would have been.
        warnings: Counters that passed a level of warning, with the level in percent.
        observed: Whether the gate only observed, and nothing was kept back.
        matter: The number of the hold, reservation or emergency that this closes or goes on with.
        by: Who released, justified, opened, deleted.
        note: What they gave as the reason.
        until: Until when a reservation is kept, by when an emergency is to be justified, or to which day a seed counts.
        accepted: Whether an emergency was found to be one.
        commitment: The SHA-256 of the people, in hexadecimal.
    """

    seq: int
    at: str
    kind: Kind
    ledger: str
    handler: str = ""
    year: int = 0
    export: str = ""
    recipient: str = ""
    territory: str = ""
    items: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    clearance: str = ""
    caller: str = ""
    people: int = 0
    admitted: int = 0
    left: tuple[tuple[int, int], ...] = ()
    counts: tuple[str, ...] = ()
    new: dict[str, int] = {}
    totals: dict[str, int] = {}
    headroom: dict[str, int] = {}
    reasons: tuple[Reason, ...] = ()
    warnings: dict[str, int] = {}
    observed: bool = False
    matter: int = 0
    by: str = ""
    note: str = ""
    until: str = ""
    accepted: bool | None = None
    commitment: str = ""


class Receipt(Struct, frozen=True):
    """An entry with its place in the chain: ``hash`` is SHA-256 over the hash before and the body."""

    entry: Entry
    body: bytes
    previous: bytes
    hash: bytes


class Group(NamedTuple):
    """People added to the same counters, by the numbers of the counters, in one string of equal widths."""

    counters: tuple[int, ...]
    width: int
    people: bytes

    def each(self) -> list[bytes]:
        """Give the people."""
        return [self.people[place : place + self.width] for place in range(0, len(self.people), self.width)]


class Entered(NamedTuple):
    """Whom a receipt stands for: the added, and pseudonyms found to be of a person known by another."""

    salt: bytes
    groups: tuple[Group, ...]
    aliases: tuple[tuple[bytes, bytes], ...]


_DECODE_ENTRY: Final = msgspec.json.Decoder(Entry)
_DECODE_PEOPLE: Final = msgspec.msgpack.Decoder(Entered)


def chain(entry: Entry, previous: bytes) -> Receipt:
    """Give the receipt that follows ``previous``."""
    body = msgspec.json.encode(entry)
    return Receipt(entry, body, previous, next_hash(previous, body))


def next_hash(previous: bytes, body: bytes) -> bytes:
    """Give the hash of a body in the chain."""
    return hashlib.sha256(previous + body).digest()


def read_entry(body: bytes) -> Entry:
    """Read a body.

    Raises:
        msgspec.MsgspecError: It is none.
    """
    return _DECODE_ENTRY.decode(body)


def runs_of(places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Write rising places as runs: the first and the last of each."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return tuple(runs)


def write_people(
    added: Mapping[tuple[int, ...], Sequence[bytes]], aliases: Sequence[tuple[bytes, bytes]] = ()
) -> bytes:
    """Write whom a receipt stands for, salted; nothing where nobody was added."""
    if not added and not aliases:
        return b""
    groups = [
        Group(counters, width, b"".join(each for each in people if len(each) == width))
        for counters, people in added.items()
        for width in sorted({len(each) for each in people})
    ]
    return msgspec.msgpack.encode(Entered(os.urandom(_SALT_BYTES), tuple(groups), tuple(aliases)))


def read_people(text: bytes) -> Entered:
    """Read whom a receipt stands for.

    Raises:
        msgspec.MsgspecError: It cannot be read.
    """
    return _DECODE_PEOPLE.decode(text)


def commitment_of(people: bytes) -> str:
    """Give the hash that a receipt carries of its people; empty where there are none."""
    return hashlib.sha256(people).hexdigest() if people else ""
