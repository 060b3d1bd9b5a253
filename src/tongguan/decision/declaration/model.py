"""What a declaration holds, once read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tongguan.law.conditions import Facts
from tongguan.vocabulary import Bounds


@dataclass(frozen=True, slots=True)
class People:
    """Distinct people: with ordinary information, with sensitive information, in both.

    ``None`` stands for a number that was not declared. ``until`` is the day the count runs to.
    """

    ordinary: Bounds | None = None
    sensitive: Bounds | None = None
    both: Bounds | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """An overseas recipient; ``facts`` by name, such as ``recipients.territory``."""

    id: str
    facts: Facts
    given: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A change since the mechanism was put in place."""

    what: str
    on: date
    affects_security: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """One export: ``facts`` by name in conditions (only the known ones), ``given`` by dotted field name."""

    id: str
    facts: dict[str, Any]
    given: dict[str, Any]
    recipients: tuple[str, ...] | None
    people: People
    residue_people: People | None = None
    changes: tuple[Change, ...] = ()

    @property
    def title(self) -> str:
        """The title, or the id where there is none."""
        return str(self.given.get("title") or self.id)

    @property
    def items(self) -> tuple[str, ...] | None:
        """The data items; ``None`` where they are not known."""
        return self.given.get("data_items")


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many distinct people a set of exports has together."""

    exports: tuple[str, ...]
    people: People


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A contract, certificate, assessment or zone record in place."""

    id: str
    kind: str
    exports: tuple[str, ...]
    recipients: tuple[str, ...] | None
    given: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One handler with all that it declares; ``source`` is the file, for messages."""

    source: str
    name: str
    handler: dict[str, Any]
    given: dict[str, Any]
    recipients: dict[str, Recipient]
    exports: tuple[Export, ...]
    overlaps: tuple[Overlap, ...]
    mechanisms: tuple[Mechanism, ...]
