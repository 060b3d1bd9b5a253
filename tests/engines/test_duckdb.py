"""The engine on this machine: what it answers, what it may use, and what it says when it cannot answer."""

import gzip
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tongguan.engines import (
    CancelledError,
    Column,
    DiskFullError,
    Engine,
    EngineError,
    EngineMissingError,
    Files,
    Kind,
    MemoryLimitError,
    NotOfferedError,
    Rejected,
    Settings,
    StoreBusyError,
    StoreDamagedError,
    Table,
    UnknownEngineError,
    UnreadableSourceError,
    bytes_of,
    open_engine,
)
from tongguan.engines.requirement import require

SECRET = "310101199001010000"  # noqa: S105 -- stands for a value that a message must not repeat
ENDLESS = "SELECT count(*) AS n FROM range(3000000) a, range(3000000) b WHERE a.range * b.range % 7 = 3"


@pytest.fixture
def engine() -> Iterator[Engine]:
    with open_engine("duckdb", Settings(threads=1)) as opened:
        yield opened


def rows(engine: Engine, sql: str) -> list[tuple[object, ...]]:
    found = engine.ask(sql)
    return list(zip(*(column.to_pylist() for column in found.columns), strict=True))


def _insert_and_fail(engine: Engine) -> None:
    engine.run("INSERT INTO kept VALUES (2)")
    engine.run("INSERT INTO kept SELECT n FROM nothing_of_the_kind")


def _sum_of(engine: Engine, file: Path) -> None:
    engine.read("damaged", Files((str(file),), "parquet"))
    engine.ask("SELECT sum(n), max(id) FROM damaged")


# --- relations ---


def test_what_is_kept_is_there_until_it_is_dropped(engine: Engine) -> None:
    engine.keep("kept", "SELECT range AS n FROM range(3)")
    engine.view("seen", "SELECT n + 1 AS m FROM kept")
    assert rows(engine, "SELECT m FROM seen ORDER BY m") == [(1,), (2,), (3,)]
    engine.drop("seen_not_there")
    engine.keep("kept", "SELECT 7 AS n")
    assert rows(engine, "FROM kept") == [(7,)]
    engine.drop("kept")
    with pytest.raises(EngineError):
        engine.ask("FROM kept")


def test_a_name_is_quoted(engine: Engine) -> None:
    engine.keep('a "name"', "SELECT 1 AS n")
    assert rows(engine, 'SELECT n FROM "a ""name"""') == [(1,)]


def test_a_table_of_this_process_is_named(engine: Engine) -> None:
    engine.table("given", pa.table({"word": ["a", None]}))
    assert rows(engine, "SELECT word FROM given ORDER BY word") == [("a",), (None,)]
    assert engine.columns("given") == (Column("word", Kind.TEXT),)


def test_kinds_of_columns_are_told(engine: Engine) -> None:
    engine.keep(
        "every",
        "SELECT 1 AS n, TRUE AS b, DATE '2026-01-01' AS d, TIMESTAMP '2026-01-01 00:00:00' AS c, "
        "CAST('2026-01-01 00:00:00+00' AS TIMESTAMPTZ) AS i, CAST('ab' AS BLOB) AS r, 1.5 AS o",
    )
    found = [each.kind for each in engine.columns("every")]
    assert found == [Kind.WHOLE, Kind.BOOLEAN, Kind.DAY, Kind.CLOCK, Kind.INSTANT, Kind.BINARY, Kind.OTHER]


def test_a_function_is_called_on_arrays(engine: Engine) -> None:
    def shout(words: pa.ChunkedArray) -> pa.Array:
        return pa.array([each and each.upper() for each in words.to_pylist()], type=pa.string())

    engine.function("shout", shout, [pa.string()], pa.string())
    assert rows(engine, "SELECT shout(w) FROM (VALUES ('a'), ('b')) t(w) ORDER BY 1") == [("A",), ("B",)]
    with pytest.raises(NotOfferedError):
        engine.function("odd", shout, [pa.float64()], pa.string())


def test_an_answer_comes_in_batches(engine: Engine) -> None:
    engine.keep("many", "SELECT range AS n FROM range(10000)")
    batches = list(engine.stream("SELECT n FROM many", rows=2_048))
    assert sum(batch.num_rows for batch in batches) == 10_000
    assert len(batches) > 1


