"""Tables that cannot be assessed: each mistake is named with file, row and column, and nothing is written."""

import gzip
import os
import subprocess
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import Tongguan
from tests.cli.table.files import AS_OF, PLAIN, as_csv, plain, write
from tongguan.cli.app import run


def refused(tongguan: Tongguan, table: Path) -> Any:
    """Give the problem; the answer of another day is left as it was."""
    out = table.parent / "answers.csv"
    out.write_text("of yesterday", encoding="utf-8")
    ran = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--out", str(out), "--json")
    assert ran.code == 2, (ran.out, ran.err)
    assert ran.out == ""
    assert out.read_text(encoding="utf-8") == "of yesterday"
    assert {each.name for each in table.parent.iterdir()} <= {table.name, "answers.csv"}
    return ran.problem


# --- files that are not what they say ---


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.parquet", b""),
        ("empty.csv", b""),
        ("text.parquet", b"handler,export\na,b\n"),
        ("cut.csv.gz", gzip.compress(as_csv([plain()] * 500).encode())[:-60]),
        ("plain.csv.gz", as_csv([plain()]).encode()),
        ("array.ndjson", b'[{"handler": "a", "export": "b"}, 3]\n'),
        ("broken.ndjson", b'{"handler": "a", "export": "b"}\n{"handler": "a", "exp\n'),
        ("text.ndjson", b"handler,export\na,b\n"),
        ("other-encoding.csv", as_csv([plain()]).encode("gb18030")),
        (
            "mixed-encodings.csv",
            as_csv([plain()] * 3).encode() + as_csv([plain()]).split("\n")[1].encode("gb18030") + b"\n",
        ),
        ("wide.csv", as_csv([plain()]).encode("utf-16")),
        ("short-line.csv", as_csv([plain(), plain(export="b")]).encode() + b"only,two\n"),
        ("zeros.csv", bytes(4096)),
        ("zeros.parquet", bytes(4096)),
    ],
)
def test_a_broken_file_is_refused(tongguan: Tongguan, tmp_path: Path, name: str, content: bytes) -> None:
    table = tmp_path / name
    table.write_bytes(content)
    problem = refused(tongguan, table)
    assert problem["code"] in ("cli/file-not-read", "table/missing-column", "table/unknown-column", "table/wrong-type")
    assert name in str(problem["detail"]) + str(problem["source"])


@pytest.mark.parametrize("share", [0.02, 0.5, 0.9, 0.999])
def test_a_parquet_file_cut_short_is_refused(tongguan: Tongguan, tmp_path: Path, share: float) -> None:
    table = write(tmp_path / "t.parquet", *[plain(export=f"e{number}") for number in range(500)])
    whole = table.read_bytes()
    table.write_bytes(whole[: int(len(whole) * share)])
    assert refused(tongguan, table)["code"] == "cli/file-not-read"


def test_what_is_no_table_is_refused(tongguan: Tongguan, tmp_path: Path) -> None:
    for name in ("notes.txt", "missing.parquet", "table.xlsx"):
        ran = tongguan("assess", "--table", str(tmp_path / name), "--as-of", AS_OF, "--json")
        assert ran.code == 2
        assert ran.problem["code"] == "cli/file-not-read"
        assert name in ran.problem["detail"]
    folder = tmp_path / "folder.parquet"
    folder.mkdir()
    assert tongguan("assess", "--table", str(folder), "--as-of", AS_OF).code == 2


def test_a_table_without_rows_is_answered_with_nothing(tongguan: Tongguan, tmp_path: Path) -> None:
    for name in ("t.csv", "t.parquet"):
        table = tmp_path / name
        if name == "t.csv":
            table.write_text(",".join(PLAIN) + "\n", encoding="utf-8")
        else:
            whole = write(tmp_path / "whole.parquet", plain())
            pq.write_table(pq.read_table(whole).slice(0, 0), table)
        ran = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--json")
        assert ran.code == 0, ran.err
        assert ran.json["exports"]["total"] == 0
        shown = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--check")
        assert shown.code == 0


