"""A census is the same from a cluster as from this machine, but for the name of the engine."""

import csv
import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyspark.sql import SparkSession

from tests.census.bad_input.test_rows import BAD_ROWS
from tests.census.identifiers import test_ranges as identified
from tests.census.logs import FOUR, ONE, THREE, TWO, csv_of, plan
from tests.census.logs import write as write_files
from tests.census.oracle import expected, found
from tests.census.worlds import UNTIL, Transfer, World, random_world, transfers, write
from tests.spark import MASTER
from tongguan.census.errors import RefusedRowsError, ResolutionMissingError
from tongguan.census.plan import CatalogueTable, Columns, Export, Handler, Key, Line, Person, Plan, Time
from tongguan.census.saving import plain, read_profiles, save
from tongguan.census.splitting import search
from tongguan.census.taking import Taken, take
from tongguan.engines import NotOfferedError, Settings
from tongguan.identity.keys import unsafe_text_of_key

pytestmark = pytest.mark.usefixtures("spark")


def answer(taken: Taken) -> dict[str, Any]:
    """Give what stands in ``census.json``, but for the engine."""
    told: dict[str, Any] = json.loads(json.dumps(plain(taken.head, taken.censuses), default=str))
    assert told.pop("engine") in {"duckdb", "spark"}
    return told


def same(asked: Plan, folder: Path, **how: Any) -> Taken:
    """Take a census on both engines, hold the one to the other, and give that of the cluster."""
    here = take(asked, folder, UNTIL, settings=Settings(threads=1), **how)
    there = take(asked, folder, UNTIL, engine=MASTER, **how)
    assert json.dumps(answer(there), ensure_ascii=False) == json.dumps(answer(here), ensure_ascii=False)
    assert there.head.engine == "spark"
    return there


def test_drawn_worlds_of_many_handlers(tmp_path: Path) -> None:
    """Each handler is a world of its own: many are drawn, and counted at once; all formats, since last year."""
    among = tuple(
        Export(f"e{place}", sensitive=kind > 0, ordinary=kind != 1, left_out=place % 4 == 3)
        for place, kind in enumerate((0, 1, 2, 0, 1, 2, 0, 1))
    )
    drawn: list[list[Transfer]] = []

    @settings(max_examples=60, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(transfers(among), min_size=1, max_size=12))
    def collect(log: list[Transfer]) -> None:
        drawn.append(log)

    collect()
    rows = [replace(row, handler=f"{number} 号") for number, log in enumerate(drawn) for row in log]
    files = tuple(tuple(rows[place::3]) for place in range(3))
    world = World(among, files, by_row=True, handlers=True, since="last-year")
    write(tmp_path, world, "parquet", "csv", "ndjson.gz")
    taken = same(world.plan("*.log.*"), tmp_path)
    assert {name: one for name, one in expected(world).items() if one["curve"]["days"]} == {
        name: one for name, one in found(taken.censuses).items() if one["curve"]["days"]
    }


@pytest.mark.parametrize("count", [63, 64])
def test_masks_hold_more_exports_than_a_word_has_bits(count: int, tmp_path: Path) -> None:
    world = random_world(seed=count, rows=2_000, among=count, people=200, files=2)
    write(tmp_path, world)
    assert found(same(world.plan(), tmp_path).censuses) == expected(world)