def test_what_fails_in_a_transaction_leaves_nothing(engine: Engine) -> None:
    engine.run("CREATE TABLE kept AS SELECT 1 AS n")
    with pytest.raises(EngineError), engine.transaction():
        _insert_and_fail(engine)
    with engine.transaction():
        engine.run("INSERT INTO kept VALUES (3)")
    assert rows(engine, "SELECT n FROM kept ORDER BY n") == [(1,), (3,)]


def test_a_clock_without_a_zone_is_in_beijing(engine: Engine) -> None:
    assert rows(engine, "SELECT micros_of_instant(instant_of('1970-01-01 08:00:00'))") == [(0,)]


# --- sources ---


def test_files_are_read_with_their_names_and_rows(engine: Engine, tmp_path: Path) -> None:
    odd = tmp_path / "odd [name]*.csv"
    odd.write_text("a,b\n1,x\n2,\n", encoding="utf-8")
    engine.read("csv", Files((str(odd),), "csv", ("a", "b")), places=True)
    assert rows(engine, "SELECT a, b, _file, _row FROM csv ORDER BY _row") == [
        ("1", "x", str(odd), 1),
        ("2", None, str(odd), 2),
    ]
    lines = tmp_path / "lines.ndjson"
    lines.write_text('{"a": 1, "b": "x"}\nno json\n', encoding="utf-8")
    engine.read("lines", Files((str(lines),), "ndjson", ("a",)))
    assert rows(engine, "SELECT a, _unreadable FROM lines ORDER BY a NULLS LAST") == [("1", False), (None, True)]
    parquet = tmp_path / "p.parquet"
    pq.write_table(pa.table({"a": [5, 6]}), parquet)
    engine.read("parquet", Files((str(parquet),), "parquet"), places=True)
    assert rows(engine, "SELECT a, _row FROM parquet ORDER BY a") == [(5, 1), (6, 2)]


