"""What the evidence for a merge holds; days are Beijing days."""

from datetime import date
from typing import Literal

import msgspec

FORMAT = 1

Holds = Literal["certain", "possible", "disputed", "cut"]
"""What an identifier makes of its records: one person, perhaps one person, one person but for two exclusive
identifiers that would meet in it, or nothing."""

Why = Literal["names-one-person", "within-limits", "several-exclusive", "several-partners", "would-join-two-exclusive"]


class Seen(msgspec.Struct, frozen=True):
    """Rows of one file that say the same."""

    file: str
    rows: int
    first: date
    last: date


class Said(msgspec.Struct, frozen=True):
    """What rows say together: these identifiers belong to one person. ``people`` are numbers within the evidence."""

    identifiers: tuple[str, ...]
    people: tuple[int, ...]
    seen: tuple[Seen, ...]


class Holding(msgspec.Struct, frozen=True):
    """An identifier, and whether it holds its records together.

    ``exclusive`` counts the different exclusive identifiers that it is seen with, ``partners`` the most others of one
    space; the limits of both stand in the book of identifiers.
    """

    identifier: str
    link: Literal["exclusive", "decisive", "shareable"]
    holds: Holds
    why: Why
    exclusive: int
    partners: int


class Joined(msgspec.Struct, frozen=True):
    """Another identifier that may be the same person's, and those that lead to it, in order."""

    identifier: str
    certain: bool
    by: tuple[str, ...]


class Evidence(msgspec.Struct, frozen=True):
    """The evidence for whom somebody is taken for.

    Attributes:
        asked: The identifiers asked about.
        people: How many people these may be, from certain to possible; nobody where they are not in the log.
        complete: Whether all of it was looked at: what too many share is not followed to its end.
    """

    handler: str
    year: int
    until: date
    asked: tuple[str, ...]
    people: tuple[int, int]
    said: tuple[Said, ...] = ()
    holding: tuple[Holding, ...] = ()
    joined: tuple[Joined, ...] = ()
    complete: bool = True
    format: int = FORMAT
