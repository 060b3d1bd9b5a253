"""The flow diagram says the same as its table, for one export and for all; long work never holds a page up."""

import time
from datetime import date

import pytest
from django.test import Client

from tests.office.queries import assert_constant_queries
from tests.office.test_exports import many
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.scope import within
from tongguan.office.determinations.models import Determination
from tongguan.office.exports.ahead import Ahead
from tongguan.office.exports.flow_page import MOST_DRAWN, flow_page
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.page import ON_A_LEAF, exports_page

ON = date(2026, 6, 30)
HERE = "/o/yunfan/exports/"


@pytest.fixture
def version(company: Organisation, owner: User, retailer: str) -> Version:
    with within(company.pk):
        return keep(company, retailer, source="", why="first", by=owner)


def test_the_diagram_holds_what_the_table_holds(acting: Organisation, version: Version) -> None:
    page = flow_page(ON, "en")
    assert len(page.rows) == 10, "one export has two recipients"
    words = {node.whole for node in page.nodes}
    assert {row.export for row in page.rows} <= words
    assert {f"{row.recipient} · {row.territory}" for row in page.rows} <= words
    assert {row.routes for row in page.rows} <= words
    assert "Voilier SA · France" in words
    lowest = max(node.y for node in page.nodes)
    assert lowest < page.height


def test_one_export_is_drawn_alone(acting: Organisation, version: Version) -> None:
    page = flow_page(ON, "zh", "loyalty-crm")
    assert page.chosen == "loyalty-crm"
    assert [(row.id, row.territory, row.routes) for row in page.rows] == [("loyalty-crm", "法国", "免于程序")]
    assert len(page.nodes) == 4
    assert len(page.links) == 3
    assert flow_page(ON, "zh", "nothing").chosen == ""


def test_without_a_declaration_there_is_nothing_to_draw(acting: Organisation) -> None:
    assert not flow_page(ON, "zh").declared


def test_many_exports_are_in_the_table_alone(acting: Organisation, owner: User, retailer: str) -> None:
    keep(acting, many(retailer, 25), source="", why="x", by=owner)
    page = flow_page(ON, "zh")
    assert len(page.rows) == 25
    assert page.left_out == 25 - MOST_DRAWN


def test_more_exports_take_no_more_queries(client: Client, company: Organisation, owner: User, retailer: str) -> None:
    def declare(times: int) -> None:
        with within(company.pk):
            keep(company, many(retailer, times), source="", why="more", by=owner)

    declare(2)
    assert_constant_queries(client, f"{HERE}flow/", lambda: declare(12), most=7)


def test_a_long_register_comes_in_leaves_and_never_waits(
    client: Client, company: Organisation, owner: User, retailer: str
) -> None:
    with within(company.pk):
        keep(company, many(retailer, 60), source="", why="x", by=owner)
        first = exports_page(ON, wait=False)
        assert first.deciding
        assert len(first.rows) == ON_A_LEAF
        assert (first.earlier, first.later, first.fitting) == (None, 2, 60)
        until = time.monotonic() + 60
        while exports_page(ON, wait=False).deciding:
            assert time.monotonic() < until
            time.sleep(0.1)
        second = exports_page(ON, leaf=2, wait=False)
        assert len(second.rows) == 10
        assert {row.standing for row in second.rows} == {"unknown"}
    text = client.get(f"{HERE}?leaf=2").content.decode()
    assert "第 2 / 2 页" in text


def test_a_long_proposal_is_made_beside_the_request(
    client: Client, company: Organisation, owner: User, retailer: str
) -> None:
    with within(company.pk):
        keep(company, many(retailer, 31), source="", why="x", by=owner)
    address, given = "/o/yunfan/determinations/approvals/propose/?on=2026-06-30", {"version": "1", "why": "季度"}
    first = client.post(address, given)
    assert first.status_code == 200
    assert "正在判断" in first.content.decode()
    assert 'value="季度"' in first.content.decode()
    until = time.monotonic() + 120
    while True:
        answer = client.post(address, given, headers={"HX-Request": "true"})
        if "HX-Redirect" in answer:
            break
        assert answer.content.decode().startswith("<form")
        assert time.monotonic() < until
        time.sleep(0.2)
    assert answer["HX-Redirect"] == "/o/yunfan/determinations/approvals/1/"
    with within(company.pk):
        assert Determination.objects.get().why == "季度"


def test_what_is_decided_ahead_is_decided_once() -> None:
    asked: list[int] = []
    ahead = Ahead(asked.append)
    until = time.monotonic() + 10
    while not ahead.ready(7):
        assert time.monotonic() < until
        time.sleep(0.01)
    assert ahead.ready(7)
    assert asked == [7]