def test_a_line_without_the_columns_is_left_out_and_told(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("a,b\n1,x\n2\n3,z\n", encoding="utf-8")
    assert engine.rejected() == ()
    engine.read("log", Files((str(file),), "csv", ("a", "b")))
    assert rows(engine, "SELECT a FROM log ORDER BY a") == [("1",), ("3",)]
    assert engine.rejected() == (Rejected(str(file), 2, 1),)


def test_a_catalogue_is_not_offered(engine: Engine) -> None:
    with pytest.raises(NotOfferedError) as caught:
        engine.read("t", Table("warehouse.transfers"))
    assert caught.value.code == "engines/not-offered"


@pytest.mark.parametrize("damage", ["empty", "not parquet", "cut short", "bytes turned over", "no such file"])
def test_a_damaged_file_is_named_and_its_contents_are_not(engine: Engine, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "damaged.parquet"
    pq.write_table(pa.table({"id": [SECRET] * 5_000, "n": list(range(5_000))}), file, compression="none")
    whole = file.read_bytes()
    middle = len(whole) // 2
    match damage:
        case "empty":
            file.write_bytes(b"")
        case "not parquet":
            file.write_text(f"id\n{SECRET}\n", encoding="utf-8")
        case "cut short":
            file.write_bytes(whole[:middle])
        case "bytes turned over":
            file.write_bytes(whole[:40] + bytes(255 - each for each in whole[40:-600]) + whole[-600:])
        case _:
            file.unlink()
    with pytest.raises(UnreadableSourceError) as caught:
        _sum_of(engine, file)
    assert SECRET not in str(caught.value)


def test_a_packed_file_cut_short_is_refused(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "log.csv.gz"
    packed = gzip.compress(b"a\n" + b"".join(b"%d\n" % (n * 7919) for n in range(50_000)))
    file.write_bytes(packed[: len(packed) // 2])
    engine.read("log", Files((str(file),), "csv", ("a",)))
    with pytest.raises(UnreadableSourceError):
        engine.ask("SELECT count(*) FROM log")


# --- limits ---


def test_memory_is_kept_to_its_limit_and_spills(tmp_path: Path) -> None:
    sums = "SELECT count(*) AS n FROM (SELECT DISTINCT range * 7919 AS k FROM range(2000000))"
    with open_engine("duckdb", Settings(memory=bytes_of("100MB"), threads=1, spill=tmp_path / "spill")) as engine:
        engine.keep("big", "SELECT range AS k, hash(range) AS h FROM range(4000000) ORDER BY h")
        assert rows(engine, sums) == [(2_000_000,)]
    assert list((tmp_path / "spill").iterdir()) == []


def test_too_little_memory_is_said_in_clear_words() -> None:
    with (
        open_engine("duckdb", Settings(memory=bytes_of("8MB"), threads=1)) as engine,
        pytest.raises((MemoryLimitError, DiskFullError)) as caught,
    ):
        engine.ask("SELECT list(range) AS l FROM range(20000000)")
    assert "memory" in str(caught.value)
    assert caught.value.help


def test_a_question_is_cancelled_from_another_thread(engine: Engine) -> None:
    timer = threading.Timer(0.5, engine.cancel)
    timer.start()
    began = time.monotonic()
    with pytest.raises(CancelledError):
        engine.ask(ENDLESS)
    assert time.monotonic() - began < 60
    timer.join()
    assert rows(engine, "SELECT 1") == [(1,)]


def test_progress_is_told_and_a_stop_there_stops_the_question() -> None:
    told: list[float] = []

    def tell(share: float) -> None:
        told.append(share)
        if len(told) == 3:
            raise KeyboardInterrupt

    with open_engine("duckdb", Settings(threads=1, progress=tell)) as engine:
        assert rows(engine, "SELECT 1") == [(1,)]
        told.clear()
        with pytest.raises(KeyboardInterrupt):
            engine.ask(ENDLESS)
        assert all(0 <= share <= 1 for share in told)


def test_wrong_sql_is_our_fault_and_repeats_no_value(engine: Engine) -> None:
    with pytest.raises(EngineError) as caught:
        engine.ask(f"SELECT CAST('{SECRET}' || 'x' AS INTEGER)")
    assert caught.value.code == "engines/failed"
    assert SECRET not in str(caught.value)
    assert "ConversionException" in str(caught.value)


# --- the store ---


def test_a_store_keeps_what_is_run(tmp_path: Path) -> None:
    store = tmp_path / "kept.duckdb"
    with open_engine("duckdb", store=store) as engine:
        engine.run("CREATE TABLE kept AS SELECT 5 AS n")
    with open_engine("duckdb", store=store) as engine:
        assert rows(engine, "FROM kept") == [(5,)]


def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    store = tmp_path / "kept.duckdb"
    store.write_bytes(b"not a database, but long enough to look at" * 500)
    with pytest.raises(StoreDamagedError):
        open_engine("duckdb", store=store)
    assert store.read_bytes().startswith(b"not a database")


def test_a_store_in_use_by_another_process_is_busy(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415 -- only here
    import sys  # noqa: PLC0415 -- as above

    store = tmp_path / "kept.duckdb"
    holding = (
        "import sys\nfrom pathlib import Path\nfrom tongguan.engines import open_engine\n"
        "with open_engine('duckdb', store=Path(sys.argv[1])) as engine:\n"
        "    engine.run('CREATE TABLE kept (n INTEGER)')\n    print('open', flush=True)\n    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreBusyError):
            open_engine("duckdb", store=store)
        other.communicate("")
    assert other.returncode == 0


def test_a_closed_engine_says_so() -> None:
    engine = open_engine("duckdb")
    engine.close()
    engine.close()
    engine.cancel()
    with pytest.raises(EngineError, match="closed"):
        engine.ask("SELECT 1")


# --- opening ---


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UnknownEngineError) as caught:
        open_engine("oracle")
    assert "`oracle`" in str(caught.value)


def test_a_missing_library_is_named_with_the_extra_that_brings_it() -> None:
    with pytest.raises(EngineMissingError) as caught:
        require("json", "a_library_that_is_not_there", extra="table")
    assert "`a_library_that_is_not_there`" in str(caught.value)
    assert "tongguan[table]" in (caught.value.help or "")
    assert "`json`" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "amount"), [("800MB", 800_000_000), ("4GiB", 4 * 2**30), (" 12 kb ", 12_000), ("1B", 1)]
)
def test_an_amount_of_memory_is_read(written: str, amount: int) -> None:
    assert bytes_of(written) == amount


@pytest.mark.parametrize("written", ["", "0GB", "GB", "4", "-4GB", "4.5GB", "4 parsecs"])
def test_what_is_no_amount_of_memory_is_refused(written: str) -> None:
    with pytest.raises(EngineError):
        bytes_of(written)
