"""Files that are damaged, empty, of several encodings or of several schemas: told by name, and the rest counted."""

import gzip
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.census.logs import FOUR, ONE, THREE, TWO, counted, csv_of, examples, plan, refused, taken
from tongguan.census.errors import LogColumnError, NoSuchLogError, RefusedRowsError, UnknownFormatOfLogError
from tongguan.census.plan import read_plan

GOOD = csv_of(f"2026-03-01,shop,{ONE}")
PARQUET = plan("parquet")
NDJSON = plan("ndjson")


def table(*people: str, **columns: pa.Array) -> pa.Table:
    whole = {
        "at": pa.array(["2026-03-01"] * len(people)),
        "export": pa.array(["shop"] * len(people)),
        "person": pa.array(people),
    }
    return pa.table({name: array for name, array in (whole | columns).items() if array is not None})


def parquet_bytes(written: pa.Table) -> bytes:
    sink = io.BytesIO()
    pq.write_table(written, sink)
    return sink.getvalue()


def people(number: int) -> pa.Table:
    return table(*[f"{each:032x}" for each in range(number)])


def test_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchLogError):
        taken(tmp_path, {})


def test_a_name_that_does_not_tell_the_format_is_refused(tmp_path: Path) -> None:
    text = "handler: 甲\nsources: [{read: '*.log'}]\ncolumns: {time: at, export: export, person: {pseudonym: person}}\n"
    asked = read_plan(f"{text}exports: {{shop: {{}}}}\n", "plan.yaml")
    with pytest.raises(UnknownFormatOfLogError):
        taken(tmp_path, {"a.log": GOOD}, asked)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.log", ""), ("a.log", "\n\n"), ("a.log", csv_of()), ("a.log.gz", gzip.compress(b""))],
    ids=["nothing", "blank lines", "a header", "nothing, packed"],
)
def test_an_empty_log_has_nobody(name: str, content: str | bytes, tmp_path: Path) -> None:
    census = counted(tmp_path, {name: content}, strict=True)
    assert (census.rows.read, census.counted.all) == (0, (0, 0))
    assert [each.name for each in census.sources] == [name]
    assert census.lines == ()


def test_an_empty_table_has_nobody(tmp_path: Path) -> None:
    assert counted(tmp_path, {"a.log": people(0)}, PARQUET).counted.all == (0, 0)


DAMAGED = [
    ("csv", "b.log", b"", None),
    ("parquet", "b.log", b"", "no-parquet-footer"),
    ("parquet", "b.log", b"PAR1", "no-parquet-footer"),
    ("parquet", "b.log", b"at,export,person\n", "no-parquet-footer"),
    ("parquet", "b.log", parquet_bytes(people(1_000))[:-1], "no-parquet-footer"),
    ("parquet", "b.log", parquet_bytes(people(1_000))[:2_000], "no-parquet-footer"),
    ("csv", "b.log.gz", gzip.compress(GOOD.encode())[:-9], "not-unpacked"),
    ("csv", "b.log.gz", b"at,export,person\n", "not-unpacked"),
    ("csv", "b.log.zst", b"at,export,person\n", "not-unpacked"),
    ("ndjson", "b.log.gz", gzip.compress(b'{"at": 1}\n' * 9)[:-3], "not-unpacked"),
]


