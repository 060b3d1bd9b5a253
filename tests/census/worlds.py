"""Small worlds of transfers: drawn, and written as logs. ``oracle`` counts them by plain Python sets."""

import csv
import gzip
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from tongguan.census.plan import Columns, Export, Handler, LogFiles, Person, Plan, Time

BEIJING = timezone(timedelta(hours=8))
YEAR = 2026
UNTIL = date(2026, 6, 30)
PEOPLE = [bytes([number]) * 16 for number in range(12)]


@dataclass(frozen=True)
class Transfer:
    """One row of a log that can be used; ``at`` is an instant."""

    person: bytes
    at: datetime
    export: str
    flagged: bool = False
    handler: str = "甲"

    @property
    def day(self) -> date:
        return self.at.astimezone(BEIJING).date()


@dataclass(frozen=True)
class World:
    """Exports, and the transfers of each file."""

    exports: tuple[Export, ...]
    files: tuple[tuple[Transfer, ...], ...]
    by_row: bool = False
    handlers: bool = False
    since: Any = "this-year"

    @property
    def rows(self) -> list[Transfer]:
        return [row for file in self.files for row in file]

    def plan(self, *patterns: str) -> Plan:
        return Plan(
            source="plan.yaml",
            handler=Handler(column="handler") if self.handlers else Handler("甲"),
            sources=tuple(map(LogFiles, patterns or ("*.parquet",))),
            columns=Columns(
                Time("sent_at"), Person("person"), export="export", sensitive="flagged" if self.by_row else None
            ),
            since=self.since,
            exports=self.exports,
        )

    def with_files(self, *files: Sequence[Transfer]) -> "World":
        return replace(self, files=tuple(map(tuple, files)))


def exports(least: int = 1, most: int = 5) -> st.SearchStrategy[tuple[Export, ...]]:
    def named(kinds: list[tuple[str, bool]]) -> tuple[Export, ...]:
        return tuple(
            Export(f"e{place}", sensitive=kind != "ordinary", ordinary=kind != "sensitive", left_out=left_out)
            for place, (kind, left_out) in enumerate(kinds)
        )

    kinds = st.tuples(st.sampled_from(["ordinary", "sensitive", "both"]), st.booleans())
    return st.lists(kinds, min_size=least, max_size=most).map(named)


# The turns of the year and of the last day in Beijing, and what lies near them.
_TURN = datetime(2025, 12, 31, 16, tzinfo=UTC)
_END = datetime(2026, 6, 30, 16, tzinfo=UTC)
_STEP = timedelta(microseconds=1)


def _between(first: tuple[int, int, int], last: tuple[int, int, int]) -> st.SearchStrategy[datetime]:
    whole = int((datetime(*last, tzinfo=UTC) - datetime(*first, tzinfo=UTC)) / _STEP)
    return st.integers(0, whole).map(lambda micros: datetime(*first, tzinfo=UTC) + micros * _STEP)


INSTANTS = st.one_of(
    st.sampled_from([_TURN, _TURN - _STEP, _END, _END - _STEP]),
    _between((2024, 12, 30), (2027, 1, 2)),
    _between((2026, 6, 28), (2026, 7, 2)),
)


def transfers(among: Sequence[Export]) -> st.SearchStrategy[Transfer]:
    return st.builds(
        Transfer,
        st.sampled_from(PEOPLE),
        INSTANTS,
        st.sampled_from([export.id for export in among]),
        st.booleans(),
        st.sampled_from(["甲", "乙", "丙"]),
    )


@st.composite
def worlds(draw: st.DrawFn, since: Any = "this-year") -> World:
    among = draw(exports())
    files = draw(st.lists(st.lists(transfers(among), max_size=12).map(tuple), min_size=1, max_size=4).map(tuple))
    return World(among, files, draw(st.booleans()), draw(st.booleans()), since)


def random_world(seed: int, rows: int, among: int, people: int, files: int) -> World:
    """Draw a larger world, in the order of time, for tests that need many rows."""
    drawn = random.Random(seed)  # noqa: S311 -- no secret
    kinds = tuple(Export(f"e{n}", sensitive=n % 3 == 0, left_out=n % 5 == 4) for n in range(among))
    start = datetime(2026, 1, 1, tzinfo=BEIJING)
    made = [
        Transfer(
            drawn.randrange(people).to_bytes(16, "big"),
            start + timedelta(seconds=drawn.randrange(150 * 86_400)),
            f"e{drawn.randrange(among)}",
            drawn.random() < 0.1,
        )
        for _ in range(rows)
    ]
    made.sort(key=lambda row: row.at)
    size = -(-rows // files)
    return World(kinds, tuple(tuple(made[n * size : (n + 1) * size]) for n in range(files)), by_row=True)


# --- writing ---


def write_parquet(path: Path, rows: Sequence[Transfer]) -> None:
    table = pa.table(
        {
            "person": pa.array([row.person for row in rows], pa.binary(16)),
            "sent_at": pa.array([row.at for row in rows], pa.timestamp("us", tz="UTC")),
            "export": pa.array([row.export for row in rows], pa.string()),
            "flagged": pa.array([row.flagged for row in rows], pa.bool_()),
            "handler": pa.array([row.handler for row in rows], pa.string()),
        }
    )
    pq.write_table(table, path)


def write_csv(path: Path, rows: Sequence[Transfer], encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["handler", "person", "sent_at", "export", "flagged"])
        for row in rows:
            at, flagged = row.at.astimezone(BEIJING).isoformat(), "是" if row.flagged else "否"
            writer.writerow([row.handler, row.person.hex(), at, row.export, flagged])


def write_ndjson(path: Path, rows: Sequence[Transfer]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for row in rows:
            values = {
                "person": row.person.hex().upper(),
                "sent_at": row.at.isoformat().replace("+00:00", "Z"),
                "export": row.export,
                "flagged": row.flagged,
                "handler": row.handler,
            }
            file.write(json.dumps(values, ensure_ascii=False) + "\n")


WRITERS: dict[str, Callable[[Path, Sequence[Transfer]], None]] = {
    "parquet": write_parquet,
    "csv": lambda path, rows: write_csv(path, rows, "gb18030"),
    "ndjson.gz": write_ndjson,
}


def write(folder: Path, world: World, *suffixes: str) -> None:
    """Write each file of a world, the formats in turn."""
    for number, rows in enumerate(world.files):
        suffix = (suffixes or ("parquet",))[number % len(suffixes or ("parquet",))]
        WRITERS[suffix](folder / f"{number}.log.{suffix}", rows)
