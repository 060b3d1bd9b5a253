"""``tongguan assess --table``: what it answers, shows and writes."""

import gzip
from pathlib import Path

import pytest

from tests.cli.running import Tongguan
from tests.cli.table.files import AS_OF, PORTFOLIO, plain, read, write

ENDS = (".csv", ".ndjson", ".parquet")


def test_a_portfolio_is_assessed(tongguan: Tongguan, tmp_path: Path) -> None:
    out = tmp_path / "answers.parquet"
    ran = tongguan("assess", "--table", str(PORTFOLIO), "--as-of", AS_OF, "--out", str(out), "--json")
    assert ran.code == 0, ran.err
    answer = ran.json
    assert answer["exports"]["total"] == 12
    assert answer["handlers"]["total"] == 6
    assert answer["exports"]["counted"] == {"yes": 8, "no": 3, "not_known": 1}
    assert {"possible": ["exempt"], "exports": 4, "handlers": 4} in answer["exports"]["possible"]
    rows = {row["export"]: row for row in read(out)}
    assert list(rows)[:2] == ["loyalty-crm", "staff-directory"]
    hr = rows["staff-directory"]
    assert (hr["possible"], hr["decided_by"], hr["counted"], hr["settled"]) == (
        "exempt",
        "CBDF-2024#5.1.2",
        False,
        True,
    )
    profiles = rows["guest-profiles"]
    assert (profiles["possible"], profiles["decided_by"], profiles["counted"]) == (
        "security_assessment",
        "CBDF-2024#7.1.2",
        True,
    )
    assert (profiles["counted_ordinary_low"], profiles["counted_ordinary_high"]) == (1_250_000, 1_250_000)
    crm = rows["loyalty-crm"]
    assert crm["possible"] == "exempt|contract_or_certification"
    assert (crm["counted_ordinary_low"], crm["counted_ordinary_high"]) == (84_000, 125_000)
    assert rows["order-fulfilment"]["counted"] is None
    assert {str(row["as_of"]) for row in rows.values()} == {AS_OF}
    assert {row["edition"] for row in rows.values()} == {answer["lawbook"]["edition"]}


def test_people_see_routes_exports_and_handlers(tongguan: Tongguan) -> None:
    english = tongguan("assess", "--table", str(PORTFOLIO), "--as-of", AS_OF)
    assert english.code == 0
    assert english.err == ""
    assert "12 exports of 6 handlers by the law of 2026-06-30" in english.out
    assert "security assessment" in english.out
    assert "CBDF-2024#7.1.2" in english.out
    assert "8 exports count toward the totals" in english.out
    chinese = tongguan("assess", "--table", str(PORTFOLIO), "--as-of", AS_OF, "--lang", "zh").out
    for said in (
        "12 项出境，6 个处理者",
        "免于程序",
        "安全评估",
        "处理者总体",
        "5 项尚未确定",
        "各项合计的去重人数（distinct_people）",
        "计入处理者总数 8 项",
    ):
        assert said in chinese


@pytest.mark.parametrize("end", ENDS)
def test_every_kind_of_file_is_read_and_written_alike(tongguan: Tongguan, tmp_path: Path, end: str) -> None:
    rows = [
        plain(),
        plain(export="large", handler="b", people_ordinary=1_000_000),
        plain(export="open", handler="c", people_ordinary=..., necessity_contract_with_individual=...),
        plain(
            export="items", handler="d", contains_sensitive=..., data_items=["name", "fingerprint"], people_sensitive=9
        ),
    ]
    table = write(tmp_path / f"exports{end}", *rows)
    for target in ENDS:
        out = tmp_path / f"answers{target}"
        ran = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--out", str(out), "--json")
        assert ran.code == 0, ran.err
        found = [(row["export"], row["possible"], str(row["settled"]).lower()) for row in read(out)]
        assert found == [
            ("crm", "exempt", "true"),
            ("large", "security_assessment", "true"),
            ("open", "exempt|contract_or_certification|security_assessment", "false"),
            ("items", "contract_or_certification", "true"),
        ]
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(
        [f"exports{end}", *(f"answers{target}" for target in ENDS)]
    )


def test_a_packed_table_and_an_odd_name_are_read(tongguan: Tongguan, tmp_path: Path) -> None:
    plainly = write(tmp_path / "a.csv", plain())
    odd = tmp_path / "出境 [2026]* 'x'.csv.gz"
    odd.write_bytes(gzip.compress(plainly.read_bytes()))
    ran = tongguan("assess", "--table", str(odd), "--as-of", AS_OF, "--json")
    assert ran.code == 0, ran.err
    assert ran.json["exports"]["possible"] == [{"possible": ["exempt"], "exports": 1, "handlers": 1}]


