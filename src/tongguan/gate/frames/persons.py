"""Which rows are one person's: the same rules by which the gate tells people, so that nobody is on both sides.

Rows that share a resident identity number, a passport, an account are one person, however many rows lie between
them. A telephone or a mailbox is a person only where nothing better stands in the row. What no kind can read names
nobody.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Integral

from tongguan.gate.frames.errors import WrongFrameError
from tongguan.identity import Identifier, Normaliser, UnknownKindError, load_identity_book, normaliser_of
from tongguan.identity.resolution import Link

NOBODY = -1
_MOST_VALUES = 20
_EXACT = 2**53
_PSEUDONYM = re.compile("(?:[0-9a-f]{2}){16,32}")
_Row = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Persons:
    """The people of a frame.

    Attributes:
        of_row: The number of each row's person, from 0 by first appearance; ``NOBODY`` where nothing names one.
        people: Each by identifiers; empty where they are known by pseudonym.
        pseudonyms: Each by pseudonym; empty where they are known by identifiers.
    """

    of_row: list[int]
    people: list[dict[str, list[str]]]
    pseudonyms: list[str]

    def __len__(self) -> int:
        """Give how many people there are."""
        return len(self.people) + len(self.pseudonyms)


def by_pseudonym(values: Sequence[object]) -> Persons:
    """Find people by a column of pseudonyms: 16 to 32 bytes, or those in hexadecimal."""
    numbers: dict[str, int] = {}
    of_row = []
    for value in values:
        text = value.hex() if isinstance(value, bytes) else value.strip().lower() if isinstance(value, str) else ""
        known = _PSEUDONYM.fullmatch(text) is not None
        of_row.append(numbers.setdefault(text, len(numbers)) if known else NOBODY)
    return Persons(of_row, [], list(numbers))


def by_identifiers(columns: Mapping[str, Sequence[object]]) -> Persons:
    """Find people by columns of identifiers, by kind.

    Raises:
        WrongFrameError: A kind is unknown.
    """
    kinds = tuple(columns)
    texts = [[text_of(value) for value in values] for values in columns.values()]
    rows: list[_Row] = list(zip(*texts, strict=True))
    found = _Finding(kinds)
    keys = {row: found.key(row) for row in dict.fromkeys(rows)}
    found.gather()
    numbers: dict[object, int] = {}
    of_row = []
    for row in rows:
        key = found.person(keys[row])
        of_row.append(numbers.setdefault(key, len(numbers)) if key is not None else NOBODY)
    return Persons(of_row, [found.identifiers(key) for key in numbers], [])


def text_of(value: object) -> str | None:
    """Give a value as it would be written; whole numbers too, since telephones are often kept as numbers."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return None
    if isinstance(value, Integral):
        return str(int(value))
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return None


class _Finding:
    """Holds identifiers together that stood in one row, and remembers how each was written."""

    def __init__(self, kinds: tuple[str, ...]) -> None:
        self._readers = [(kind, _reader(kind)) for kind in kinds]
        self._links = load_identity_book().links
        self._read: dict[tuple[str, str], Identifier | None] = {}
        self._above: dict[object, object] = {}
        self._written: dict[object, dict[str, dict[Identifier, str]]] = {}
        self._whole: dict[object, dict[str, dict[Identifier, str]]] = {}

    def key(self, row: _Row) -> object | None:
        """Give what names the person of a row, if anything does."""
        own: dict[Identifier, tuple[str, str]] = {}
        shared: dict[Identifier, tuple[str, str]] = {}
        for (kind, read), text in zip(self._readers, row, strict=True):
            identifier = self._identifier(kind, read, text)
            if identifier is None:
                continue
            link = self._links.link_of(identifier.space)
            if link < Link.SHAREABLE:
                own.setdefault(identifier, (kind, text or ""))
            elif link is Link.SHAREABLE:
                shared.setdefault(identifier, (kind, text or ""))
        if own:
            first, *others = own
            for each in others:
                self._join(first, each)
            for identifier, (kind, text) in own.items():
                self._written.setdefault(identifier, {}).setdefault(kind, {})[identifier] = text
            return first
        if not shared:
            return None
        together = frozenset(shared)
        written = self._written.setdefault(together, {})
        for identifier, (kind, text) in shared.items():
            written.setdefault(kind, {}).setdefault(identifier, text)
        return together

    def person(self, key: object | None) -> object | None:
        """Give the one name under which a person goes; nothing where it has more names than a request takes."""
        if key is None:
            return None
        root = self._root(key)
        many = any(len(values) > _MOST_VALUES for values in self._whole[root].values())
        return None if many else root

    def identifiers(self, root: object) -> dict[str, list[str]]:
        """Give the identifiers of a person as they were written, each once."""
        return {kind: list(values.values()) for kind, values in self._whole[root].items()}

    def gather(self) -> None:
        """Bring together what was written of each person, once every row was read."""
        for key, written in self._written.items():
            whole = self._whole.setdefault(self._root(key), {})
            for kind, values in written.items():
                whole.setdefault(kind, {}).update(values)

    def _identifier(self, kind: str, read: Normaliser, text: str | None) -> Identifier | None:
        if text is None:
            return None
        if (kind, text) not in self._read:
            found = read(text)
            self._read[kind, text] = found if isinstance(found, Identifier) else None
        return self._read[kind, text]

    def _root(self, key: object) -> object:
        path = []
        while key in self._above:
            path.append(key)
            key = self._above[key]
        for each in path:
            self._above[each] = key
        return key

    def _join(self, one: object, other: object) -> None:
        root, joined = self._root(one), self._root(other)
        if root != joined:
            self._above[joined] = root


def _reader(kind: str) -> Normaliser:
    try:
        return normaliser_of(load_identity_book(), kind)
    except UnknownKindError as error:
        raise WrongFrameError(error.message, help=error.help) from error
