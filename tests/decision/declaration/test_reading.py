"""Good declarations are read as they were meant."""

import time
from datetime import date
from pathlib import Path

import pytest

from tests.decision.declaration.conftest import Read
from tongguan.decision.declaration import ContradictionError, People, WrongValueError
from tongguan.vocabulary import Bounds, TongguanError

GOOD = Path(__file__).parent / "good"


def good(name: str) -> bytes:
    """Read a file of ``good``."""
    return (GOOD / f"{name}.yaml").read_bytes()


def test_the_example_of_the_design_is_read(read: Read) -> None:
    (declaration,) = read(good("design"))
    assert declaration.name == "云帆零售（上海）有限公司"
    assert declaration.handler["handler.established_in"] == "CN"
    assert declaration.handler["handler.ciio"] is False
    assert declaration.handler["handler.people_processed"] == Bounds.exactly(5_200_000)
    assert declaration.given["province"] == "shanghai"
    assert declaration.recipients["hq"].facts["recipients.territory"] == "FR"
    (export,) = declaration.exports
    assert export.title == "会员管理系统同步"
    assert export.recipients == ("hq",)
    assert export.items == ("name", "mobile_number", "purchase_history")
    assert export.people == People(
        Bounds.exactly(84_000), Bounds.exactly(0), Bounds.exactly(0), until=date(2026, 6, 30)
    )
    assert export.facts["onward"] == ()
    assert export.facts["contains.important_data"] == "none"
    assert "contains.sensitive" not in export.facts
    assert export.given["important_data_notice"] == "none"
    (mechanism,) = declaration.mechanisms
    assert (mechanism.kind, mechanism.exports, mechanism.recipients) == ("standard_contract", ("loyalty-crm",), ("hq",))
    assert mechanism.given["filed"] == date(2026, 1, 27)
    assert mechanism.given["valid_until"] == "none"
    assert mechanism.given["people"].ordinary == Bounds.exactly(200_000)


def test_a_group_is_read_into_one_declaration_a_handler(read: Read) -> None:
    shanghai, paris = read(good("group"))
    assert [declaration.name for declaration in (shanghai, paris)] == ["云帆零售（上海）有限公司", "Voilier SA"]
    assert shanghai.exports[0].people.sensitive == Bounds(0, 120)
    assert paris.handler["handler.established_in"] == "FR"
    assert paris.exports[0].people.ordinary == Bounds(1000, None)
    assert paris.given["domestic_representative"] == {"name": "云帆零售", "city": "上海"}


def test_the_least_is_a_name_and_an_export(read: Read) -> None:
    (declaration,) = read(good("least"))
    (export,) = declaration.exports
    assert export.facts == {"id": "a"}
    assert export.recipients is None
    assert export.title == "a"


def test_null_everywhere_is_not_known(read: Read) -> None:
    (declaration,) = read(good("nothing-known"))
    (least,) = read(good("least"))
    assert declaration.handler == least.handler
    assert declaration.exports[0].facts == least.exports[0].facts
    assert declaration.exports[0].people == People()
    assert declaration.recipients == {}


def test_known_absence_is_kept(read: Read) -> None:
    (declaration,) = read(good("known-absent"))
    assert declaration.handler["handler.zone"] == "none"
    assert declaration.given["domestic_representative"] == "none"
    (export,) = declaration.exports
    assert export.recipients == ()
    assert export.items == ()
    assert export.facts["onward"] == ()
    assert export.facts["treaty"] == "none"
    assert export.people == People(Bounds.exactly(0), Bounds.exactly(0), Bounds.exactly(0))


def test_names_are_read_in_any_spelling(read: Read) -> None:
    (declaration,) = read(good("everything"))
    assert declaration.name == "2026"
    assert declaration.handler["handler.established_in"] == "CN"
    assert declaration.handler["handler.zone"] == "guangdong"
    trial, vigilance = declaration.exports
    assert declaration.recipients["1"].facts["recipients.territory"] == "HK"
    assert trial.facts["sector"] == "pharma"
    assert trial.facts["scenario"] == "clinical_trials"
    assert trial.items == ("name", "mobile_number", "resident_id_number")
    assert trial.facts["contains.important_data"] == "told_or_published"
    assert vigilance.facts["contains.important_data"] == "none"
    assert trial.residue_people == People(Bounds.exactly(10), Bounds(0, 5))
    assert trial.changes[0].what == "items"
    assert declaration.overlaps[0].people.ordinary == Bounds(5, 60)


@pytest.mark.parametrize("city", ["上海", "上海市", "Shanghai", "SHANGHAI", "shanghai"])
@pytest.mark.parametrize("province", ["上海", "上海市", "Shanghai"])
def test_a_city_is_the_same_in_any_spelling(city: str, province: str, read: Read) -> None:
    (declaration,) = read(f"handler: {{name: x, province: {province}, city: {city}}}\nexports: [{{id: a}}]")
    assert declaration.given["province"] == "shanghai"


