"""The pages of the law: their values, then the pages."""

from datetime import date

import pytest
from django.test import Client

from tests.office.queries import assert_constant_queries
from tests.office.test_exports import many
from tongguan.law import NotInBookError, load_book
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.scope import within
from tongguan.office.exports.keeping import keep
from tongguan.office.lawdesk.changing import changes_page, draft_page
from tongguan.office.lawdesk.coming import coming_page
from tongguan.office.lawdesk.provisions import instrument_page, provision_page
from tongguan.office.lawdesk.searching import found_page
from tongguan.office.lawdesk.timeline import timeline_page

ON = date(2026, 6, 30)
LAW = "/o/yunfan/law/"


@pytest.fixture
def declared(company: Organisation, owner: User, retailer: str) -> None:
    with within(company.pk):
        keep(company, retailer, source="", why="first", by=owner)


def test_the_timeline_holds_every_instrument_and_marks_drafts() -> None:
    page = timeline_page(ON, None, None, with_drafts=True)
    book = load_book()
    assert {row.id for row in page.instruments} == {each.id for each in book.instruments}
    assert {row.status for row in page.instruments if row.id == "CBDF-2023D"} == {"draft"}
    assert len(page.events) == page.all
    assert list(page.events) == sorted(page.events, key=lambda each: each.on, reverse=True)


def test_the_timeline_is_filtered_by_days_and_drafts() -> None:
    page = timeline_page(ON, date(2024, 3, 22), date(2024, 3, 22), with_drafts=False)
    assert {(each.on, each.instrument) for each in page.events} >= {(date(2024, 3, 22), "CBDF-2024")}
    assert {each.on for each in page.events} == {date(2024, 3, 22)}
    assert not any(each.draft for each in timeline_page(ON, None, None, with_drafts=False).events)
    statuses = {
        row.id: row.status for row in timeline_page(date(2024, 3, 21), None, None, with_drafts=True).instruments
    }
    assert statuses["CBDF-2024"] == "not_yet"


def test_an_instrument_lists_its_provisions() -> None:
    page = instrument_page("CBDF-2024", ON)
    assert page.status == "in_force"
    assert {"5.1.4", "7.1.2"} <= {unit.unit for unit in page.units}
    with pytest.raises(NotInBookError):
        instrument_page("CBDF-2042", ON)


def test_a_provision_has_rules_cases_readings_clocks_and_neighbours() -> None:
    page = provision_page("CBDF-2024", "5.1.4", ON)
    shown = page.rules[0]
    assert shown.stands
    assert "people.ordinary" in dict(shown.asks)
    assert {case.holds for case in shown.cases} >= {True, False}
    assert page.before == "5.1.3"
    clock = provision_page("SCCM-2023", "7", ON)
    assert any(each.clock and each.clock.code == "file-standard-contract" for each in clock.rules)
    assert any(each.readings for rule in load_book().readings for each in provision_page("CBDF-2024", "6", ON).rules)
    assert not any(each.stands for each in provision_page("CBDF-2023D", "5", ON).rules)


@pytest.mark.parametrize(
    ("asked", "first"),
    [("CBDF-2024#7.1.2", "CBDF-2024#7.1.2"), ("cbdf-2024", "CBDF-2024"), ("个人信息保护法", "PIPL-2021")],
)
def test_the_law_is_found(asked: str, first: str) -> None:
    page = found_page(asked)
    assert page.hits[0].cites == first
    assert not page.nearest


def test_what_is_not_found_has_the_nearest_beside_it() -> None:
    assert found_page("CBDF-2024#77.1.2").nearest[0].cites.startswith("CBDF-2024#")
    assert found_page("标准合同被案").nearest
    assert found_page("zzqqxx").hits == found_page("").hits == ()


def test_two_days_are_compared_for_every_export(declared: None, acting: Organisation) -> None:
    page = changes_page(date(2024, 3, 21), date(2024, 3, 22))
    assert page.exports is not None
    changes = {each.id: each for each in page.exports}
    staff = changes["staff-hr"]
    assert staff.route_differs
    assert staff.after.possible == ("exempt",)
    assert "CBDF-2024" in {rule.instrument for rule in page.began}
    assert page.all == 9
    assert changes_page(date(2026, 6, 29), ON).exports == ()
    assert changes_page(date(2020, 1, 1), ON).no_law


