"""The tree of a condition: nine kinds of node, no more."""

from collections.abc import Mapping
from datetime import date

import msgspec

from tongguan.vocabulary import Bounds

Value = bool | str | date | Bounds | tuple[Mapping[str, "Value"], ...] | None
"""What a fact holds; ``None`` (or absence) is "not known"; a tuple is a collection such as ``recipients``."""

Facts = Mapping[str, Value]


class Constant(msgspec.Struct, frozen=True, tag="constant"):
    """Always true, or always false."""

    truth: bool


class FactIs(msgspec.Struct, frozen=True, tag="fact"):
    """A yes-or-no fact holds."""

    fact: str


class OneOf(msgspec.Struct, frozen=True, tag="one_of"):
    """A fact has one of the named values."""

    fact: str
    values: tuple[str, ...]


class AtLeast(msgspec.Struct, frozen=True, tag="at_least"):
    """A count of people is ``people`` or more (以上 includes the number)."""

    fact: str
    people: int


class Before(msgspec.Struct, frozen=True, tag="before"):
    """A day lies before ``day``."""

    fact: str
    day: date


class ReadingIs(msgspec.Struct, frozen=True, tag="reading"):
    """An open question of law is read in a named way."""

    reading: str
    choice: str


class Not(msgspec.Struct, frozen=True, tag="not"):
    """The part does not hold."""

    part: "Condition"


class All(msgspec.Struct, frozen=True, tag="all"):
    """Every part holds."""

    parts: tuple["Condition", ...]


class Any(msgspec.Struct, frozen=True, tag="any"):
    """At least one part holds."""

    parts: tuple["Condition", ...]


class Every(msgspec.Struct, frozen=True, tag="every"):
    """The part holds for every member of a collection, and there is at least one member.

    An empty collection gives false: "every recipient is in Hong Kong" is not said of no recipient.
    Facts of a member are named ``<collection>.<fact>`` inside ``part``.
    """

    collection: str
    part: "Condition"


class Some(msgspec.Struct, frozen=True, tag="some"):
    """The part holds for at least one member of a collection."""

    collection: str
    part: "Condition"


Condition = Constant | FactIs | OneOf | AtLeast | Before | ReadingIs | Not | All | Any | Every | Some

TRUE = Constant(truth=True)
FALSE = Constant(truth=False)
