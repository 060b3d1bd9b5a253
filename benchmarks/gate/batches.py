"""Batches of new people, beside the bare driver that inserts the same rows; and what a million people take."""

import hashlib
import os
import sqlite3
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

import psycopg
from msgspec import Struct

from benchmarks.gate.office import EXPORT, HANDLER, LEDGER, clearance
from tongguan.clearance import Feed, legal_day
from tongguan.gate import Admit, Admitted, People
from tongguan.gate.ledger import Case, Ledger, create_ledger

BATCH = 10_000
_PAGE, _BITS = 1, 3
_numbers = count()


class Batches(Struct):
    """People a second in each round, by the gate and by the bare driver, and how many there were before."""

    stored: int
    gate: list[float]
    bare: list[float]

    @property
    def ratios(self) -> list[float]:
        """Give the gate's rate as a share of the driver's, round by round."""
        return [mine / its for mine, its in zip(self.gate, self.bare, strict=True)]


def people_of(first: int, number: int) -> list[bytes]:
    """Give pseudonyms, in no order."""
    return [hashlib.blake2b(each.to_bytes(8), digest_size=16).digest() for each in range(first, first + number)]


def measure(address: str, stored: int, rounds: int) -> Batches:
    """Fill a ledger in bulk, and add batches to it in turn with the bare driver."""
    now = datetime.now(UTC)
    ledger = _opened(address, now)
    _settle(ledger, people_of(0, 1), now)  # makes the page and the counters
    bare = _driver(address)
    _store(bare, stored)
    gate_rates, bare_rates = [], []
    first = stored + 1
    for number in range(rounds + 1):
        mine, its = people_of(first, BATCH), people_of(first + BATCH, BATCH)
        first += 2 * BATCH
        begun = time.perf_counter()
        _settle(ledger, mine, now)
        between = time.perf_counter()
        _insert(bare, its)
        done = time.perf_counter()
        if number:  # the first warms both up
            gate_rates.append(BATCH / (between - begun))
            bare_rates.append(BATCH / (done - between))
    ledger.close()
    bare.close()
    return Batches(stored, gate_rates, bare_rates)


def size_of_a_million(address: str) -> int:
    """Admit a million people in batches, and give how many bytes the ledger takes."""
    now = datetime.now(UTC)
    ledger = _opened(address, now)
    for first in range(0, 1_000_000, BATCH):
        _settle(ledger, people_of(first, BATCH), now)
    found = ledger.size()
    ledger.close()
    return found


def _opened(address: str, now: datetime) -> Ledger:
    ledger = create_ledger(address, LEDGER, now=now)
    ledger.open_from_zero(HANDLER, legal_day(now).year, "a benchmark", now)
    return ledger


def _settle(ledger: Ledger, people: Sequence[bytes], now: datetime) -> None:
    request = Admit(
        export=EXPORT,
        recipient="hq",
        territory="FR",
        data_items=("name", "mobile_number"),
        people=People(tuple(people)),
        key=f"batch-{next(_numbers)}",
        caller="crm",
    )
    feed = Feed(issuer="云帆合规部", sequence=1, issued_at=now, max_age_seconds=31 * 24 * 3600)
    outcome = ledger.settle([Case(request, _clearance(now), feed)], now)[0]
    if not isinstance(outcome, Admitted):
        raise RuntimeError(f"a batch was not admitted: {outcome}")  # noqa: TRY004 -- of the gate, not of a type


_cleared: list[Any] = []


def _clearance(now: datetime) -> Any:  # noqa: ANN401 -- a clearance
    if not _cleared:
        _cleared.append(clearance(now))
    return _cleared[0]


def _driver(address: str) -> Any:  # noqa: ANN401 -- a connection of either driver
    if "dbname=" in address:
        return psycopg.connect(address, autocommit=True)
    connection = sqlite3.connect(address, isolation_level=None, timeout=60)
    for setting in ("synchronous = FULL", "cache_size = -65536", "wal_autocheckpoint = 16000"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _insert(connection: Any, people: Sequence[bytes]) -> None:  # noqa: ANN401 -- as above
    """Insert rows in one transaction, as each driver does it best: in the order of the index."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO person (page, person, bits) VALUES (?, ?, ?)",
            [(_PAGE, each, _BITS) for each in sorted(people)],
        )
        connection.execute("COMMIT")
        return
    with connection.transaction():
        connection.execute(
            "INSERT INTO person (page, person, bits) SELECT %s, p, %s FROM unnest(%b::bytea[]) p",
            (_PAGE, _BITS, sorted(people)),
        )


def _store(connection: Any, number: int) -> None:  # noqa: ANN401 -- as above
    """Store people in bulk: what the gate would have written, without its receipts."""
    drawn = os.urandom(16 * number)
    people = sorted(drawn[place : place + 16] for place in range(0, len(drawn), 16))
    if isinstance(connection, sqlite3.Connection):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO person (page, person, bits) VALUES (?, ?, ?)", ((_PAGE, each, _BITS) for each in people)
        )
        connection.execute("UPDATE counter SET people = people + ?", (number,))
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return
    with connection.transaction():
        with connection.cursor().copy("COPY person (page, person, bits) FROM STDIN WITH (FORMAT BINARY)") as copy:
            copy.set_types(["int4", "bytea", "int8"])
            for each in people:
                copy.write_row((_PAGE, each, _BITS))
        connection.execute("UPDATE counter SET people = people + %s", (number,))
    connection.execute("VACUUM ANALYZE person")
    connection.execute("CHECKPOINT")
