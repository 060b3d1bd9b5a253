"""What is answered over HTTP, as JSON bodies."""

from typing import Literal

from msgspec import Struct

Outcome = Literal["admitted", "reserved", "held", "refused"]


class ReasonTold(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Why it was held or refused, in both languages, with the provisions."""

    code: str
    zh: str
    en: str
    cites: tuple[str, ...]
    names: tuple[str, ...] = ()
    counter: str = ""
    fits: int | None = None
    places: tuple[int, ...] = ()


class ReceiptTold(Struct, frozen=True, kw_only=True):
    """Where it stands in the chain of the ledger; ``hash`` is SHA-256 over the hash before and the body."""

    number: int
    at: str
    ledger: str
    hash: str


class Unreadable(Struct, frozen=True, kw_only=True):
    """An identifier that names nobody; who has no other counts as somebody new, the upper end."""

    place: int
    kind: str
    reason: str


class OutcomeTold(Struct, frozen=True, kw_only=True):
    """What was decided.

    Attributes:
        outcome: Only what is ``admitted`` may go out.
        people: The places asked for.
        admitted: How many of them may go out.
        left: Runs of places, from 0, of people who may not, where only a part was admitted.
        reasons: Why it was held or refused, or a part was left; in observation, why it would have been.
        headroom: How many more people may be added now, by counter.
        totals: How many people there are now, by counter.
        new: How many people were added, by counter.
        warnings: The level of warning in percent that a counter stands at or above.
        unreadable: Identifiers that name nobody.
        observed: Whether nothing is kept back, because the gate only observes.
        matter: The number by which a hold is released, a reservation confirmed, an emergency justified.
        until: Until when a reservation is kept.
        clearance: The id of the clearance.
        receipt: Where it stands in the ledger; nothing where nothing could be entered.
        request: The id of the request.
    """

    outcome: Outcome
    people: int = 0
    admitted: int = 0
    left: tuple[tuple[int, int], ...] = ()
    reasons: tuple[ReasonTold, ...] = ()
    headroom: dict[str, int] = {}
    totals: dict[str, int] = {}
    new: dict[str, int] = {}
    warnings: dict[str, int] = {}
    unreadable: tuple[Unreadable, ...] = ()
    observed: bool = False
    matter: int | None = None
    until: str = ""
    clearance: str = ""
    receipt: ReceiptTold | None = None
    request: str = ""


class Problem(Struct, frozen=True, kw_only=True):
    """What was refused before anything was counted: ``application/problem+json`` (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    zh: str
    en: str
    field: str | None = None
    help: str | None = None
    request: str = ""


class MatterTold(Struct, frozen=True, kw_only=True):
    """A hold, reservation or emergency that waits for somebody."""

    number: int
    kind: Literal["hold", "reservation", "emergency"]
    at: str
    export: str
    recipient: str
    territory: str
    data_items: tuple[str, ...]
    people: int
    caller: str
    clearance: str
    reasons: tuple[ReasonTold, ...] = ()
    by: str = ""
    note: str = ""
    until: str = ""


class Matters(Struct, frozen=True, kw_only=True):
    """Those that wait, the oldest first."""

    matters: tuple[MatterTold, ...]


class Done(Struct, frozen=True, kw_only=True):
    """That something was entered: its number, or how many it touched."""

    done: str
    number: int | None = None
    people: int | None = None


class LimitTold(Struct, frozen=True, kw_only=True):
    """How far a clearance lets a counter go."""

    clearance: str
    export: str
    ceiling: int
    allotment: int
    left: int
    then: str
    cites: tuple[str, ...]


class CounterTold(Struct, frozen=True, kw_only=True):
    """How a counter stands: the people admitted or seeded, those with reserved places beside them."""

    counter: str
    people: int
    reserved: int
    seeded: int
    limits: tuple[LimitTold, ...] = ()


class YearTold(Struct, frozen=True, kw_only=True):
    """How a handler's year stands."""

    handler: str
    year: int
    state: str
    counters: tuple[CounterTold, ...]


class Headroom(Struct, frozen=True, kw_only=True):
    """How the years of this ledger stand."""

    ledger: str
    at: str
    years: tuple[YearTold, ...]


class ReceiptEntered(Struct, frozen=True, kw_only=True):
    """A receipt as it stands in the chain; ``body`` is the text that the hash is over."""

    number: int
    body: str
    previous: str
    hash: str


class Receipts(Struct, frozen=True, kw_only=True):
    """A page of the chain, and the number after which the next one begins."""

    ledger: str
    receipts: tuple[ReceiptEntered, ...]
    next: int | None


class Health(Struct, frozen=True, kw_only=True):
    """Whether the gate is alive, or ready, and what is missing."""

    status: Literal["ok", "not-ready"]
    missing: tuple[str, ...] = ()
    ledger: str = ""
    observe: bool = False
    feed_sequence: int | None = None
    feed_age_seconds: int | None = None
