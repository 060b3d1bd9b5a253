"""The engine on this machine: what it answers, what it may use, and what it says when it cannot answer."""

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.asking import rows
from tongguan.engines import (
    DiskFullError,
    Engine,
    EngineError,
    EngineMissingError,
    MemoryLimitError,
    NotOfferedError,
    Settings,
    StoreBusyError,
    StoreDamagedError,
    Table,
    UnknownEngineError,
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


@pytest.mark.parametrize("watched", [False, True])
def test_ctrl_c_stops_a_question_and_stays_ctrl_c(watched: bool) -> None:  # noqa: FBT001 -- a case
    with open_engine("duckdb", Settings(threads=1, progress=(lambda _: None) if watched else None)) as engine:
        timer = threading.Timer(0.5, signal.raise_signal, (signal.SIGINT,))
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            engine.ask(ENDLESS)
        timer.join()
        assert rows(engine, "SELECT 1") == [(1,)]


def _insert_and_fail(engine: Engine) -> None:
    engine.run("INSERT INTO kept VALUES (2)")
    engine.run("INSERT INTO kept SELECT n FROM nothing_of_the_kind")


# --- relations ---


def test_what_fails_in_a_transaction_leaves_nothing(engine: Engine) -> None:
    engine.run("CREATE TABLE kept AS SELECT 1 AS n")
    with pytest.raises(EngineError), engine.transaction():
        _insert_and_fail(engine)
    with engine.transaction():
        engine.run("INSERT INTO kept VALUES (3)")
    assert rows(engine, "SELECT n FROM kept ORDER BY n") == [(1,), (3,)]


# --- sources ---


def test_a_catalogue_is_not_offered(engine: Engine) -> None:
    with pytest.raises(NotOfferedError) as caught:
        engine.read("t", Table("warehouse.transfers"))
    assert caught.value.code == "engines/not-offered"


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
    with pytest.raises(StoreDamagedError) as caught:
        open_engine("duckdb", store=store)
    assert caught.value.source == "kept.duckdb"
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
