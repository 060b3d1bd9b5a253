"""What the book says of each kind of identifier."""

from typing import Literal

import msgspec

from tongguan.identity.steps import Change, Check
from tongguan.vocabulary import Grade, Phrase

Names = Literal["person", "contact", "account", "organisation"]
"""Whom or what an identifier names: a person by document, a way to reach or pay somebody, an account, a body."""


class _Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every record of the book is: named fields only, unknown ones refused."""


class Source(_Record, frozen=True, kw_only=True):
    """Where a form is described, and whether that was read itself."""

    title: str
    grade: Grade


class Shape(_Record, frozen=True, kw_only=True):
    """One way to write an identifier.

    ``pattern`` is matched against the whole cleaned text; if it has a group, the group goes on, else the text.
    Without a pattern every text fits. ``change`` and then ``require`` apply to what goes on.
    """

    id: str
    says: Phrase
    pattern: str | None = None
    change: tuple[Change, ...] = ()
    require: tuple[Check, ...] = ()


class Kind(_Record, frozen=True, kw_only=True):
    """A kind of identifier: how its values are cleaned, which shapes they have, what they must satisfy.

    ``space`` is where the normal form is unique: a mobile and a telephone number share one, so that the same number
    is the same identifier in either column. The first shape that fits decides. ``refuse`` looks at the cleaned
    text before the shapes, ``require`` at the normal form.
    """

    id: str
    label: Phrase
    names: Names
    clean: tuple[Change, ...]
    refuse: tuple[Check, ...]
    shapes: tuple[Shape, ...]
    require: tuple[Check, ...] = ()
    space: str = ""
    normal_form: Phrase
    example: str
    notes: tuple[Phrase, ...] = ()
    sources: tuple[Source, ...] = ()


class Mixture(_Record, frozen=True, kw_only=True):
    """A column that holds several kinds: the first kind that takes a value names it."""

    id: str
    label: Phrase
    any_of: tuple[str, ...]
    notes: tuple[Phrase, ...] = ()


class CheckTable(_Record, frozen=True, kw_only=True):
    """A weighted check character.

    The value of each of the first ``len(weights)`` characters is its place in ``characters``; the weighted sum,
    modulo the length of ``table``, is the place of the check character in ``table``, which stands right behind.
    """

    id: str
    says: Phrase
    characters: str
    weights: tuple[int, ...]
    table: str
