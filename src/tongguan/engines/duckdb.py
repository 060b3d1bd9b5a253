"""DuckDB, on this machine: in memory, spilling to a folder, or with a database file of its own."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from tongguan.engines.dialect import render
from tongguan.engines.duckdb_reading import quoted, reading, text
from tongguan.engines.engine import Column, Files, Kind, Rejected, Settings, Source
from tongguan.engines.errors import EngineError, NotOfferedError, StoreBusyError, StoreDamagedError
from tongguan.engines.requirement import require

require("duckdb", "pyarrow", "sqlglot", extra="census")

import duckdb  # noqa: E402 -- once it is known to be there
from duckdb.func import PythonUDFType  # noqa: E402 -- as above
from pyarrow import types as arrow  # noqa: E402 -- as above

from tongguan.engines.duckdb_failing import as_engine_error  # noqa: E402 -- as above

if TYPE_CHECKING:
    import pyarrow as pa

    from tongguan.engines.dialect import Dialect
    from tongguan.engines.engine import Sql

_Answer = TypeVar("_Answer")

_WATCH_EVERY = 0.2
"""Seconds between two looks at how far a question has come."""

_INTERRUPTED = "Query interrupted"

_KINDS = {
    "VARCHAR": Kind.TEXT,
    "BLOB": Kind.BINARY,
    "UUID": Kind.UUID,
    "BOOLEAN": Kind.BOOLEAN,
    "DATE": Kind.DAY,
    "TIMESTAMP WITH TIME ZONE": Kind.INSTANT,
    **dict.fromkeys(("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"), Kind.CLOCK),
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), Kind.WHOLE),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"), Kind.WHOLE),
}

_SQL_TYPES: tuple[tuple[Callable[[Any], bool], str], ...] = (
    (arrow.is_string, "VARCHAR"),
    (arrow.is_large_string, "VARCHAR"),
    (arrow.is_binary, "BLOB"),
    (arrow.is_large_binary, "BLOB"),
    (arrow.is_int32, "INTEGER"),
    (arrow.is_int64, "BIGINT"),
    (arrow.is_boolean, "BOOLEAN"),
)


class DuckDbEngine:
    """An engine on this machine.

    Args:
        settings: What it may use. Without a spill folder one is made under the system's folder for temporary files;
            either way what was spilled is removed at the end.
        store: A database file; it is made where it is missing.

    Raises:
        StoreBusyError: Another process has the database file open.
        StoreDamagedError: The file is no database of DuckDB.
    """

    name: ClassVar[str] = "duckdb"
    dialect: "ClassVar[Dialect]" = "duckdb"
    distributed: ClassVar[bool] = False

    def __init__(self, settings: Settings, store: Path | None = None) -> None:
        self._progress = settings.progress
        if settings.spill is not None:
            settings.spill.mkdir(parents=True, exist_ok=True)
        self._spill = Path(tempfile.mkdtemp(prefix="tongguan-spill-", dir=settings.spill))
        config: dict[str, Any] = {"temp_directory": str(self._spill), "preserve_insertion_order": "false"}
        if settings.memory is not None:
            config["memory_limit"] = f"{settings.memory}B"
        if settings.threads is not None:
            config["threads"] = str(settings.threads)
        self._connection: duckdb.DuckDBPyConnection | None = None
        try:
            with _named_errors():
                self._connection = duckdb.connect(str(store) if store else ":memory:", config=config)
                self._execute(f"SET TimeZone = {text(settings.zone)}")
        except (StoreBusyError, StoreDamagedError) as error:
            self.close()
            named = store.name if store else None
            raise type(error)(error.message, help=error.help, source=named) from error
        except BaseException:
            self.close()
            raise

    # --- relations ---

    def read(self, relation: str, source: Source, *, places: bool = False) -> None:
        """Name files."""
        if not isinstance(source, Files):
            raise NotOfferedError(
                f"this engine knows no catalogue with `{source.name}`", help="name its files, or use a cluster"
            )
        if places:
            self._execute("SET preserve_insertion_order = true")
        threads = self._open.sql("SELECT current_setting('threads')").fetchall()[0][0]
        question = reading(source, places=places, threads=int(threads))
        self._execute(f"CREATE OR REPLACE TEMP VIEW {quoted(relation)} AS {question}")

    def columns(self, relation: str) -> tuple[Column, ...]:
        """Describe the columns of a relation."""
        with _named_errors():
            rows = self._open.sql(f"DESCRIBE {quoted(relation)}").fetchall()
        return tuple(Column(str(row[0]), _KINDS.get(str(row[1]).partition("(")[0], Kind.OTHER)) for row in rows)

    def table(self, relation: str, table: "pa.Table") -> None:
        """Name a table of this process."""
        self._open.register("_given", table)
        self._execute(f"CREATE OR REPLACE TEMP TABLE {quoted(relation)} AS FROM _given")
        self._open.unregister("_given")

    def function(
        self, name: str, call: "Callable[..., pa.Array]", takes: "Sequence[pa.DataType]", gives: "pa.DataType"
    ) -> None:
        """Name a function over Arrow arrays."""
        types: list[Any] = [_sql_type(each) for each in takes]
        with contextlib.suppress(duckdb.Error):
            self._open.remove_function(name)
        self._open.create_function(name, call, types, _sql_type(gives), type=PythonUDFType.ARROW)

    def view(self, relation: str, sql: "Sql") -> None:
        """Name a question."""
        self._execute(f"CREATE OR REPLACE TEMP VIEW {quoted(relation)} AS {render(sql, self.dialect)}")

    def keep(self, relation: str, sql: "Sql") -> None:
        """Ask now and keep the answer."""
        self._execute(f"CREATE OR REPLACE TEMP TABLE {quoted(relation)} AS {render(sql, self.dialect)}")

    def drop(self, relation: str) -> None:
        """Forget what was kept."""
        self._execute(f"DROP TABLE IF EXISTS {quoted(relation)}")

    def cluster(self, relation: str, edges: str) -> None:
        """Keep the clusters that edges join."""
        from tongguan.engines.clustering import cluster_in_duckdb  # noqa: PLC0415 -- only those who cluster wait for it

        self._watched(lambda connection: cluster_in_duckdb(connection, relation, edges))

    # --- questions ---

    def run(self, sql: "Sql") -> None:
        """Run a statement."""
        self._execute(render(sql, self.dialect))

    def ask(self, sql: "Sql") -> "pa.Table":
        """Give the whole answer."""
        rendered = render(sql, self.dialect)
        return self._watched(lambda connection: connection.sql(rendered).to_arrow_table())

    def stream(self, sql: "Sql", rows: int = 100_000) -> "Iterator[pa.RecordBatch]":
        """Give the answer in batches."""
        with _named_errors():
            yield from self._open.sql(render(sql, self.dialect)).to_arrow_reader(rows)

    def rejected(self) -> tuple[Rejected, ...]:
        """Tell what the reading of CSV left out."""
        found = self._open.sql("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'").fetchall()
        if found[0][0] == 0:
            return ()
        # A part is read once a question, and is told once for every column it lacks.
        rows = self._open.sql(
            "SELECT s.file_path, e.line - 1, max(length(rtrim(csv_line, chr(10) || chr(13))) - "
            "length(replace(rtrim(csv_line, chr(10) || chr(13)), chr(10), '')) + 1) "
            "FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        return tuple(Rejected(str(file), int(row), int(lines)) for file, row, lines in rows)

    # --- life ---

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is run inside as one."""
        self._execute("BEGIN TRANSACTION")
        try:
            yield
        except BaseException:
            with contextlib.suppress(duckdb.Error):
                self._open.execute("ROLLBACK").fetchall()
            raise
        self._execute("COMMIT")

    def cancel(self) -> None:
        """Stop the running question."""
        if self._connection is not None:
            self._connection.interrupt()

    def close(self) -> None:
        """Close the database and remove what was spilled."""
        connection, self._connection = self._connection, None
        try:
            if connection is not None:
                with _named_errors():
                    connection.close()
        finally:
            shutil.rmtree(self._spill, ignore_errors=True)

    def __enter__(self) -> Self:
        """Give the engine."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @property
    def _open(self) -> "duckdb.DuckDBPyConnection":
        if self._connection is None:
            raise EngineError("the engine was closed")
        return self._connection

    def _execute(self, sql: str) -> None:
        self._watched(lambda connection: connection.execute(sql).fetchall())

    def _watched(self, ask: "Callable[[duckdb.DuckDBPyConnection], _Answer]") -> "_Answer":
        """Ask, and tell whoever watches how far it has come."""
        connection, progress = self._open, self._progress
        if progress is None:
            with _named_errors():
                return ask(connection)
        with ThreadPoolExecutor(1) as asking:
            answer = asking.submit(ask, connection)
            try:
                while not wait((answer,), _WATCH_EVERY).done:
                    progress(max(0.0, min(1.0, connection.query_progress() / 100)))
            except BaseException:
                connection.interrupt()
                wait((answer,))
                raise
            with _named_errors():
                return answer.result()


def _sql_type(kind: "pa.DataType") -> str:
    for of_kind, name in _SQL_TYPES:
        if of_kind(kind):
            return name
    raise NotOfferedError(f"a function over `{kind}` is not offered")


@contextlib.contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise as_engine_error(error) from error
    except RuntimeError as error:
        # So DuckDB raises Ctrl-C, where the thread that it comes to is the one that asks.
        if str(error) == _INTERRUPTED:
            raise KeyboardInterrupt from error
        raise