@pytest.mark.parametrize(("format", "name", "content", "why"), DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_file_is_told_and_the_rest_counted(
    format: str,  # noqa: A002 -- as in plans
    name: str,
    content: bytes,
    why: str | None,
    tmp_path: Path,
) -> None:
    good: dict[str, str | pa.Table] = {
        "csv": GOOD,
        "parquet": table(ONE),
        "ndjson": f'{{"at": "2026-03-01", "export": "shop", "person": "{ONE}"}}\n',
    }
    files = {"a.log": good[format], name: content}
    census = counted(tmp_path, files, plan(format))
    assert census.counted.ordinary == (1, 1)
    assert [(each.name, each.why) for each in census.unreadable] == ([(name, why)] if why else [])
    if why:
        with pytest.raises(RefusedRowsError) as error:
            counted(tmp_path, files, plan(format), strict=True)
        assert error.value.source == name


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_parquet_damaged_anywhere_is_told_or_counted_whole(at: int, tmp_path: Path) -> None:
    """A byte turned in the pages: either the reader sees it, or nothing that counts has changed."""
    whole = bytearray(parquet_bytes(people(3_000)))
    place = 4 + at * (len(whole) - 2_000) // 100
    whole[place : place + 16] = bytes(255 - byte for byte in whole[place : place + 16])
    census = counted(tmp_path, {"a.log": table(FOUR), "b.log": bytes(whole)}, PARQUET)
    assert [each.name for each in census.unreadable] in ([], ["b.log"])
    if census.unreadable:
        assert census.counted.ordinary == (1, 1)
    else:
        assert census.rows.read == 3_001
        assert census.rows.used + sum(refused(census).values()) + census.rows.outside_window == 3_001


# --- encodings ---

CHINESE = "handler,at,export,person,note\n甲,2026-03-01,门店,{},备注：一\n"
SHOPS = read_plan(
    "handler: 甲\nsources: [{read: '*.log', format: csv}]\n"
    "columns: {time: at, export: export, person: {pseudonym: person}}\nexports: {门店: {}}\n",
    "plan.yaml",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16"])
def test_an_old_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    census = counted(tmp_path, {"a.log": CHINESE.format(ONE).encode(encoding)}, SHOPS, strict=True)
    assert census.counted.ordinary == (1, 1)


def test_encodings_may_differ_between_files_and_lines(tmp_path: Path) -> None:
    lines = CHINESE.format(ONE).encode("gbk") + f"甲,2026-03-01,门店,{TWO},注\n".encode()
    files = {"a.log": CHINESE.format(THREE).encode("utf-16"), "b.log": lines, "c.log": CHINESE.format(FOUR)}
    assert counted(tmp_path, files, SHOPS, strict=True).counted.ordinary == (4, 4)


def test_text_that_cannot_be_decoded_is_refused_where_it_counts(tmp_path: Path) -> None:
    """A note that nobody asked for may be broken; an export may not."""
    lines = CHINESE.format(ONE).encode()
    lines += "甲,2026-03-01,门店,".encode() + TWO.encode() + b",\xff\xff\n"
    lines += "甲,2026-03-01,".encode() + b"\xff\xff," + THREE.encode() + ",注\n".encode()
    census = counted(tmp_path, {"a.log": lines}, SHOPS)
    assert census.counted.ordinary == (2, 2)
    assert refused(census) == {"bad-encoding": 1}
    assert examples(census) == {"bad-encoding": [("a.log", 3, None)]}


# --- schemas ---


def test_columns_may_stand_in_any_order_and_number(tmp_path: Path) -> None:
    files = {"a.log": GOOD, "b.log": f"person;more;export;at\n{TWO};;clinic;2026-03-02\n"}
    census = counted(tmp_path, files, strict=True)
    assert (census.counted.ordinary, census.counted.sensitive) == ((2, 2), (1, 1))


@pytest.mark.parametrize("missing", ["at", "export", "person"])
def test_a_file_that_lacks_a_column_is_told(missing: str, tmp_path: Path) -> None:
    other = GOOD.replace(missing, "other") + f"2026-03-02,shop,{TWO}\n"
    census = counted(tmp_path, {"a.log": GOOD, "b.log": other})
    assert census.counted.ordinary == (1, 1)
    assert refused(census) == {"missing-column": 2}
    assert examples(census)["missing-column"] == [("b.log", 1, None), ("b.log", 2, None)]


def test_parquet_that_lacks_a_column_is_told(tmp_path: Path) -> None:
    files = {"a.log": table(ONE), "b.log": table(TWO, export=None)}
    assert refused(counted(tmp_path, files, PARQUET)) == {"missing-column": 1}


def test_parquet_types_may_differ_where_they_can_be_compared(tmp_path: Path) -> None:
    instant = pa.array([1_772_330_400_000_000], pa.timestamp("us", tz="UTC"))
    files = {
        "a.log": table(ONE, at=instant),
        "b.log": table("x", person=pa.array([bytes.fromhex(ONE)], pa.binary(16))),
        "c.log": table("x", person=pa.array([bytes.fromhex(TWO)], pa.binary())),
        "d.log": table("x", person=pa.array([bytes.fromhex(TWO)]).cast(pa.binary(16)).cast(pa.binary())),
        "e.log": table(TWO.upper(), at=pa.array([20_513], pa.date32())),
        "f.log": table(f"{TWO[:8]}-2222-2222-2222-{TWO[20:]}"),
    }
    census = counted(tmp_path, files, PARQUET, strict=True)
    assert census.counted.ordinary == (2, 2)
    assert census.rows.used == 6


@pytest.mark.parametrize("bad", [b"1" * 15, b"1" * 17, b"", None])
def test_bytes_of_another_length_are_no_pseudonym(bad: bytes | None, tmp_path: Path) -> None:
    files = {"a.log": table("x", person=pa.array([bytes.fromhex(ONE)], pa.binary(16))),
             "b.log": table("x", person=pa.array([bad], pa.binary()))}  # fmt: skip
    census = counted(tmp_path, files, PARQUET)
    assert census.counted.ordinary == (1, 1)
    assert refused(census) == {"bad-identifier" if bad is not None else "no-identifier": 1}


def test_numbers_and_bytes_are_not_compared(tmp_path: Path) -> None:
    files = {"a.log": table("x", person=pa.array([1])), "b.log": table("x", person=pa.array([b"1" * 16]))}
    with pytest.raises(LogColumnError) as error:
        taken(tmp_path, files, PARQUET)
    assert "binary, whole number" in error.value.message


def test_a_time_that_is_no_time_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LogColumnError):
        taken(tmp_path, {"a.log": table(ONE, at=pa.array([1.5]))}, PARQUET)
    with pytest.raises(LogColumnError):
        taken(tmp_path, {"a.log": table(ONE, at=pa.array([1_772_330_400]))}, PARQUET)


# --- NDJSON ---

LINE = '{{"at": "2026-03-01", "export": "shop", "person": {}}}\n'


def test_lines_that_are_no_json_are_told(tmp_path: Path) -> None:
    text = LINE.format(f'"{ONE}"') + "{broken\n" + LINE.format(f'"{TWO}"') + "\n" + "[1]\n" + '"text"\n'
    census = counted(tmp_path, {"a.log": text}, NDJSON)
    assert census.counted.ordinary == (2, 2)
    assert refused(census) == {"unreadable-row": 1, "no-identifier": 2}


@pytest.mark.parametrize("person", ["null", '""', '"  "'])
def test_json_without_an_identifier(person: str, tmp_path: Path) -> None:
    assert refused(counted(tmp_path, {"a.log": LINE.format(person)}, NDJSON)) == {"no-identifier": 1}


def test_json_may_nest_beside_what_counts(tmp_path: Path) -> None:
    text = LINE.format(f'"{ONE}", "more": {{"deep": [1, {{}}]}}') + LINE.format('"x", "at": "soon"')
    census = counted(tmp_path, {"a.log": text}, NDJSON)
    assert census.rows.read == 2
    assert census.counted.ordinary[0] in {1, 2}


# --- CSV ---


def test_a_quoted_line_break_is_no_end_of_row(tmp_path: Path) -> None:
    text = f'at,note,export,person\n2026-03-01,"one\ntwo",shop,{ONE}\n2026-03-01,"a ""b""",shop,{TWO}\n'
    assert counted(tmp_path, {"a.log": text}, strict=True).counted.ordinary == (2, 2)


def test_an_open_quote_swallows_no_row_silently(tmp_path: Path) -> None:
    rows = [f"2026-03-01,shop,{each}" for each in (ONE, TWO, THREE)]
    text = csv_of(rows[0], f'2026-03-01,"shop,{FOUR}', *rows[1:])
    census = counted(tmp_path, {"a.log": text})
    assert census.rows.used + sum(refused(census).values()) == census.rows.read
    assert census.rows.read == 4
    assert refused(census)


def test_a_row_of_many_megabytes_is_told(tmp_path: Path) -> None:
    text = csv_of(f"2026-03-01,shop,{ONE}", f"2026-03-01,{'x' * 20_000_000},{TWO}", f"2026-03-01,shop,{THREE}")
    census = counted(tmp_path, {"a.log": text})
    assert census.counted.ordinary == (2, 2)
    assert sum(refused(census).values()) == 1


def test_bytes_of_nothing_harm_nobody(tmp_path: Path) -> None:
    text = csv_of(f"2026-03-01,shop,{ONE}", f"2026-03-01,sh\0op,{TWO}", f"2026-03-01,shop,{THREE}")
    census = counted(tmp_path, {"a.log": text})
    assert census.counted.ordinary == (2, 2)
    assert sum(refused(census).values()) == 1
