"""Clusters of things that edges join, by Splink's clustering: connected components in SQL, on every engine alike.

The cluster of a thing is named by the least thing in it. Splink names its own tables; nothing of them is left behind.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tongguan.engines.duckdb_reading import quoted
from tongguan.engines.requirement import require

if TYPE_CHECKING:
    import duckdb
    from pyspark.sql import SparkSession

_NODES = "SELECT one AS node FROM {0} UNION SELECT other FROM {0}"
_EDGES = "SELECT one AS node_l, other AS node_r FROM {0}"
_SCRATCH = "tongguan_clustering"

# Splink tells of every round at the level of information; how long a question takes is shown by progress alone.
logging.getLogger("splink").setLevel(logging.WARNING)


def cluster_in_duckdb(connection: "duckdb.DuckDBPyConnection", relation: str, edges: str) -> None:
    """Keep ``relation`` with the columns ``node`` and ``cluster``, a row for each thing on an edge.

    What Splink keeps on the way lies in a database of its own, so that a killed run leaves nothing in a store.

    Args:
        connection: A connection, in no transaction that has changed a store.
        relation: The name under which to keep the clusters, for this run.
        edges: A relation with the columns ``one`` and ``other``, of one type that can be ordered.

    Raises:
        EngineMissingError: Splink is not installed.
    """
    require("splink", extra="census")
    source = quoted(edges)
    if not connection.execute(f"SELECT 1 FROM {source} LIMIT 1").fetchall():  # noqa: S608 -- quoted
        kept = f"SELECT one AS node, one AS cluster FROM {source}"  # noqa: S608 -- quoted
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {quoted(relation)} AS {kept}").fetchall()
        return
    from splink.backends.duckdb import DuckDBAPI  # noqa: PLC0415 -- imports half of the scientific world
    from splink.clustering import cluster_pairwise_predictions_at_threshold  # noqa: PLC0415 -- as above

    with _scratch(connection):
        connection.execute(f"CREATE TABLE {_SCRATCH}_nodes AS {_NODES.format(source)}").fetchall()
        connection.execute(f"CREATE TABLE {_SCRATCH}_edges AS {_EDGES.format(source)}").fetchall()
        found = cluster_pairwise_predictions_at_threshold(
            f"{_SCRATCH}_nodes",
            f"{_SCRATCH}_edges",
            db_api=DuckDBAPI(connection),
            node_id_column_name="node",
        )
        kept = f"SELECT node, cluster_id AS cluster FROM {found.physical_name}"  # noqa: S608 -- named by Splink
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {quoted(relation)} AS {kept}").fetchall()


def cluster_in_spark(session: "SparkSession", relation: str, edges: str) -> None:
    """Keep ``relation`` as a view of the session; the rest is as for ``cluster_in_duckdb``.

    Between rounds Splink writes to the checkpoint folder where the cluster has one, and else keeps in memory and on
    the workers' disks.

    Raises:
        EngineMissingError: Splink is not installed.
    """
    require("splink", "pyspark", extra="spark")
    from splink.backends.spark import SparkAPI  # noqa: PLC0415 -- imports half of the scientific world
    from splink.clustering import cluster_pairwise_predictions_at_threshold  # noqa: PLC0415 -- as above

    source = "`" + edges.replace("`", "``") + "`"
    if session.table(source).isEmpty():
        session.sql(f"SELECT one AS node, one AS cluster FROM {source}").createOrReplaceTempView(relation)  # noqa: S608 -- quoted
        return
    session.sql(_NODES.format(source)).createOrReplaceTempView(f"{_SCRATCH}_nodes")
    session.sql(_EDGES.format(source)).createOrReplaceTempView(f"{_SCRATCH}_edges")
    has_folder = session.sparkContext.getCheckpointDir() is not None
    found = cluster_pairwise_predictions_at_threshold(
        f"{_SCRATCH}_nodes",
        f"{_SCRATCH}_edges",
        db_api=SparkAPI(  # type: ignore[no-untyped-call]  # -- Splink annotates it in part
            spark_session=session,
            break_lineage_method="parquet" if has_folder else "persist",
            register_udfs_automatically=False,
        ),
        node_id_column_name="node",
    )
    clusters = session.table(found.physical_name).withColumnRenamed("cluster_id", "cluster")
    clusters.createOrReplaceTempView(relation)
    for view in (f"{_SCRATCH}_nodes", f"{_SCRATCH}_edges", found.physical_name):
        session.catalog.dropTempView(view)


@contextmanager
def _scratch(connection: "duckdb.DuckDBPyConnection") -> Iterator[None]:
    """Let tables that are not temporary be made in memory, and forget them."""
    ((catalog, schema),) = connection.execute("SELECT current_catalog(), current_schema()").fetchall()
    home = f"{quoted(catalog)}.{quoted(schema)}"
    connection.execute(f"ATTACH ':memory:' AS {_SCRATCH}")
    try:
        connection.execute(f"SET search_path = '{_SCRATCH}.main,{home.replace(chr(39), chr(39) * 2)}'")
        yield
    finally:
        connection.execute(f"USE {home}")
        connection.execute(f"DETACH {_SCRATCH}")
