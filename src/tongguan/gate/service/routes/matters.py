"""Matters that wait for somebody, as routes tell them: by their receipts, without anybody's pseudonym."""

from tongguan.gate.entry import Entry
from tongguan.gate.errors import NoSuchMatterError
from tongguan.gate.ledger.matters import Matter, MatterKind
from tongguan.gate.ledger.work import instant
from tongguan.gate.service.answered import Matters, MatterTold
from tongguan.gate.service.calls import Call
from tongguan.gate.service.errors import NotAllowedError
from tongguan.gate.service.telling import Headlines, reason_told

MOST_LISTED = 1000


def listed(call: Call, kind: MatterKind) -> Matters:
    """Give open matters of a kind; blocks."""
    desk = call.desk
    found = desk.beside.matters(kind, MOST_LISTED)
    told = (_told(each, entry_of(call, each.seq), desk.headlines) for each in found)
    return Matters(matters=tuple(told))


def entry_of(call: Call, number: int) -> Entry:
    """Give an entry of the ledger by its number; blocks.

    Raises:
        NoSuchMatterError: There is none.
    """
    found = call.desk.beside.entries(number - 1, 1)
    if not found or found[0].entry.seq != number:
        raise NoSuchMatterError(f"there is no entry {number}")
    return found[0].entry


def require_own(call: Call, kind: MatterKind) -> None:
    """Refuse a matter of another caller; blocks.

    Raises:
        NoSuchMatterError: There is no such entry.
        NotAllowedError: Another caller opened it.
    """
    entry = entry_of(call, call.number)
    if entry.caller != call.by.name and "reviewer" not in call.by.roles:
        raise NotAllowedError(f"the {kind} {call.number} is of another caller")


def _told(matter: Matter, entry: Entry, headlines: Headlines) -> MatterTold:
    return MatterTold(
        number=matter.seq,
        kind=matter.kind,
        at=entry.at,
        export=entry.export,
        recipient=entry.recipient,
        territory=entry.territory,
        data_items=entry.items,
        people=entry.people,
        caller=entry.caller,
        clearance=entry.clearance,
        reasons=tuple(reason_told(each, headlines) for each in entry.reasons),
        by=entry.by,
        note=entry.note,
        until=instant(matter.expires_at).isoformat() if matter.expires_at is not None else "",
    )