@pytest.mark.parametrize(
    ("people", "possible", "cite"),
    [
        ({"people_ordinary": 99_999}, "exempt", "CBDF-2024#5.1.4"),
        ({"people_ordinary": 100_000}, "contract_or_certification", "CBDF-2024#8.1"),
        ({"people_ordinary": 999_999}, "contract_or_certification", "CBDF-2024#8.1"),
        ({"people_ordinary": 1_000_000}, "security_assessment", "CBDF-2024#7.1.2"),
        (
            {"contains_sensitive": True, "people_sensitive": 9_999, "people_ordinary": 9_999},
            "contract_or_certification",
            "CBDF-2024#8.1",
        ),
        (
            {"contains_sensitive": True, "people_sensitive": 10_000, "people_ordinary": 10_000},
            "security_assessment",
            "CBDF-2024#7.1.2",
        ),
    ],
)
def test_lines_are_crossed_at_the_number_itself(
    tongguan: Tongguan, tmp_path: Path, people: dict[str, object], possible: str, cite: str
) -> None:
    table, out = write(tmp_path / "t.parquet", plain(**people)), tmp_path / "out.csv"
    ran = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--out", str(out))
    assert ran.code == 0, ran.err
    (row,) = read(out)
    assert (row["possible"], row["decided_by"]) == (possible, cite)


def test_two_exports_may_share_people_or_not(tongguan: Tongguan, tmp_path: Path) -> None:
    out = tmp_path / "out.ndjson"
    two = [plain(export="a", people_ordinary=60_000), plain(export="b", people_ordinary=60_000)]
    ran = tongguan(
        "assess", "--table", str(write(tmp_path / "t.csv", *two)), "--as-of", AS_OF, "--out", str(out), "--json"
    )
    assert [row["possible"] for row in read(out)] == ["exempt|contract_or_certification"] * 2
    assert ran.json["missing"] == [{"fact": "distinct_people", "exports": 2}]
    joined = [{**row, "distinct_people_ordinary": 60_000} for row in two]
    tongguan("assess", "--table", str(write(tmp_path / "t.csv", *joined)), "--as-of", AS_OF, "--out", str(out))
    assert [row["possible"] for row in read(out)] == ["exempt"] * 2


def test_a_draft_and_a_reading_are_taken(tongguan: Tongguan, tmp_path: Path) -> None:
    table = write(tmp_path / "t.parquet", plain(people_ordinary=100_000))
    ran = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--as-if", "CERT-2025D", "--json")
    assert ran.json["as_if"]["draft"] == "CERT-2025D"
    assert ran.json["as_if"]["differs"] == 0
    line = write(tmp_path / "line.parquet", plain(people_ordinary=1_000_000))
    as_read = tongguan("assess", "--table", str(line), "--as-of", AS_OF, "--reading", "A5=excludes", "--json")
    assert as_read.json["readings"] == {"A5": "excludes"}
    assert as_read.json["exports"]["possible"][0]["possible"] == ["contract_or_certification"]


def test_presumptions_can_be_left_out(tongguan: Tongguan, tmp_path: Path) -> None:
    table = write(tmp_path / "t.parquet", plain())
    kept = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--json").json
    bare = tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--no-presumptions", "--json").json
    assert kept["exports"]["settled"] == 1
    assert bare["exports"]["settled"] == 0
    assert {each["fact"] for each in bare["missing"]} >= {"contains.state_secret", "treaty"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (plain(), 0),
        (plain(people_ordinary=1_000_000), 0),
        (plain(people_ordinary=...), 3),
        (plain(recipients=[{"territory": "US", "restricted": "prohibited"}]), 4),
    ],
)
def test_check_tells_by_the_exit_code(tongguan: Tongguan, tmp_path: Path, row: dict[str, object], code: int) -> None:
    table = write(tmp_path / "t.ndjson", row)
    assert tongguan("assess", "--table", str(table), "--as-of", AS_OF, "--check").code == code
    assert tongguan("assess", "--table", str(table), "--as-of", AS_OF).code == 0


def test_known_on_leaves_later_law_out(tongguan: Tongguan, tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", plain(people_until=...))
    day = ("--as-of", "2024-03-22", "--json")
    after = tongguan("assess", "--table", str(table), *day).json
    before = tongguan("assess", "--table", str(table), *day, "--known-on", "2024-03-01").json
    assert after["exports"]["possible"][0]["possible"] == ["exempt"]
    assert before["exports"]["possible"][0]["possible"] != ["exempt"]


def test_options_of_a_declaration_do_not_go_with_a_table(tongguan: Tongguan, tmp_path: Path) -> None:
    table = str(PORTFOLIO)
    for extra in (["--explain"], ["--report", str(tmp_path / "memo.html")], ["declaration.yaml"]):
        ran = tongguan("assess", "--table", table, *extra, "--json")
        assert ran.code == 2
        assert ran.problem["code"] == "cli/bad-value"
    for alone in (["--out", "a.csv"], ["--reading", "A5=excludes"]):
        assert tongguan("assess", "declaration.yaml", *alone).code == 2
    assert "no declaration is named" in tongguan("assess").err


def test_columns_are_listed(tongguan: Tongguan) -> None:
    ran = tongguan("schema", "--table")
    assert ran.code == 0
    columns = {each["name"]: each for each in ran.json["columns"]}
    assert columns["handler"]["required"]
    assert columns["contains_important_data"]["values"] == ["told_or_published", "suspected", "none"]
    assert columns["people_ordinary"]["type"] == "BIGINT"
    assert columns["people_ordinary"]["says"]["zh"]
    assert not columns["purpose"]["read"]
