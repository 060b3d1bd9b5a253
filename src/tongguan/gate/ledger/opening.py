"""Makes and opens ledgers by their address: a file for SQLite, a connection string for PostgreSQL."""

import re
from datetime import UTC, datetime
from pathlib import Path

from tongguan.gate.entry import BEGINNING
from tongguan.gate.errors import LedgerError, NotALedgerError
from tongguan.gate.ledger.ledger import Ledger
from tongguan.gate.ledger.sql import Sql
from tongguan.gate.ledger.work import FORMAT, Seal, check_head, microseconds

_POSTGRESQL = re.compile(r"postgres(?:ql)?://|.*\bdbname=")


def open_ledger(address: str, seal: Seal | None = None) -> Ledger:
    """Open a ledger.

    Args:
        address: The path of a file, or ``postgresql://…``, or ``host=… dbname=…``.
        seal: Signs each commit with the ledger's own key.

    Raises:
        LedgerError: There is none, or it cannot be used.
    """
    sql = _connect(address, create=False)
    try:
        sql.begin_reading()
        try:
            format_, ledger, *_ = sql.fetch("head-read")[0]
        except (LedgerError, IndexError) as error:
            raise NotALedgerError("the file or database is no ledger", help="`tongguan gate init` makes one") from error
        finally:
            sql.rollback()
        check_head(format_, ledger, ledger)
    except BaseException:
        sql.close()
        raise
    return Ledger(sql, ledger, seal)


def create_ledger(address: str, ledger: str, seal: Seal | None = None, now: datetime | None = None) -> Ledger:
    """Make an empty ledger.

    Args:
        address: The path of a file that is not there yet, or the address of a database without one.
        ledger: Its id, which clearances name.
        seal: Signs each commit with the ledger's own key.
        now: The instant of its beginning.

    Raises:
        LedgerError: There is one already, or it cannot be made.
    """
    if not is_postgresql(address) and Path(address).exists():
        raise NotALedgerError(f"`{address}` is there already", help="name another file")
    sql = _connect(address, create=True)
    try:
        sql.begin()
        sql.create()
        sql.run("head-add", format=FORMAT, ledger=ledger, at=microseconds(now or datetime.now(UTC)), hash=BEGINNING)
        sql.commit()
    except BaseException:
        sql.rollback()
        sql.close()
        raise
    return Ledger(sql, ledger, seal)


def is_postgresql(address: str) -> bool:
    """Whether an address is a database's, not the path of a file."""
    return _POSTGRESQL.match(address) is not None


def _connect(address: str, *, create: bool) -> Sql:
    if is_postgresql(address):
        from tongguan.gate.ledger.postgresql import PostgresqlSql  # noqa: PLC0415 -- its library is an extra

        return PostgresqlSql(address)
    from tongguan.gate.ledger.sqlite import SqliteSql  # noqa: PLC0415 -- not needed on PostgreSQL

    return SqliteSql(Path(address), create=create)
