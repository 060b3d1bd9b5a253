"""Checks the whole journal."""

from dataclasses import dataclass
from typing import ClassVar

from tongguan.office.journal.chaining import BEGINNING
from tongguan.office.journal.models import Entry
from tongguan.vocabulary import TongguanError

_AT_ONCE = 1000


class JournalAlteredError(TongguanError):
    """The journal is not what was written into it."""

    code: ClassVar[str] = "office/journal-altered"


@dataclass(frozen=True, slots=True)
class Verified:
    """A journal that holds: how many entries, and the hash of the last, to be kept elsewhere."""

    entries: int
    head: str


def verify(kept_head: str | None = None) -> Verified:
    """Follow the chain from the first entry to the last.

    Args:
        kept_head: The hash of an entry that was written down earlier; it must still be in the chain.

    Raises:
        JournalAlteredError: An entry was altered, is missing, or was put in; or the kept hash is gone.
    """
    previous, count, seen = BEGINNING, 0, kept_head is None
    for entry in Entry.objects.order_by("number").iterator(chunk_size=_AT_ONCE):
        count += 1
        if entry.number != count:
            raise JournalAlteredError(f"entry {count} of the journal is missing", help=_HELP)
        if entry.previous != previous or entry.computed_digest() != entry.digest:
            raise JournalAlteredError(f"entry {count} of the journal is not as it was written", help=_HELP)
        previous = entry.digest
        seen = seen or previous == kept_head
    if not seen:
        raise JournalAlteredError(
            f"no entry of the journal has the hash `{kept_head}`: it was cut short or written anew", help=_HELP
        )
    return Verified(count, previous)


_HELP = "compare it with a backup; `tongguan office restore` brings one back"
