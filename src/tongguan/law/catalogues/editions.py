"""The records of zone lists: an edition with its dates and grade, and what it says scenario by scenario."""

from datetime import date
from typing import Literal

import msgspec

from tongguan.law.catalogues.reading import Entry
from tongguan.law.catalogues.standards import Span
from tongguan.vocabulary import Grade, Phrase, Truth


class Thresholds(Entry, frozen=True, kw_only=True):
    """Numbers of people in a year from which a procedure is called for; ``None`` where not known."""

    ordinary_contract: int | None = None
    ordinary_assessment: int | None = None
    sensitive_contract: int | None = None
    sensitive_assessment: int | None = None


class ListEntry(Entry, frozen=True, kw_only=True):
    """What an edition says of one scenario.

    ``thresholds`` may decide, ``unverified`` never does. ``below`` is the procedure under the lowest known
    number; ``below_inferred`` says that this was concluded, not read. ``requires`` is set for data that call
    for a procedure whatever their number.
    """

    id: str
    sector: str | None
    scenario: str | None
    kind: Literal["personal_information", "important_data"]
    grade: Grade
    source: str
    thresholds: Thresholds | None = None
    unverified: Thresholds | None = None
    below: Literal["exempt", "contract_or_certification"] | None = None
    below_inferred: bool = False
    requires: Literal["security_assessment"] | None = None
    subclass: Phrase | None = None
    data: Phrase | None = None
    unless: Phrase | None = None
    note: Phrase | None = None

    @property
    def covers(self) -> bool:
        """Whether the entry alone puts a scenario's personal information under the list."""
        return self.kind == "personal_information" and self.grade.decides

    def concerns(self, sector: str, scenario: str) -> bool:
        """Whether the entry speaks of this scenario of this sector, or of all the sector's scenarios."""
        return self.sector == sector and self.scenario in {None, scenario}


class Approval(Entry, frozen=True, kw_only=True):
    """Who approved a list, and when."""

    by: str | None
    on: date | None


class Filing(Entry, frozen=True, kw_only=True):
    """With whom a list was filed, and when."""

    recipients: tuple[str, ...] | None = msgspec.field(name="with")
    on: date | None


class Within(Entry, frozen=True, kw_only=True):
    """A span of time."""

    amount: int
    unit: Literal["working_days", "days"]


class Procedure(Entry, frozen=True, kw_only=True):
    """How a handler comes to use a list: recorded before use, or a report after the transfer."""

    kind: Literal["recorded", "report"]
    says: Phrase
    within: Within | None = None


class ImportantDataReference(Entry, frozen=True, kw_only=True):
    """A holding of personal information that a zone's reference rules treat as important data."""

    held: Literal["ordinary", "sensitive", "specified_sensitive", "any_by_ciio"]
    more_than: int
    grade: Grade


class Edition(Entry, frozen=True, kw_only=True):
    """One edition of a zone's list.

    ``issued`` is the day on the paper, ``published`` the day it came out; ``in_force_assumed`` says that no
    day of effect was found and the day of publication stands in. ``sectors`` and ``scenarios`` are ``None``
    where they are not known, and ``all_known`` says whether they are complete.
    """

    id: str
    edition: str
    label: Phrase
    issued: date | None
    published: date
    in_force: Span
    in_force_assumed: bool
    grade: Grade
    type: Literal["class", "scenario"]
    reach: Literal["zone", "province"]
    sectors: tuple[str, ...] | None
    scenarios: tuple[str, ...] | None
    all_known: bool
    approval: Approval
    filing: Filing
    procedure: Procedure | None
    ciio_excluded: bool | None
    ciio_grade: Grade | None
    applies_to: Phrase
    source: tuple[str, ...]
    entries: tuple[ListEntry, ...]
    superseded_by: str | None = None
    document: str | None = None
    issuers: tuple[str, ...] = ()
    shape: Phrase | None = None
    classes: tuple[str, ...] = ()
    important_data_reference: tuple[ImportantDataReference, ...] = ()
    note: Phrase | None = None

    def lists_sector(self, sector: str) -> Truth:
        """Find whether the edition is known to list the sector; ``None`` where its sectors are not all known.

        This helps to ask the right question. It frees nothing: only the zone's record or an entry does.
        """
        if self.type == "class":
            return True
        if sector in (self.sectors or ()):
            return True
        return False if self.all_known else None
