"""Decides what is shown of a gate from what it answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from tongguan.gate.entry import Entry, read_entry
from tongguan.gate.service.answered import CounterTold, Health, Matters, MatterTold, Receipts
from tongguan.gate.service.answered import Headroom as HeadroomTold
from tongguan.office.gates import words
from tongguan.office.gates.asking import Line
from tongguan.office.gates.counters import called
from tongguan.vocabulary import Phrase, TongguanError
from tongguan.vocabulary.phrase import Language

SHOWN: Final = 12
_PAGE: Final = 1000
_WIDE: Final = 1000
_ADMITTED: Final = frozenset(
    {"admitted", "held", "refused", "reserved", "released", "rejected", "broke-glass", "cancelled", "expired"}
)
_LOOKS: Final = {
    "admitted": ("green", "circle-check"),
    "released": ("green", "circle-check"),
    "held": ("amber", "player-pause"),
    "reserved": ("blue", "hourglass"),
    "refused": ("red", "circle-x"),
    "rejected": ("red", "circle-x"),
    "broke-glass": ("red", "alert-triangle"),
}
_heads: dict[tuple[str, str], int] = {}
"""The last entry that was seen of a ledger, so that the end of its chain is found at once."""


@dataclass(frozen=True, slots=True)
class Beat:
    """The heartbeat: whether it is ready, what is missing, how old its feed is."""

    ready: bool
    missing: tuple[Phrase, ...]
    ledger: str
    observe: bool
    feed: int | None
    feed_age: int | None


@dataclass(frozen=True, slots=True)
class Total:
    """A counter of a year against its lowest ceiling; ``gauge`` is the share of it in thousandths, reserved beside."""

    says: Phrase
    year: int
    people: int
    reserved: int
    ceiling: int | None
    left: int | None
    clearance: str
    sure: int = 0
    open: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Happened:
    """One receipt: what happened to how many people."""

    number: int
    at: datetime
    kind: Phrase
    colour: str
    icon: str
    export: str
    recipient: str
    people: int
    admitted: int
    reasons: tuple[str, ...]
    caller: str
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class Hold:
    """What waits for an authorised person."""

    number: int
    at: datetime
    export: str
    recipient: str
    territory: str
    items: tuple[str, ...]
    people: int
    caller: str
    clearance: str
    reasons: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Live:
    """A gate this moment; with ``silent`` it does not answer, with ``refused`` its token is not taken."""

    beat: Beat | None
    totals: tuple[Total, ...] = ()
    holds: tuple[Hold, ...] = ()
    happened: tuple[Happened, ...] = ()
    head: int = 0
    head_hash: str = ""
    silent: TongguanError | None = None
    refused: TongguanError | None = None


def look(line: Line, language: Language) -> Live:
    """Ask a gate everything that is shown of it."""
    try:
        beat = beat_of(line.health())
    except TongguanError as error:
        return Live(None, silent=error)
    try:
        totals = totals_of(line.headroom())
        holds = holds_of(line.holds(), language)
        newest = newest_receipts(line.receipts, (line.address, beat.ledger))
    except TongguanError as error:
        return Live(beat, refused=error)
    last = newest.receipts[-1] if newest.receipts else None
    return Live(
        beat,
        totals,
        holds,
        tuple(happened_of(newest, language)),
        last.number if last else 0,
        last.hash if last else "",
    )


def beat_of(health: Health) -> Beat:
    """Say how it is."""
    return Beat(
        health.status == "ok",
        tuple(words.MISSING.get(each, Phrase(each, each)) for each in health.missing),
        health.ledger,
        health.observe,
        health.feed_sequence,
        health.feed_age_seconds,
    )


def totals_of(told: HeadroomTold) -> tuple[Total, ...]:
    """Give the counters of the newest year of each handler first, with the lowest of the ceilings."""
    years = sorted(told.years, key=lambda each: (-each.year, each.handler))
    return tuple(_total(year.year, counter) for year in years for counter in year.counters)


def holds_of(told: Matters, language: Language) -> tuple[Hold, ...]:
    """Say what is held."""
    return tuple(_hold(each, language) for each in told.matters)


def happened_of(told: Receipts, language: Language) -> Iterator[Happened]:
    """Say what happened last, the newest first."""
    for receipt in reversed(told.receipts):
        try:
            entry = read_entry(receipt.body.encode())
        except msgspec.MsgspecError:  # of a later edition
            continue
        if entry.kind in _ADMITTED:
            yield _happened(entry, language)


def newest_receipts(page: Callable[[int, int], Receipts], ledger: tuple[str, str]) -> Receipts:
    """Give the last receipts of a chain, of which only the beginning is known.

    Args:
        page: Gives the receipts after a number, so many at most.
        ledger: The address and the id, under which the end is remembered.
    """
    last = _heads.get(ledger, 0)
    found = page(max(last - SHOWN, 0), _PAGE)
    if found.next is not None:
        head = _end_of(page, found.receipts[-1].number)
        found = page(max(head - SHOWN, 0), _PAGE)
    if found.receipts:
        _heads[ledger] = found.receipts[-1].number
    elif last:  # another ledger, which is shorter, stands at the address
        _heads.pop(ledger, None)
    return Receipts(ledger=found.ledger, receipts=found.receipts[-SHOWN:], next=None)


def _end_of(page: Callable[[int, int], Receipts], known: int) -> int:
    """Find the number of the last entry, in about twice as many questions as it has binary digits."""
    step = _PAGE
    while page(known + step, 1).receipts:
        known, step = known + step + 1, step * 2
    first_absent = known + step + 1
    while first_absent - known > 1:
        middle = (known + first_absent) // 2
        if page(middle - 1, 1).receipts:
            known = middle
        else:
            first_absent = middle
    return known


def _total(year: int, counter: CounterTold) -> Total:
    lowest = min(counter.limits, key=lambda each: each.left, default=None)
    if lowest is None:
        return Total(called(counter.counter), year, counter.people, counter.reserved, None, None, "")
    end = max(counter.people + counter.reserved, lowest.ceiling * 10 // 9, 1)
    return Total(
        called(counter.counter),
        year,
        counter.people,
        counter.reserved,
        lowest.ceiling,
        lowest.left,
        lowest.clearance,
        counter.people * _WIDE // end,
        counter.reserved * _WIDE // end,
        lowest.ceiling * _WIDE // end,
    )


def _hold(told: MatterTold, language: Language) -> Hold:
    return Hold(
        told.number,
        datetime.fromisoformat(told.at),
        told.export,
        told.recipient,
        told.territory,
        told.data_items,
        told.people,
        told.caller,
        told.clearance,
        tuple(each.zh if language == "zh" else each.en for each in told.reasons),
        tuple(dict.fromkeys(cite for each in told.reasons for cite in each.cites)),
    )


def _happened(entry: Entry, language: Language) -> Happened:
    colour, icon = _LOOKS.get(entry.kind, ("neutral", "circle"))
    return Happened(
        entry.seq,
        datetime.fromisoformat(entry.at),
        words.KINDS[entry.kind],
        colour,
        icon,
        entry.export,
        entry.recipient,
        entry.people,
        entry.admitted,
        tuple(each.says.in_language(language) for each in entry.reasons),
        entry.caller,
        entry.by,
        entry.note,
    )
