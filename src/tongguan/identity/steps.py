"""The steps of which every identifier's reading is made: a closed list, no more.

A change turns text into text; a check says whether text stands, and the reason if not. Positions count characters
from 0. Each step is read by ``normalising`` and compiled by ``compiling``; a step that either forgets is a type
error, and a step that they take differently is found by a property of the tests.
"""

from typing import Literal

import msgspec

from tongguan.identity.reasons import Reason


class _Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="step"):
    """What every step is: a record of the book."""


class Translate(_Step, frozen=True, tag="translate"):
    """Replaces each character that the translation ``table`` names, such as full-width digits."""

    table: str


class Remove(_Step, frozen=True, tag="remove"):
    """Takes every character of the ``sets`` out, wherever it stands."""

    sets: tuple[str, ...]


class Trim(_Step, frozen=True, tag="trim"):
    """Takes the characters of the ``sets`` off both ends."""

    sets: tuple[str, ...]


class ChangeCase(_Step, frozen=True, tag="case"):
    """Turns A–Z to a–z or back; other letters stay, for engines disagree about them."""

    to: Literal["upper", "lower"]


class LowerAfter(_Step, frozen=True, tag="lower_after"):
    """Turns A–Z to a–z behind the first ``mark``, such as the domain behind ``@``."""

    mark: str


class Insert(_Step, frozen=True, tag="insert"):
    """Puts ``text`` in before the character at ``at``."""

    text: str
    at: int


class AppendCheck(_Step, frozen=True, tag="append_check"):
    """Appends the check character that ``checksum`` asks for."""

    checksum: str


class Without(_Step, frozen=True, tag="without"):
    """No character of the sets may stand in the text."""

    sets: tuple[str, ...]
    reason: Reason = Reason.MALFORMED


class LengthWithin(_Step, frozen=True, tag="length"):
    """The text has from ``least`` to ``most`` characters."""

    least: int
    most: int


class StartsWith(_Step, frozen=True, tag="starts_with"):
    """One of the texts of a ``list`` stands at ``at``."""

    list: str
    at: int = 0


class NotEndingWith(_Step, frozen=True, tag="not_ending_with"):
    """The text ends with none of a ``list``, such as domains kept for examples."""

    list: str


class Checksum(_Step, frozen=True, tag="checksum"):
    """The check character is the one that ``checksum`` asks for."""

    checksum: str


class Luhn(_Step, frozen=True, tag="luhn"):
    """The digits satisfy ISO/IEC 7812-1 (Luhn); at most 19 of them."""


class DateWithin(_Step, frozen=True, tag="date"):
    """Eight digits from ``at`` are a day of the calendar, from ``first`` to ``last`` (both ``YYYYMMDD``, included)."""

    at: int
    first: str
    last: str


class NotPlaceholder(_Step, frozen=True, tag="not_placeholder"):
    """The text is none of the ``lists``."""

    lists: tuple[str, ...]


class NotRepeated(_Step, frozen=True, tag="not_repeated"):
    """The characters from ``start`` on are not all the same one; a single one may stand."""

    start: int = 0


Change = Translate | Remove | Trim | ChangeCase | LowerAfter | Insert | AppendCheck
Check = (
    Without | LengthWithin | StartsWith | NotEndingWith | Checksum | Luhn | DateWithin | NotPlaceholder | NotRepeated
)


def reason_of(check: Check) -> Reason:
    """Give the reason for which a value fails ``check``."""
    match check:
        case Without():
            return check.reason
        case LengthWithin():
            return Reason.MALFORMED
        case StartsWith() | DateWithin():
            return Reason.IMPLAUSIBLE
        case Checksum() | Luhn():
            return Reason.CHECKSUM
        case NotEndingWith() | NotPlaceholder() | NotRepeated():
            return Reason.PLACEHOLDER
