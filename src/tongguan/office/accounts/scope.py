"""Which organisation the program acts for at this moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ClassVar

from tongguan.vocabulary import TongguanError

_acting_for: ContextVar[int | None] = ContextVar("acting_for", default=None)


class NoOrganisationError(TongguanError):
    """Something of an organisation was asked for, without saying of which."""

    code: ClassVar[str] = "office/no-organisation"


class OtherOrganisationError(TongguanError):
    """Something of one organisation was to be written while acting for another."""

    code: ClassVar[str] = "office/other-organisation"


@contextmanager
def within(organisation: int) -> Iterator[None]:
    """Act for the organisation of this id until the block ends."""
    token = _acting_for.set(organisation)
    try:
        yield
    finally:
        _acting_for.reset(token)


def acting_for() -> int:
    """Give the id of the organisation acted for.

    Raises:
        NoOrganisationError: None is.
    """
    organisation = _acting_for.get()
    if organisation is None:
        raise NoOrganisationError(
            "no organisation is acted for", help="ask inside `within(organisation)`; a page does so by `@page`"
        )
    return organisation
