"""``tongguan census`` on the example and on logs of its own: answers, refusals, what is written, both languages."""

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.cli.running import Tongguan
from tongguan.census.file import read_censuses

EXAMPLE = Path(__file__).parents[3] / "examples" / "retailer"
DAY = ("--as-of", "2026-06-30")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Copy the example to where it may be changed."""
    shutil.copytree(EXAMPLE, tmp_path / "retailer")
    return tmp_path / "retailer" / "census.yaml"


def change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def test_the_example_is_counted(tongguan: Tongguan) -> None:
    ran = tongguan("census", str(EXAMPLE / "census.yaml"), *DAY, "--json")
    assert (ran.code, ran.err) == (0, "")
    answer = ran.json
    assert answer["counted"]["ordinary"] == [88, 88]
    assert answer["left_out"]["all"] == [6, 6]
    assert [each["id"] for each in answer["exports"] if each["left_out"]] == [
        "staff-hr",
        "visiting-staff-access",
        "product-catalogue",
    ]
    assert [(each["counter"], each["line"], each["cites"]) for each in answer["lines"]] == [
        ("ordinary", 100_000, ["CBDF-2024#8.1"]),
        ("ordinary", 1_000_000, ["CBDF-2024#7.1.2"]),
        ("sensitive", 10_000, ["CBDF-2024#7.1.2"]),
    ]
    assert [(each["reason"], each["rows"]) for each in answer["rows"]["refused"]] == [
        ("no-identifier", 1),
        ("bad-time", 1),
        ("unknown-export", 1),
    ]
    assert len(read_censuses(ran.out.encode(), "census.json")) == 1


def test_the_law_of_the_day_draws_the_lines(tongguan: Tongguan) -> None:
    ran = tongguan("census", str(EXAMPLE / "census.yaml"), "--as-of", "2026-01-31", "--json")
    assert ran.json["until"] == "2026-01-31"
    assert ran.json["rows"]["outside_window"] > 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["counted", "security assessment", "469 rows read, 466 used", "an export that the plan does not name",
                "transfers/2026-03.csv row 23 `loyalty-cmr`"]),
        ("zh", ["计入", "安全评估", "读 469 行，用 466 行", "计划没有这项出境",
                "transfers/2026-03.csv 第 23 行 `loyalty-cmr`"]),
    ],
)  # fmt: skip
def test_people_are_told_in_their_language(lang: str, said: list[str], tongguan: Tongguan) -> None:
    ran = tongguan("census", str(EXAMPLE / "census.yaml"), *DAY, "--lang", lang)
    assert ran.code == 0
    assert [each for each in said if each not in ran.out] == []


def test_strict_refuses_and_writes_nothing(plan: Path, tongguan: Tongguan) -> None:
    out = plan.parent / "out"
    ran = tongguan("census", str(plan), *DAY, "--strict", "--out", str(out), "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.problem["code"] == "census/rows-refused"
    assert ran.problem["source"] == "transfers/2026-05.csv"
    assert not out.exists()


def test_a_folder_holds_the_same_and_answers_what_ifs(plan: Path, tongguan: Tongguan) -> None:
    out = plan.parent / "out"
    ran = tongguan("census", str(plan), *DAY, "--out", str(out), "--json")
    assert json.loads((out / "census.json").read_text(encoding="utf-8")) == ran.json
    assert pq.read_table(out / "exports.parquet").num_rows == 9
    supposed = ("--what-if", "drop=loyalty-crm", "--what-if", "sensitive=customer-service", "--json")
    stored, direct = tongguan("census", str(out), *DAY, *supposed), tongguan("census", str(plan), *DAY, *supposed)
    assert stored.code == 0
    assert stored.json == direct.json
    assert stored.json["now"]["counted"] == ran.json["counted"]
    assert stored.json["then"]["counted"]["ordinary"][0] < 88
    assert stored.json["then"]["counted"]["sensitive"][0] > 8


def test_a_what_if_is_shown_beside_what_is(plan: Path, tongguan: Tongguan) -> None:
    ran = tongguan("census", str(plan), *DAY, "--what-if", "exempt=loyalty-crm", "--lang", "zh")
    assert ran.code == 0
    assert "假设: 不计入: loyalty-crm" in ran.out
    assert "假设之后: 计入" in ran.out


REFUSED: list[tuple[tuple[tuple[str, str], ...], tuple[str, ...], str]] = [
    ((("year: 2026", "yaer: 2026"),), (), "census/plan-unknown-field"),
    ((("year: 2026", "year: 2025"), ("transfers/2026-*.csv", "nothing/*.csv")), (), "census/no-such-log"),
    ((("year: 2026", "year: 2027"),), (), "census/refused"),
    ((("transfers/2026-*.csv", "nothing/*.csv"),), (), "census/no-such-log"),
    ((("transfers/2026-*.csv", "*.yaml"),), (), "census/log-format-unknown"),
    ((("declaration: declaration.yaml", "declaration: none.yaml"),), (), "cli/file-not-read"),
    ((("  sensitive: has_sensitive", "  # sensitive: has_sensitive"),), (), "census/plan-refused"),
    ((), ("--engine", "oracle"), "engines/unknown"),
    ((), ("--memory", "much"), "engines/failed"),
    ((), ("--threads", "0"), "cli/bad-value"),
    ((), ("--what-if", "forget=loyalty-crm"), "cli/bad-value"),
    ((), ("--state", "/nowhere/at/all/counted.duckdb"), "cli/file-not-written"),
    ((), ("--what-if", "drop=loyalty-cmr"), "census/unknown-export"),
    ((), ("--as-of", "tomorrow"), "cli/bad-value"),
]


@pytest.mark.parametrize(("changes", "options", "code"), REFUSED, ids=[f"{c}: {o or e}" for e, o, c in REFUSED])
def test_what_cannot_be_counted_is_refused(
    changes: tuple[tuple[str, str], ...], options: tuple[str, ...], code: str, plan: Path, tongguan: Tongguan
) -> None:
    change(plan, *changes)
    ran = tongguan("census", str(plan), *DAY, *options, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.problem["code"] == code
    assert ran.problem["title"]


def test_a_folder_without_a_census_is_refused(tmp_path: Path, tongguan: Tongguan) -> None:
    assert tongguan("census", str(tmp_path), "--json").problem["code"] == "cli/bad-value"
    ran = tongguan("census", str(tmp_path), "--what-if", "drop=a", "--json")
    assert (ran.code, ran.problem["code"]) == (2, "census/not-stored")


def test_a_folder_that_cannot_be_written_is_refused(plan: Path, tongguan: Tongguan) -> None:
    (plan.parent / "out").write_text("a file\n", encoding="utf-8")
    ran = tongguan("census", str(plan), *DAY, "--out", str(plan.parent / "out"), "--json")
    assert (ran.code, ran.out, ran.problem["code"]) == (2, "", "cli/file-not-written")


def test_a_file_that_cannot_be_read_is_told(plan: Path, tongguan: Tongguan) -> None:
    (plan.parent / "transfers" / "2026-07.csv.gz").write_bytes(b"not packed")
    change(plan, ("2026-*.csv", "2026-*"))
    ran = tongguan("census", str(plan), *DAY)
    assert ran.code == 0
    assert "cannot be unpacked to its end" in ran.out
    told = tongguan("census", str(plan), *DAY, "--json").json
    assert told["unreadable"] == [{"name": "transfers/2026-07.csv.gz", "why": "not-unpacked"}]
    assert tongguan("census", str(plan), *DAY, "--strict").code == 2


def test_handlers_by_a_column_stand_apart(tmp_path: Path, tongguan: Tongguan) -> None:
    (tmp_path / "a.ndjson").write_text(
        "".join(
            json.dumps({"who": who, "at": "2026-03-01", "person": person, "export": "shop"}) + "\n"
            for who, person in (("甲", "1"), ("甲", "2"), ("乙", "1"), (None, "3"))
        ),
        encoding="utf-8",
    )
    (tmp_path / "plan.yaml").write_text(
        "handler: {column: who}\nsources: [{read: '*.ndjson'}]\n"
        "columns: {time: at, export: export, person: {pseudonym: person}}\nexports: {shop: {sensitive: true}}\n",
        encoding="utf-8",
    )
    answer: Any = tongguan("census", str(tmp_path / "plan.yaml"), *DAY, "--json").json
    assert {each["handler"]: each["counted"]["all"] for each in answer["handlers"]} == {"乙": [1, 1], "甲": [2, 2]}
    assert [(each["reason"], each["rows"]) for each in answer["rows"]["refused"]] == [("no-handler", 1)]
    assert "乙, 2026" in tongguan("census", str(tmp_path / "plan.yaml"), *DAY).out


def test_little_memory_and_a_spill_folder_do(plan: Path, tongguan: Tongguan) -> None:
    spill = plan.parent / "spill"
    ran = tongguan("census", str(plan), *DAY, "--memory", "200MB", "--threads", "1", "--spill", str(spill), "--json")
    assert ran.code == 0
    assert list(spill.iterdir()) == []


def test_identifiers_are_counted_under_the_key_of_the_plan(tmp_path: Path, tongguan: Tongguan) -> None:
    key = tmp_path / "2026.key"
    assert tongguan("key", "new", "--handler", "甲", "--year", "2026", "--out", str(key)).code == 0
    (tmp_path / "a.csv").write_text(
        "at,export,id,phone\n2026-03-01,shop,110101199003070038,13912345678\n2026-03-02,shop,,+86 139 1234 5678\n"
        "2026-03-03,shop,,13800000000\n",
        encoding="utf-8",
    )
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "handler: 甲\nsources: [{read: '*.csv'}]\nexports: {shop: {}}\nkey: {file: 2026.key}\n"
        "columns: {time: at, export: export, person: {identifiers: [{kind: resident_id, column: id},"
        " {kind: mobile, column: phone}]}}\n",
        encoding="utf-8",
    )
    ran = tongguan("census", str(plan), *DAY, "--json")
    assert ran.json["counted"]["ordinary"] == [1, 1]
    assert [(each["reason"], each["rows"]) for each in ran.json["rows"]["refused"]] == [("bad-identifier", 1)]
    for change_of, code in (
        (("handler: 甲", "handler: 乙"), "identity/wrong-key"),
        (("mobile", "mobil"), "identity/unknown-kind"),
        (("key: {file: 2026.key}\n", ""), "census/resolution-missing"),
        (("file: 2026.key", "environment: TONGGUAN_NO_SUCH_KEY"), "cli/bad-value"),
    ):
        before = plan.read_text(encoding="utf-8")
        change(plan, change_of)
        assert tongguan("census", str(plan), *DAY, "--json").problem["code"] == code
        plan.write_text(before, encoding="utf-8")
    key.chmod(0o644)
    assert tongguan("census", str(plan), *DAY, "--json").problem["code"] == "identity/key-not-private"


def test_a_state_is_kept_and_gives_the_same(plan: Path, tongguan: Tongguan) -> None:
    state = plan.parent / "counted.duckdb"
    at_once = tongguan("census", str(plan), *DAY, "--json").json
    for _ in range(2):
        ran = tongguan("census", str(plan), *DAY, "--state", str(state), "--json")
        assert ran.code == 0
        assert {**ran.json, "sources": []} == {**at_once, "sources": []}
    ran = tongguan("census", str(plan), *DAY, "--state", str(plan), "--json")
    assert (ran.code, ran.problem["code"]) == (2, "engines/store-damaged")
    change(plan, ("has_sensitive", "{column: has_sensitive}"), ("sent_at, zone: Asia/Shanghai", "sent_at, zone: UTC"))
    ran = tongguan("census", str(plan), *DAY, "--state", str(state), "--json")
    assert (ran.code, ran.problem["code"]) == (2, "census/state-of-another-plan")
