"""``tongguan law diff --table``: who is affected when the law changes."""

from pathlib import Path

from tests.cli.running import Tongguan
from tests.cli.table.files import PORTFOLIO, plain, read, write

DAYS = ("2024-03-21", "2024-03-22")


def test_who_is_affected_by_the_rules_of_march_2024(tongguan: Tongguan, tmp_path: Path) -> None:
    table = write(
        tmp_path / "t.csv",
        plain(export="hr", about="employees", necessity_cross_border_hr=True, necessity_labour_rules=True,
              necessity_collective_contract=True, necessity_truly_needed=True, people_until="2024-03-21",
              people_since_last_year_all=500, people_since_last_year_sensitive=0, handler_people_processed=900),
        plain(export="ciio", handler="电网", handler_ciio=True, people_until="2024-03-21",
              people_since_last_year_all=500, people_since_last_year_sensitive=0, handler_people_processed=900),
    )  # fmt: skip
    out = tmp_path / "affected.parquet"
    ran = tongguan("law", "diff", "--table", str(table), *DAYS, "--out", str(out), "--json")
    assert ran.code == 0, ran.err
    answer = ran.json
    assert answer["exports"] == {"total": 2, "affected": 2, "pathway": 1, "only_rule": 1, "counting": 1}
    assert answer["handlers"] == {"total": 2, "affected": 2, "overall": 1}
    first = answer["changes"][0]
    assert first["before"] == ["contract_or_certification"]
    assert first["after"] == ["exempt"]
    assert first["decided_by_after"] == ["CBDF-2024#5.1.2"]
    assert (first["counted_before"], first["counted_after"]) == (True, False)
    hr, ciio = read(out)
    assert (hr["possible_before"], hr["possible_after"]) == ("contract_or_certification", "exempt")
    assert hr["pathway_changed"]
    assert (hr["overall_before"], hr["overall_after"]) == ("contract_or_certification", "exempt")
    assert not ciio["pathway_changed"]
    assert ciio["rule_changed"]
    assert ciio["decided_by_before"].startswith("DESA-2022#4.1.2")
    assert ciio["decided_by_after"].startswith("CBDF-2024#7.1.1")


def test_nobody_is_affected_between_days_of_one_law(tongguan: Tongguan, tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", plain(people_until=...))
    ran = tongguan("law", "diff", "--table", str(table), "2026-05-01", "2026-05-02", "--json")
    assert ran.json["exports"]["affected"] == 0
    assert ran.json["handlers"]["affected"] == 0
    assert ran.json["changes"] == []
    shown = tongguan("law", "diff", "--table", str(table), "2026-05-01", "2026-05-02").out
    assert "0 of 1 exports and 0 of 1 handlers are affected" in shown


def test_people_see_who_is_affected_in_both_languages(tongguan: Tongguan) -> None:
    english = tongguan("law", "diff", "--table", str(PORTFOLIO), *DAYS).out
    assert "12 of 12 exports and 6 of 6 handlers are affected" in english
    assert "8 exports go by another route, 4 by the same route on another provision, 3 count otherwise" in english
    chinese = tongguan("law", "diff", "--table", str(PORTFOLIO), *DAYS, "--lang", "zh").out
    assert "12 项出境中 12 项、6 个处理者中 6 个受影响" in chinese
    assert "是 → 否" in chinese


def test_a_draft_is_held_against_the_law(tongguan: Tongguan, tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", plain(people_ordinary=100_000))
    day = "2026-06-30"
    ran = tongguan("law", "diff", "--table", str(table), day, day, "--as-if", "CERT-2025D", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["as_if"] == "CERT-2025D"
    unknown = tongguan("law", "diff", "--table", str(table), day, day, "--as-if", "NONE-2099D", "--json")
    assert unknown.code == 2
    assert unknown.problem["code"] == "decision/no-such-draft"


def test_the_lawbook_answers_from_its_first_day_and_warns_past_its_last(tongguan: Tongguan, tmp_path: Path) -> None:
    table = str(write(tmp_path / "t.csv", plain(people_until=...)))
    early = tongguan("law", "diff", "--table", table, "2020-01-01", "2024-03-22", "--json")
    assert (early.code, early.problem["code"], early.problem["field"]) == (2, "cli/bad-value", "DATE")
    late = tongguan("law", "diff", "--table", table, "2024-03-22", "2027-06-30", "--json").json
    assert [each["code"] for each in late["flags"]] == ["past-the-lawbook"]
    shown = tongguan("assess", "--table", table, "--as-of", "2027-06-30").out
    assert "the lawbook was checked up to 2026-11-21" in shown


def test_what_goes_with_a_table_alone_is_refused_without(tongguan: Tongguan) -> None:
    for extra in (["--as-if", "CERT-2025D"], ["--out", "a.csv"]):
        ran = tongguan("law", "diff", *DAYS, *extra)
        assert ran.code == 2
        assert "goes with `--table`" in ran.err
