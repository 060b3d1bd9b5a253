"""The ledger on SQLite: one file, write-ahead log, every commit synced to the disk."""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from tongguan.gate.errors import (
    LedgerBusyError,
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerNotDurableError,
    LedgerUnreachableError,
    NotALedgerError,
)
from tongguan.gate.ledger.sql import Row, statements

BUSY_SECONDS = 10.0
_CACHE_KIB = 64 * 1024
_CHECKPOINT_PAGES = 16_000
_PAGE_BYTES = 2048  # people come in no order: what a commit writes grows with the page
_MOST_IN_A_LIST = 1024
_MOST_CLAIMED = 250
_MOST_AT_ONCE = 256
_FEW = 4
_ADDS = re.compile(r"VALUES\s*(\([^()]*\))\s*;?\s*$")
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class SqliteSql:
    """A connection to a ledger in a file.

    One thread at a time may use it. ``busy_seconds`` is how long it waits for another process.
    """

    claims = True

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS, create: bool = False) -> None:
        if not create and not path.is_file():
            raise NotALedgerError(f"there is no ledger `{path}`", help="`tongguan gate init` makes one")
        self._statements = statements("sqlite")
        with _told(str(path)):
            self._connection = sqlite3.connect(
                path, timeout=busy_seconds, isolation_level=None, check_same_thread=False, cached_statements=256
            )
            self._set_up()

    def begin(self) -> None:
        """Begin, and take the only right to write."""
        with _told():
            self._connection.execute("BEGIN IMMEDIATE")

    def begin_reading(self) -> None:
        """Begin; writers go on meanwhile."""
        with _told():
            self._connection.execute("BEGIN")

    def commit(self) -> None:
        """Commit, synced."""
        with _told():
            self._connection.execute("COMMIT")

    def rollback(self) -> None:
        """Roll back, where SQLite has not done so itself."""
        if self._connection.in_transaction:
            with _told():
                self._connection.execute("ROLLBACK")

    def fetch(self, name: str, /, **values: object) -> list[Row]:
        """Run a statement and give its rows; a long list is run in pieces."""
        text = self._statements[name]
        listed = next((key for key, value in values.items() if isinstance(value, list)), None)
        with _told():
            if listed is None:
                return self._connection.execute(text, values).fetchall()
            found: list[Row] = []
            wanted = values.pop(listed)
            for part in _pieces(wanted if isinstance(wanted, list) else []):
                names = {f"{listed}{place}": value for place, value in enumerate(part)}
                marks = ",".join(f":{each}" for each in names)
                found += self._connection.execute(text.replace(f"{{{listed}}}", marks), {**values, **names}).fetchall()
            return found

    def run(self, name: str, /, **values: object) -> int:
        """Run a statement and give how many rows it touched."""
        with _told():
            return self._connection.execute(self._statements[name], values).rowcount

    def many(self, name: str, rows: Sequence[Mapping[str, object]], /) -> None:
        """Run a statement for every row; where it adds rows, for many at once."""
        text = self._statements[name]
        with _told():
            if len(rows) < _FEW or not _ADDS.search(text):
                self._connection.executemany(text, rows)
                return
            # Each statement lets go of the interpreter and has to win it back, among threads that want it too.
            for part in _groups(rows):
                statement, columns = _added_at_once(text, len(part))
                self._connection.execute(statement, [row[each] for row in part for each in columns])

    def add_people(self, page: int, bits: int, people: Sequence[bytes]) -> None:
        """Add rows, in the order of the tree, which touches each of its pages once."""
        rows = [{"page": page, "person": person, "bits": bits} for person in sorted(people)]
        self.many("person-add", rows)

    def mark_people(self, page: int, bits: int, people: Sequence[bytes]) -> None:
        """Set bits."""
        with _told():
            self._connection.executemany(
                self._statements["person-mark"], [(bits, page, person) for person in sorted(people)]
            )

    def claim_people(self, page: int, bits: int, people: Sequence[bytes]) -> set[bytes]:
        """Add rows in the order of the tree, many to a statement, and ask which of them were new."""
        new: set[bytes] = set()
        ordered = sorted(people)
        with _told():
            for place in range(0, len(ordered), _MOST_CLAIMED):
                part = ordered[place : place + _MOST_CLAIMED]
                statement = _claim(self._statements["people-claim"], len(part))
                new.update(row[0] for row in self._connection.execute(statement, (page, bits, *part)))
        return new

    def create(self) -> None:
        """Create the tables."""
        with _told():
            for statement in self._statements["schema"].split(";\n"):
                if statement.strip():
                    self._connection.execute(statement)

    def copy_to(self, file: Path) -> None:
        """Write a copy of one state of the ledger; writers go on meanwhile."""
        with _told(str(file)):
            target = sqlite3.connect(file, isolation_level=None)
            try:
                self._connection.backup(target)
            finally:
                target.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _set_up(self) -> None:
        connection = self._connection
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")  # of a new file; an old one keeps its own
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise LedgerNotDurableError(
                f"the ledger's file does not keep a write-ahead log (`{mode}`)", help="put it on a local disk"
            )
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        if connection.execute("PRAGMA synchronous").fetchone()[0] != 2:  # noqa: PLR2004 -- FULL
            raise LedgerNotDurableError("the ledger's file is not synced at every commit")


@cache
def _claim(statement: str, people: int) -> str:
    """Write a statement that adds so many people at once."""
    return statement.replace("{people}", ",".join(f"(?1, ?{place + 3}, ?2)" for place in range(people)))


@cache
def _added_at_once(statement: str, rows: int) -> tuple[str, list[str]]:
    """Write a statement that adds so many rows, and give the columns of each in order."""
    begin, row = _ADDS.split(statement)[:2]
    columns = [each.strip().removeprefix(":") for each in row.strip("()").split(",")]
    marks = f"({','.join('?' * len(columns))})"
    return f"{begin}VALUES {','.join([marks] * rows)}", columns


def _groups(rows: Sequence[Mapping[str, object]]) -> Iterator[Sequence[Mapping[str, object]]]:
    """Cut rows into groups of few sizes, so that few statements are prepared."""
    place, size = 0, _MOST_AT_ONCE
    while place < len(rows):
        while size > len(rows) - place:
            size //= 4
        yield rows[place : place + size]
        place += size


def _pieces(values: list[Any]) -> Iterator[list[Any]]:
    """Cut a list into pieces of few sizes, so that few statements are prepared; the last is filled with repetitions."""
    for place in range(0, len(values), _MOST_IN_A_LIST):
        piece = values[place : place + _MOST_IN_A_LIST]
        size = 1
        while size < len(piece):
            size *= 4
        size = min(size, _MOST_IN_A_LIST)
        yield piece + [piece[-1]] * (size - len(piece))


@contextmanager
def _told(where: str = "") -> Iterator[None]:
    """Raise what SQLite refuses as an error of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _named(error, where) from error


def _named(error: sqlite3.Error, where: str) -> LedgerError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    at = f" `{where}`" if where else ""
    if code == sqlite3.SQLITE_FULL:
        return LedgerFullError(f"the disk of the ledger{at} is full", help="make room; nothing was counted")
    if code in _BUSY:
        return LedgerBusyError(f"another process holds the ledger{at}", help="ask again")
    if code in _DAMAGED:
        return LedgerDamagedError(f"the file{at} is no ledger, or is damaged", help="restore it from a backup")
    return LedgerUnreachableError(f"the ledger{at} cannot be read or written: {str(error).lower()}")
