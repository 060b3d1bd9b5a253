"""Makes people of identifiers: normal forms, pseudonyms under the year's key, and which of them are one person.

The gate takes the upper end. A resident identity number, a passport, an account belong to one person: where several
are given for one, they are held together from then on. A telephone, a mailbox, a bank card may be shared: beside one
of those they add nothing, and alone they name a person only together, so that two who share one are two.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tongguan.gate.people import People
from tongguan.gate.service.answered import Unreadable
from tongguan.gate.service.asked import PeopleAsked
from tongguan.gate.service.errors import NoKeyOfYearError, WrongFieldsError
from tongguan.gate.service.reading import YearKeys
from tongguan.identity import (
    Identifier,
    Key,
    Normaliser,
    UnknownKindError,
    load_identity_book,
    normaliser_of,
    pseudonym_of,
)
from tongguan.identity.resolution import Link

_PSEUDONYM_BYTES = 16
PersonAsked = dict[str, "str | tuple[str, ...]"]


class Told(NamedTuple):
    """The people of a request, and the identifiers that name nobody."""

    people: People
    unreadable: tuple[Unreadable, ...] = ()


class Identifying:
    """Knows the keys of the handlers' years; a key is never shown."""

    def __init__(self, keys: YearKeys) -> None:
        self._keys = keys

    def people(self, asked: PeopleAsked, handler: str, year: int, salt: bytes) -> Told:
        """Give the people of a request, in the order of its places.

        Args:
            asked: As they were given.
            handler: Whose people they are.
            year: The calendar year in Beijing time.
            salt: What an unreadable person's stand-in is made of: the same for the same request.

        Raises:
            NoKeyOfYearError: There are identifiers, and no key to make pseudonyms with.
            WrongFieldsError: An identifier is of no known kind.
        """
        given = tuple(map(bytes.fromhex, asked.pseudonyms))
        aliases = {bytes.fromhex(each): tuple(map(bytes.fromhex, others)) for each, others in asked.aliases.items()}
        if not asked.people:
            return Told(People(given, aliases, asked.unidentified))
        key = self.key(handler, year)
        found: list[bytes] = []
        unreadable: list[Unreadable] = []
        for place, person in enumerate(asked.people):
            names = pseudonyms_of(person, key, place, unreadable)
            if not names:
                names = (_stand_in(salt, place),)
            found.append(names[0])
            if len(names) > 1:
                aliases[names[0]] = tuple(dict.fromkeys((*aliases.get(names[0], ()), *names[1:])))
        return Told(People((*found, *given), aliases, asked.unidentified), tuple(unreadable))

    def groups(self, people: Sequence[PersonAsked], handler: str, year: int) -> list[list[bytes]]:
        """Give every pseudonym of each person, the shareable ones too; for who was found to be one person.

        Raises:
            NoKeyOfYearError, WrongFieldsError: As for ``people``.
        """
        if not people:
            return []
        key = self.key(handler, year)
        return [
            list(dict.fromkeys(each for _, each in _read(person, key, place, [])))
            for place, person in enumerate(people)
        ]

    def key(self, handler: str, year: int) -> Key:
        """Give the key of a handler's year.

        Raises:
            NoKeyOfYearError: There is none.
        """
        key = self._keys.get((handler, year))
        if key is None:
            raise NoKeyOfYearError(
                f"the gate has no key of {year} of `{handler}`",
                help="`tongguan key new` makes one; name it under `handlers` and start the gate again",
            )
        return key

    def has_key(self, handler: str, year: int) -> bool:
        """Whether there is a key of a handler's year."""
        return (handler, year) in self._keys


def pseudonyms_of(person: PersonAsked, key: Key, place: int, unreadable: list[Unreadable]) -> tuple[bytes, ...]:
    """Give the pseudonyms of one person that belong to nobody else; none where nothing names it."""
    read = _read(person, key, place, unreadable)
    own = dict.fromkeys(each for link, each in read if link < Link.SHAREABLE)
    if own:
        return tuple(own)
    shared = sorted({each for link, each in read if link is Link.SHAREABLE})
    if len(shared) < 2:  # noqa: PLR2004 -- one names the person by itself
        return tuple(shared)
    return (hashlib.sha256(b"tongguan/together/1" + b"".join(shared)).digest()[:_PSEUDONYM_BYTES],)


def _read(person: PersonAsked, key: Key, place: int, unreadable: list[Unreadable]) -> list[tuple[Link, bytes]]:
    found = []
    for kind, values in person.items():
        normalise = _normaliser(kind)
        for value in (values,) if isinstance(values, str) else values:
            identifier = normalise(value)
            if isinstance(identifier, Identifier):
                found.append((_link(identifier.space), pseudonym_of(identifier, key)))
            else:
                unreadable.append(Unreadable(place=place, kind=kind, reason=identifier.value))
    return found


@lru_cache(maxsize=256)
def _normaliser(kind: str) -> Normaliser:
    try:
        return normaliser_of(load_identity_book(), kind)
    except UnknownKindError as error:
        raise WrongFieldsError(error.message, help=error.help, field="people") from error


@lru_cache(maxsize=256)
def _link(space: str) -> Link:
    return load_identity_book().links.link_of(space)


def _stand_in(salt: bytes, place: int) -> bytes:
    return hashlib.sha256(b"tongguan/unreadable/1" + salt + place.to_bytes(4, "big")).digest()[:_PSEUDONYM_BYTES]


__all__ = ["Identifying", "Told", "pseudonyms_of"]
