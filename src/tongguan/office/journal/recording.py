"""Adds to the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from tongguan.office.journal.chaining import BEGINNING, Plain
from tongguan.office.journal.models import Entry

if TYPE_CHECKING:
    from tongguan.office.accounts.models import Organisation, User

_ONE_WRITER = 0x7467_6A6E  # the number of our advisory lock in PostgreSQL
_through: ContextVar[str | None] = ContextVar("through", default=None)


@contextmanager
def through(means: str) -> Iterator[None]:
    """Let entries tell, until the block ends, by what a person acts other than the pages: such as ``key 3``."""
    token = _through.set(means)
    try:
        yield
    finally:
        _through.reset(token)


def record(
    what: str,
    *,
    organisation: "Organisation | None" = None,
    actor: "User | None" = None,
    subject: str = "",
    why: str = "",
    **detail: Plain,
) -> Entry:
    """Add an entry, in the transaction of the caller: what it tells of and the entry are kept together, or neither.

    Args:
        what: What happened, as a past participle after its noun: ``declaration.kept``.
        organisation: Whose journal shows it; ``None`` for the whole office.
        actor: Who did it; ``None`` for the program itself.
        subject: What it happened to, such as ``declaration 4``.
        why: The reason, in the words of the person.
        detail: What else must be provable later. Plain values; no personal information.
    """
    means = _through.get()
    if means is not None:
        detail["through"] = means
    with transaction.atomic():
        _one_at_a_time()
        last = Entry.objects.order_by("-number").only("number", "digest").first()
        entry = Entry(
            number=last.number + 1 if last else 1,
            recorded_at=timezone.now(),
            organisation=organisation,
            actor=actor,
            what=what,
            subject=subject,
            why=why,
            detail=detail,
            previous=last.digest if last else BEGINNING,
        )
        entry.digest = entry.computed_digest()
        entry.save()
    return entry


def _one_at_a_time() -> None:
    """Let one transaction at a time find the last entry; in SQLite a writing transaction is alone already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_WRITER])
