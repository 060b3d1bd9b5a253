"""The engine on a cluster: what it refuses, and how long it takes to say that a cluster is not there."""

import socket
import threading
import time
from pathlib import Path

import pyarrow as pa
import pytest
from pyspark.sql import SparkSession

from tests.engines.asking import rows
from tests.spark import MASTER
from tongguan.engines import (
    ClusterUnreachableError,
    EngineError,
    EngineMissingError,
    NotOfferedError,
    Settings,
    UnknownEngineError,
    open_engine,
)
from tongguan.engines.spark_starting import _require_answer, _require_java

pytestmark = pytest.mark.usefixtures("spark")


def test_nothing_is_kept_between_runs(tmp_path: Path) -> None:
    with pytest.raises(NotOfferedError) as caught:
        open_engine(MASTER, store=tmp_path / "kept")
    assert "--state" in (caught.value.help or "")
    with open_engine(MASTER) as engine:
        with pytest.raises(NotOfferedError):
            engine.run("CREATE TABLE kept AS SELECT 1 AS n")
        with pytest.raises(NotOfferedError):
            engine.transaction()


def test_engines_that_share_a_cluster_do_not_see_each_other(spark: SparkSession) -> None:
    with open_engine(MASTER) as one, open_engine(MASTER) as other:
        one.keep("mine", "SELECT 1 AS n")
        with pytest.raises(EngineError):
            other.ask("FROM mine")
    assert spark.sql("SELECT 1").collect()[0][0] == 1
    with pytest.raises(EngineError, match="another cluster"):
        open_engine("local[1]")


def test_what_is_kept_is_given_back(spark: SparkSession) -> None:
    persisted = spark.sparkContext._jsc.getPersistentRDDs
    before = set(persisted().keySet())
    with open_engine(MASTER) as engine:
        engine.keep("a", "SELECT 1 AS n")
        engine.keep("a", "SELECT 2 AS n")
        engine.keep("b", "SELECT n + 1 AS n FROM a")
        engine.drop("a")
        assert rows(engine, "FROM b") == [(3,)]
        assert len(set(persisted().keySet()) - before) == 1
    assert set(persisted().keySet()) <= before


def test_progress_is_told_and_a_stop_there_stops_the_question() -> None:
    told: list[float] = []

    def tell(share: float) -> None:
        told.append(share)
        if len(told) == 3:
            raise KeyboardInterrupt

    with open_engine(MASTER, Settings(progress=tell)) as engine:
        engine.table("many", pa.table({"n": range(100_000)}))
        with pytest.raises(KeyboardInterrupt):
            engine.ask("SELECT count(*) FROM many AS a, many AS b, many AS c WHERE a.n * b.n % 7 = c.n % 5")
        assert told
        assert all(0 <= share <= 1 for share in told)


@pytest.mark.parametrize("name", ["spark", "sparks://x", "local[", "local-cluster[2]", "duckdb2", ""])
def test_a_name_that_is_no_engine(name: str) -> None:
    with pytest.raises(UnknownEngineError):
        open_engine(name)


@pytest.mark.parametrize("address", ["spark://127.0.0.1:1", "spark://nowhere.invalid:7077", "spark://127.0.0.1"])
def test_a_master_that_does_not_answer_is_told_soon(address: str) -> None:
    began = time.monotonic()
    with pytest.raises(ClusterUnreachableError):
        _require_answer(address)
    assert time.monotonic() - began < 30


def test_one_master_of_several_is_enough() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept_one() -> None:
            server.accept()[0].close()

        accepting = threading.Thread(target=accept_one)
        accepting.start()
        _require_answer(f"spark://127.0.0.1:1,127.0.0.1:{server.getsockname()[1]}")
        accepting.join()


def test_without_java_there_is_no_cluster(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(EngineMissingError, match="Java"):
        _require_java()