def bad_log() -> dict[str, str | bytes | pa.Table]:
    """Give rows that cannot be used in every way, in several files and formats."""
    good = f"2026-03-01 10:00:00,shop,{ONE}"
    rows = [row for row, _, _ in BAD_ROWS]
    odd = [
        f"2026-03-01 10:00:00 +08:00,shop,{TWO}", f"\u30002026-03-01\u00a0,shop,\u2003{TWO}\u3000",
        f"2026-03-01T10:00:00.1234567Z,shop,{TWO}", f'"2026-03-01\n",shop,{TWO}', f"2026-03-01\t,shop,{TWO}",
        f"2026-03-01, shop ,{TWO}", f"2026-03-01,SHOP,{TWO}", f"0000-01-01,shop,{TWO}", f"9999-12-31,shop,{TWO}",
        f'2026-03-01,"sh""op",{TWO}', f'2026-03-01,"shop"x,{TWO}', "", f"2026-03-01,sh\0op,{TWO}",
        f"2026-06-30T23:59:59.999999999+08:00,shop,{THREE}", f"2026-07-01T00:00:00+08:00,shop,{FOUR}",
    ]  # fmt: skip
    return {
        "a.log": csv_of(good, *rows, *odd, good),
        "b.log.gz": gzip.compress(csv_of(*rows).encode()),
        "c.log": csv_of(good).replace("person", "other"),
        "d.log": f"person;more;export;at\n{TWO};;clinic;2026-03-02\n".encode("utf-16"),
        "e.log": csv_of(good).encode() + b"2026-03-01," + b"\xff\xff," + THREE.encode() + b"\n",
        "f.log": "at,export,person\r\n" + f"2026-03-01,门店,{ONE}\r\n",
        "g.log": "",
        "h.log": csv_of(good, f'2026-03-01,"shop,{FOUR}', good, good),
        "i.log.gz": gzip.compress(csv_of(good).encode())[:-9],
    }