_LINES = as_csv([plain(export="a"), plain(export="b"), plain(export="c")]).splitlines()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("t.csv", b"", "is empty"),
        ("t.ndjson", b"", "is empty"),
        ("t.csv", "\n".join(_LINES).encode("gb18030"), "not written in UTF-8: line 2"),
        ("t.csv", b"\n".join([*(each.encode() for each in _LINES[:3]), _LINES[3].encode("gb18030")]), "UTF-8: line 4"),
        ("t.csv.gz", gzip.compress("\n".join(_LINES).encode("gb18030")), "not written in UTF-8: line 2"),
        ("t.csv", "\n".join([*_LINES[:2], _LINES[2] + ",more", _LINES[3]]).encode(), "line 3 is not like the others"),
        ("t.csv", "\n".join([*_LINES[:2], _LINES[2].rpartition(",")[0], _LINES[3]]).encode(), "line 3 is not like"),
        (
            "t.csv",
            "\n".join([f"{_LINES[0]},mode", *(f"{each},transfer" for each in _LINES[1:])]).encode(),
            "there twice",
        ),
        ("t.csv", "\n".join([f",{_LINES[0]}", *(f"1,{each}" for each in _LINES[1:])]).encode(), "column 1 has no name"),
    ],
)
def test_a_text_that_is_no_table_says_where(
    tongguan: Tongguan, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    table = tmp_path / name
    table.write_bytes(content)
    assert says in refused(tongguan, table)["detail"]


def test_a_pipe_is_refused_and_not_waited_for(tongguan: Tongguan, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    os.mkfifo(table)
    ran = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--json")
    assert (ran.code, ran.problem["code"]) == (2, "cli/file-not-read")


def test_a_table_that_is_missing_is_no_declaration(tongguan: Tongguan, tmp_path: Path) -> None:
    ran = tongguan("assess", "--table", str(tmp_path / "missing.csv"), "--as-of", AS_OF, "--json")
    assert "tongguan schema --table" in ran.problem["help"]


# --- columns ---


@pytest.mark.parametrize(
    ("row", "code", "field", "says"),
    [
        (plain(people_ordinery=3), "table/unknown-column", "people_ordinery", "did you mean `people_ordinary`?"),
        (plain(Treaties="none"), "table/unknown-column", "Treaties", "did you mean `treaty`?"),
        (plain(xyzzy=1), "table/unknown-column", "xyzzy", "tongguan schema --table"),
        (plain(people_ordinary_low=3), "table/wrong-type", "people_ordinary", "two ends"),
        (plain(people_ordinary="many"), "table/wrong-type", "people_ordinary", "digits"),
        (plain(people_ordinary="12.5"), "table/wrong-type", "people_ordinary", "digits"),
        (plain(people_until="30.06.2026"), "table/wrong-type", "people_until", "2026-06-30"),
        (plain(people_until="2026-02-30"), "table/wrong-type", "people_until", "2026-06-30"),
        (plain(under_14="perhaps"), "table/wrong-type", "under_14", "true or false"),
        (plain(recipients='[{"territory": 3'), "table/wrong-type", "recipients", "territory"),
        (plain(recipients='[{"land": "SG"}]'), "table/wrong-type", "recipients", "territory"),
        (plain(people_ordinary=-1), "table/wrong-type", "people_ordinary", "digits"),
        (plain(people_ordinary=99_000_000_000), "table/wrong-value", "people_ordinary", "number of people"),
        (plain(people_both=900), "table/wrong-value", "people_both", "each of the two"),
        (plain(people_until="1026-06-30"), "table/wrong-value", "people_until", "years run"),
        (plain(contains_important_data="maybe"), "table/wrong-value", "contains_important_data", "told_or_published"),
        (plain(data_items="name; mobile_numbr"), "table/wrong-value", "data_items", "mobile_number"),
        (plain(recipients='[{"territory": "Atlantis"}]'), "table/wrong-value", "recipients", ""),
        (plain(handler_zone="nowhere"), "table/wrong-value", "handler_zone", ""),
        (plain(handler=""), "table/wrong-value", "handler", "names its handler"),
        (plain(export=...), "table/wrong-value", "export", "names its handler"),
        (plain(handler="云帆零售 "), "table/wrong-value", "handler", "space"),
        (plain(handler="\u3000云帆零售"), "table/wrong-value", "handler", "space"),
        (plain(recipients="{}"), "table/wrong-type", "recipients", "territory"),
        (plain(recipients='"SG"'), "table/wrong-type", "recipients", "territory"),
        (plain(recipients='[{"territory": {"a": 1}}]'), "table/wrong-value", "recipients", ""),
        (plain(data_items="[name"), "table/wrong-type", "data_items", "mobile_number"),
        (plain(data_items='[{"name": 1}]'), "table/wrong-value", "data_items", ""),
        (plain(purpose=" "), None, None, ""),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_row_and_column(
    tongguan: Tongguan, tmp_path: Path, row: dict[str, Any], code: str | None, field: str | None, says: str
) -> None:
    table = write(tmp_path / "t.csv", plain(export="a"), row)
    if code is None:
        assert tongguan("assess", "--table", str(table), "--as-of", AS_OF).code == 0
        return
    problem = refused(tongguan, table)
    assert (problem["code"], problem["field"], problem["source"]) == (code, field, str(table))
    assert says in (problem["help"] or "") + problem["detail"]
    if code != "table/unknown-column" and "two ends" not in says:
        assert "row 2" in problem["detail"]


def test_fewer_than_nobody_is_refused(tongguan: Tongguan, tmp_path: Path) -> None:
    problem = refused(tongguan, write(tmp_path / "t.parquet", plain(export="a"), plain(people_ordinary=-1)))
    assert (problem["code"], problem["field"]) == ("table/wrong-value", "people_ordinary")
    assert "row 2" in problem["detail"]


@pytest.mark.parametrize("left_out", ["handler", "export"])
def test_a_column_that_names_is_needed(tongguan: Tongguan, tmp_path: Path, left_out: str) -> None:
    row = {name: value for name, value in plain().items() if name != left_out}
    problem = refused(tongguan, write(tmp_path / "t.parquet", row))
    assert (problem["code"], problem["field"]) == ("table/missing-column", left_out)


@pytest.mark.parametrize(
    ("column", "values", "kind"),
    [
        ("people_ordinary", [1.5], pa.float64()),
        ("people_ordinary", [[1]], pa.list_(pa.int64())),
        ("under_14", [1], pa.int64()),
        ("people_until", [20260630], pa.int64()),
        ("recipients", [3], pa.int64()),
        ("recipients", [[{"land": "SG"}]], pa.list_(pa.struct([("land", pa.string())]))),
        ("data_items", [5], pa.int64()),
        ("contains_important_data", [b"none"], pa.binary()),
    ],
)
def test_a_column_of_another_type_is_refused(
    tongguan: Tongguan, tmp_path: Path, column: str, values: list[Any], kind: pa.DataType
) -> None:
    table = tmp_path / "t.parquet"
    pq.write_table(pa.table({"handler": ["a"], "export": ["b"], column: pa.array(values, type=kind)}), table)
    problem = refused(tongguan, table)
    assert problem["code"] in ("table/wrong-type", "table/unknown-column")
    assert problem["field"] == column


# --- rows ---


def test_an_export_stands_once(tongguan: Tongguan, tmp_path: Path) -> None:
    rows = [plain(), plain(handler="b"), plain()]
    problem = refused(tongguan, write(tmp_path / "t.parquet", *rows))
    assert problem["code"] == "table/repeated-export"
    assert "`crm`" in problem["detail"]
    assert "`云帆零售`" in problem["detail"]


def test_rows_of_a_handler_say_the_same_of_it(tongguan: Tongguan, tmp_path: Path) -> None:
    rows = [plain(), plain(export="b", handler_ciio=True)]
    problem = refused(tongguan, write(tmp_path / "t.csv", *rows))
    assert problem["code"] == "table/unlike-handler"
    assert "`云帆零售`" in problem["detail"]
    assert problem["field"] == "handler_ciio"
    half = refused(tongguan, write(tmp_path / "t.csv", plain(), plain(export="b", handler_zone=...)))
    assert (half["code"], half["field"]) == ("table/unlike-handler", "handler_zone")


def test_rows_that_contradict_each_other_are_refused(tongguan: Tongguan, tmp_path: Path) -> None:
    rows = [plain(export="a", distinct_people_ordinary=300), plain(export="b", distinct_people_ordinary=300)]
    problem = refused(tongguan, write(tmp_path / "t.csv", *rows))
    assert problem["code"] == "table/contradiction"
    assert "`云帆零售`" in problem["detail"]
    one = refused(tongguan, write(tmp_path / "t.csv", plain(contains_sensitive=False, people_sensitive=9)))
    assert one["code"] == "table/contradiction"


def test_a_message_is_in_chinese_where_it_is_asked_for(tongguan: Tongguan, tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", plain(people_ordinery=3))
    ran = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--lang", "zh")
    assert ran.code == 2
    assert "表格中有不认识的列" in ran.err


# --- what is written ---


def test_a_target_is_looked_at_before_the_work(tongguan: Tongguan, tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", plain())
    for out, code in (
        (table, "cli/file-exists"),
        (tmp_path / "answers.txt", "cli/file-not-written"),
        (tmp_path / "none" / "answers.csv", "cli/file-not-written"),
        (tmp_path, "cli/file-not-written"),
        (tmp_path / "not-there" / ".." / table.name, "cli/file-exists"),
    ):
        ran = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--out", str(out), "--json")
        assert (ran.code, ran.problem["code"]) == (2, code)
    link = tmp_path / "link.csv"
    link.symlink_to(table)
    assert tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--out", str(link)).code == 2
    assert table.read_text(encoding="utf-8").startswith("handler,export")


def test_a_full_disk_leaves_nothing_half_written(tongguan: Tongguan, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(small)], check=False)
    if mounted.returncode != 0:
        small.chmod(0o500)  # without the right to mount, a folder that cannot be written to
    try:
        table = write(tmp_path / "t.parquet", *[plain(export=f"e{number}") for number in range(3_000)])
        out = small / "answers.csv"
        ran = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--out", str(out), "--json")
        if mounted.returncode == 0:
            assert ran.code == 2
            assert ran.problem["code"] in ("engines/disk-full", "cli/file-not-written")
        assert list(small.iterdir()) == [] or ran.code == 0
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", str(small)], check=True)


# --- any bytes at all ---


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(end=st.sampled_from((".csv", ".ndjson", ".parquet", ".csv.gz")), content=st.binary(max_size=300))
def test_any_bytes_are_answered_or_refused(tmp_path: Path, end: str, content: bytes) -> None:
    table = tmp_path / f"any{end}"
    table.write_bytes(content)
    assert run(("assess", "--table", str(table), "--as-of", AS_OF, "--json")) in (0, 2)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_turned_byte_is_answered_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    end = data.draw(st.sampled_from((".csv", ".ndjson", ".parquet")))
    table = write(tmp_path / f"any{end}", plain(), plain(export="b"))
    content = bytearray(table.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    table.write_bytes(bytes(content))
    assert run(("assess", "--table", str(table), "--as-of", AS_OF, "--json")) in (0, 2)
