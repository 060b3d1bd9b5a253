"""How identifiers hold records together: policy, read from the book or given by a plan. It is not law."""

from enum import IntEnum
from typing import Self

import msgspec

from tongguan.identity.errors import IdentityBookError


class Link(IntEnum):
    """What one identifier says about the records that carry it."""

    EXCLUSIVE = 0
    """One person, who has no other of these: a resident identity number."""
    DECISIVE = 1
    """One person, who may have several: a passport, an account."""
    SHAREABLE = 2
    """One person unless the log shows otherwise: a telephone number."""
    NEVER = 3
    """Nobody: the code of a firm."""


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """With how many partners an identifier still holds its records together, both numbers included.

    ``exclusive`` counts the different exclusive identifiers that its records carry, ``partners`` the different
    identifiers of each space that is not exclusive; only shareable identifiers are held to ``partners``.
    """

    exclusive: int
    partners: int


class LinkPolicy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which spaces link how, and when an identifier is shared by too many.

    Within ``certain`` the records that carry an identifier are one person; within ``plausible`` they may be.
    """

    exclusive: frozenset[str]
    decisive: frozenset[str]
    shareable: frozenset[str]
    never: frozenset[str]
    certain: Limits
    plausible: Limits

    @classmethod
    def checked(
        cls,
        links: dict[str, frozenset[str]],
        certain: Limits,
        plausible: Limits,
    ) -> Self:
        """Build a policy.

        Raises:
            IdentityBookError: A space stands in two lists, or the limits contradict each other.
        """
        named = [space for spaces in links.values() for space in spaces]
        twice = sorted({space for space in named if named.count(space) > 1})
        if twice:
            raise IdentityBookError(f"`{twice[0]}` links in two ways")
        if certain.exclusive != 1:
            raise IdentityBookError("an identifier seen with two people for certain cannot be one person's for certain")
        if certain.partners < 1 or plausible.exclusive < 1 or plausible.partners < certain.partners:
            raise IdentityBookError("limits are at least one, and those of plausible no lower than those of certain")
        return cls(**links, certain=certain, plausible=plausible)

    def link_of(self, space: str) -> Link:
        """Tell how the identifiers of ``space`` link.

        Raises:
            KeyError: The policy does not name the space.
        """
        if space in self.exclusive:
            return Link.EXCLUSIVE
        if space in self.decisive:
            return Link.DECISIVE
        if space in self.shareable:
            return Link.SHAREABLE
        if space in self.never:
            return Link.NEVER
        raise KeyError(space)
