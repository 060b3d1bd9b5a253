"""The people of a book in memory while a transaction is open: loaded where asked, written at its end."""

from collections.abc import Iterable

from tongguan.gate.ledger.pages import FULL, Pages, cut, joined
from tongguan.gate.ledger.sql import Sql
from tongguan.gate.people import People

_FIRST_PAGE = 0
_NOBODY: frozenset[bytes] = frozenset()


class Rows:
    """Toward which counters people count, and which pseudonyms are of one person.

    A person stands under one pseudonym, the root; the others lead to it. What is learned in a transaction is seen by
    every later request of the same transaction.
    """

    def __init__(self, sql: Sql, pages: Pages) -> None:
        self._sql = sql
        self._pages = pages
        self._bits: dict[bytes, int] = {}
        self._same_as: dict[bytes, bytes] = {}
        self._loaded: dict[int, set[bytes]] = {}
        self._added: dict[tuple[int, int], list[bytes]] = {}
        self._marked: dict[tuple[int, int], list[bytes]] = {}
        self._led: dict[bytes, bytes] = {}
        self.learned: list[tuple[bytes, bytes]] = []

    def bits(self, root: bytes) -> int:
        """Give the counters of a person that was loaded."""
        return self._bits.get(root, 0)

    def load(self, people: Iterable[bytes], pages: Iterable[int]) -> None:
        """Load rows that are not in memory yet."""
        wanted = list(dict.fromkeys(people))
        for place in pages:
            loaded = self._loaded.setdefault(place, set())
            if missing := [each for each in wanted if each not in loaded] if loaded else wanted:
                loaded.update(missing)
                rows = self._sql.fetch("people-find", page=self._pages.number(place), people=missing)
                for person, bits, same_as in rows:
                    self._bits[person] = self._bits.get(person, 0) | joined(place, bits)
                    if same_as is not None:
                        self._same_as[person] = same_as

    def roots(self, people: People) -> list[bytes]:
        """Give the root of each place, and learn from the aliases: who has two pseudonyms is one person from now on."""
        if people.aliases or not self._loaded.get(_FIRST_PAGE, _NOBODY).issuperset(people.pseudonyms):
            self.load(people.every_pseudonym(), (_FIRST_PAGE,))
            self._load_roots()
        for pseudonym, others in people.aliases.items():
            self._join((pseudonym, *others))
        if not self._same_as:
            return list(people.pseudonyms)
        return [self.root(each) for each in people.pseudonyms]

    def root(self, pseudonym: bytes) -> bytes:
        """Give the pseudonym under which a loaded person stands."""
        while (following := self._same_as.get(pseudonym)) is not None:
            pseudonym = following
        return pseudonym

    def is_known(self, pseudonym: bytes) -> bool:
        """Whether the person was counted or is an alias, as far as loaded."""
        return bool(self._bits.get(pseudonym)) or pseudonym in self._same_as

    def lacking(self, roots: Iterable[bytes], want: int) -> dict[tuple[int, int], list[bytes]]:
        """Give the loaded people who lack counters of ``want``, each once, by what they have and what they lack."""
        found: dict[tuple[int, int], list[bytes]] = {}
        bits = self._bits
        for root in dict.fromkeys(roots):
            had = bits.get(root, 0)
            lacking = want & ~had
            if lacking:
                found.setdefault((had, lacking), []).append(root)
        return found

    def add(self, people: list[bytes], had: int, lacking: int) -> None:
        """Count loaded people, who all have ``had``, toward counters that they lack."""
        for place, bits in cut(lacking):
            into = self._marked if had & joined(place, FULL) else self._added
            into.setdefault((place, bits), []).extend(people)
        self._bits.update(dict.fromkeys(people, had | lacking))

    def claim(self, people: Iterable[bytes], bits: int) -> set[bytes]:
        """Add those who are not there on the first page, at once and unseen; give them."""
        new = self._sql.claim_people(self._pages.number(_FIRST_PAGE), bits, list(people))
        self._loaded.setdefault(_FIRST_PAGE, set()).update(new)
        self._bits.update(dict.fromkeys(new, bits))
        return new

    def untouched(self, people: Iterable[bytes]) -> bool:
        """Whether none of these is in memory."""
        return self._loaded.get(_FIRST_PAGE, set()).isdisjoint(people)

    def lead(self, pseudonym: bytes, root: bytes) -> None:
        """Let a pseudonym lead to a root from now on."""
        self._same_as[pseudonym] = root
        self._led[pseudonym] = root
        self.learned.append((pseudonym, root))

    def write(self) -> None:
        """Write all that was changed."""
        for (place, bits), people in self._added.items():
            self._sql.add_people(self._pages.number(place), bits, people)
        for (place, bits), people in self._marked.items():
            self._sql.mark_people(self._pages.number(place), bits, people)
        first = self._pages.number(_FIRST_PAGE) if self._led else 0
        for pseudonym, root in self._led.items():
            self._sql.run("alias-put", page=first, person=pseudonym, same_as=root)
        self._added.clear()
        self._marked.clear()
        self._led.clear()

    def _load_roots(self) -> None:
        while True:
            loaded = self._loaded.get(_FIRST_PAGE, set())
            further = [each for each in self._same_as.values() if each not in loaded]
            if not further:
                return
            self.load(further, (_FIRST_PAGE,))

    def _join(self, pseudonyms: tuple[bytes, ...]) -> None:
        """Make pseudonyms one person's: the first that is known stays the root."""
        known = [self.root(each) for each in pseudonyms if self.is_known(each)]
        root = known[0] if known else pseudonyms[0]
        for each in dict.fromkeys((*pseudonyms, *known)):
            other = self.root(each)
            if other != root:
                self.merge(other, root)

    def merge(self, other: bytes, root: bytes) -> None:
        """Let ``other`` lead to ``root``, which then counts wherever either did. No count is lowered."""
        pages = self._pages.every()
        self.load((other, root), pages)
        had = self.bits(root)
        if gained := self.bits(other) & ~had:
            self.add([root], had, gained)
        self.lead(other, root)
