"""Takes the census of a log that a test writes out by hand."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tongguan.census.file.model import Census
from tongguan.census.plan import Plan, read_plan
from tongguan.census.taking import Taken, take
from tongguan.engines import Settings

UNTIL = date(2026, 6, 30)
ONE, TWO, THREE, FOUR = (letter * 32 for letter in "1234")
"""Pseudonyms of four people, as hexadecimal text."""

PLAN = """\
handler: 甲
sources: [{{read: "*.log*", format: {format}}}]
columns:
  time: {time}
  export: {export}
  person: {{pseudonym: person}}
{more}
exports:
  shop: {{}}
  clinic: {{sensitive: true}}
"""


def plan(format: str = "csv", time: str = "at", export: str = "export", more: str = "") -> Plan:  # noqa: A002 -- as in plans
    return read_plan(PLAN.format(format=format, time=time, export=export, more=more), "plan.yaml")


def write(folder: Path, files: Mapping[str, str | bytes | pa.Table]) -> None:
    for name, content in files.items():
        if isinstance(content, pa.Table):
            pq.write_table(content, folder / name)
        else:
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def taken(folder: Path, files: Mapping[str, str | bytes | pa.Table], asked: Plan | None = None, **how: Any) -> Taken:
    write(folder, files)
    settings = how.pop("settings", Settings(threads=1))
    return take(asked or plan(), folder, UNTIL, settings=settings, **how)


def counted(folder: Path, files: Mapping[str, str | bytes | pa.Table], asked: Plan | None = None, **how: Any) -> Census:
    (census,) = taken(folder, files, asked, **how).censuses
    return census


def csv_of(*rows: str) -> str:
    """Give the text of a CSV file: time, export and person."""
    return "at,export,person\n" + "".join(f"{row}\n" for row in rows)


def refused(census: Census) -> dict[str, int]:
    return {each.reason: each.rows for each in census.rows.refused}


def examples(census: Census) -> dict[str, list[tuple[str, int | None, str | None]]]:
    return {each.reason: [(one.source, one.row, one.seen) for one in each.examples] for each in census.rows.refused}
