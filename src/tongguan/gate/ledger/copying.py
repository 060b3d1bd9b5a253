"""Copies a ledger while gates go on counting in it.

A copy is a state of the past. Whoever restores one must say who went out since: a ledger that has forgotten people
would let as many out again. ``Ledger.prove`` with the last receipts that callers hold tells what is missing.
"""

from pathlib import Path

from tongguan.gate.errors import LedgerError, NotALedgerError
from tongguan.gate.ledger.ledger import Ledger
from tongguan.gate.ledger.opening import is_postgresql, open_ledger
from tongguan.gate.ledger.sqlite import SqliteSql


def back_up(address: str, file: Path) -> tuple[int, bytes]:
    """Copy a ledger in a file; give the number and hash of the last entry of the copy.

    The copy is proved before it takes its name, so that a file with that name is a whole ledger.

    Args:
        address: The path of the ledger's file.
        file: The copy; nothing may be there.

    Raises:
        LedgerError: The ledger cannot be read or proved, the copy cannot be written, or the ledger is in a
            PostgreSQL database, which brings its own means.
    """
    if is_postgresql(address):
        raise LedgerError("a ledger in PostgreSQL is copied by the database", help="use `pg_dump`, or a standby server")
    if file.exists():
        raise NotALedgerError(f"`{file}` is there already", help="name another file")
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        sql = SqliteSql(Path(address))
        try:
            sql.copy_to(unfinished)
        finally:
            sql.close()
        copy = open_ledger(str(unfinished))
        try:
            head = _proved(copy)
        finally:
            copy.close()
        unfinished.rename(file)
    finally:
        for left in (unfinished, *(unfinished.with_name(unfinished.name + end) for end in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)
    return head


def _proved(copy: Ledger) -> tuple[int, bytes]:
    proof = copy.prove()
    if not proof.holds:
        raise NotALedgerError(
            f"the copy does not hold: {proof.problems[0].says}", help="`tongguan gate verify` says all of it"
        )
    return proof.entries, proof.hash