def test_facts_are_held_so_that_only_the_law_differs(declared: None, acting: Organisation) -> None:
    page = changes_page(date(2025, 12, 31), ON)
    assert page.exports is not None
    for each in page.exports:
        assert "count-of-another-year" not in {flag.code for flag in each.before.flags}
    marketing = next(each for each in page.exports if each.id == "marketing-analytics")
    assert not marketing.route_differs
    assert {cite.partition("#")[0] for each in marketing.duties_begun for cite in each.cites} == {"CERT-2025"}


def test_a_draft_is_supposed_and_never_decides(declared: None, acting: Organisation) -> None:
    page = draft_page("CBDF-2023D", ON)
    assert page.rows is not None
    assert page.draft is not None
    assert len(page.rows) == 9
    assert page.differing == sum(row.law != row.draft for row in page.rows) > 0
    assert any(rule.code.startswith("CBDF-2023D#") for row in page.rows for rule in row.draft_rules)
    assert not any(rule.code.startswith("CBDF-2023D#") for row in page.rows for rule in row.law_rules)
    assert draft_page("CBDF-2024", ON).draft != load_book().by_instrument["CBDF-2024"]


def test_changes_that_matter_are_those_that_change_an_answer(declared: None, acting: Organisation) -> None:
    page = coming_page(date(2025, 12, 15))
    turn = next(each for each in page.turns if each.on == date(2026, 1, 1))
    assert turn.days == 17
    assert "CERT-2025" in {each.id for each in turn.by}
    assert "marketing-analytics" in {each.id for each in turn.exports}
    assert next(each for each in coming_page(date(2026, 1, 20)).turns if each.on == turn.on).days == -19
    assert turn.on not in {each.on for each in coming_page(date(2026, 2, 1)).turns}


def test_without_a_declaration_there_is_nothing_to_hold_against_the_law(acting: Organisation) -> None:
    assert not coming_page(ON).declared
    assert changes_page(date(2024, 3, 21), ON).exports is None
    assert draft_page(None, ON).rows is None


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("", "数据出境"),
        ("?from=2024-13-01", "日期的写法不对"),
        ("?from=2030-01-01", "这段日子里没有变化"),
        ("search/?q=CBDF-2024%237.1.2", "CBDF-2024#7.1.2"),
        ("search/?q=zzqq", "没有找到"),
        ("of/CBDF-2024/", "促进和规范数据跨境流动规定"),
        ("of/CBDF-2024/5.1.4/", "算例"),
        ("changes/?earlier=2024-03-21&later=2024-03-22", "staff-hr"),
        ("changes/?later=2024-03-21&earlier=2024-03-22", "staff-hr"),
        ("changes/?earlier=2020-01-01", "没有可适用的法律"),
        ("drafts/?draft=CBDF-2023D&on=2026-06-30", "项出境不同"),
        ("coming/?on=2025-12-15", "marketing-analytics"),
        ("coming/?on=2026-06-30", "法律库收录至"),
    ],
)
def test_the_pages(declared: None, client: Client, address: str, says: str) -> None:
    answer = client.get(LAW + address)
    assert answer.status_code == 200
    assert says in answer.content.decode()


@pytest.mark.parametrize("address", ["of/CBDF-2042/", "of/CBDF-2024/77/", "of/x/y/"])
def test_what_is_not_in_the_book_is_not_found_with_the_nearest(client: Client, address: str) -> None:
    answer = client.get(LAW + address)
    assert answer.status_code == 404
    assert "没有找到" in answer.content.decode()


@pytest.mark.parametrize("address", ["", "changes/?earlier=2024-03-21&later=2026-06-30", "drafts/", "coming/"])
def test_more_exports_take_no_more_queries(
    client: Client, company: Organisation, owner: User, retailer: str, address: str
) -> None:
    def declare(times: int) -> None:
        with within(company.pk):
            keep(company, many(retailer, times), source="", why="more", by=owner)

    declare(2)
    assert_constant_queries(client, LAW + address, lambda: declare(8), most=7)
