"""A column of pseudonyms is the pseudonyms of its values, and engines take it."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from duckdb.func import PythonUDFType
from duckdb.sqltypes import UUID, VARCHAR
from hypothesis import given
from hypothesis import strategies as st
from pyspark.sql import SparkSession

from tongguan.identity import Identifier, Key, parse_key, pseudonym_of, unsafe_text_of_key
from tongguan.identity.columns import as_uuids, pseudonyms_of

KEY = Key("云帆零售（上海）有限公司", 2026, bytes(range(32)))
TEXTS = st.lists(st.none() | st.text(st.characters(codec="utf-8"), max_size=40), max_size=30)


def expected(texts: list[str | None]) -> list[bytes | None]:
    return [None if text is None else pseudonym_of(Identifier("user_id", text), KEY) for text in texts]


@given(TEXTS)
def test_a_column_is_its_values(texts: list[str | None]) -> None:
    array = pa.array(texts, pa.string())
    found = pseudonyms_of(array, "user_id", KEY)
    assert found.type == pa.binary(16)
    assert found.to_pylist() == expected(texts)


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
@given(texts=TEXTS, cut=st.integers(0, 30))
def test_whatever_arrow_holds_it_in(kind: pa.DataType, texts: list[str | None], cut: int) -> None:
    array = pa.array(texts, pa.string()).cast(kind)
    chunked = pa.chunked_array([array.slice(0, cut), array.slice(cut)], kind)
    assert pseudonyms_of(array, "user_id", KEY).to_pylist() == expected(texts)
    assert pseudonyms_of(array.slice(cut), "user_id", KEY).to_pylist() == expected(texts[cut:])
    assert pseudonyms_of(chunked, "user_id", KEY).to_pylist() == expected(texts)


def test_duckdb_takes_a_column_as_uuids(duck: duckdb.DuckDBPyConnection) -> None:
    texts = [f"u-{number}" for number in range(5000)]
    table = pa.table({"text": texts, "person": as_uuids(pseudonyms_of(pa.array(texts), "user_id", KEY))})
    duck.register("people", table)
    found = duck.execute("SELECT text, person::VARCHAR FROM people").fetchall()
    assert duck.execute("SELECT typeof(person), count(DISTINCT person) FROM people GROUP BY 1").fetchall() == [
        ("UUID", 5000)
    ]
    assert [person.replace("-", "") for _, person in found] == [each.hex() for each in expected(list(texts)) if each]


def test_duckdb_takes_it_as_a_function(duck: duckdb.DuckDBPyConnection) -> None:
    def person(texts: pa.ChunkedArray) -> pa.Array:
        return as_uuids(pseudonyms_of(texts, "user_id", KEY))

    duck.create_function("person", person, [VARCHAR], UUID, type=PythonUDFType.ARROW)
    plan = duck.execute("EXPLAIN SELECT person('u-' || i) FROM range(9000) AS r(i)").fetchall()
    count = duck.execute("SELECT count(DISTINCT person('u-' || i)) FROM range(9000) AS r(i)").fetchall()
    assert count == [(9000,)]
    assert bytes(range(32)).hex() not in str(plan)


@pytest.mark.slow
def test_spark_hashes_where_each_worker_reads_the_key(spark: SparkSession, tmp_path: Path) -> None:
    file = tmp_path / "a.key"
    file.write_text(unsafe_text_of_key(KEY), encoding="utf-8")
    name = str(file)

    def hashed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        with open(name, "rb") as opened:  # noqa: PTH123 -- runs in the worker
            key = parse_key(opened.read(), name)
        for batch in batches:
            yield pa.record_batch({"person": pseudonyms_of(batch.column(0), "user_id", key).cast(pa.binary())})

    texts = [f"u-{number}" for number in range(3000)]
    frame = spark.createDataFrame(pa.table({"text": texts})).mapInArrow(hashed, "person binary")
    plan = frame._jdf.queryExecution().toString()
    assert [bytes(row[0]) for row in frame.collect()] == expected(list(texts))
    assert json.loads(file.read_bytes())["secret"] not in plan


@pytest.mark.slow
def test_a_key_is_not_shipped_to_spark(spark: SparkSession) -> None:
    key = KEY

    def hashed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield pa.record_batch({"person": pseudonyms_of(batch.column(0), "user_id", key).cast(pa.binary())})

    with pytest.raises(Exception, match="stays in the process that read it"):
        spark.createDataFrame(pa.table({"text": ["u-1"]})).mapInArrow(hashed, "person binary").collect()
