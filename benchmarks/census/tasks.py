"""What is timed: the census, and what anyone would write by hand in DuckDB's SQL."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.census.log import NAMES, is_left_out, is_sensitive
from tongguan.census.plan import Plan, read_plan
from tongguan.census.taking import take
from tongguan.engines import Settings
from tongguan.identity import Key

UNTIL = date(2026, 6, 30)
THREADS = 2
_BEGIN, _END = "TIMESTAMPTZ '2026-01-01 00:00:00+08'", "TIMESTAMPTZ '2026-07-01 00:00:00+08'"


@dataclass(frozen=True)
class Ground:
    """Where the log lies, and how much memory each task may use."""

    folder: Path
    memory: str

    @property
    def log(self) -> str:
        """The relation of the log in SQL."""
        return f"read_parquet('{self.folder}/log-*.parquet')"

    @property
    def plan(self) -> Plan:
        """The plan of the census."""
        path = self.folder / "plan.yaml"
        return read_plan(path.read_bytes(), path.name)


def census(ground: Ground) -> dict[str, Any]:
    """Take the whole census in one pass."""
    return _answer(ground, None)


def state(ground: Ground) -> dict[str, Any]:
    """Count with a state: what it does not know yet is read."""
    return _answer(ground, ground.folder / "state.duckdb")


def identified(ground: Ground) -> dict[str, Any]:
    """Take the census from raw identifiers."""
    return _answer(ground, None, Key("基准示例公司", 2026, hashlib.sha256(b"no secret: a benchmark").digest()))


def _answer(ground: Ground, kept: Path | None, key: Key | None = None) -> dict[str, Any]:
    settings = Settings(memory=_bytes(ground.memory), threads=THREADS, spill=ground.folder / "spill")
    (found,) = take(ground.plan, ground.folder, UNTIL, settings=settings, state=kept, key=key).censuses
    return {
        "ordinary": found.counted.ordinary[1],
        "certain": found.counted.ordinary[0],
        "refused": sum(each.rows for each in found.rows.refused),
        "sensitive": found.counted.sensitive[1],
        "groups": found.profile.groups,
        "days": len(found.curve.days) if found.curve else 0,
    }


def totals(ground: Ground) -> dict[str, Any]:
    """Count the two totals plainly."""
    ordinary = _listed(lambda place: not is_left_out(place))
    sensitive = _listed(lambda place: is_sensitive(place) and not is_left_out(place))
    with _connected(ground) as connection:
        row = connection.execute(
            f"SELECT count(DISTINCT person_key) FILTER (export_id IN ({ordinary})),"  # noqa: S608 -- our own names
            f" count(DISTINCT person_key) FILTER (export_id IN ({sensitive}))"
            f" FROM {ground.log} WHERE sent_at >= {_BEGIN} AND sent_at < {_END}"
        ).fetchall()[0]
    return {"ordinary": row[0], "sensitive": row[1]}


def by_person(ground: Ground) -> dict[str, Any]:
    """Group by person, as one would to have profile and curve as well."""
    with _connected(ground) as connection:
        rows = [(name, 1 << place, not is_left_out(place), is_sensitive(place) and not is_left_out(place))
                for place, name in enumerate(NAMES)]  # fmt: skip
        connection.execute("CREATE TABLE exports (export_id VARCHAR, bit BIGINT, ordinary BOOLEAN, sensitive BOOLEAN)")
        connection.executemany("INSERT INTO exports VALUES (?, ?, ?, ?)", rows)
        connection.execute(
            "CREATE TEMP TABLE people AS SELECT bit_or(bit) AS mask, min(CASE WHEN ordinary THEN sent_at END) AS o,"  # noqa: S608 -- our own names
            f" min(CASE WHEN sensitive THEN sent_at END) AS s FROM {ground.log} JOIN exports USING (export_id)"
            f" WHERE sent_at >= {_BEGIN} AND sent_at < {_END} GROUP BY person_key"
        )
        groups = connection.execute("SELECT mask, count(*) FROM people GROUP BY mask").fetchall()
        days = "CAST(o AT TIME ZONE 'Asia/Shanghai' AS DATE), CAST(s AT TIME ZONE 'Asia/Shanghai' AS DATE)"
        first = connection.execute(f"SELECT {days}, count(*) FROM people GROUP BY ALL").fetchall()  # noqa: S608 -- as above
        row = connection.execute("SELECT count(o), count(s) FROM people").fetchall()[0]
    counted = {day for pair in first for day in pair[:2] if day is not None}
    return {"ordinary": row[0], "sensitive": row[1], "groups": len(groups), "days": len(counted)}


def scan(ground: Ground) -> dict[str, Any]:
    """Read the three columns and do next to nothing with them."""
    with _connected(ground) as connection:
        connection.execute(
            "SELECT max(octet_length(person_key)), epoch_us(max(sent_at)), max(length(export_id)), count(*)"  # noqa: S608 -- our own names
            f" FROM {ground.log}"
        ).fetchall()
    return {}


TASKS: Mapping[str, Callable[[Ground], dict[str, Any]]] = {
    "census": census,
    "by-person": by_person,
    "totals": totals,
    "scan": scan,
    "state": state,
    "identified": identified,
}


def _connected(ground: Ground) -> duckdb.DuckDBPyConnection:
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": THREADS,
        "memory_limit": ground.memory,
        "temp_directory": str(ground.folder / "spill"),
        "preserve_insertion_order": "false",
    }
    return duckdb.connect(":memory:", config=settings)


def _listed(holds: Callable[[int], bool]) -> str:
    return ", ".join(f"'{name}'" for place, name in enumerate(NAMES) if holds(place))


def _bytes(text: str) -> int:
    return int(text.removesuffix("GiB")) << 30
