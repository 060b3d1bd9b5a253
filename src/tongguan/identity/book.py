"""The book of identifiers: kinds, mixtures, characters, lists, check tables, and how identifiers link."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tongguan.identity.characters import CharacterSet
from tongguan.identity.errors import UnknownKindError
from tongguan.identity.kinds import CheckTable, Kind, Mixture
from tongguan.identity.resolution.policy import LinkPolicy


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """What is known of identifiers; ``edition`` is the hash of its files.

    Two books are the same only if they are one object: a book is loaded once.
    """

    edition: str
    kinds: Mapping[str, Kind]
    mixtures: Mapping[str, Mixture]
    translations: Mapping[str, Mapping[str, str]]
    sets: Mapping[str, CharacterSet]
    lists: Mapping[str, tuple[str, ...]]
    check_tables: Mapping[str, CheckTable]
    links: LinkPolicy

    def kinds_of(self, name: str) -> tuple[Kind, ...]:
        """Give the kind of that name, or the kinds of the mixture of that name, in order.

        Raises:
            UnknownKindError: There is no such kind; the nearest is named.
        """
        if name in self.kinds:
            return (self.kinds[name],)
        if name in self.mixtures:
            return tuple(self.kinds[each] for each in self.mixtures[name].any_of)
        import difflib  # noqa: PLC0415 -- only when something is wrong

        names = sorted((*self.kinds, *self.mixtures))
        close = difflib.get_close_matches(name, names, n=1)
        raise UnknownKindError(
            f"`{name}` is no kind of identifier",
            help=f"did you mean `{close[0]}`?" if close else f"kinds: {', '.join(names)}",
        )

    def characters_of(self, sets: Sequence[str]) -> CharacterSet:
        """Give the characters of any of the sets."""
        return CharacterSet([run for name in sets for run in self.sets[name].runs])

    def listed(self, lists: Sequence[str]) -> Iterator[str]:
        """Give the texts of the lists."""
        for name in lists:
            yield from self.lists[name]

    @property
    def spaces(self) -> tuple[str, ...]:
        """The spaces in which normal forms are unique, in order of the alphabet."""
        return tuple(sorted({kind.space for kind in self.kinds.values()}))
