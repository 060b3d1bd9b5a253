"""What must hold of the book beyond the form of its records: every name leads somewhere, every pattern is portable."""

from collections.abc import Container, Iterator
from typing import assert_never

from tongguan.identity.book import Book
from tongguan.identity.errors import IdentityBookError
from tongguan.identity.kinds import Kind
from tongguan.identity.patterns import mistake_in
from tongguan.identity.resolution.policy import Link
from tongguan.identity.steps import (
    AppendCheck,
    ChangeCase,
    Checksum,
    DateWithin,
    Insert,
    LengthWithin,
    LowerAfter,
    Luhn,
    NotEndingWith,
    NotPlaceholder,
    NotRepeated,
    Remove,
    StartsWith,
    Translate,
    Trim,
    Without,
)
from tongguan.identity.steps import Change as AnyChange
from tongguan.identity.steps import Check as AnyCheck

_Step = AnyChange | AnyCheck
_WILD = "%_\\"
_DATE_DIGITS = 8


def check(book: Book) -> None:
    """Check the whole book.

    Raises:
        IdentityBookError: Something in it leads nowhere or is not as it must be.
    """
    for table in book.check_tables.values():
        if any(len(set(text)) != len(text) for text in (table.characters, table.table)):
            raise IdentityBookError(f"the check table `{table.id}` has a character twice")
    for kind in book.kinds.values():
        for mistake in _mistakes_of(kind, book):
            raise IdentityBookError(mistake, source=f"kinds/{kind.id}.yaml")
    for mixture in book.mixtures.values():
        for name in mixture.any_of:
            if name not in book.kinds:
                raise IdentityBookError(f"`{name}` is no kind", source=f"kinds/{mixture.id}.yaml")
    _check_links(book)


def _check_links(book: Book) -> None:
    named = book.links.exclusive | book.links.decisive | book.links.shareable | book.links.never
    for space in book.spaces:
        if space not in named:
            raise IdentityBookError(f"nothing says how `{space}` links", source="linking.yaml")
    for space in sorted(named - set(book.spaces)):
        raise IdentityBookError(f"`{space}` is the space of no kind", source="linking.yaml")
    for kind in book.kinds.values():
        if (kind.names == "organisation") is not (book.links.link_of(kind.space) is Link.NEVER):
            raise IdentityBookError(
                f"`{kind.id}` links people although it names none, or the reverse", source="linking.yaml"
            )


def _mistakes_of(kind: Kind, book: Book) -> Iterator[str]:
    if not kind.shapes:
        yield f"the kind `{kind.id}` has no shape"
    steps: list[_Step] = [*kind.clean, *kind.refuse, *kind.require]
    for shape in kind.shapes:
        steps += [*shape.change, *shape.require]
        if shape.pattern is not None and (mistake := mistake_in(shape.pattern)) is not None:
            yield f"the pattern of shape `{shape.id}`: {mistake}"
    for step in steps:
        yield from _mistakes_in(step, book)


def _mistakes_in(step: _Step, book: Book) -> Iterator[str]:  # noqa: C901, PLR0912 -- one arm a kind of step
    match step:
        case Translate(table):
            yield from _unknown((table,), book.translations, "translation")
        case Remove(sets) | Trim(sets) | Without(sets):
            yield from _unknown(sets, book.sets, "set of characters")
        case AppendCheck(checksum) | Checksum(checksum):
            yield from _unknown((checksum,), book.check_tables, "check table")
        case StartsWith(list):
            yield from _unknown((list,), book.lists, "list")
        case NotEndingWith(list):
            yield from _unknown((list,), book.lists, "list")
            if any(character in _WILD for text in book.lists.get(list, ()) for character in text):
                yield f"the list `{list}` holds one of {_WILD}, which SQL takes for a wildcard"
        case NotPlaceholder(lists):
            yield from _unknown(lists, book.lists, "list")
        case DateWithin(_, first, last):
            if not (len(first) == len(last) == _DATE_DIGITS and first <= last):
                yield "the days of a date are `YYYYMMDD`, the first no later than the last"
        case LowerAfter(mark):
            if len(mark) != 1:
                yield "the mark of `lower_after` is one character"
        case ChangeCase() | Insert() | LengthWithin() | Luhn() | NotRepeated():
            return
        case _:
            assert_never(step)


def _unknown(names: tuple[str, ...], known: Container[str], what: str) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"there is no {what} `{name}`"
