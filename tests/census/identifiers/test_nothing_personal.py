"""Identifiers of a log are seen again nowhere: not in answers, files, messages or SQL errors; nor is the key."""

import json
import logging
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.census.identifiers.test_ranges import KEY as KEY_OF_TESTS
from tests.census.identifiers.test_ranges import Row, taken
from tongguan.census.saving import plain, save
from tongguan.vocabulary import TongguanError

GOOD: Row = ("2026-03-01", "shop", "110101199003070038", "13912345678", "canary-user-77")
BAD: list[Row] = [
    ("2026-03-01", "shop", "110101199003070039", "", ""),
    ("2026-03-01", "shop", "", "1391234567", ""),
    ("2026-03-01", "zhangsanfeng", "110101199003070038", "", ""),
    ("13912345678", "shop", "110101199003070038", "", ""),
    ("2026-03-01", "shop", "张三丰", "", ""),
]
CANARIES = {value for row in [GOOD, *BAD] for value in row if value not in {"", "shop", "2026-03-01"}}


def test_no_canary_is_seen_again(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    found = taken(tmp_path, [GOOD, *BAD])
    save(tmp_path / "out", found.head, found.censuses, found.profiles)
    assert {each.reason for each in found.head.rows.refused} == {"bad-identifier", "unknown-export", "bad-time"}
    with pytest.raises(TongguanError) as error:
        taken(tmp_path, [GOOD, *BAD], strict=True)
    written = capfd.readouterr()
    seen = json.dumps(plain(found.head, found.censuses), ensure_ascii=False, default=str) + caplog.text
    seen += f"{error.value} {error.value.help} {error.value.__dict__}{written.out}{written.err}"
    seen += "".join(repr(pq.read_table(each).to_pylist()) for each in (tmp_path / "out").glob("*.parquet"))
    assert [each for each in CANARIES if each in seen or each[:7] in seen] == []
    assert KEY_OF_TESTS.id not in seen
