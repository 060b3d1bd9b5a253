"""The issuer's journal: what was issued, revoked and stopped, one line each, chained by hashes.

Each line carries the hash of the line before it, so that nothing can be altered or taken out of the middle
unseen; the number of the last feed, which gates hold too, gives away a journal that was cut short. The files
themselves are read and written by those who own them.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from tongguan.clearance.errors import ClearanceError, JournalAlteredError, UnknownClearanceError
from tongguan.clearance.feed import Feed, Revocation, RevokedKey, StopOrder
from tongguan.clearance.json_text import check_json, write_json
from tongguan.clearance.model import Clearance, Instant, Limit, Name, People, Text, Year

BEGINNING: Final = "0" * 64
_MOST_LINE_BYTES = 256 * 1024


class Record(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="what"):
    """One line; ``previous`` is the SHA-256 of the line before it, in hexadecimal."""

    number: Annotated[int, Meta(ge=1)]
    at: Instant
    previous: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class IssuedLimit(Struct, frozen=True, forbid_unknown_fields=True):
    """What a clearance allows of one counter in one year."""

    counter: Name
    limit: Limit


class Issued(Record, frozen=True, tag="issued"):
    """A clearance was issued."""

    clearance: Name
    handler: Name
    export: Name
    recipients: tuple[Name, ...]
    ledger: Name
    valid_from: date
    valid_until: date
    kid: Name
    digest: Name
    limits: tuple[IssuedLimit, ...]


class Revoked(Record, frozen=True, tag="revoked"):
    """A clearance was revoked."""

    clearance: Name
    reason: Text


class Stopped(Record, frozen=True, tag="stopped"):
    """An order to stop was entered."""

    stop: StopOrder


class Lifted(Record, frozen=True, tag="lifted"):
    """An order to stop was lifted."""

    stop: Name
    reason: Text


class Settled(Record, frozen=True, tag="settled"):
    """A ledger without standing clearances told how many people it added; the rest of its allotment is free again."""

    ledger: Name
    handler: Name
    counter: Name
    year: Year
    added: People


class KeyRevoked(Record, frozen=True, tag="key-revoked"):
    """A key was revoked."""

    kid: Name
    reason: Text


class Fed(Record, frozen=True, tag="fed"):
    """A feed was signed; the number is never used again."""

    sequence: Annotated[int, Meta(ge=1)]


AnyRecord = Issued | Revoked | Stopped | Lifted | Settled | KeyRevoked | Fed
_DECODER = msgspec.json.Decoder(AnyRecord)


class IssuerJournal:
    """The records of an issuer in order, and what follows from them."""

    def __init__(self, records: Iterable[AnyRecord] = (), last_hash: str = BEGINNING) -> None:
        self.records = list(records)
        self.last_hash = last_hash

    @classmethod
    def read(cls, text: bytes) -> "IssuerJournal":
        """Read a journal and prove its chain.

        Raises:
            JournalAlteredError: A line is torn, altered, missing or out of order; says which.
        """
        if text and not text.endswith(b"\n"):
            raise JournalAlteredError(
                "the last line of the journal was not written to its end",
                line=text.count(b"\n") + 1,
                help="take the incomplete line out; nothing that rests on it was handed out",
            )
        records: list[AnyRecord] = []
        last = BEGINNING
        for place, line in enumerate(text.splitlines(), start=1):
            record = _record(line, place)
            if record.previous != last or record.number != place:
                raise JournalAlteredError("the line does not follow the one before it", line=place)
            records.append(record)
            last = hash_of(line)
        return cls(records, last)

    def append(self, record: AnyRecord) -> bytes:
        """Take a record in, and give the line to write, its end included.

        ``number`` and ``previous`` of the record are replaced by those that follow.
        """
        following = msgspec.structs.replace(record, number=len(self.records) + 1, previous=self.last_hash)
        line = write_json(following)
        self.records.append(following)
        self.last_hash = hash_of(line)
        return line + b"\n"

    @property
    def issued(self) -> tuple[Issued, ...]:
        """Every clearance issued, the oldest first."""
        return tuple(each for each in self.records if isinstance(each, Issued))

    @property
    def revoked(self) -> dict[str, Revoked]:
        """What was revoked, by the id of the clearance."""
        return {each.clearance: each for each in self.records if isinstance(each, Revoked)}

    @property
    def standing_stops(self) -> tuple[StopOrder, ...]:
        """The orders that were not lifted."""
        lifted = {each.stop for each in self.records if isinstance(each, Lifted)}
        return tuple(each.stop for each in self.records if isinstance(each, Stopped) and each.stop.id not in lifted)

    @property
    def last_sequence(self) -> int:
        """The number of the last feed; 0 before the first."""
        return max((each.sequence for each in self.records if isinstance(each, Fed)), default=0)

    def outstanding(self, on: date) -> tuple[Issued, ...]:
        """Give the clearances that can still admit somebody on a day or later."""
        revoked = self.revoked
        return tuple(each for each in self.issued if each.clearance not in revoked and each.valid_until >= on)

    def find(self, clearance: str) -> Issued:
        """Give an issued clearance.

        Raises:
            UnknownClearanceError: None of that id was issued here.
        """
        for each in self.issued:
            if each.clearance == clearance:
                return each
        raise UnknownClearanceError(f"no clearance `{clearance}` was issued here")

    def next_feed(self, issuer: str, at: "Instant", max_age_seconds: int) -> Feed:
        """Give the feed that follows: all that is revoked and stands, with the next number."""
        return Feed(
            issuer=issuer,
            sequence=self.last_sequence + 1,
            issued_at=at,
            max_age_seconds=max_age_seconds,
            revoked=tuple(Revocation(each.clearance, each.at, each.reason) for each in self.revoked.values()),
            stops=self.standing_stops,
            revoked_keys=tuple(RevokedKey(each.kid, each.at) for each in self.records if isinstance(each, KeyRevoked)),
        )


def issued_record(clearance: Clearance, kid: str, token: str) -> Issued:
    """Give the record of a clearance that was just signed, without its place in a journal."""
    return Issued(
        number=1,
        at=clearance.issued_at,
        previous=BEGINNING,
        clearance=clearance.id,
        handler=clearance.handler,
        export=clearance.export.id,
        recipients=tuple(each.id for each in clearance.recipients),
        ledger=clearance.ledger,
        valid_from=clearance.valid_from,
        valid_until=clearance.valid_until,
        kid=kid,
        digest=hashlib.sha256(token.encode("ascii")).hexdigest(),
        limits=tuple(IssuedLimit(counter.name, limit) for counter in clearance.counters for limit in counter.limits),
    )


def hash_of(line: bytes) -> str:
    """Give the hash that the next line carries."""
    return hashlib.sha256(line).hexdigest()


def _record(line: bytes, place: int) -> AnyRecord:
    try:
        check_json(line, _MOST_LINE_BYTES)
        record: AnyRecord = _DECODER.decode(line)
    except (ClearanceError, msgspec.MsgspecError) as error:
        raise JournalAlteredError("the line is not a record of a journal", line=place) from error
    return record
