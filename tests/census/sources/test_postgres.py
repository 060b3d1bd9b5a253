"""A table of a real PostgreSQL server is counted as the same rows in a file are."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from tests.census.logs import UNTIL
from tests.census.oracle import expected, found
from tests.census.worlds import World, random_world
from tests.postgres import Cluster, running_cluster
from tongguan.census.errors import DatabaseError, NoSuchLogError
from tongguan.census.plan import Columns, Export, Handler, Person, Plan, PostgresTable, Time
from tongguan.census.taking import Taken, take
from tongguan.engines import Settings

WORLD = random_world(seed=5, rows=5_000, among=70, people=400, files=1)
SECRET = "hunter2-CANARY"  # noqa: S105 -- to see that it is not shown


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        with psycopg.connect(running.dsn) as connection:
            connection.execute(
                "CREATE TABLE transfers (person uuid, at timestamptz, clock timestamp, day date, export text,"
                " flagged bool, bytes bytea, number bigint, note jsonb)"
            )
            with connection.cursor().copy(
                "COPY transfers (person, at, clock, day, export, flagged, bytes, number) FROM STDIN"
            ) as copy:
                for row in WORLD.rows:
                    clock = row.at.astimezone(UTC).replace(tzinfo=None)
                    number = int.from_bytes(row.person)
                    copy.write_row(
                        (row.person.hex(), row.at, clock, row.day, row.export, row.flagged, row.person, number)
                    )
            connection.execute("CREATE TABLE empty (person uuid, at timestamptz, export text, flagged bool)")
            connection.execute("CREATE TABLE odd (person text, at timestamptz, export text, flagged bool)")
            connection.execute(
                "INSERT INTO odd VALUES ('a,b', '2026-03-01', 'e0', true), ('c\"d', 'infinity', 'e0', true),"
                " (NULL, '2026-03-01', 'e0', true), ('', '2026-03-01', 'e0', true),"
                " (E'x\\ny', '2026-03-01', 'e0', NULL),"
                " ('张', '2026-03-01 23:59:59.999999+08', 'e0', false)"
            )
        yield running


@pytest.fixture(autouse=True)
def address(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DSN", cluster.dsn)


def taken(world: World, table: str = "transfers", time: Time | None = None, person: str = "person") -> Taken:
    plan = Plan(
        source="plan.yaml",
        handler=Handler("甲"),
        sources=(PostgresTable(table, dsn_from="TEST_DSN"),),
        columns=Columns(time or Time("at"), Person(person), export="export", sensitive="flagged"),
        exports=world.exports,
    )
    return take(plan, Path(), UNTIL, settings=Settings(threads=1))


@pytest.mark.parametrize("person", ["person", "bytes", "number"])
@pytest.mark.parametrize("time", [Time("at"), Time("clock", "UTC"), Time("day", "UTC")], ids=lambda each: each.column)
def test_a_table_is_what_sets_give(time: Time, person: str) -> None:
    assert found(taken(WORLD, "public.transfers", time, person).censuses) == expected(WORLD)


def test_an_empty_table_has_nobody() -> None:
    assert taken(WORLD, "empty").censuses[0].counted.all == (0, 0)


def test_odd_values_are_told(tmp_path: Path) -> None:
    (census,) = taken(World((Export("e0"),), ((),), by_row=True), "odd").censuses
    assert census.counted.ordinary == (2, 2)
    assert {each.reason: each.rows for each in census.rows.refused} == {
        "no-identifier": 2,
        "no-time": 1,
        "sensitivity-not-told": 1,
    }


def test_a_table_that_is_not_there() -> None:
    with pytest.raises(NoSuchLogError):
        taken(WORLD, "nothing")


def test_a_server_that_does_not_answer_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DSN", f"host=127.0.0.1 port=1 user=tongguan password={SECRET}")
    with pytest.raises(DatabaseError) as error:
        taken(WORLD)
    assert SECRET not in f"{error.value} {error.value.help}"
    monkeypatch.delenv("TEST_DSN")
    with pytest.raises(DatabaseError) as error:
        taken(WORLD)
    assert "`TEST_DSN` is not set" in error.value.message


def test_an_address_that_is_none_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DSN", f"postgresql://u:{SECRET}@[half")
    with pytest.raises(DatabaseError) as error:
        taken(WORLD)
    assert SECRET not in f"{error.value} {error.value.help}"


def test_the_log_is_of_2026() -> None:
    assert datetime(2026, 1, 1, tzinfo=UTC).date() <= WORLD.rows[0].day
