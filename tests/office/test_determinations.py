"""The determination of a day: its values, its pages, the same number of queries for more exports."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from tests.office.queries import assert_constant_queries
from tests.office.test_exports import many
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.scope import within
from tongguan.office.determinations.asking import Ask, drafts, read_ask
from tongguan.office.determinations.beside import beside_page
from tongguan.office.determinations.export_page import export_page
from tongguan.office.determinations.page import determination_page
from tongguan.office.determinations.trees import Node
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import lawbook

ON = date(2026, 6, 30)
HERE = "/o/yunfan/determinations/"


@pytest.fixture
def version(company: Organisation, owner: User, retailer: str) -> Iterator[Version]:
    with within(company.pk):
        yield keep(company, retailer, source="", why="first", by=owner)


def nodes(found: tuple[Node, ...]) -> list[Node]:
    return [each for node in found for each in (node, *nodes(node.parts))]


def test_before_anything_is_declared_there_is_nothing_to_determine() -> None:
    page = determination_page(None, Ask(ON), ON, "zh")
    assert page.overall is None
    assert page.is_today
    assert not page.no_law


def test_the_result_of_each_export_and_of_all(version: Version) -> None:
    page = determination_page(version, Ask(ON), ON, "en")
    assert page.overall is not None
    assert page.overall.possible == ("contract_or_certification",)
    assert page.overall.ordinary == [86_900, 90_940]
    row = next(row for row in page.rows if row.id == "marketing-analytics")
    assert (row.possible, row.standing) == (("contract_or_certification",), "covered")
    assert row.cites == ("CBDF-2024#5.1.1", "CBDF-2024#8.1")
    assert row.options == ("standard_contract", "certification")
    assert row.draft is None


def test_another_day_and_what_was_known_on_another(version: Version) -> None:
    before = determination_page(version, Ask(date(2024, 3, 21)), ON, "en")
    assert not before.is_today
    assert before.overall is not None
    assert "CBDF-2024#8.1" not in {cite for row in before.rows for cite in row.cites}
    known = determination_page(version, Ask(ON, known_on=date(2023, 1, 1)), ON, "en")
    assert known.overall is not None
    assert "CBDF-2024#8.1" not in {cite for row in known.rows for cite in row.cites}
    assert determination_page(version, Ask(date(2020, 1, 1)), ON, "en").no_law
    assert determination_page(version, Ask(ON, known_on=date(2015, 1, 1)), ON, "en").no_law


def test_a_draft_stands_beside_the_law(version: Version) -> None:
    law = determination_page(version, Ask(ON), ON, "en")
    for draft in drafts(lawbook()):
        page = determination_page(version, Ask(ON, draft=draft), ON, "en")
        assert page.overall is not None
        assert page.overall.draft
        assert [row.possible for row in page.rows] == [row.possible for row in law.rows]
        differing = [row for row in page.rows if row.draft and row.draft.differs]
        assert all(row.draft and row.draft.possible != row.possible for row in differing)


def test_an_export_is_explained_to_the_values_seen(version: Version) -> None:
    page = export_page(version, "marketing-analytics", Ask(ON), "en")
    assert page is not None
    assert [why.cite for why in page.decided] == ["CBDF-2024#8.1"]
    assert [why.cite for why in page.freed] == ["CBDF-2024#5.1.1"]
    assert page.decided[0].in_force == "2024-03-22"
    seen = [node for node in nodes(page.decided[0].conditions) if node.wanted is not None]
    assert "1,900–8,100" in {node.seen for node in seen}
    assert page.gave_way[0].cite.startswith("DESA-2022")
    assert next(item.possible for item in page.items if item.cites == ("CBDF-2024#8.1",)) == page.row.possible
    assert any(duty.done for duty in page.duties)
    assert export_page(version, "no-such", Ask(ON), "en") is None


def test_days_of_a_year_without_published_holidays_are_provisional(version: Version, retailer: str) -> None:
    page = export_page(version, "loyalty-crm", Ask(ON), "zh")
    assert page is not None
    assert all(not duty.provisional for duty in page.duties if duty.due is None)


def test_readings_part_side_by_side_and_unknown_facts_name_who_knows(version: Version) -> None:
    page = beside_page(version, Ask(ON), "en")
    card = next(each for each in page.partings if each.id == "resident-id-number-alone")
    assert len(card.others) == 2
    assert [(row.used, row.others) for row in card.rows if row.title] == [
        (("exempt", "contract_or_certification"), (("contract_or_certification",), ("exempt",)))
    ]
    assert page.same
    assert [each.knower for each in page.unknown] == ["engineering", "legal"]
    assert {each.pathway for each in page.lighter} == {"exempt"}
    alone = beside_page(version, Ask(ON), "en", "loyalty-crm")
    assert alone.unknown == ()
    assert alone.lighter == ()


def test_the_question_of_an_address() -> None:
    book = lawbook()
    found = read_ask({"on": "2026-02-30", "known_on": "x", "draft": "NO-SUCH"}, ON, book)
    assert found.ask == Ask(ON)
    assert found.refused == ("on", "known_on", "draft")
    asked = Ask(ON, date(2026, 1, 1), drafts(book)[0])
    given = dict(pair.split("=") for pair in asked.query.split("&"))
    assert read_ask(given, date(2020, 1, 1), book).ask == asked


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (f"{HERE}?on=2026-06-30", ("标准合同或认证", "CBDF-2024#8.1", "您看的是 2026年6月30日")),
        (f"{HERE}?on=2020-01-01", ("那一天没有可适用的法律",)),
        (f"{HERE}?on=nonsense", ("法律日的写法不对",)),
        (f"{HERE}exports/marketing-analytics/?on=2026-06-30", ("高级定制与营销分析", "<details", "1,900–8,100")),
        (f"{HERE}beside/?on=2026-06-30", ("没有照片的身份证号码", "不再提供非必需的数据项")),
        (f"{HERE}whole/?on=2026-06-30", ("会员管理系统同步", '<details class="why" open>')),
    ],
)
def test_the_pages(client: Client, version: Version, address: str, says: tuple[str, ...]) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    text = answer.content.decode()
    for each in says:
        assert each in text
    assert "<script>" not in text


def test_a_piece_for_htmx_has_no_frame(client: Client, version: Version) -> None:
    text = client.get(f"{HERE}beside/?on=2026-06-30", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in text
    assert "会改变结论的法律理解" in text


def test_what_is_not_there(client: Client, company: Organisation) -> None:
    assert client.get(f"{HERE}whole/").status_code == 404
    assert client.get(f"{HERE}exports/x/").status_code == 404
    assert "还没有可判断的出境活动" in client.get(HERE).content.decode()


def test_without_law_an_export_sends_to_the_page_that_tells(client: Client, version: Version) -> None:
    for where in ("exports/loyalty-crm/", "beside/", "whole/"):
        answer = client.get(f"{HERE}{where}?on=2020-01-01")
        assert answer["Location"] == f"{HERE}?on=2020-01-01"


def test_more_exports_take_no_more_queries(client: Client, company: Organisation, owner: User, retailer: str) -> None:
    def declare(times: int) -> None:
        with within(company.pk):
            keep(company, many(retailer, times), source="", why="more", by=owner)

    declare(2)
    assert_constant_queries(client, HERE, lambda: declare(12), most=7)


def test_a_long_list_is_read_leaf_by_leaf(acting: Organisation, owner: User, retailer: str) -> None:
    version = keep(acting, many(retailer, 30), source="", why="many", by=owner)
    first, last = (determination_page(version, Ask(ON), ON, "zh", leaf) for leaf in (1, 99))
    assert (len(first.rows), first.earlier, first.later) == (25, None, 2)
    assert (len(last.rows), last.earlier, last.later) == (5, 1, None)
