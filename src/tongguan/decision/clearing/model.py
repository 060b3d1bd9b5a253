"""What an export is cleared for, before anybody signs it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tongguan.decision.declaration import Mechanism, Recipient
from tongguan.decision.determination import ExportDetermination
from tongguan.decision.standing import Standing
from tongguan.vocabulary import Bounds


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most people of one counter in a calendar year.

    ``counted`` are those who have gone out this year, ``then`` is what is reached at the next person.
    """

    counter: str
    people: int
    counted: Bounds
    source: Literal["route", "scope"]
    then: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClearedItem:
    """A data item with the counters that a person counts toward when it goes out."""

    id: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cleared:
    """An export that may go out to some recipients on one mechanism, or free of any.

    ``counters`` names every counter that its people count toward; ``ceilings`` those that limit it, which may be
    others: a line that the handler's total reaches binds an export that does not feed that total. ``counted`` tells
    how many people have gone out this year, by counter.
    ``last_day`` is that of the mechanism. ``citations`` are what a refusal names, by the code of its reason.
    """

    handler: str
    export: ExportDetermination
    standing: Standing
    recipients: tuple[Recipient, ...]
    mechanism: Mechanism | None
    last_day: date | None
    items: tuple[ClearedItem, ...]
    counters: tuple[str, ...]
    ceilings: tuple[Ceiling, ...]
    counted: dict[str, Bounds]
    citations: dict[str, tuple[str, ...]]
