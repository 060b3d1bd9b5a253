"""Opens an engine by name; its library is imported only then."""

import re
from pathlib import Path

from tongguan.engines.engine import Engine, Settings
from tongguan.engines.errors import UnknownEngineError

_CLUSTER = re.compile(r"(spark|k8s)://.+|local(\[[^]]+\])?$|local-cluster\[\d+,\d+,\d+\]$|yarn$")


def open_engine(name: str, settings: Settings | None = None, store: Path | None = None) -> Engine:
    """Open an engine.

    Args:
        name: ``duckdb``, or the master of a cluster of Spark: ``spark://HOST:PORT``, ``local-cluster[2,1,2048]``
            (workers, cores and MiB of each) or ``local[2]``, or what else Spark takes for one.
        settings: What it may use.
        store: A database file to keep answers in between runs; ``None`` keeps them for this run.

    Raises:
        UnknownEngineError: There is no such engine.
        EngineMissingError: Its library is not installed.
        ClusterUnreachableError: The cluster does not answer.
        NotOfferedError: It keeps nothing between runs, and a database file was named.
        StoreBusyError: Another process works with the database file.
        StoreDamagedError: The file is no database of this engine.
    """
    asked = settings or Settings()
    if name == "duckdb":
        from tongguan.engines.duckdb import DuckDbEngine  # noqa: PLC0415 -- imports the library of the engine

        return DuckDbEngine(asked, store)
    if _CLUSTER.match(name):
        from tongguan.engines.spark import SparkEngine  # noqa: PLC0415 -- as above

        return SparkEngine(asked, name, store)
    raise UnknownEngineError(
        f"`{name}` is not an engine", help="engines: duckdb, spark://HOST:PORT, local-cluster[2,1,2048], local[2]"
    )
