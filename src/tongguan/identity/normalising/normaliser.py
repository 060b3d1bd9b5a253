"""Reads values of one kind, or of the kinds of a mixture."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from tongguan.identity.book import Book
from tongguan.identity.identifier import Identifier
from tongguan.identity.kinds import Kind, Shape
from tongguan.identity.normalising.changing import changing_by
from tongguan.identity.normalising.checking import Fails, failing_by
from tongguan.identity.normalising.plain import changes_of_plain_text, checks_of_plain_text
from tongguan.identity.patterns import groups_in
from tongguan.identity.reasons import Reason
from tongguan.identity.steps import Change, Check, reason_of

Normaliser = Callable[[str | None], Identifier | Reason]
"""Turns a value into its identifier, or says why it is none."""

_Checks = Sequence[tuple[Fails, Reason]]


@lru_cache(maxsize=256)
def normaliser_of(book: Book, name: str) -> Normaliser:
    """Give the normaliser of a kind, or of a mixture: the first of its kinds that takes a value names it.

    Where no kind of a mixture takes a value, the first reason that is more than ``malformed`` is given.

    Raises:
        UnknownKindError: There is no such kind.
    """
    normalisers = [_of_kind(kind, book) for kind in book.kinds_of(name)]
    if len(normalisers) == 1:
        return normalisers[0]

    def normalise(value: str | None) -> Identifier | Reason:
        reason = Reason.MALFORMED
        for each in normalisers:
            found = each(value)
            if not isinstance(found, Reason):
                return found
            if reason is Reason.MALFORMED:
                reason = found
        return reason

    return normalise


def _of_kind(kind: Kind, book: Book) -> Normaliser:
    clean = changing_by(kind.clean, book)
    plain_clean = changing_by(changes_of_plain_text(kind.clean, book), book)
    refuse = _checks(kind.refuse, kind.clean, book)
    plain_refuse = _checks(checks_of_plain_text(kind.refuse, book), kind.clean, book)
    shapes = [(_core(shape.pattern), _judging(kind, shape, book)) for shape in kind.shapes]

    def normalise(value: str | None) -> Identifier | Reason:
        if not value:
            return Reason.EMPTY
        if value.isalnum() and value.isascii():
            cleaned, checks = plain_clean(value), plain_refuse
        elif value.isascii() or _can_be_written(value):
            cleaned, checks = clean(value), refuse
        else:
            return Reason.MALFORMED
        failed = _first_failed(cleaned, checks) if cleaned else Reason.EMPTY
        if failed is not None:
            return failed
        for core_of, judged in shapes:
            core = core_of(cleaned)
            if core is not None:
                return judged(core)
        return Reason.MALFORMED

    return normalise


def _judging(kind: Kind, shape: Shape, book: Book) -> Callable[[str], Identifier | Reason]:
    """Give the function that makes an identifier of what a shape let through, or says why not."""
    space, change = kind.space, changing_by(shape.change, book)
    checks = _checks((*shape.require, *kind.require), (), book)

    def judged(core: str) -> Identifier | Reason:
        text = change(core)
        return _first_failed(text, checks) or Identifier(space, text)

    return judged


def _first_failed(text: str, checks: _Checks) -> Reason | None:
    for fails, reason in checks:
        if fails(text):
            return reason
    return None


def _core(pattern: str | None) -> Callable[[str], str | None]:
    if pattern is None:
        return lambda text: text
    matches, group = re.compile(pattern).fullmatch, groups_in(pattern)

    def core(text: str) -> str | None:
        found = matches(text)
        return None if found is None else found[group]

    return core


def _checks(checks: Sequence[Check], before: Sequence[Change], book: Book) -> _Checks:
    return [(failing_by(check, before, book), reason_of(check)) for check in checks]


def _can_be_written(value: str) -> bool:
    """Whether ``value`` has no half of a surrogate pair, which no file and no engine can hold."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
