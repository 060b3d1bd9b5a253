"""The folder of an issuer: its keys, its journal, its feed."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tongguan.clearance import KeySet, SigningKey, write_json
from tongguan.clearance.errors import WrongKeySetError
from tongguan.clearance.feed import Feed, sign_feed
from tongguan.clearance.files import file_text
from tongguan.clearance.journal import BEGINNING, AnyRecord, Fed, IssuerJournal
from tongguan.office.issuer.errors import IssuerFileError, IssuerThereError, NoIssuerError

_KEYS, _JOURNAL, _FEED, _PRIVATE, _CLEARANCES = "keys.json", "journal.ndjson", "feed.json", "private", "clearances"
_OWNER_ONLY, _OWNER_ONLY_FOLDER = 0o600, 0o700


class IssuerFolder:
    """One folder; whoever writes in it holds its lock meanwhile."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keys(self) -> KeySet:
        """Read the public keys.

        Raises:
            NoIssuerError: There are none yet.
        """
        if not self.exists():
            raise NoIssuerError(
                f"`{self.path.name}` holds no keys of an issuer",
                help=f"`tongguan clearance keys new --issuer {self.path}` makes them",
            )
        return KeySet.read(_read(self.path / _KEYS))

    def write_keys(self, keys: KeySet) -> None:
        """Write the public keys."""
        self.path.mkdir(parents=True, exist_ok=True)
        _replace(self.path / _KEYS, _pretty(keys))

    def exists(self) -> bool:
        """Whether keys were made here."""
        return (self.path / _KEYS).exists()

    def keep_private(self, key: SigningKey, password: bytes | None) -> Path:
        """Write a private key, readable by its owner alone; an existing file is never replaced."""
        folder = self.path / _PRIVATE
        folder.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY_FOLDER)
        file = folder / f"{key.kid}.pem"
        try:
            number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
            with os.fdopen(number, "wb") as opened:
                opened.write(key.pem(password))
                opened.flush()
                os.fsync(number)
        except FileExistsError as error:
            raise IssuerThereError(f"`{file}` is there already") from error
        except OSError as error:
            raise _not_written(file, error) from error
        return file

    def private(self, kid: str, password: bytes | None) -> SigningKey:
        """Read a private key.

        Raises:
            WrongKeySetError: Others may read the file, or it is not that key.
        """
        file = self.path / _PRIVATE / f"{kid}.pem"
        content = _read(file)
        if file.stat().st_mode & 0o077:
            raise WrongKeySetError(f"others than its owner may read `{file}`", help=f"chmod 600 {file}")
        key = SigningKey.read(content, password)
        if key.kid != kid:
            raise WrongKeySetError(f"`{file}` holds another key than its name says")
        return key

    def signing_key(self, password: bytes | None) -> SigningKey:
        """Give the active key."""
        return self.private(self.keys().active.kid, password)

    def journal(self) -> IssuerJournal:
        """Read the journal and prove its chain; empty where nothing was issued."""
        file = self.path / _JOURNAL
        return IssuerJournal.read(_read(file)) if file.exists() else IssuerJournal()

    @contextmanager
    def writing(self) -> Iterator[IssuerJournal]:
        """Hold the lock of the folder, and give the journal as it stands."""
        if not self.path.is_dir():
            raise NoIssuerError(f"there is no folder `{self.path}`", help="`tongguan clearance keys new` makes it")
        with (self.path / _JOURNAL).open("ab") as locked:
            fcntl.flock(locked, fcntl.LOCK_EX)
            yield self.journal()

    def append(self, journal: IssuerJournal, *records: AnyRecord) -> None:
        """Add records to the journal, on the disk before this returns; the lock is held by the caller."""
        lines = b"".join(journal.append(record) for record in records)
        try:
            with (self.path / _JOURNAL).open("ab") as file:
                file.write(lines)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _not_written(self.path / _JOURNAL, error) from error

    def feed(self, journal: IssuerJournal, key: SigningKey, max_age_seconds: int) -> Feed:
        """Sign the feed that follows and write it, its number in the journal first."""
        now = datetime.now(UTC)
        feed = journal.next_feed(self.keys().issuer, now, max_age_seconds)
        self.append(journal, Fed(number=1, at=now, previous=BEGINNING, sequence=feed.sequence))
        _replace(self.path / _FEED, file_text(sign_feed(feed, key)))
        return feed

    def keep_clearance(self, name: str, token: str) -> Path:
        """Write a clearance that was issued where gates and people find it."""
        file = self.clearance_file(name)
        _replace(file, file_text(token))
        return file

    @property
    def keys_file(self) -> Path:
        """The file of the public keys, which gates are given."""
        return self.path / _KEYS

    @property
    def journal_file(self) -> Path:
        """The file of the journal."""
        return self.path / _JOURNAL

    @property
    def feed_file(self) -> Path:
        """The file of the feed that gates read."""
        return self.path / _FEED

    def clearance_file(self, name: str) -> Path:
        """Give the file of a clearance."""
        folder = self.path / _CLEARANCES
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{name}.json"


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise IssuerFileError(f"`{file}` cannot be read: {error.strerror or error}") from error


def _replace(file: Path, text: str) -> None:
    """Write a file; another process sees the old one or the new one, never a part."""
    partial = file.with_name(f".{file.name}.{os.getpid()}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise _not_written(file, error) from error


def _not_written(file: Path, error: OSError) -> IssuerFileError:
    return IssuerFileError(f"`{file}` cannot be written: {error.strerror or error}")


def _pretty(keys: KeySet) -> str:
    import msgspec  # noqa: PLC0415 -- only to write keys

    return msgspec.json.format(write_json(keys), indent=2).decode() + "\n"