@pytest.mark.parametrize(
    ("province", "city"), [("北京", "朝阳"), ("上海", "浦东新区"), ("重庆", "长寿"), ("天津", "河北"), ("上海", "南京")]
)
def test_the_districts_of_a_municipality_are_written_as_cities(province: str, city: str, read: Read) -> None:
    assert read(f"handler: {{name: x, province: {province}, city: {city}}}\nexports: [{{id: a}}]")


@pytest.mark.parametrize(("province", "city"), [("广东", "南京"), ("江苏", "深圳"), ("四川", "上海")])
def test_a_city_lies_in_its_province(province: str, city: str, read: Read) -> None:
    with pytest.raises(ContradictionError, match="does not lie in"):
        read(f"handler: {{name: x, province: {province}, city: {city}}}\nexports: [{{id: a}}]")


def test_a_city_that_no_list_names_is_left(read: Read) -> None:
    (declaration,) = read("handler: {name: x, province: 广东, city: 某某镇}\nexports: [{id: a}]")
    assert declaration.given["city"] == "某某镇"


def test_norway_is_no_truth(read: Read) -> None:
    (declaration,) = read("handler: {name: x}\nrecipients: [{id: no, territory: NO}]\nexports: [{id: on}]")
    assert declaration.recipients["no"].facts["recipients.territory"] == "NO"
    assert declaration.exports[0].id == "on"


@pytest.mark.parametrize(
    ("people", "bounds"),
    [
        ("0", Bounds(0, 0)),
        ("84_000", Bounds(84_000, 84_000)),
        ("[1, 2]", Bounds(1, 2)),
        ("[7, 7]", Bounds(7, 7)),
        ("[1, null]", Bounds(1, None)),
        ("[null, 9]", Bounds(0, 9)),
        ("[null, null]", Bounds(0, None)),
        ("10_000_000_000", Bounds(10**10, 10**10)),
    ],
)
def test_a_count_may_be_a_range(people: str, bounds: Bounds, read: Read) -> None:
    (declaration,) = read(f"handler: {{name: x}}\nexports: [{{id: a, people: {{ordinary: {people}}}}}]")
    assert declaration.exports[0].people.ordinary == bounds


@pytest.mark.parametrize("both", ["[0, 900]", "100", "[100, 900]"])
def test_both_may_be_as_large_as_either(both: str, read: Read) -> None:
    people = f"{{ordinary: 500, sensitive: 100, both: {both}}}"
    assert read(f"handler: {{name: x}}\nexports: [{{id: a, people: {people}}}]")


@pytest.mark.parametrize("about", ["employees", "other", "null"])
def test_the_hr_exemption_may_be_claimed_for(about: str, read: Read) -> None:
    necessity = "necessity: {cross_border_hr: true}"
    assert read(f"handler: {{name: x}}\nexports: [{{id: a, about: {about}, {necessity}}}]")


@pytest.mark.parametrize("ordinary", ["84_000", "84_500", "[84_000, 84_500]", "[0, null]"])
def test_distinct_people_lie_between_the_largest_and_the_sum(ordinary: str, read: Read) -> None:
    assert read(
        "handler: {name: x}\n"
        "exports: [{id: a, people: {ordinary: 84_000}}, {id: b, people: {ordinary: 500}}]\n"
        f"distinct_people: [{{exports: [a, b], ordinary: {ordinary}}}]"
    )


def test_distinct_people_of_an_uncounted_export_are_unlimited(read: Read) -> None:
    assert read(
        "handler: {name: x}\nexports: [{id: a, people: {ordinary: 84_000}}, {id: b}]\n"
        "distinct_people: [{exports: [a, b], ordinary: 1_000_000}]"
    )


@pytest.mark.slow
def test_ten_thousand_exports_are_read_in_seconds(read: Read) -> None:
    row = "  - {id: e%d, recipients: [hq], data_items: [name], people: {ordinary: 1, sensitive: 0, both: 0}}\n"
    text = "handler: {name: x}\nrecipients: [{id: hq, territory: FR}]\nexports:\n"
    text += "".join(row % number for number in range(10_000))
    start = time.process_time()
    (declaration,) = read(text)
    assert len(declaration.exports) == 10_000
    with pytest.raises(WrongValueError, match="two exports have the id `e9999`") as refused:
        read(text + row % 9_999)
    assert refused.value.line == 10_004
    assert refused.value.field == "exports[10000].id"
    assert time.process_time() - start < 60


@pytest.mark.slow
def test_ten_megabytes_are_read_or_refused_in_seconds(read: Read) -> None:
    start = time.process_time()
    with pytest.raises(TongguanError, match="is not a field here"):
        read("handler: {name: x}\nexports: [{id: a}]\nnotes: |\n" + "  字\n" * 2_000_000)
    with pytest.raises(TongguanError, match="is not the id of a recipient"):
        read("handler: {name: x}\nexports: [{id: a, recipients: [" + "recipient-of-all, " * 550_000 + "]}]\n")
    assert read("handler: {name: x}\nexports: [{id: a, purpose: " + "字" * 3_500_000 + "}]\n")
    assert time.process_time() - start < 60
