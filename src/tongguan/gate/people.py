"""The people of a request, by pseudonym."""

import hashlib
from collections.abc import Iterator, Sequence

from msgspec import Struct

SHORTEST_PSEUDONYM, LONGEST_PSEUDONYM = 16, 32


class People(Struct, frozen=True):
    """People in order, by pseudonym.

    Attributes:
        pseudonyms: One for each place; who stands there twice is one person.
        aliases: Further pseudonyms of a person, by the one in ``pseudonyms``.
        unidentified: How many people more there are whom nothing identifies: each counts as a new one, the upper end.
    """

    pseudonyms: tuple[bytes, ...] = ()
    aliases: dict[bytes, tuple[bytes, ...]] = {}
    unidentified: int = 0

    def __len__(self) -> int:
        """Give how many places there are, the unidentified last."""
        return len(self.pseudonyms) + self.unidentified

    def every_pseudonym(self) -> Iterator[bytes]:
        """Give all pseudonyms, aliases too."""
        yield from self.pseudonyms
        for others in self.aliases.values():
            yield from others

    def at(self, places: Sequence[int]) -> "People":
        """Give the people at some places; the unidentified must have been given pseudonyms before."""
        chosen = tuple(self.pseudonyms[place] for place in places)
        return People(chosen, {each: self.aliases[each] for each in chosen if each in self.aliases})

    def identified(self, key: bytes) -> "People":
        """Give the unidentified pseudonyms of their own, the same whenever the same request is made again."""
        if not self.unidentified:
            return self
        made = (
            hashlib.sha256(b"unidentified" + key + place.to_bytes(8, "big")).digest()[:SHORTEST_PSEUDONYM]
            for place in range(self.unidentified)
        )
        return People((*self.pseudonyms, *made), self.aliases)
