"""The ledger on PostgreSQL: a database that many gates share."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tongguan.gate.errors import (
    LedgerBusyError,
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerNotDurableError,
    LedgerUnreachableError,
)
from tongguan.gate.ledger.sql import Row, statements

if TYPE_CHECKING:
    import psycopg

BUSY_SECONDS = 10.0
_OLDEST = 150000
_BY_COLUMN = frozenset({"receipt-add", "answered-add"})


class PostgresqlSql:
    """A connection to a ledger in a database, opened anew after it broke.

    One thread at a time may use it. Whoever begins locks the one row of ``head``: counting is serial, and each
    statement after it sees what those before it committed.
    """

    claims = True

    def __init__(self, conninfo: str, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._conninfo = conninfo
        self._busy_milliseconds = int(busy_seconds * 1000)
        self._statements = statements("postgresql")
        self._open: psycopg.Connection[Row] | None = None
        self._connected()

    def begin(self) -> None:
        """Begin; the lock is taken by reading the head."""
        self._begin("BEGIN ISOLATION LEVEL READ COMMITTED")

    def begin_reading(self) -> None:
        """Begin on one snapshot."""
        self._begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def commit(self) -> None:
        """Commit; where the connection breaks meanwhile, whether it holds is told by the idempotency keys."""
        with _told():
            self._connected().execute("COMMIT")

    def rollback(self) -> None:
        """Roll back, or let a broken connection go."""
        connection = self._open
        if connection is None:
            return
        try:
            connection.rollback()
        except _errors().Error:
            self.close()
        if connection.broken:
            self.close()

    def fetch(self, name: str, /, **values: object) -> list[Row]:
        """Run a statement and give its rows."""
        with _told():
            return self._connected().execute(self._statements[name], values, binary=True).fetchall()

    def run(self, name: str, /, **values: object) -> int:
        """Run a statement and give how many rows it touched."""
        with _told():
            return self._connected().execute(self._statements[name], values).rowcount

    def many(self, name: str, rows: Sequence[Mapping[str, object]], /) -> None:
        """Run a statement for every row without waiting for each, or once where it takes columns."""
        if name in _BY_COLUMN:
            self.run(name, **{column: [row[column] for row in rows] for column in rows[0]})
            return
        with _told(), self._connected().cursor() as cursor:
            cursor.executemany(self._statements[name], rows)

    def add_people(self, page: int, bits: int, people: Sequence[bytes]) -> None:
        """Add rows in the order of the index."""
        self.run("people-add", page=page, bits=bits, people=sorted(people))

    def mark_people(self, page: int, bits: int, people: Sequence[bytes]) -> None:
        """Set bits."""
        self.run("people-mark", page=page, bits=bits, people=list(people))

    def claim_people(self, page: int, bits: int, people: Sequence[bytes]) -> set[bytes]:
        """Add those who are not there in one statement."""
        return {row[0] for row in self.fetch("people-claim", page=page, bits=bits, people=sorted(people))}

    def create(self) -> None:
        """Create the tables."""
        with _told():
            self._connected().execute(self._statements["schema"])

    def close(self) -> None:
        """Let go of the connection."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _begin(self, statement: str) -> None:
        for last in (False, True):
            try:
                with _told():
                    self._connected().execute(statement)
            except LedgerUnreachableError:
                self.close()  # the server may have been restarted since: once more, on a new connection
                if last:
                    raise
            else:
                return

    def _connected(self) -> "psycopg.Connection[Row]":
        import psycopg  # noqa: PLC0415 -- an extra, and slow to import

        if self._open is None:
            with _told():
                self._open = psycopg.connect(self._conninfo, autocommit=True, connect_timeout=5)
                self._set_up(self._open)
        return self._open

    def _set_up(self, connection: "psycopg.Connection[Row]") -> None:
        if connection.info.server_version < _OLDEST:
            raise LedgerNotDurableError(f"PostgreSQL {connection.info.server_version} is older than 15")
        connection.execute("SET synchronous_commit = on")
        connection.execute(f"SET lock_timeout = {self._busy_milliseconds}")
        connection.execute("SET idle_in_transaction_session_timeout = 60000")
        connection.execute("SET client_min_messages = warning")
        for name in ("fsync", "full_page_writes"):
            row = connection.execute(f"SHOW {name}").fetchone()
            if row is None or row[0] != "on":
                raise LedgerNotDurableError(
                    f"the database answers before what it wrote is safe: `{name}` is off", help=f"set `{name} = on`"
                )


@contextmanager
def _told() -> Iterator[None]:
    """Raise what PostgreSQL refuses as an error of ours, without what it quotes of the data."""
    try:
        yield
    except _errors().Error as error:
        raise _named(error) from error


def _named(error: Any) -> LedgerError:  # noqa: ANN401 -- psycopg's error, imported where it is needed
    state = error.sqlstate or ""
    if state in {"55P03", "40001", "40P01", "57014"}:
        return LedgerBusyError("another process holds the ledger", help="ask again")
    if state.startswith("53") or state == "58030":
        return LedgerFullError(
            "the database has no room, memory or connections left", help="make room; nothing was counted"
        )
    if state.startswith("XX"):
        return LedgerDamagedError("the database of the ledger is damaged", help="restore it from a backup")
    if state.startswith(("08", "57")) or not state:
        return LedgerUnreachableError("the database of the ledger cannot be reached, or broke off", help="ask again")
    return LedgerUnreachableError(f"the database of the ledger refused (SQLSTATE {state})")


def _errors() -> Any:  # noqa: ANN401 -- a module
    import psycopg  # noqa: PLC0415 -- an extra, and slow to import

    return psycopg
