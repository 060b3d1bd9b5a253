"""What the pages of gates show before any gate is asked."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tongguan.office.gates.asking import Line
from tongguan.office.gates.models import FeedAddress, Gate
from tongguan.vocabulary import TongguanError

_AT_ONCE: Final = 8


@dataclass(frozen=True, slots=True)
class GateLine:
    """A registered gate."""

    pk: int
    name: str
    address: str
    registered_by: str
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class AddressLine:
    """An address that gates poll, and when one last did."""

    pk: int
    name: str
    made_by: str
    made_at: datetime
    polled_at: datetime | None


@dataclass(frozen=True, slots=True)
class GatesPage:
    """The gates, and the addresses that they poll."""

    gates: tuple[GateLine, ...]
    addresses: tuple[AddressLine, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many transfers a gate holds."""

    pk: int
    name: str
    holds: int


def gates_page() -> GatesPage:
    """Read what is registered, by name."""
    gates = Gate.objects.filter(removed_at=None).select_related("registered_by").order_by("name")
    addresses = FeedAddress.objects.filter(ended_at=None).select_related("made_by").order_by("pk")
    return GatesPage(
        tuple(map(gate_line, gates)),
        tuple(AddressLine(each.pk, each.name, str(each.made_by), each.made_at, each.polled_at) for each in addresses),
    )


def gate_line(gate: Gate) -> GateLine:
    """Give what is shown of a gate before it is asked."""
    return GateLine(gate.pk, gate.name, gate.address, str(gate.registered_by), gate.registered_at)


def waiting() -> tuple[Waiting, ...]:
    """Ask every gate at once what it holds; one that does not answer is left out, its own page tells of it."""
    gates = list(Gate.objects.filter(removed_at=None).order_by("name"))
    if not gates:
        return ()
    with ThreadPoolExecutor(min(len(gates), _AT_ONCE)) as pool:
        counted = list(pool.map(_held, gates))
    pairs = zip(gates, counted, strict=True)
    return tuple(Waiting(gate.pk, gate.name, number) for gate, number in pairs if number)


def _held(gate: Gate) -> int:
    try:
        return len(Line.to(gate).holds().matters)
    except TongguanError:
        return 0
