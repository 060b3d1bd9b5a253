"""What an issuer does: it makes its key, issues, revokes, stops, lifts, and signs feeds. One lock for each act."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from tongguan.clearance import (
    Clearance,
    Feed,
    KeySet,
    SigningKey,
    StopOrder,
    sign_clearance,
)
from tongguan.clearance.errors import UnknownClearanceError
from tongguan.clearance.files import token_of
from tongguan.clearance.journal import BEGINNING, IssuerJournal, Lifted, Revoked, Stopped, issued_record
from tongguan.clearance.signing import FEED_TYPE, payload_unverified
from tongguan.office.issuer.errors import IssuerThereError
from tongguan.office.issuer.folder import IssuerFolder
from tongguan.vocabulary import Citation

MAX_AGE_SECONDS: Final = 900
_SIGNED_ANEW_AFTER: Final = timedelta(seconds=MAX_AGE_SECONDS // 3)
PASSWORD: Final = "TONGGUAN_KEY_PASSWORD"  # noqa: S105 -- the name of the variable, not a password
DEFAULT_CITE: Final = "PIPL-2021#66.1"


def password() -> bytes | None:
    """Give the password of private keys from the environment; ``None`` where they are only their owner's to read."""
    return os.environ.get(PASSWORD, "").encode() or None


def open_issuer(folder: IssuerFolder, name: str) -> str:
    """Make the first key and sign the first feed; give the key's id.

    Raises:
        IssuerThereError: There are keys already.
    """
    if folder.exists():
        raise IssuerThereError("the issuer has keys already", help="`tongguan clearance keys rotate` adds the next")
    key = SigningKey.new()
    folder.keep_private(key, password())
    folder.write_keys(KeySet(issuer=name, keys=(key.public(datetime.now(UTC)),)))
    with folder.writing() as journal:
        folder.feed(journal, key, MAX_AGE_SECONDS)
    return key.kid


def issue(folder: IssuerFolder, write: Callable[[IssuerJournal], Clearance]) -> Clearance:
    """Sign what ``write`` makes of the journal as it stands, enter it, and keep its file."""
    key = folder.signing_key(password())
    with folder.writing() as journal:
        clearance = write(journal)
        token = sign_clearance(clearance, key)
        # First the journal: an allotment that is entered and never used is safe, the other way round is not.
        folder.append(journal, issued_record(clearance, key.kid, token))
        folder.keep_clearance(clearance.id, token)
    return clearance


def revoke(folder: IssuerFolder, name: str, reason: str) -> Feed:
    """Revoke a clearance for good, and sign the feed that says so.

    Raises:
        UnknownClearanceError: None of that id was issued here.
    """
    key = folder.signing_key(password())
    with folder.writing() as journal:
        journal.find(name)
        if name not in journal.revoked:
            now = datetime.now(UTC)
            folder.append(journal, Revoked(number=1, at=now, previous=BEGINNING, clearance=name, reason=reason))
        return folder.feed(journal, key, MAX_AGE_SECONDS)


def stop(
    folder: IssuerFolder,
    *,
    handler: str,
    order: str,
    authority: str = "",
    exports: Sequence[str] = (),
    recipients: Sequence[str] = (),
    cites: Sequence[str] = (DEFAULT_CITE,),
) -> StopOrder:
    """Enter an order to stop, and sign the feed that says so.

    Raises:
        CitationError: A provision is not written as one.
    """
    key, now = folder.signing_key(password()), datetime.now(UTC)
    with folder.writing() as journal:
        entered = StopOrder(
            id=f"STOP-{len(journal.records) + 1:06d}",
            handler=handler,
            since=now,
            order=order,
            authority=authority,
            exports=tuple(exports),
            recipients=tuple(recipients),
            cites=tuple(str(Citation.parse(each)) for each in cites),
        )
        folder.append(journal, Stopped(number=1, at=now, previous=BEGINNING, stop=entered))
        folder.feed(journal, key, MAX_AGE_SECONDS)
    return entered


def lift(folder: IssuerFolder, name: str, reason: str) -> Feed:
    """Lift an order as a whole, and sign the feed that says so.

    Raises:
        UnknownClearanceError: No such order stands.
    """
    key = folder.signing_key(password())
    with folder.writing() as journal:
        if name not in {each.id for each in journal.standing_stops}:
            raise UnknownClearanceError(f"no order `{name}` stands")
        folder.append(journal, Lifted(number=1, at=datetime.now(UTC), previous=BEGINNING, stop=name, reason=reason))
        return folder.feed(journal, key, MAX_AGE_SECONDS)


def fresh_feed(folder: IssuerFolder, now: datetime) -> bytes:
    """Give the file of the feed, signed anew before gates find it too old.

    Raises:
        NoIssuerError: There are no keys.
    """
    content = _feed_of(folder)
    if content is not None and now - _issued_at(content) < _SIGNED_ANEW_AFTER:
        return content
    key = folder.signing_key(password())
    with folder.writing() as journal:
        content = _feed_of(folder)  # somebody else may have signed it while this one waited for the lock
        if content is None or now - _issued_at(content) >= _SIGNED_ANEW_AFTER:
            folder.feed(journal, key, MAX_AGE_SECONDS)
    return folder.feed_file.read_bytes()


def _feed_of(folder: IssuerFolder) -> bytes | None:
    try:
        return folder.feed_file.read_bytes()
    except FileNotFoundError:
        return None


def _issued_at(content: bytes) -> datetime:
    import msgspec  # noqa: PLC0415 -- as where files are read

    return msgspec.json.decode(payload_unverified(token_of(content), FEED_TYPE), type=Feed).issued_at
