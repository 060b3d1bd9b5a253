"""What holds on every engine: relations, functions, sources, and that they read a value alike."""

import gzip
import itertools
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.engines.asking import rows
from tongguan.engines import (
    CancelledError,
    Column,
    Engine,
    EngineError,
    Files,
    Kind,
    NotOfferedError,
    Rejected,
    Settings,
    UnreadableSourceError,
    open_engine,
)

SECRET = "310101199001010000"  # noqa: S105 -- stands for a value that a message must not repeat


def _sum_of(engine: Engine, file: Path) -> None:
    engine.read("damaged", Files((str(file),), "parquet"))
    engine.ask("SELECT sum(n), max(id) FROM damaged")


def test_what_is_kept_is_there_until_it_is_dropped(engine: Engine) -> None:
    engine.table("given", pa.table({"n": [0, 1, 2]}))
    engine.keep("kept", "SELECT n FROM given")
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
    engine.table("given", pa.table({"sixteen": pa.array([b"x" * 16], pa.binary(16))}))
    assert engine.columns("given") == (Column("sixteen", Kind.BINARY),)
    assert rows(engine, "SELECT bytes_of_key(key_of_bytes(sixteen)) FROM given") == [(b"x" * 16,)]


def test_kinds_of_columns_are_told(engine: Engine) -> None:
    engine.keep(
        "every",
        "SELECT 1 AS n, TRUE AS b, DATE '2026-01-01' AS d, TIMESTAMP '2026-01-01 00:00:00' AS c, "
        "CAST('2026-01-01 00:00:00+00' AS TIMESTAMPTZ) AS i, CAST('ab' AS BLOB) AS r, CAST(1.5 AS DOUBLE) AS o",
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
    engine.table("many", pa.table({"n": range(10_000)}))
    batches = list(engine.stream("SELECT n FROM many", rows=2_048))
    assert sorted(n for batch in batches for n in batch.column(0).to_pylist()) == list(range(10_000))
    assert len(batches) > 1


def test_clusters_are_named_by_their_least(engine: Engine) -> None:
    engine.table("edges", pa.table({"one": [1, 2, 7], "other": [2, 3, 8]}))
    engine.cluster("clusters", "edges")
    assert rows(engine, "SELECT node, cluster FROM clusters ORDER BY node") == [(1, 1), (2, 1), (3, 1), (7, 7), (8, 7)]


def test_each_row_has_a_number_of_its_own(engine: Engine) -> None:
    engine.table("many", pa.table({"n": range(100)}))
    assert rows(engine, "SELECT count(DISTINCT r) FROM (SELECT number_of_row() AS r FROM many) AS t") == [(100,)]


# --- values ---

TIMES = [
    "2026-03-01", "2026-03-01 10:00", "2026-03-01T10:00:00", "2026-03-01 10:00:00.5", "2026-03-01 10:00:00.123456789",
    "2026-03-01 10:00:00.9999999", "2026-03-01T10:00:00Z", "2026-03-01T10:00Z",
    "2026-03-01 10:00+08:00", "2026-03-01 10:00-0530", "2026-03-01 10:00:00+08",
    "2026-03-01 10:00:00+0800", "2026-03-01 10:00:00-05:30", "2026-03-01 10:00:00+14:00", "2026-02-29",
    "2024-02-29 23:59:59", "2026-04-31", "2026-13-01", "9999-12-31 23:59:59.999999",
    "1999-12-31 23:59:59.999999999Z",
]  # fmt: skip
TURNS = ["2026-03-08 02:30:00", "2026-03-08 01:59:59", "2026-03-08 03:00:00", "2026-11-01 00:59:59",
         "2026-11-01 01:00:00", "2026-11-01 01:30:00", "2026-11-01 02:00:00", "2026-10-31 23:30:00", "2026-11-01",
         "2026-11-01 01:30:00-04:00"]  # fmt: skip
SPACED = [f"{before}a{after}" for before, after in itertools.product(
    ["", " ", "\t", "\u00a0", "\u2003", "\u3000", "\u200b", "\n", "\u1680 ", "\x1f"], repeat=2)]  # fmt: skip
NUMBERS = ["1772330400", "1772330400.5", "0.4", "1.5", "2.5", "-1", "+5", "1e3", "1_000", "0x10", "12.", ".5", " 1",
           "9" * 18, "9" * 19, "007", "１２", "12L", "", "1 2", "0", "1.2345678901"]  # fmt: skip
LINES = ["2026", "2026\n", "2026\r", "2026\r\n", "2026\u2028", "2026\u0085", "x2026", "2026x"]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll"])
def test_a_time_is_read_alike(engine: Engine, zone: str) -> None:
    name = engine.name if engine.name == "duckdb" else "local-cluster[2,1,1024]"
    clocks = [f"2026-{month:02}-{day:02} {hour:02}:15:00" for month, day, hour in itertools.product(
        (3, 4, 10, 11), (1, 4, 5, 29, 25), range(5))]  # fmt: skip
    texts = [*TIMES, *TURNS, *clocks]
    ntz = [datetime.fromisoformat(each) for each in clocks]
    with open_engine(name, Settings(threads=1, zone=zone)) as zoned, open_engine("duckdb", Settings(zone=zone)) as one:
        found = []
        for each in (zoned, one):
            each.table("texts", pa.table({"t": texts}))
            each.table("clocks", pa.table({"c": pa.array(ntz, pa.timestamp("us"))}))
            found.append(
                (
                    rows(each, "SELECT t, micros_of_instant(instant_of(trim(t))) FROM texts ORDER BY t"),
                    rows(
                        each,
                        "SELECT micros_of_clock(c), micros_of_instant(instant_of(c)), days_of(c) FROM clocks "
                        "ORDER BY 1",
                    ),
                )
            )
    for there, here in zip(*found, strict=True):
        assert [each for each in there if each not in here] == [each for each in here if each not in there]


def test_values_are_read_alike(engine: Engine) -> None:
    """Spaces that are trimmed, numbers in text, the end of a text, pseudonyms: what one engine once read otherwise."""
    questions = [
        ("SELECT t, trim(t), nullif(trim(t), '') FROM texts ORDER BY t", SPACED),
        ("SELECT t, whole_of(t) FROM texts ORDER BY t", NUMBERS),
        ("SELECT t, matches(t, '^[0-9]{4}$') FROM texts ORDER BY t", LINES),
        ("SELECT t, lower(t), t LIKE '%\ufffd%' FROM texts ORDER BY t", ["TRUE", "Yes", "是", "a\ufffd", "\ufffd"]),
        (
            "SELECT t, bytes_of_key(key_of_text(t)) FROM texts ORDER BY t",
            ["0123456789abcdef0123456789ABCDEF", "01234567-89ab-cdef-0123-456789abcdef"],
        ),
    ]
    with open_engine("duckdb") as other:
        for question, texts in questions:
            for each in (engine, other):
                each.table("texts", pa.table({"t": texts}))
            assert rows(engine, question) == rows(other, question), question


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
    parquet = tmp_path / "p + 100% [x] 张.parquet"
    pq.write_table(pa.table({"a": [5, 6]}), parquet)
    engine.read("parquet", Files((str(parquet),), "parquet"), places=True)
    assert rows(engine, "SELECT a, _row, _file FROM parquet ORDER BY a") == [(5, 1, str(parquet)), (6, 2, str(parquet))]


@pytest.mark.parametrize("pack", ["gz", "zst"])
def test_packed_text_is_unpacked(engine: Engine, tmp_path: Path, pack: str) -> None:
    plain = b"a\n1\n2\n"
    file = tmp_path / f"log.csv.{pack}"
    with pa.CompressedOutputStream(str(file), "gzip" if pack == "gz" else "zstd") as packed:
        packed.write(plain)
    engine.read("log", Files((str(file),), "csv", ("a",)))
    assert rows(engine, "SELECT a FROM log ORDER BY a") == [("1",), ("2",)]


def test_parquet_of_many_hands_is_read(engine: Engine, tmp_path: Path) -> None:
    """Whole numbers of several widths, times in several units, sixteen bytes in three forms, columns out of order."""
    at = datetime(2026, 3, 1, 2, tzinfo=UTC)
    sixteen = bytes(range(16))
    unique = pa.ExtensionArray.from_storage(pa.uuid(), pa.array([sixteen], pa.binary(16)))
    tables = [
        {"n": pa.array([1], pa.int8()), "at": pa.array([at], pa.timestamp("ns", "UTC")), "k": unique},
        {"n": pa.array([2], pa.uint32()), "at": pa.array([at], pa.timestamp("ms", "+08:00")), "k": unique.storage},
        {"k": pa.array([sixteen], pa.binary()), "at": pa.array([at], pa.timestamp("s", "UTC")), "n": pa.array([3])},
    ]
    paths = []
    for place, columns in enumerate(tables):
        paths.append(str(tmp_path / f"{place}.parquet"))
        pq.write_table(pa.table(columns), paths[-1])
    for place, path in enumerate(paths):
        engine.read("one", Files((path,), "parquet"))
        key = "bytes_of_key(k)" if place == 0 else "k"
        assert rows(engine, f"SELECT n, micros_of_instant(at), {key} FROM one") == [  # noqa: S608 -- ours
            (place + 1, int(at.timestamp()) * 1_000_000, sixteen)
        ]
    clock = tmp_path / "clock.parquet"
    pq.write_table(pa.table({"c": pa.array([at.replace(tzinfo=None)], pa.timestamp("ns"))}), clock)
    engine.read("clock", Files((str(clock),), "parquet"))
    assert engine.columns("clock")[0] == Column("c", Kind.CLOCK)
    assert rows(engine, "SELECT micros_of_clock(c) FROM clock") == [(int(at.timestamp()) * 1_000_000,)]


def test_a_line_without_the_columns_is_left_out_and_told(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("a,b\n1,x\n2\n3,z\n", encoding="utf-8")
    assert engine.rejected() == ()
    engine.read("log", Files((str(file),), "csv", ("a", "b")))
    assert rows(engine, "SELECT a FROM log ORDER BY a") == [("1",), ("3",)]
    assert engine.rejected() == (Rejected(str(file), 2, 1),)
    assert rows(engine, "SELECT count(*) FROM log") == [(2,)]
    assert engine.rejected() == (Rejected(str(file), 2, 1),)


def test_a_quote_that_is_never_closed_is_told_among_many_files(engine: Engine, tmp_path: Path) -> None:
    paths = []
    for place in range(7):
        paths.append(str(tmp_path / f"{place}.csv"))
        tail = '2,"y\n3,z\n' if place % 3 == 0 else "2,y\n"
        Path(paths[-1]).write_text(f"a,b\n1,x\n{tail}", encoding="utf-8")
    engine.read("log", Files(tuple(paths), "csv", ("a", "b")))
    assert rows(engine, "SELECT count(*) FROM log") == [(11,)]
    assert engine.rejected() == tuple(Rejected(paths[place], 2, 2) for place in (0, 3, 6))


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


# --- stopping and failing ---


def test_a_question_is_cancelled_from_another_thread(engine: Engine) -> None:
    engine.table("many", pa.table({"n": range(100_000)}))
    endless = "SELECT count(*) AS n FROM many AS a, many AS b, many AS c WHERE a.n * b.n % 7 = c.n % 5"
    timer = threading.Timer(0.5, engine.cancel)
    timer.start()
    began = time.monotonic()
    with pytest.raises(CancelledError):
        engine.ask(endless)
    assert time.monotonic() - began < 60
    timer.join()
    assert rows(engine, "SELECT 1") == [(1,)]


def test_wrong_sql_is_our_fault_and_repeats_no_value(engine: Engine, capfd: pytest.CaptureFixture[str]) -> None:
    engine.table("given", pa.table({"word": [f"{SECRET}x"]}))
    with pytest.raises(EngineError) as caught:
        engine.ask("SELECT CAST(word AS INTEGER) FROM given")
    assert caught.value.code == "engines/failed"
    assert SECRET not in str(caught.value)
    assert SECRET not in "".join(capfd.readouterr())


def test_a_closed_engine_says_so(engine: Engine) -> None:
    engine.close()
    engine.close()
    engine.cancel()
    with pytest.raises(EngineError, match="closed"):
        engine.ask("SELECT 1")
