"""``tongguan assess --census``: counted people stand in place of declared ones, and the answer says so."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml

from tests.census.file.writing import HANDLER, census, counters, export
from tests.cli.running import Tongguan
from tongguan.census.file import Head, censuses_of
from tongguan.census.plan import Export
from tongguan.census.profile import Profile
from tongguan.census.saving import save

EXAMPLES = Path(__file__).parents[3] / "examples"
ONE = EXAMPLES / "retailer" / "one-export.yaml"
DAY = ("--as-of", "2026-06-30")


class Desk:
    """Two files on a desk: a declaration, and a census of it."""

    def __init__(self, folder: Path, tongguan: Tongguan) -> None:
        self.folder, self.tongguan = folder, tongguan
        self.declared: dict[str, Any] = yaml.safe_load(ONE.read_text(encoding="utf-8"))
        crm = self.declared["exports"][0]
        crm["contains"]["sensitive"] = False
        crm["necessity"] |= dict.fromkeys(
            ("contract_with_individual", "cross_border_hr", "emergency", "statutory_duty"), False
        )
        crm["domestic_data_added"] = True

    def copy(self, name: str, **changes: Any) -> dict[str, Any]:
        """Declare another export like the first."""
        made = {**self.declared["exports"][0], "id": name, "title": name, **changes}
        self.declared["exports"].append(made)
        return made

    def ask(self, *counted: dict[str, Any], day: tuple[str, str] = DAY, declared: Any = None) -> Any:
        declaration = self.folder / "declaration.json"
        declaration.write_text(json.dumps(declared or self.declared, default=str), encoding="utf-8")
        options: list[str] = []
        for place, each in enumerate(counted):
            path = self.folder / f"census-{place}.json"
            path.write_text(json.dumps(each), encoding="utf-8")
            options += ["--census", str(path)]
        return self.tongguan("assess", str(declaration), *day, "--json", *options)


@pytest.fixture
def desk(tmp_path: Path, tongguan: Tongguan) -> Desk:
    return Desk(tmp_path, tongguan)


def codes(answer: Any) -> set[str]:
    return {flag["code"] for flag in answer["overall"]["flags"]}


@pytest.mark.parametrize(
    ("people", "route"),
    [(99_999, "exempt"), (100_000, "contract_or_certification"), (1_000_000, "security_assessment")],
)
def test_the_count_decides_to_the_person(desk: Desk, people: int, route: str) -> None:
    answer = desk.ask(census([export("loyalty-crm", people)], counters(people))).json
    assert answer["overall"]["possible"] == [route]
    assert answer["overall"]["counted"]["ordinary"] == [people, people]


def test_the_answer_says_where_each_number_came_from(desk: Desk) -> None:
    desk.copy("newsletter")
    answer = desk.ask(census([export("loyalty-crm", 91_234)], counters(91_234))).json
    crm, newsletter = answer["people_from"]["exports"]
    assert crm == {
        "id": "loyalty-crm",
        "from": "census",
        "people": {"ordinary": [91_234, 91_234], "sensitive": [0, 0], "both": [0, 0], "until": "2026-06-30"},
        "declared": {"ordinary": [84_000, 84_000], "sensitive": [0, 0], "both": [0, 0], "until": "2026-06-30"},
    }
    assert (newsletter["from"], newsletter["declared"]) == ("declaration", None)
    assert len(answer["people_from"]["census"]["sha256"]) == 64
    assert {"people-from-census", "declared-otherwise", "not-in-census"} <= codes(answer)


def test_without_a_census_nothing_is_said_of_one(desk: Desk) -> None:
    answer = desk.ask().json
    assert "people_from" not in answer
    assert "people-from-census" not in codes(answer)


def test_the_people_of_several_exports_are_those_counted_together(desk: Desk) -> None:
    desk.copy("newsletter")
    both = [export("loyalty-crm", 80_000), export("newsletter", 70_000)]
    answer = desk.ask(census(both, counters(99_999))).json
    assert answer["overall"]["counted"]["ordinary"] == [99_999, 99_999]
    assert answer["overall"]["possible"] == ["exempt"]
    assert answer["people_from"]["unions"] == [["loyalty-crm", "newsletter"]]
    apart = desk.ask().json
    assert apart["overall"]["counted"]["ordinary"] == [84_000, 168_000]


def test_declared_unions_of_counted_exports_give_way(desk: Desk) -> None:
    desk.copy("newsletter")
    desk.declared["distinct_people"] = [{"exports": ["loyalty-crm", "newsletter"], "ordinary": 90_000}]
    both = [export("loyalty-crm", 80_000), export("newsletter", 70_000)]
    answer = desk.ask(census(both, counters(120_000))).json
    assert answer["overall"]["counted"]["ordinary"] == [120_000, 120_000]
    assert "distinct-people-replaced" in codes(answer)


def test_open_identity_stays_a_range(desk: Desk) -> None:
    answer = desk.ask(census([export("loyalty-crm", [99_000, 101_000])], counters([99_000, 101_000]))).json
    assert answer["overall"]["counted"]["ordinary"] == [99_000, 101_000]
    assert answer["overall"]["possible"] == ["exempt", "contract_or_certification"]
    assert not answer["overall"]["settled"]


def test_a_census_past_the_day_gives_the_total_of_the_day(desk: Desk) -> None:
    desk.copy("newsletter")
    both = [export("loyalty-crm", 80_000), export("newsletter", 70_000)]
    answer = desk.ask(census(both, counters(120_000)), day=("--as-of", "2026-05-31")).json
    assert answer["overall"]["counted"]["ordinary"] == [60_000, 60_000]
    assert {flag["code"] for flag in answer["exports"][0]["flags"]} >= {"count-runs-past-the-day"}


def test_a_single_export_is_counted_to_the_day_itself(desk: Desk) -> None:
    answer = desk.ask(census([export("loyalty-crm", 80_000)], counters(80_000)), day=("--as-of", "2026-02-01")).json
    assert answer["overall"]["counted"]["ordinary"] == [20_000, 20_000]


def test_a_count_of_another_year_is_not_this_years(desk: Desk) -> None:
    answer = desk.ask(census([export("loyalty-crm", 80_000)], counters(80_000)), day=("--as-of", "2027-02-01")).json
    assert answer["overall"]["counted"]["ordinary"][1] is None
    assert {flag["code"] for flag in answer["exports"][0]["flags"]} >= {"count-of-another-year"}


def test_an_older_count_is_flagged(desk: Desk) -> None:
    answer = desk.ask(census([export("loyalty-crm", 80_000)], counters(80_000)), day=("--as-of", "2026-07-15")).json
    assert {flag["code"] for flag in answer["exports"][0]["flags"]} >= {"count-not-up-to-date"}


def test_people_since_last_year_answer_for_older_law(desk: Desk) -> None:
    desk.declared["handler"]["people_processed"] = 200_000
    old = {"year": 2023, "until": "2023-06-30", "curve": None}
    whole = census([export("loyalty-crm", 80_000)], counters(80_000), **old)
    whole["since_last_year"] = {"all": [99_999, 99_999], "sensitive": [0, 0]}
    below = desk.ask(whole, day=("--as-of", "2023-06-30")).json
    whole["since_last_year"]["all"] = [100_000, 100_000]
    on_it = desk.ask(whole, day=("--as-of", "2023-06-30")).json
    assert below["overall"]["counters"]["people_since_last_year.all"] == [99_999, 99_999]
    assert on_it["overall"]["possible"] == ["security_assessment"]
    assert below["overall"]["possible"] != ["security_assessment"]


def test_an_export_that_the_law_counts_and_the_plan_left_out_is_flagged(desk: Desk) -> None:
    desk.copy("newsletter")
    mixed = [export("loyalty-crm", 80_000), export("newsletter", 500, left_out=True)]
    answer = desk.ask(census(mixed, counters(80_000), left_out=counters(500))).json
    assert "left-out-only-by-census" in codes(answer)
    assert answer["overall"]["counted"]["ordinary"] == [80_000, 80_500]


def test_an_export_that_the_law_leaves_out_and_the_plan_counted_is_flagged(desk: Desk) -> None:
    desk.copy("orders", legal_basis="contract", necessity={"contract_with_individual": True, "truly_needed": True})
    mixed = [export("loyalty-crm", 80_000), export("orders", 500)]
    answer = desk.ask(census(mixed, counters(80_200))).json
    assert "counted-only-by-census" in codes(answer)
    assert answer["overall"]["counted"]["ordinary"] == [80_000, 80_000]


def test_a_sensitive_export_counted_as_ordinary_is_flagged(desk: Desk) -> None:
    desk.declared["exports"][0]["contains"]["sensitive"] = True
    answer = desk.ask(census([export("loyalty-crm", 80_000)], counters(80_000))).json
    assert "sensitive-but-not-in-census" in codes(answer)


def test_a_group_takes_one_census_a_handler(desk: Desk) -> None:
    other = {**desk.declared, "handler": {**desk.declared["handler"], "name": "云帆物流（宁波）有限公司"}}
    group = {"handlers": [desk.declared, other]}
    first = census([export("loyalty-crm", 50_000)], counters(50_000))
    second = census([export("loyalty-crm", 120_000)], counters(120_000), handler="云帆物流(宁波)有限公司")
    answer = desk.ask(second, first, declared=group).json
    assert [each["overall"]["counted"]["ordinary"][0] for each in answer["handlers"]] == [50_000, 120_000]
    alone = desk.ask(first, declared=group).json
    assert "no-census" in codes(alone["handlers"][1])


REFUSED = [
    (census([export("loyalty-crm", 5)], counters(5), handler="别的公司"), "cli/census-of-something-else"),
    (census([export("loyalty-cmr", 5)], counters(5)), "cli/census-of-something-else"),
    (census([export("loyalty-crm", 5, 2, 2)], counters(5, 2, 2)), "cli/census-contradicts-declaration"),
    (census([export("loyalty-crm", 5)], counters(4)), "census/impossible"),
]


@pytest.mark.parametrize(("counted", "code"), REFUSED)
def test_what_does_not_fit_is_refused(desk: Desk, counted: dict[str, Any], code: str) -> None:
    ran = desk.ask(counted)
    assert ran.code == 2
    assert ran.problem["code"] == code


def test_a_misspelt_export_is_told_its_neighbour(desk: Desk) -> None:
    ran = desk.ask(census([export("loyalty-cmr", 5)], counters(5)))
    assert "loyalty-crm" in ran.problem["help"]


def test_two_censuses_of_one_handler_are_refused(desk: Desk) -> None:
    one = census([export("loyalty-crm", 5)], counters(5))
    ran = desk.ask(one, one)
    assert ran.problem["code"] == "cli/census-of-something-else"
    assert HANDLER in ran.problem["detail"]


def test_the_memo_and_the_terminal_name_the_census(desk: Desk, tongguan: Tongguan, tmp_path: Path) -> None:
    desk.ask(census([export("loyalty-crm", 91_234)], counters(91_234)))
    memo, counted = tmp_path / "memo.html", str(tmp_path / "census-0.json")
    shown = tongguan("assess", str(ONE), *DAY, "--census", counted, "--lang", "zh", "--report", str(memo))
    assert "人数出自普查" in shown.out.replace("\n", "")
    assert "人数出自普查" in memo.read_text(encoding="utf-8")


def test_a_folder_tells_just_the_exports_that_count(desk: Desk, tongguan: Tongguan, tmp_path: Path) -> None:
    """The plan counted an export that the law leaves out: the profile gives the people of the others, exactly."""
    desk.copy("newsletter")
    desk.copy("orders", legal_basis="contract", necessity={"contract_with_individual": True, "truly_needed": True})
    crm, letter, orders = "loyalty-crm", "newsletter", "orders"
    people = {(crm,): 60_000, (crm, letter): 5_000, (letter,): 20_000, (orders,): 30_000, (letter, orders): 7}
    folder = _stored(tmp_path / "counted", people)
    (tmp_path / "declaration.json").write_text(json.dumps(desk.declared, default=str), encoding="utf-8")
    answer = tongguan("assess", str(tmp_path / "declaration.json"), *DAY, "--census", str(folder), "--json").json
    assert answer["overall"]["counted"]["ordinary"] == [85_007, 85_007]
    assert answer["overall"]["possible"] == ["exempt"]
    assert answer["people_from"]["unions"] == [["loyalty-crm", "newsletter"]]
    assert "counted-only-by-census" not in codes(answer)
    alone = tongguan(
        "assess", str(tmp_path / "declaration.json"), *DAY, "--census", str(folder / "census.json"), "--json"
    ).json
    assert alone["overall"]["counted"]["ordinary"][0] < 85_007
    assert "counted-only-by-census" in codes(alone)


def test_a_profile_of_another_census_is_refused(desk: Desk, tongguan: Tongguan, tmp_path: Path) -> None:
    folder = _stored(tmp_path / "counted", {("loyalty-crm",): 60_000})
    other = census([export("loyalty-crm", 60_001)], counters(60_001))
    (folder / "census.json").write_text(json.dumps(other), encoding="utf-8")
    ran = tongguan("assess", str(ONE), *DAY, "--census", str(folder), "--json")
    assert ran.problem["code"] == "cli/census-of-something-else"


def _stored(folder: Path, combinations: dict[tuple[str, ...], int]) -> Path:
    """Write a folder as ``tongguan census --out`` does, of people who were seen in these exports."""
    names = sorted({name for members in combinations for name in members})
    exports = [Export(name) for name in names]
    bits = {name: 1 << place for place, name in enumerate(names)}
    rows = {
        "seen_0": pa.array([sum(bits[name] for name in members) for members in combinations], pa.int64()),
        "people": pa.array(list(combinations.values()), pa.int64()),
    }
    profile = Profile.of(exports, pa.table(rows))
    counted = [export(name, profile.of_export(place).ordinary) for place, name in enumerate(names)]
    (whole,) = censuses_of(census(counted, counters(profile.totals().ordinary)), "census.json")
    head = Head(whole.year, whole.until, whole.engine, whole.rows, whole.sources, ())
    save(folder, head, [whole], {whole.handler: (profile, profile)})
    return folder


def test_the_census_of_the_example_is_that_of_its_logs(tongguan: Tongguan) -> None:
    folder = EXAMPLES / "retailer"
    counted = json.loads((folder / "counted.json").read_text(encoding="utf-8"))
    anew = tongguan("census", str(folder / "census.yaml"), *DAY, "--json").json
    assert {name: anew[name] for name in ("counted", "left_out", "exports")} == {
        name: counted[name] for name in ("counted", "left_out", "exports")
    }
    asked = tongguan(
        "assess", str(folder / "declaration.yaml"), *DAY, "--json", "--census", str(folder / "counted.json")
    )
    assert asked.code == 0
    assert asked.json["people_from"]["census"]["file"].endswith("counted.json")


def test_a_residue_has_no_more_people_than_its_export_was_counted_to_have(desk: Desk) -> None:
    necessity = desk.declared["exports"][0]["necessity"]
    necessity |= {
        "contract_with_individual": True,
        "truly_needed": True,
        "not_needed_items": ["purchase_history"],
        "residue": {"items": ["purchase_history"], "people": {"ordinary": 40_000, "sensitive": 0, "both": 0}},
    }
    answer = desk.ask(census([export("loyalty-crm", 900)], counters(900))).json
    assert answer["overall"]["counted"]["ordinary"][1] <= 900
