"""What resolution looks at: records, each a set of aliases of one person."""

from collections.abc import Iterable
from typing import NamedTuple

from tongguan.identity.resolution.policy import Link, LinkPolicy


class Alias(NamedTuple):
    """An identifier as resolution knows it: its space, and its pseudonym."""

    space: str
    pseudonym: bytes

    def __str__(self) -> str:
        """Give the space and the first digits of the pseudonym, as evidence is shown."""
        return f"{self.space}:{self.pseudonym.hex()[:12]}"


Record = frozenset[Alias]
"""The aliases that stood together in a row or a request, which is about one person."""


def split_by_exclusive(record: Iterable[Alias], policy: LinkPolicy) -> tuple[Record, ...]:
    """Give one record for each exclusive alias of ``record``: a row that names two people is about both.

    Each keeps all other aliases, which so become partners of both. Aliases that name no person are left out, and a
    record of nothing else gives one empty record.
    """
    naming = frozenset(alias for alias in record if policy.link_of(alias.space) is not Link.NEVER)
    exclusive = sorted(alias for alias in naming if policy.link_of(alias.space) is Link.EXCLUSIVE)
    if len(exclusive) < 2:  # noqa: PLR2004 -- one person at most
        return (naming,)
    others = naming.difference(exclusive)
    return tuple(others | {each} for each in exclusive)
