"""What a clearance says: the permit that a gate enforces, in the words of its JSON.

Every field is part of the public format; a reader that does not know a field refuses the whole.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from tongguan.vocabulary import Citation, CitationError

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(max_length=2000)]
Territory = Annotated[str, Meta(pattern="^[A-Z]{2}$")]
People = Annotated[int, Meta(ge=0, le=10_000_000_000)]
Percent = Annotated[int, Meta(ge=1, le=100)]
Year = Annotated[int, Meta(ge=2021, le=2199)]
Instant = Annotated[datetime, Meta(tz=True)]
Cites = tuple[Annotated[str, Meta(max_length=60)], ...]
Source = Literal["route", "scope", "user"]


class Recipient(Struct, frozen=True, forbid_unknown_fields=True):
    """An overseas recipient to whom the export is cleared."""

    id: Name
    name: Text
    territory: Territory


class Onward(Struct, frozen=True, forbid_unknown_fields=True):
    """A third party abroad to whom the recipient may provide."""

    name: Name
    territory: Territory | None = None


class DataItem(Struct, frozen=True, forbid_unknown_fields=True):
    """A data item that may go out, and the counters that a person counts toward when it does.

    An item whose sensitivity is open counts toward both classes: the upper end.
    """

    id: Name
    counts: tuple[Name, ...]


class Mechanism(Struct, frozen=True, forbid_unknown_fields=True):
    """The contract, certificate or assessment that the export stands on."""

    id: Name
    kind: Name
    number: Text | None = None
    valid_until: date | None = None


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """How far a counter may go in one calendar year.

    Attributes:
        year: The calendar year in Beijing time.
        ceiling: The most people, those of every export of the handler together; the next one is held.
        counted_before: The people who had gone out without passing a gate when the year's first clearance was issued,
            the upper end.
        allotment: The most people that this ledger may add to those it was seeded with.
        warn_at: Levels in percent of the ceiling at which an admission carries a warning.
        source: Whether the ceiling comes from the route, from the filed or approved scope, or was set by the user.
        then: What is reached at the next person: a pathway, or what has to be done.
        cites: By which provisions.
    """

    year: Year
    ceiling: People
    counted_before: People
    allotment: People
    warn_at: tuple[Percent, ...] = ()
    source: Source = "route"
    then: Text = ""
    cites: Cites = ()


class Counter(Struct, frozen=True, forbid_unknown_fields=True):
    """A number of distinct people of the handler in a calendar year, with its limits."""

    name: Name
    limits: tuple[Limit, ...] = ()

    def limit_of(self, year: int) -> Limit | None:
        """Give the limit of a year; ``None`` where nothing limits the counter."""
        return next((limit for limit in self.limits if limit.year == year), None)


class CarriedExport(Struct, frozen=True, forbid_unknown_fields=True):
    """The export that is cleared."""

    id: Name
    title: Text


class LawbookEdition(Struct, frozen=True, forbid_unknown_fields=True):
    """The lawbook it was determined by."""

    edition: Name
    known_until: date


class Determined(Struct, frozen=True, forbid_unknown_fields=True):
    """The determination it rests on; the fingerprint is that of the declaration with what was found."""

    as_of: date
    pathways: tuple[Name, ...]
    standing: Name
    decided_by: Cites
    fingerprint: Name


class Clearance(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The contents of a clearance; ``valid_from`` and ``valid_until`` are legal days, both included.

    ``citations`` gives the provisions that a gate names when it refuses, by the code of its reason.
    """

    format: Literal["tongguan-clearance/1"] = "tongguan-clearance/1"
    id: Name
    issuer: Name
    ledger: Name
    issued_at: Instant
    valid_from: date
    valid_until: date
    handler: Name
    export: CarriedExport
    recipients: tuple[Recipient, ...]
    territories: tuple[Territory, ...]
    onward: tuple[Onward, ...]
    data_items: tuple[DataItem, ...]
    mechanism: Mechanism | None
    counters: tuple[Counter, ...]
    lawbook: LawbookEdition
    determination: Determined
    citations: dict[Name, Cites] = {}

    def __post_init__(self) -> None:
        """Refuse contents that contradict themselves; msgspec reports a ``ValueError`` as wrong contents."""
        if self.valid_from > self.valid_until:
            raise ValueError("valid_from is after valid_until")
        if not self.recipients or not self.data_items:
            raise ValueError("a clearance names at least one recipient and one data item")
        counters = [counter.name for counter in self.counters]
        for names in (
            counters,
            [item.id for item in self.data_items],
            [recipient.id for recipient in self.recipients],
        ):
            if len(set(names)) != len(names):
                raise ValueError("a recipient, data item or counter is named twice")
        if not {name for item in self.data_items for name in item.counts} <= set(counters):
            raise ValueError("a data item counts toward a counter that is not listed")
        limits = [limit for counter in self.counters for limit in counter.limits]
        if any(len({limit.year for limit in each.limits}) != len(each.limits) for each in self.counters):
            raise ValueError("a counter has two limits for one year")
        _check_citations(
            cite for cites in (*(limit.cites for limit in limits), *self.citations.values()) for cite in cites
        )

    def counter(self, name: str) -> Counter | None:
        """Give a counter by its name."""
        return next((counter for counter in self.counters if counter.name == name), None)


def _check_citations(cites: Iterable[str]) -> None:
    for cite in cites:
        try:
            Citation.parse(cite)
        except CitationError as error:
            raise ValueError(error.message) from error
