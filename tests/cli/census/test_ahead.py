"""``tongguan census`` with what it adds: the forecast, the numbers of the form, signs of splitting, the page."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.running import Tongguan
from tongguan.census.file import read_censuses

EXAMPLE = Path(__file__).parents[3] / "examples" / "retailer" / "census.yaml"
PLAN = """\
handler: 甲
sources: [{read: log.csv}]
columns: {time: sent_at, export: export, recipient: to, person: {pseudonym: person}}
exports: {crm: {}, staff: {left_out: true}}
lines:
  - {counter: ordinary, line: 1000, then: contract_or_certification, cites: ["CBDF-2024#8.1"]}
  - {counter: ordinary, line: 1300, then: security_assessment, cites: ["CBDF-2024#7.1.2"]}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Write a log of somebody new ten times a day, and of nobody new from the 99th day on."""
    with (tmp_path / "log.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["person", "to", "sent_at", "export"])
        for number in range(140):
            on = date(2026, 1, 1) + timedelta(days=number)
            for each in range(10):
                person = number * 10 + each if number < 99 else each
                writer.writerow([f"p{person}", "hq", f"{on} 10:00:00", "crm"])
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_the_forecast_goes_with_the_answer_and_the_file_stays_a_census(plan: Path, tongguan: Tongguan) -> None:
    ran = tongguan("census", str(plan), "--as-of", "2026-03-31", "--forecast", "--json")
    assert (ran.code, ran.err) == (0, "")
    near, far = ran.json["forecast"]["lines"]
    assert near["earliest"] <= near["median"] <= near["latest"]
    assert near["median"] == "2026-04-10"
    assert near["act_early"]["apply_by"] < near["earliest"]
    assert [step["code"] for step in far["act_early"]["steps"]][-1] == "assessment-decision"
    assert far["too_late"]
    assert ran.json["form"]["exports"][0]["this_year"] == [900, 900]
    assert "splitting" not in ran.json
    assert read_censuses(ran.out.encode(), "census.json")[0].counted.ordinary == (900, 900)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", ["act by", "(passed)", "80 % interval"]), ("zh", ["须在此前办理", "（已过）", "80% 区间"])],
)
def test_people_see_by_when_to_act(plan: Path, lang: str, said: list[str], tongguan: Tongguan) -> None:
    ran = tongguan("census", str(plan), "--as-of", "2026-03-31", "--forecast", "--lang", lang)
    assert ran.code == 0
    assert [each for each in (*said, "2026-04-10") if each not in ran.out] == []


def test_a_stop_just_under_a_line_is_a_sign(plan: Path, tongguan: Tongguan) -> None:
    ran = tongguan("census", str(plan), "--as-of", "2026-05-20", "--splitting", "--json")
    (sign,) = ran.json["splitting"]
    assert (sign["sign"], sign["handlers"], sign["line"]) == ("just-under", ["甲"], 1000)
    assert sign["evidence"]["people"] == {"甲": 990}
    assert sorted(sign["cites"]) == ["CERT-2025#5.4", "SCCM-2023#4.3"]
    assert "forecast" not in ran.json
    shown = tongguan("census", str(plan), "--as-of", "2026-05-20", "--splitting", "--lang", "en").out
    assert "newcomers with ordinary information stop at once just below 1,000 people" in shown


def test_an_honest_log_has_no_sign(tongguan: Tongguan) -> None:
    ran = tongguan("census", str(EXAMPLE), "--as-of", "2026-06-30", "--splitting", "--lang", "en")
    assert "no sign of splitting was found" in ran.out


def test_the_page_is_written_with_all_of_it(plan: Path, tongguan: Tongguan) -> None:
    page = plan.parent / "page.html"
    ran = tongguan("census", str(plan), "--as-of", "2026-05-20", "--splitting", "--report", str(page), "--lang", "en")
    assert (ran.code, ran.err) == (0, f"{page}\n")
    text = page.read_text(encoding="utf-8")
    assert "newcomers with ordinary information stop at once" in text
    assert 'src="' not in text
    again = tongguan("census", str(plan), "--as-of", "2026-05-20", "--report", str(page), "--lang", "zh")
    assert again.code == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--splitting", "--state", "counted.duckdb"), "keeps no transfers"),
        (("--forecast", "--what-if", "drop=crm"), "`--what-if`"),
        (("--report", "log.csv"), "is not a page of ours"),
        (("--report", "nowhere/page.html"), "there is no folder"),
    ],
)
def test_what_does_not_go_together_is_refused_before_counting(
    plan: Path, options: tuple[str, ...], says: str, tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)
    ran = tongguan("census", "plan.yaml", *options, "--lang", "en")
    assert ran.code == 2
    assert says in ran.err
    assert not (plan.parent / "counted.duckdb").exists()


def test_a_stored_census_is_forecast_as_its_run_was(plan: Path, tongguan: Tongguan) -> None:
    folder = plan.parent / "stored"
    run = tongguan("census", str(plan), "--as-of", "2026-03-31", "--out", str(folder), "--forecast", "--json")
    stored = tongguan("census", str(folder), "--forecast", "--json")
    assert (stored.code, stored.err) == (0, "")
    assert stored.json["forecast"] == run.json["forecast"]
    assert stored.json["form"] == run.json["form"]
    assert "80 % interval" in tongguan("census", str(folder), "--forecast", "--lang", "en").out
    page = plan.parent / "page.html"
    assert tongguan("census", str(folder), "--report", str(page), "--lang", "zh").code == 0
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--splitting",), "keeps no transfers"),
        (("--evidence",), "keeps no transfers"),
        (("--forecast", "--what-if", "drop=crm"), "`--what-if`"),
    ],
)
def test_a_stored_census_answers_no_more_than_it_keeps(
    plan: Path, options: tuple[str, ...], says: str, tongguan: Tongguan
) -> None:
    folder = plan.parent / "stored"
    assert tongguan("census", str(plan), "--as-of", "2026-03-31", "--out", str(folder)).code == 0
    ran = tongguan("census", str(folder), *options, "--lang", "en")
    assert ran.code == 2
    assert says in ran.err


def test_a_state_is_forecast(plan: Path, tongguan: Tongguan) -> None:
    state = plan.parent / "counted.duckdb"
    asked = ("census", str(plan), "--as-of", "2026-03-31", "--forecast", "--json")
    assert tongguan(*asked, "--state", str(state)).json["forecast"] == tongguan(*asked).json["forecast"]
