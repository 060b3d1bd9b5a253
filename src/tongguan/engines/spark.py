"""Spark, on a cluster: standalone, of this machine, or what else a master stands for."""

import contextlib
import shutil
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from tongguan.engines.dialect import render
from tongguan.engines.engine import Column, Files, Rejected, Settings, Source
from tongguan.engines.errors import CancelledError, EngineError, NotOfferedError
from tongguan.engines.spark_starting import start

import pyarrow as pa  # isort: skip  # once Spark is known to be there
from pyspark import StorageLevel  # isort: skip
from pyspark.sql import types as spark  # isort: skip
from pyspark.sql.pandas.functions import arrow_udf  # isort: skip
from pyspark.sql.pandas.types import from_arrow_schema  # isort: skip

from tongguan.engines.spark_failing import as_engine_error
from tongguan.engines.spark_reading import PlacesParam, quoted, read_files, read_table
from tongguan.engines.spark_types import given_as, kind_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from tongguan.engines.dialect import Dialect
    from tongguan.engines.engine import Sql

_Answer = TypeVar("_Answer")

_WATCH_EVERY = 0.2
"""Seconds between two looks at how far a question has come."""


class SparkEngine:
    """An engine on a cluster.

    What is kept lies in the memory of the workers and on their disks, cut off from how it was found: where a worker
    is lost, the run fails, and never counts half.

    Args:
        settings: What it may use: memory and threads are of each worker and of the whole. A folder for spilling holds
            on this machine; the workers of a cluster have their own.
        master: The master.
        store: Nothing is kept between runs; a file is refused.

    Raises:
        NotOfferedError: A store was named.
        ClusterUnreachableError: The cluster does not answer.
        EngineMissingError: Java or a library is not installed.
    """

    name: ClassVar[str] = "spark"
    dialect: "ClassVar[Dialect]" = "spark"
    distributed: ClassVar[bool] = True

    def __init__(self, settings: Settings, master: str, store: Path | None = None) -> None:
        if store is not None:
            raise _no_store()
        self._progress = settings.progress
        self._group = f"tongguan-{uuid.uuid4()}"
        self._cancelled = False
        self._kept: dict[str, DataFrame] = {}
        started = start(master, settings)
        self._session: SparkSession | None = started.session
        self._owned, self._folder = started.owned, started.folder
        self._told = started.session.sparkContext.accumulator(frozenset(), PlacesParam())

    # --- relations ---

    def read(self, relation: str, source: Source, *, places: bool = False) -> None:
        """Name files or a table of the catalogue."""
        with _named_errors():
            if isinstance(source, Files):
                found = read_files(self._open, source, self._told, places=places)
            else:
                found = read_table(self._open, source, places=places)
            found.createOrReplaceTempView(quoted(relation))

    def columns(self, relation: str) -> tuple[Column, ...]:
        """Describe the columns of a relation."""
        with _named_errors():
            fields = self._open.table(quoted(relation)).schema.fields
        return tuple(Column(field.name, kind_of(field.dataType)) for field in fields)

    def table(self, relation: str, table: "pa.Table") -> None:
        """Name a table of this process."""
        with _named_errors():
            taken = _taken(table)
            schema = from_arrow_schema(taken.schema, prefer_timestamp_ntz=True)
            self._open.createDataFrame(taken, schema).createOrReplaceTempView(quoted(relation))

    def function(
        self, name: str, call: "Callable[..., pa.Array]", takes: "Sequence[pa.DataType]", gives: "pa.DataType"
    ) -> None:
        """Name a function over Arrow arrays; it is pickled and runs on the workers."""
        result = _given_as(gives)
        for kind in takes:
            _given_as(kind)

        def called(*arrays: pa.Array) -> pa.Array:
            found = call(*arrays)
            return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found

        with _named_errors():
            made = arrow_udf(_with_places(called, len(takes)), result)  # type: ignore[call-overload]  # -- its overloads know no function of any number of arrays
            self._open.udf.register(name, made)

    def view(self, relation: str, sql: "Sql") -> None:
        """Name a question."""
        with _named_errors():
            self._open.sql(render(sql, self.dialect)).createOrReplaceTempView(quoted(relation))

    def keep(self, relation: str, sql: "Sql") -> None:
        """Ask now and keep the answer."""
        rendered = render(sql, self.dialect)

        def kept(session: "SparkSession") -> "DataFrame":
            return session.sql(rendered).localCheckpoint(eager=True, storageLevel=StorageLevel.MEMORY_AND_DISK)

        found = self._watched(kept)
        before = self._kept.pop(relation, None)
        found.createOrReplaceTempView(quoted(relation))
        self._kept[relation] = found
        _give_back(before)

    def drop(self, relation: str) -> None:
        """Forget what was kept."""
        with _named_errors():
            self._open.catalog.dropTempView(relation)
        _give_back(self._kept.pop(relation, None))

    def cluster(self, relation: str, edges: str) -> None:
        """Keep the clusters that edges join."""
        from tongguan.engines.clustering import cluster_in_spark  # noqa: PLC0415 -- only those who cluster wait for it

        self._watched(lambda session: cluster_in_spark(session, relation, edges))

    # --- questions ---

    def run(self, sql: "Sql") -> None:  # noqa: ARG002 -- refused whatever it says
        """Refuse: there is no store.

        Raises:
            NotOfferedError: Always.
        """
        raise _no_store()

    def ask(self, sql: "Sql") -> "pa.Table":
        """Give the whole answer."""
        rendered = render(sql, self.dialect)
        return self._watched(lambda session: session.sql(rendered).toArrow())

    def stream(self, sql: "Sql", rows: int = 100_000) -> "Iterator[pa.RecordBatch]":
        """Give the answer in batches, a partition at a time."""
        rendered = render(sql, self.dialect)
        packed = spark.StructType([spark.StructField("batch", spark.BinaryType())])
        with _named_errors():
            found = self._open.sql(rendered).mapInArrow(_packing(rows), packed).toLocalIterator()
            for row in found:
                with pa.ipc.open_stream(row["batch"]) as opened:
                    yield from opened

    def rejected(self) -> tuple[Rejected, ...]:
        """Tell what the reading of CSV left out."""
        return tuple(sorted(self._told.value, key=lambda each: (each.file, each.row, each.rows)))

    # --- life ---

    def transaction(self) -> contextlib.AbstractContextManager[None]:
        """Refuse: there is no store.

        Raises:
            NotOfferedError: Always.
        """
        raise _no_store()

    def cancel(self) -> None:
        """Stop the running question; seen by who waits for it."""
        self._cancelled = True

    def close(self) -> None:
        """Give back what was kept; a cluster that was started here is stopped."""
        session, self._session = self._session, None
        if session is None:
            return
        try:
            for found in self._kept.values():
                _give_back(found)
            self._kept.clear()
            if self._owned:
                session.stop()
        finally:
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        """Give the engine."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @property
    def _open(self) -> "SparkSession":
        if self._session is None:
            raise EngineError("the engine was closed")
        return self._session

    def _watched(self, ask: "Callable[[SparkSession], _Answer]") -> "_Answer":
        """Ask on another thread; tell whoever watches how far it has come, and stop it where that is wished."""
        session = self._open
        context, self._cancelled = session.sparkContext, False

        def asked() -> "_Answer":
            context.setJobGroup(self._group, "census", interruptOnCancel=True)
            return ask(session)

        with ThreadPoolExecutor(1) as asking:
            answer = asking.submit(asked)
            try:
                while not wait((answer,), _WATCH_EVERY).done:
                    self._require_wanted()
                    if self._progress is not None:
                        self._progress(self._share())
            except BaseException:
                self._stop(answer)
                raise
            with _named_errors():
                return answer.result()

    def _require_wanted(self) -> None:
        if self._cancelled:
            raise CancelledError("the question was cancelled")

    def _stop(self, answer: "Future[_Answer]") -> None:
        """Cancel until it has ended: between two jobs there is nothing that could be."""
        while not wait((answer,), _WATCH_EVERY).done:
            with contextlib.suppress(Exception):
                self._open.sparkContext.cancelJobGroup(self._group)

    def _share(self) -> float:
        """Give which share of the known tasks of the running jobs is done."""
        tracker = self._open.sparkContext.statusTracker()
        known = [tracker.getJobInfo(job) for job in tracker.getActiveJobsIds()]
        stages = [tracker.getStageInfo(stage) for job in known if job is not None for stage in job.stageIds]
        tasks = sum(stage.numTasks for stage in stages if stage is not None)
        done = sum(stage.numCompletedTasks for stage in stages if stage is not None)
        return min(1.0, done / tasks) if tasks else 0.0


def _no_store() -> NotOfferedError:
    return NotOfferedError(
        "a cluster keeps nothing between runs", help="leave out --state, or count with the engine `duckdb`"
    )


def _taken(table: "pa.Table") -> "pa.Table":
    """Give a table without the types that Spark does not take."""

    def plain(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
        if pa.types.is_fixed_size_binary(column.type):
            return column.cast(pa.binary())
        return column

    return pa.table({name: plain(column) for name, column in zip(table.column_names, table.columns, strict=True)})


def _given_as(kind: "pa.DataType") -> spark.AtomicType:
    found = given_as(kind)
    if found is None:
        raise NotOfferedError(f"a function over `{kind}` is not offered")
    return found


def _with_places(call: "Callable[..., pa.Array]", count: int) -> "Callable[..., pa.Array]":
    """Give a function of so many arguments by place: Spark reads from the signature what a function takes."""
    match count:
        case 1:
            return lambda a: call(a)  # noqa: PLW0108 -- as above
        case 2:
            return lambda a, b: call(a, b)  # noqa: PLW0108 -- as above
        case 3:
            return lambda a, b, c: call(a, b, c)  # noqa: PLW0108 -- as above
        case _:
            raise NotOfferedError(f"a function of {count} arguments is not offered")


def _packing(rows: int) -> "Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]":
    def pack(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        for batch in batches:
            for first in range(0, batch.num_rows, rows):
                sink = pa.BufferOutputStream()
                with pa.ipc.new_stream(sink, batch.schema) as stream:
                    stream.write_batch(batch.slice(first, rows))
                yield pa.record_batch({"batch": pa.array([sink.getvalue().to_pybytes()], pa.binary())})

    return pack


def _give_back(found: "DataFrame | None") -> None:
    """Give back the room of what was kept; what has none any more is of no concern."""
    if found is not None:
        with contextlib.suppress(Exception):
            found._jdf.queryExecution().logical().rdd().unpersist(False)  # noqa: FBT003, SLF001 -- Spark offers no other


@contextlib.contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except (EngineError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except Exception as error:
        raise as_engine_error(error) from error
