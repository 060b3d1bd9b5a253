"""The SQL that resolves a whole log finds the people that the definition finds, on every engine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import sqlglot
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyspark.sql import SparkSession

from tests.identity.resolution.worlds import POLICY, Given, alias
from tongguan.engines import Settings, open_engine
from tongguan.engines.clustering import cluster_in_spark
from tongguan.engines.engine import Engine
from tongguan.identity import Alias, IdentifierColumn, Resolution, people_query, resolve, resolve_relation

COLUMNS = [
    IdentifierColumn(name, space)
    for name, space in {
        "id": "resident_id",
        "residence": "resident_id",
        "account": "user_id",
        "mobile": "phone",
        "landline": "phone",
        "third phone": "phone",
        "mail": "email",
        "firm": "firm",
    }.items()
]
Rows = list[tuple[Alias | None, ...]]
Found = list[tuple[int, int, int, bool, bool]]


def rows(most: int = 8) -> st.SearchStrategy[Rows]:
    """Give small logs as rows of columns: resident ids are rarely two in a row, telephones often."""
    cells = [
        st.one_of(*[st.none()] * (4 if column.name == "residence" else 1), _alias_of(column.space))
        for column in COLUMNS
    ]
    return st.lists(st.tuples(*cells), max_size=most)


def _alias_of(space: str) -> st.SearchStrategy[Alias]:
    return st.integers(0, 2).map(lambda number: alias(space, number))


def as_table(log: Rows) -> pa.Table:
    columns: dict[str, Any] = {"record": pa.array(range(len(log)), pa.int64())}
    for place, column in enumerate(COLUMNS):
        values = [None if cell is None else cell.pseudonym.ljust(16, b"\0") for cell in (row[place] for row in log)]
        columns[column.name] = pa.array(values, pa.binary())
    return pa.table(columns)


def as_given(log: Rows) -> Given:
    return [frozenset(each for each in row if each is not None) for row in log]


def same(found: Found, resolution: Resolution) -> None:
    """Hold rows of SQL to a resolution: the same groups, components and marks for each record, however numbered."""
    groups: dict[int, set[int]] = {}
    components: dict[int, set[int]] = {}
    by_record: dict[int, set[tuple[int, int, bool, bool]]] = {}
    for record, person, component, exclusive, identified in found:
        by_record.setdefault(record, set()).add((person, component, exclusive, identified))
    assert sorted(by_record) == list(range(len(resolution.places)))
    for record, places in enumerate(resolution.places):
        marks = sorted((p in resolution.unidentified, resolution.group[p] in resolution.exclusive) for p in places)
        assert sorted((not each[3], each[2]) for each in by_record[record]) == marks
        for person, component, exclusive, _ in by_record[record]:
            candidates = {
                resolution.group[p] for p in places if (resolution.group[p] in resolution.exclusive) == exclusive
            }
            groups[person] = groups.get(person, candidates) & candidates
            linked = {resolution.component[p] for p in places if resolution.group[p] in candidates}
            components[component] = components.get(component, linked) & linked
    assert all(groups.values())
    assert all(components.values())
    assert len(groups) == len(set(resolution.group))
    assert len(components) == len(set(resolution.component))


def in_duckdb(engine: Engine, log: Rows) -> tuple[Found, tuple[int, int]]:
    engine.table("log", as_table(log))
    resolve_relation(engine, "log", COLUMNS, POLICY, "people")
    found = [tuple(row.values()) for row in engine.ask('SELECT * FROM "people"').to_pylist()]
    (people,) = engine.ask(people_query("people")).to_pylist()
    return found, (int(people["certain"]), int(people["possible"]))


@pytest.fixture(scope="module")
def engine() -> Any:
    with open_engine("duckdb", Settings(threads=1)) as opened:
        yield opened


def test_in_duckdb(engine: Engine) -> None:
    @settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
    @given(rows())
    def equal(log: Rows) -> None:
        found, people = in_duckdb(engine, log)
        resolution = resolve(as_given(log), POLICY)
        same(found, resolution)
        assert people == (resolution.people().low, resolution.people().high)

    equal()


def many(count: int) -> Rows:
    """Draw many small logs that share nobody, as one: an engine is slow to ask."""
    drawn: list[Rows] = []

    @settings(max_examples=count, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(rows())
    def collect(log: Rows) -> None:
        drawn.append(log)

    collect()
    return [
        tuple(
            None if each is None else alias(each.space, int(each.pseudonym.decode()[-1]) + 10 * number) for each in row
        )
        for number, log in enumerate(drawn)
        for row in log
    ]


def test_many_logs_at_once_in_duckdb(engine: Engine) -> None:
    log = many(200)
    found, people = in_duckdb(engine, log)
    resolution = resolve(as_given(log), POLICY)
    same(found, resolution)
    assert people == (resolution.people().low, resolution.people().high)


def test_what_is_said_to_be_distinct_is_taken_so(engine: Engine) -> None:
    columns = [column for column in COLUMNS if column.name in {"id", "account", "mail"}]
    distinct = {
        tuple(None if place in {1, 3, 4, 5, 7} else each for place, each in enumerate(row)) for row in many(200)
    }
    log = sorted(distinct, key=str)
    engine.table("log", as_table(log))
    resolve_relation(engine, "log", columns, POLICY, "people", distinct=True)
    same(
        [tuple(row.values()) for row in engine.ask('SELECT * FROM "people"').to_pylist()],
        resolve(as_given(log), POLICY),
    )


@pytest.mark.parametrize("names", [set(), {"firm"}, {"id"}, {"mail"}, {"account"}, {"id", "residence"}])
def test_few_columns_will_do(names: set[str], engine: Engine) -> None:
    columns = [column for column in COLUMNS if column.name in names]
    log = [tuple(each if COLUMNS[place].name in names else None for place, each in enumerate(row)) for row in many(20)]
    engine.table("log", as_table(log))
    resolve_relation(engine, "log", columns, POLICY, "people")
    same(
        [tuple(row.values()) for row in engine.ask('SELECT * FROM "people"').to_pylist()],
        resolve(as_given(log), POLICY),
    )


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    store = tmp_path / "kept.db"
    with open_engine("duckdb", store=store) as engine:
        engine.run("CREATE TABLE mine AS SELECT 1 AS one")
        in_duckdb(engine, many(20))
        tables = engine.ask("SELECT table_name FROM duckdb_tables() ORDER BY 1").to_pylist()
        assert [row["table_name"] for row in tables] == ["log", "mine", "people"]
        assert engine.ask("SELECT count(*) AS n FROM duckdb_views() WHERE NOT internal").to_pylist() == [{"n": 0}]
        engine.run("CREATE TABLE later AS SELECT 1 AS one")
    with open_engine("duckdb", store=store) as engine:
        tables = engine.ask("SELECT table_name FROM duckdb_tables() ORDER BY 1").to_pylist()
        assert [row["table_name"] for row in tables] == ["later", "mine"]


class SparkRelations:
    """What the resolution asks of an engine, on a session of Spark."""

    def __init__(self, session: SparkSession) -> None:
        self.session = session

    def keep(self, relation: str, sql: str) -> None:
        (text,) = sqlglot.transpile(sql, read="duckdb", write="spark")
        self.session.sql(text).localCheckpoint().createOrReplaceTempView(relation)

    def drop(self, relation: str) -> None:
        self.session.catalog.dropTempView(relation)

    def cluster(self, relation: str, edges: str) -> None:
        cluster_in_spark(self.session, relation, edges)


@pytest.fixture
def quick(spark: SparkSession) -> Iterator[SparkSession]:
    """Spark without compiling each question, which takes longer than answering it here."""
    names = {
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.shuffle.partitions": "1",
    }
    before = {name: spark.conf.get(name, None) for name in names}
    for name, value in names.items():
        spark.conf.set(name, value)
    yield spark
    for name, value_before in before.items():
        if value_before is None:
            spark.conf.unset(name)
        else:
            spark.conf.set(name, value_before)


@pytest.mark.slow
def test_in_spark(quick: SparkSession) -> None:
    names = {"id", "account", "mobile", "landline", "mail", "firm"}
    columns = [column for column in COLUMNS if column.name in names]
    log = [tuple(each if COLUMNS[place].name in names else None for place, each in enumerate(row)) for row in many(30)]
    resolution = resolve(as_given(log), POLICY)
    quick.createDataFrame(as_table(log)).createOrReplaceTempView("log")
    resolve_relation(SparkRelations(quick), "log", columns, POLICY, "people")
    same([tuple(row) for row in quick.table("people").collect()], resolution)
    (text,) = sqlglot.transpile(people_query("people"), read="duckdb", write="spark")
    assert tuple(quick.sql(text).collect()[0]) == (resolution.people().low, resolution.people().high)


def test_an_unlinked_space_is_refused(engine: Engine) -> None:
    with pytest.raises(KeyError, match="shoe_size"):
        resolve_relation(engine, "log", [IdentifierColumn("size", "shoe_size")], POLICY, "people")
