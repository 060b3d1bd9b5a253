"""Reads who is asked about: an identifier of a kind that the plan names, or what evidence showed of one."""

import re
from typing import ClassVar

from tongguan.census.errors import CensusError
from tongguan.census.plan import Plan
from tongguan.identity import Alias, Key, Reason, load_identity_book, normaliser_of, pseudonym_of

_SHOWN = re.compile(r"([a-z_]+):([0-9a-f]{12,32})")


class NoIdentifierError(CensusError):
    """What was given is no identifier of the plan. It is never shown."""

    code: ClassVar[str] = "census/no-identifier-given"


def shown_before(text: str) -> tuple[str, str] | None:
    """Give the space and the digits of an identifier as evidence shows it, such as ``mobile:0123456789ab``."""
    found = _SHOWN.fullmatch(text.strip())
    return (found[1], found[2]) if found else None


def aliases_of(text: str, plan: Plan, key: Key) -> frozenset[Alias]:
    """Give what an identifier can be: the same text may be an account and a telephone.

    Raises:
        NoIdentifierError: It is of no kind that the plan names.
    """
    book = load_identity_book()
    kinds = dict.fromkeys(each.kind for each in plan.columns.person.identifiers)
    read = [normaliser_of(book, kind)(text) for kind in kinds]
    found = frozenset(Alias(each.space, pseudonym_of(each, key)) for each in read if not isinstance(each, Reason))
    if not found:
        raise NoIdentifierError(
            "what was given is no identifier that the plan names",
            help=f"give one of these kinds: {', '.join(kinds)}; or what evidence shows, such as mobile:0123456789ab",
        )
    return found
