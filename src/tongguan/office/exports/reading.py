"""Reads what was kept: the lawbook and the catalogues of this installation, declarations, assessments of a day.

What was read once is remembered by its content, so that a page does not read and decide anew for every look.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import ClassVar

from tongguan.decision.assessment import Assessment, NoLawError, assess
from tongguan.decision.consequences import Headroom, find_headroom
from tongguan.decision.declaration import Declaration, read_declarations
from tongguan.law import Lawbook, first_day, load_book
from tongguan.law.catalogues.additions import CataloguesInUse
from tongguan.office.catalogues.matching import with_matches
from tongguan.office.catalogues.reading import in_use
from tongguan.office.exports.ahead import MANY, Ahead
from tongguan.office.exports.models import Version
from tongguan.vocabulary import TongguanError

_REMEMBERED = 256


class SeveralHandlersError(TongguanError):
    """A file declares several handlers, where an organisation is one."""

    code: ClassVar[str] = "office/several-handlers"


def digest_of(text: str) -> str:
    """Give the hash that a declaration is known by."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def lawbook() -> Lawbook:
    """Give the lawbook of this installation."""
    return load_book()


def read(text: str, source: str, using: CataloguesInUse | None = None) -> Declaration:
    """Read one handler's declaration, with the catalogues in use or those of ``using``.

    Raises:
        TongguanError: It is refused; the error says where.
        SeveralHandlersError: It declares a group.
    """
    return _read(text, source, using or in_use())


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str, source: str, using: CataloguesInUse) -> Declaration:
    found = read_declarations(text, source, lawbook(), using.catalogues)
    if len(found) != 1:
        raise SeveralHandlersError(
            f"the file declares {len(found)} handlers, and an organisation is one",
            help="keep each handler in an organisation of its own",
        )
    return found[0]


def read_on(text: str, source: str, on: date, using: CataloguesInUse) -> Declaration:
    """Read one handler's declaration with what catalogues of important data in force on a day say of its exports.

    Raises:
        TongguanError: It is refused; the error says where.
    """
    return with_matches(_read(text, source, using), using.important, on)


@lru_cache(maxsize=_REMEMBERED)
def _assessed(text: str, source: str, on: date, using: CataloguesInUse) -> tuple[Assessment, tuple[Headroom, ...]]:
    declaration = read_on(text, source, on, using)
    found = assess([declaration], lawbook(), using.catalogues, on, alternatives=False)[0]
    return found, tuple(find_headroom(found.determination))


def assessed(version: Version, on: date, using: CataloguesInUse | None = None) -> tuple[Assessment, Sequence[Headroom]]:
    """Assess a version on a legal day, without looking for what would change it; with the room under each line.

    Args:
        version: The version of the declaration.
        on: The legal day.
        using: The catalogues; those in use where it is left out.

    Raises:
        NoLawError: There was no law to apply on that day.
    """
    if on < first_day(lawbook()):
        raise NoLawError(f"the lawbook does not answer for {on}")
    return _assessed(version.text, f"declaration {version.number}", on, using or in_use())


_AHEAD = Ahead(_assessed)


def decided(version: Version, on: date, using: CataloguesInUse | None = None) -> bool:
    """Tell whether ``assessed`` answers at once; where there are many exports, it is set going beside the request."""
    catalogues = using or in_use()
    source = f"declaration {version.number}"
    if on < first_day(lawbook()) or len(_read(version.text, source, catalogues).exports) < MANY:
        return True
    return _AHEAD.ready(version.text, source, on, catalogues)


@lru_cache(maxsize=_REMEMBERED)
def standings(text: str, source: str, on: date, using: CataloguesInUse) -> Mapping[str, str]:
    """Give the standing of each export by its id."""
    found = _assessed(text, source, on, using)[0]
    return {each.determination.prepared.export.id: each.standing.standing.value for each in found.exports}


def current() -> Version | None:
    """Give the newest version of the organisation acted for."""
    return Version.objects.order_by("-number").first()
