"""Real ledgers: each test runs on SQLite and on PostgreSQL, unchanged."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.clearance.building import HANDLER, LEDGER, NOW
from tests.gate.building import YEAR
from tests.postgres import Cluster, running_cluster
from tongguan.gate.ledger import Ledger, create_ledger

_schemas = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made that nobody else uses."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    return new_schema(request.getfixturevalue("cluster"))


def new_schema(cluster: Cluster) -> str:
    """Make a schema of its own, which is faster than a database, and give the connection string into it."""
    name = f"ledger_{next(_schemas)}"
    with psycopg.connect(cluster.dsn, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{cluster.dsn} options='-c search_path={name}'"


@pytest.fixture
def empty(address: str) -> Iterator[Ledger]:
    """A ledger of which no year is open."""
    made = create_ledger(address, LEDGER, now=NOW)
    yield made
    made.close()


@pytest.fixture
def ledger(empty: Ledger) -> Iterator[Ledger]:
    """A ledger that counts the year from zero."""
    empty.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    yield empty
    proof = empty.prove()  # whatever a test did, the ledger can account for it
    if proof.ledger:
        assert proof.holds, proof.problems
