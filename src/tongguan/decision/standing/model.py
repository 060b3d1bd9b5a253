"""Whether an export stands on a mechanism, and what is to be done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tongguan.vocabulary import Phrase, Truth


class Standing(StrEnum):
    """How an export stands on a day. The order of the members is from the worst to the best."""

    STOPPED = "stopped"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    EXCEEDED = "exceeded"
    UNCOVERED = "uncovered"
    NOT_YET_EFFECTIVE = "not_yet_effective"
    PENDING = "pending"
    UNKNOWN = "unknown"
    EXPIRING = "expiring"
    COVERED = "covered"
    FREE = "free"

    @property
    def place(self) -> int:
        """The place in the order, from 0 for the worst."""
        return _PLACE[self]

    @property
    def is_cleared(self) -> bool:
        """Whether the export may go on."""
        return self in _CLEARED


_PLACE = {standing: place for place, standing in enumerate(Standing)}
_CLEARED = frozenset({Standing.EXPIRING, Standing.COVERED, Standing.FREE})


def worst(standings: Iterable[Standing]) -> Standing:
    """Give the worst of ``standings``.

    Raises:
        ValueError: There is none.
    """
    return min(standings, key=_PLACE.__getitem__)


def best(standings: Iterable[Standing]) -> Standing:
    """Give the best of ``standings``.

    Raises:
        ValueError: There is none.
    """
    return max(standings, key=_PLACE.__getitem__)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in words, with the provisions."""

    says: Phrase
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a person should look at, with a stable code; ``mechanism`` is the id it concerns."""

    code: str
    says: Phrase
    cites: tuple[str, ...] = ()
    mechanism: str | None = None


@dataclass(frozen=True, slots=True)
class Refiling:
    """A difference from what was filed, certified or assessed, for which the law asks a new filing.

    Attributes:
        mechanism: The id of the mechanism.
        what: What differs, by the names of ``changes`` in the declaration; ``scale`` for the number of people.
        owed: Whether a new filing is owed; ``None`` where a person must judge.
        on: The day of the change, where it was declared.
        was: As filed.
        now: As exported.
        items: The data items outside what was filed.
    """

    mechanism: str
    what: str
    owed: Truth
    says: Phrase
    cites: tuple[str, ...]
    on: date | None = None
    was: str | None = None
    now: str | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overdue:
    """A duty whose last day has passed."""

    code: str
    mechanism: str
    due: date
    says: Phrase
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExtensionCondition:
    """One condition for extending an assessment, as far as the declaration shows."""

    id: str
    truth: Truth
    says: Phrase
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extension:
    """Whether the result of an assessment may be extended, and when to ask: ``opens`` to ``closes``, both included."""

    mechanism: str
    eligible: Truth
    conditions: tuple[ExtensionCondition, ...]
    opens: date
    closes: date
    provisional: bool
    cites: tuple[str, ...]

    def is_open(self, on: date) -> bool:
        """Whether the extension may be asked for on ``on``."""
        return self.opens <= on <= self.closes


@dataclass(frozen=True, slots=True)
class RecipientStanding:
    """How the export to one recipient stands; ``recipient`` is ``None`` where nobody named one.

    ``mechanism`` is the id of the mechanism it stands on, or of the one that fails it.
    """

    recipient: str | None
    standing: Standing
    mechanism: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ExportStanding:
    """How an export stands: as its worst recipient does."""

    export: str
    standing: Standing
    per_recipient: tuple[RecipientStanding, ...]
    flags: tuple[Flag, ...] = ()
    refilings: tuple[Refiling, ...] = ()
    extensions: tuple[Extension, ...] = ()
    overdue: tuple[Overdue, ...] = ()
