"""A column of a log becomes pseudonyms: each normal form is hashed once, and the key is seen nowhere."""

import base64
import hashlib
import logging
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import sqlglot
from pyspark.sql import SparkSession
from pyspark.sql.pandas.functions import arrow_udf

from tests.identity.dirty_values import drawn
from tongguan.engines import Settings, open_engine
from tongguan.engines.engine import Engine
from tongguan.identity import (
    HASHING,
    Identifier,
    Key,
    Reason,
    identify_column,
    load_identity_book,
    normaliser_of,
    parse_key,
    pseudonym_of,
    unsafe_text_of_key,
)
from tongguan.identity.columns import hashing

BOOK = load_identity_book()
SECRET = hashlib.sha256(b"the secret of the tests").digest()
KEY = Key("云帆零售（上海）有限公司", 2026, SECRET)
SPELLINGS = ["13912345678", "+86 139 1234 5678", "１３９１２３４５６７８", "0086-13912345678"]
Told = dict[str | None, tuple[str | None, bytes | None, str | None]]


def expected(kind: str, values: list[str]) -> Told:
    found: Told = {}
    for value in values:
        read = normaliser_of(BOOK, kind)(value)
        found[value] = (
            (None, None, read.value) if isinstance(read, Reason) else (read.space, pseudonym_of(read, KEY), None)
        )
    return found


def log_of(values: list[str]) -> pa.Table:
    return pa.table({"it's": pa.array([None, *values, *values, *values], pa.string())})


class Overheard:
    """An engine, and every SQL text that it was asked."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.said: list[str] = []

    def keep(self, relation: str, sql: str) -> None:
        self.said.append(sql)
        self._engine.keep(relation, sql)
        self.said.append(str(self._engine.ask("SELECT * FROM duckdb_tables()").to_pydict()))

    def drop(self, relation: str) -> None:
        self._engine.drop(relation)

    def cluster(self, relation: str, edges: str) -> None:
        self._engine.cluster(relation, edges)


def found_in(engine: Engine, relation: str) -> Told:
    rows = engine.ask(f'SELECT value, space, pseudonym, reason FROM "{relation}"').to_pylist()  # noqa: S608 -- ours
    assert len({row["value"] for row in rows}) == len(rows)
    return {row["value"]: (row["space"], row["pseudonym"], row["reason"]) for row in rows}


@pytest.mark.parametrize("kind", ["mobile", "identity_document", "phone_or_email"])
def test_each_normal_form_is_hashed_once(kind: str) -> None:
    values = [*drawn(kind, BOOK, 200), *SPELLINGS]
    hashed: list[tuple[str, str]] = []
    of_key = hashing(KEY)

    def counting(spaces: Any, texts: Any) -> Any:
        hashed.extend(zip(spaces.to_pylist(), texts.to_pylist(), strict=True))
        return of_key(spaces, texts)

    with open_engine("duckdb", Settings(threads=1)) as engine:
        engine.function(HASHING, counting, [pa.string(), pa.string()], pa.binary())
        engine.table("log", log_of(values))
        identify_column(engine, BOOK, kind, "log", "it's", "told")
        assert found_in(engine, "told") == expected(kind, values)
    forms = {tuple(read) for value in values if isinstance(read := normaliser_of(BOOK, kind)(value), Identifier)}
    assert len(hashed) == len(forms)
    assert set(hashed) == forms


def test_the_key_is_seen_nowhere(tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: Any) -> None:
    store = tmp_path / "kept.db"
    caplog.set_level(logging.DEBUG)
    with open_engine("duckdb", Settings(spill=tmp_path / "spill"), store) as engine:
        engine.run("SET enable_logging = true")
        engine.function(HASHING, hashing(KEY), [pa.string(), pa.string()], pa.binary())
        engine.table("log", log_of(SPELLINGS))
        overheard = Overheard(engine)
        identify_column(overheard, BOOK, "mobile", "log", "it's", "told")
        engine.run("CREATE TABLE kept AS SELECT * FROM told")
        connection: Any = engine
        plan = connection._open.execute("EXPLAIN ANALYZE SELECT pseudonym_of('phone', value) FROM told").fetchall()
        logged = engine.ask("SELECT * FROM duckdb_logs")
        shown = [*overheard.said, str(plan), str(logged.to_pydict()), caplog.text, *capfd.readouterr()]
        functions = engine.ask("SELECT * FROM duckdb_functions()").to_pydict()
    written = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    everything = "\n".join([*shown, str(functions)]).encode() + written
    assert len(written) > 1000
    for form in (SECRET, KEY._derived):
        for hidden in (form, form.hex().encode(), base64.b64encode(form), repr(form).encode()[2:-1]):
            assert hidden not in everything


def test_a_failure_of_the_engine_does_not_show_the_key() -> None:
    def failing(spaces: Any, texts: Any) -> Any:
        raise ValueError(f"no hash for {len(texts)} with {KEY}")

    with open_engine("duckdb", Settings(threads=1)) as engine:
        engine.function(HASHING, failing, [pa.string(), pa.string()], pa.binary())
        engine.table("log", log_of(SPELLINGS))
        with pytest.raises(Exception, match="engine") as refused:
            identify_column(engine, BOOK, "mobile", "log", "it's", "told")
    assert "139" not in str(refused.value)
    assert SECRET.hex() not in repr(refused.value.__cause__)


@pytest.mark.slow
def test_in_spark(spark: SparkSession, tmp_path: Path) -> None:
    """Each worker reads the key for itself; an accumulator counts what was hashed."""
    file = str(tmp_path / "a.key")
    Path(file).write_text(unsafe_text_of_key(KEY), encoding="utf-8")
    hashed = spark.sparkContext.accumulator(0)

    def in_worker(spaces: pa.Array, texts: pa.Array) -> pa.Array:
        with open(file, "rb") as opened:  # noqa: PTH123 -- runs in the worker
            key = parse_key(opened.read(), file)
        hashed.add(len(texts))
        return hashing(key)(spaces, texts)

    spark.udf.register(HASHING, arrow_udf(in_worker, "binary"))  # type: ignore[call-overload]  # -- its stubs want a number
    values = [*drawn("phone_or_email", BOOK, 100), *SPELLINGS]
    spark.createDataFrame(log_of(values)).createOrReplaceTempView("log")
    said: list[str] = []

    class Session:
        def keep(self, relation: str, sql: str) -> None:
            (text,) = sqlglot.transpile(sql, read="duckdb", write="spark")
            frame = spark.sql(text)
            said.extend([text, frame._jdf.queryExecution().toString()])
            frame.localCheckpoint().createOrReplaceTempView(relation)

        def drop(self, relation: str) -> None:
            spark.catalog.dropTempView(relation)

        def cluster(self, relation: str, edges: str) -> None:
            raise NotImplementedError

    identify_column(Session(), BOOK, "phone_or_email", "log", "it's", "told")
    rows = spark.sql("SELECT value, space, pseudonym, reason FROM told").collect()
    found = {row[0]: (row[1], None if row[2] is None else bytes(row[2]), row[3]) for row in rows}
    wanted = expected("phone_or_email", values)
    assert found == wanted
    assert hashed.value == len({told[1] for told in wanted.values()} - {None})
    for form in (SECRET, KEY._derived):
        for hidden in (form.hex(), base64.b64encode(form).decode()):
            assert hidden not in "\n".join(said)
