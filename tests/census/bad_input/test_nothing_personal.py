"""What stands in a log stands in no answer, message or file of a census, however bad the log is."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.census.logs import ONE, plan, refused, taken
from tongguan.census.saving import plain, save
from tongguan.vocabulary import TongguanError

CANARIES = (
    "13912345678",
    "110101199003074477",
    "张三丰",
    "zhang.sanfeng@qq163.cn",
    "CANARYKEY7",
    "99998888777766665555",
)
"""Shapes of personal data: none of them may be seen again, whole or in part."""

COLUMNS = ("at", "export", "person")


def rows() -> Iterator[tuple[str, ...]]:
    good = ("2026-03-01", "shop", ONE)
    for canary in CANARIES:
        for place in range(len(COLUMNS)):
            yield (*good[:place], canary, *good[place + 1 :])
        yield (*good, canary)
        yield (canary,)


def parts(canary: str) -> list[str]:
    """Give the whole and every run of five signs of it (three of a name)."""
    length = 5 if canary.isascii() else 2
    return [canary[place : place + length] for place in range(len(canary) - length + 1)]


def csv_log(folder: Path) -> None:
    text = "".join(",".join(row) + "\n" for row in rows())
    (folder / "a.log").write_text("at,export,person\n" + text, encoding="utf-8")


def ndjson_log(folder: Path) -> None:
    lines = [json.dumps(dict(zip(COLUMNS, row, strict=False)), ensure_ascii=False) for row in rows()]
    lines += [f"{{{canary}" for canary in CANARIES]
    (folder / "a.log").write_text("\n".join(lines), encoding="utf-8")


def parquet_log(folder: Path) -> None:
    whole = [row for row in rows() if len(row) == len(COLUMNS)]
    table = {name: [row[place] for row in whole] for place, name in enumerate(COLUMNS)}
    pq.write_table(pa.table(table), folder / "a.log")
    person = pa.array([canary.encode() for canary in CANARIES], pa.binary())
    many = len(CANARIES)
    other = {"at": ["2026-03-01"] * many, "export": ["shop"] * many, "person": person}
    pq.write_table(pa.table(other), folder / "b.log")


LOGS = {"csv": csv_log, "ndjson": ndjson_log, "parquet": parquet_log}


@pytest.mark.parametrize("format", LOGS)
def test_no_canary_is_seen_again(
    format: str,  # noqa: A002 -- as in plans
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    log, out = tmp_path / "log", tmp_path / "out"
    log.mkdir()
    LOGS[format](log)
    census = taken(log, {}, plan(format))
    profiles = {name: (each.profile, each.profile) for name, each in census.tally.handlers.items()}
    save(out, census.head, census.censuses, profiles)
    assert sum(refused(census.censuses[0]).values()) >= len(CANARIES)
    seen = json.dumps(plain(census.head, census.censuses), ensure_ascii=False)
    seen += msgspec.json.encode(census.head).decode()
    seen += "".join(repr(pq.read_table(each).to_pylist()) for each in out.glob("*.parquet"))
    seen += (out / "census.json").read_text(encoding="utf-8")
    with pytest.raises(TongguanError) as error:
        taken(log, {}, plan(format), strict=True)
    seen += f"{error.value} {error.value.help} {error.value.source} {error.value.__dict__}"
    written = capfd.readouterr()
    seen += written.out + written.err + caplog.text
    found = {part for canary in CANARIES for part in parts(canary) if part in seen}
    assert not found