def test_rows_in_another_zone(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.log": bad_log()["a.log"]})
    same(plan(time="{column: at, zone: America/New_York}"), tmp_path)


def test_rows_that_cannot_be_used(tmp_path: Path) -> None:
    write_files(tmp_path, bad_log())
    asked = plan()
    taken = same(asked, tmp_path)
    assert len(taken.tally.rows.by_reason) > 8
    assert [each.why for each in taken.head.unreadable] == ["not-unpacked"]
    with pytest.raises(RefusedRowsError) as there:
        take(asked, tmp_path, UNTIL, engine=MASTER, strict=True)
    with pytest.raises(RefusedRowsError) as here:
        take(asked, tmp_path, UNTIL, strict=True)
    assert (there.value.message, there.value.source) == (here.value.message, here.value.source)


def test_lines_of_json(tmp_path: Path) -> None:
    line = '{{"at": {}, "export": "shop", "person": {}}}\n'
    people = ["null", '""', '"  "', "12", "12.50", "1e3", "true", '{"a": [1, {}]}', '"张\\u0000"', '"\\ud83d\\ude00"']
    texts = [line.format('"2026-03-01"', each) for each in people] + [line.format(each, f'"{ONE}"') for each in people]
    texts += ["{broken\n", "\n", "[1]\n", '"text"\n', '{"at": "2026-03-01", "at": "soon", "export": "shop"}\n', "{}"]
    write_files(tmp_path, {"a.log": "".join(texts), "b.log.gz": gzip.compress("".join(texts[:3]).encode())})
    same(plan("ndjson"), tmp_path)


def test_tables_whose_columns_drift(tmp_path: Path) -> None:
    def table(person: Any, at: Any = "2026-03-01", **more: Any) -> pa.Table:
        columns = {"at": at if isinstance(at, pa.Array) else pa.array([at]), "export": pa.array(["shop"]),
                   "person": person if isinstance(person, pa.Array) else pa.array([person])}  # fmt: skip
        return pa.table({name: array for name, array in (columns | more).items() if array is not None})

    moment = datetime(2026, 3, 1, 2, tzinfo=UTC)
    write_files(
        tmp_path,
        {
            "a.log": table(ONE, pa.array([moment], pa.timestamp("us", "UTC"))),
            "b.log": table(
                pa.array([bytes.fromhex(ONE)], pa.binary(16)), pa.array([moment], pa.timestamp("ns", "UTC"))
            ),
            "c.log": table(pa.array([bytes.fromhex(TWO)]), pa.array([moment.replace(tzinfo=None)], pa.timestamp("ms"))),
            "d.log": table(TWO.upper(), pa.array([20_513], pa.date32())),
            "e.log": table(f"{TWO[:8]}-2222-2222-2222-{TWO[20:]}", pa.array([moment.replace(tzinfo=None)])),
            "f.log": table(pa.array([b"short"])),
            "g.log": table(pa.array([None], pa.string()), more=pa.array([[1, 2]])),
            "h.log": table(THREE, export=None),
            "i.log": table(THREE, more=pa.array([1.5])),
            "j.log": table(THREE, pa.array([moment], pa.timestamp("s", "+08:00"))).slice(0, 0),
            "k.log": b"PAR1",
        },
    )
    taken = same(plan("parquet"), tmp_path)
    assert taken.censuses[0].counted.all == (3, 3)


@pytest.mark.parametrize("kind", ["text", "number"])
def test_a_pseudonym_may_be_text_or_a_number(kind: str, tmp_path: Path) -> None:
    people = ["a", "A", " a", "é", "e\u0301", "1", "01", "😀"] if kind == "text" else [0, 1, -1, 2**63 - 1, 1]
    table = {"at": ["2026-03-01"] * len(people), "export": ["shop"] * len(people), "person": people}
    write_files(tmp_path, {"a.log": pa.table(table)})
    same(plan("parquet"), tmp_path)


@pytest.mark.parametrize("unit", ["seconds", "milliseconds"])
def test_times_may_be_numbers(unit: str, tmp_path: Path) -> None:
    values = ("1772330400", "1772330400.5", "1772330400000", "-1", "1e9", "0x10", "", "soon", "1_000", "253402300800")
    rows = [f"{value},shop,{who:032x}" for who, value in enumerate(values)]
    write_files(tmp_path, {"a.log": csv_of(*rows)})
    same(plan(time=f"{{column: at, unit: {unit}}}"), tmp_path)


def test_an_empty_log_has_nobody(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.log": csv_of()})
    same(plan(), tmp_path)


# --- lines ---


CROWDS: tuple[tuple[Literal["ordinary", "sensitive"], int], ...] = (
    ("ordinary", 100_000),
    ("sensitive", 10_000),
)
"""A million takes minutes without compiling, and is counted by the same statement."""


def test_every_line_from_both_sides(tmp_path: Path) -> None:
    """Each line is a handler of its own, whose last three people come one a day: one short, full, one more."""
    for counter, line in CROWDS:
        _crowd(tmp_path / f"{counter}-{line}.parquet", line + 1, counter, line)
    lines = [Line(counter, line + more, "then") for counter, line in CROWDS for more in (-1, 0, 1, 2)]
    asked = Plan(
        source="plan.yaml",
        handler=Handler(column="handler"),
        sources=random_world(1, 1, 1, 1, 1).plan("*.parquet").sources,
        columns=Columns(Time("at"), Person("person"), export="export"),
        exports=(Export("ordinary"), Export("sensitive", sensitive=True, ordinary=False)),
        lines=tuple(lines),
    )
    by_name = {census.handler: census for census in same(asked, tmp_path).censuses}
    for counter, line in CROWDS:
        census = by_name[f"{counter} {line}"]
        assert getattr(census.counted, counter) == (line + 1, line + 1)
        assert census.curve is not None
        assert getattr(census.curve, counter)[-3:] == (line - 1, line, line + 1)
        reached = [each.crossed for each in census.lines if (each.counter, each.line // 10) in {
            (counter, (line + more) // 10) for more in (-1, 0)}]  # fmt: skip
        assert reached == [*census.curve.days[-3:], None]


def _crowd(path: Path, people: int, export: str, line: int) -> None:
    """Write people who are each seen once, some of them twice, the last three on three days after all others."""
    who = np.concatenate([np.arange(people), np.arange(0, people, 50)])
    keys = np.zeros((len(who), 2), np.int64)
    keys[:, 1] = who
    day = np.concatenate([np.arange(people) * 150 // people, np.full(len(who) - people, 175)])
    day[people - 3 : people] = (160, 161, 162)
    at = 1_767_196_800_000_000 + day * 86_400_000_000
    person = pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), len(who), [None, pa.py_buffer(keys.tobytes())])
    constant = {name: pa.repeat(pa.scalar(value), len(who)) for name, value in
                (("export", export), ("handler", f"{export} {line}"))}  # fmt: skip
    pq.write_table(pa.table({"person": person, "at": pa.array(at, pa.timestamp("us", "UTC")), **constant}), path)


# --- identifiers ---


def test_people_behind_identifiers_and_no_key_in_sight(
    tmp_path: Path, spark: SparkSession, capfd: pytest.CaptureFixture[str]
) -> None:
    key_file = tmp_path / "2026.key"
    key_file.write_text(unsafe_text_of_key(identified.KEY), encoding="utf-8")
    key_file.chmod(0o600)
    drawn: list[Any] = []

    @settings(max_examples=25, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(identified.rows)
    def collect(log: Any) -> None:
        drawn.extend(log)

    collect()
    with (tmp_path / "log.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["at", "export", *identified.KINDS])
        writer.writerows(drawn)
    asked = replace(identified.PLAN, key=Key(file="2026.key"))
    taken = same(asked, tmp_path, key=identified.KEY)
    low, high = taken.censuses[0].counted.all
    assert low <= high
    secret = identified.KEY._secret
    for shown in (secret.hex(), repr(secret), unsafe_text_of_key(identified.KEY).split('"secret":"')[1][:40]):
        assert shown not in "".join(capfd.readouterr())
        assert shown not in str(spark.sparkContext.getConf().getAll())
    with pytest.raises(ResolutionMissingError):
        take(replace(asked, key=None), tmp_path, UNTIL, engine=MASTER, key=identified.KEY)


# --- tables of a catalogue, and what goes with a census ---


def test_a_table_of_the_catalogue(tmp_path: Path, spark: SparkSession) -> None:
    world = random_world(seed=3, rows=2_000, among=5, people=100, files=1)
    write(tmp_path, world)
    spark.conf.set("spark.sql.legacy.parquet.nanosAsLong", "true")
    spark.sql(f"CREATE DATABASE warehouse LOCATION '{tmp_path / 'warehouse'}'")
    try:
        spark.read.parquet(str(tmp_path / "0.log.parquet")).write.saveAsTable("warehouse.transfers")
        asked = world.plan()
        there = replace(asked, sources=(CatalogueTable("warehouse.transfers"),))
        taken = take(there, tmp_path, UNTIL, engine=MASTER)
        assert found(taken.censuses) == expected(world)
        assert [(each.name, each.fingerprint) for each in taken.head.sources] == [("warehouse.transfers", None)]
        with pytest.raises(NotOfferedError):
            take(there, tmp_path, UNTIL)
    finally:
        spark.sql("DROP DATABASE warehouse CASCADE")


def test_what_is_written_and_searched_is_the_same(tmp_path: Path) -> None:
    world = random_world(seed=9, rows=2_000, among=6, people=150, files=1)
    write(tmp_path, world)
    here, there = (take(world.plan(), tmp_path, UNTIL, engine=engine) for engine in ("duckdb", MASTER))
    for name, taken in (("here", here), ("there", there)):
        save(tmp_path / name, taken.head, taken.censuses, taken.profiles)
    (one,), (other,) = (read_profiles(tmp_path / name) for name in ("here", "there"))
    assert one.certain.table().equals(other.certain.table())
    for name in ("curve", "exports", "refused", "sources"):
        tables = [pq.read_table(tmp_path / folder / f"{name}.parquet") for folder in ("here", "there")]
        assert tables[0].equals(tables[1])
    signs = [search(world.plan(), tmp_path, ["甲"], UNTIL, engine=engine) for engine in ("duckdb", MASTER)]
    assert signs[0] == signs[1]


def test_a_state_is_refused(tmp_path: Path) -> None:
    world = random_world(seed=9, rows=10, among=2, people=5, files=1)
    write(tmp_path, world)
    with pytest.raises(NotOfferedError) as caught:
        take(world.plan(), tmp_path, UNTIL, engine=MASTER, state=tmp_path / "state")
    assert "--state" in (caught.value.help or "")
    assert not (tmp_path / "state").exists()
