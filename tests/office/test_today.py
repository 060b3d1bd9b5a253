"""The page of today says where everything stands: its value, then its page."""

from datetime import date

import pytest
from django.test import Client

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.scope import within
from tongguan.office.desk.gauge import Gauge, gauge_of
from tongguan.office.exports.keeping import keep
from tongguan.office.today.page import today_page

ON = date(2026, 6, 30)


@pytest.fixture
def declared(company: Organisation, owner: User, retailer: str) -> None:
    with within(company.pk):
        keep(company, retailer, source="", why="first", by=owner)


def test_before_anything_is_declared_there_is_nothing_to_tell(acting: Organisation) -> None:
    page = today_page(ON, ON, "zh")
    assert page.rows == ()
    assert page.is_today
    assert not page.no_law


def test_the_worst_comes_first(declared: None, acting: Organisation) -> None:
    page = today_page(ON, ON, "zh")
    assert [(row.id, row.standing) for row in page.rows][:3] == [
        ("fraud-prevention", "unknown"),
        ("marketing-analytics", "covered"),
        ("loyalty-crm", "free"),
    ]
    assert page.standing == "unknown"
    assert page.possible == ("contract_or_certification",)
    assert page.rows[0].possible == ("exempt", "contract_or_certification")
    assert page.rows[1].cites == ("CBDF-2024#5.1.1", "CBDF-2024#8.1")


def test_each_counter_has_its_nearest_line(declared: None, acting: Organisation) -> None:
    ordinary, sensitive = today_page(ON, ON, "zh").counters
    assert (ordinary.people, ordinary.left_out) == ([86_900, 90_940], [46_000, 52_750])
    assert ordinary.line is not None
    assert (ordinary.line.at, ordinary.line.room, ordinary.line.cites) == (100_000, 9_059, ("CBDF-2024#8.1",))
    assert sensitive.line is not None
    assert (sensitive.line.at, sensitive.line.room, sensitive.line.then) == (10_000, 1_899, "security_assessment")


def test_another_day_has_another_law(declared: None, acting: Organisation) -> None:
    assert today_page(date(2020, 1, 1), ON, "zh").no_law
    before = today_page(date(2024, 3, 21), ON, "zh")
    assert not before.is_today
    assert before.possible != ("contract_or_certification",)


@pytest.mark.parametrize(
    ("people", "line", "gauge"),
    [
        ((0, 0), 900, Gauge(0, 0, 900)),
        ((500, 500), 900, Gauge(500, 0, 900)),
        ((500, 800), 900, Gauge(500, 300, 900)),
        ((500, None), 900, Gauge(500, 500, 900)),
        ((900, 2000), 900, Gauge(450, 550, 450)),
        ((3000, None), 900, Gauge(1000, 0, 300)),
        ((None, None), 900, Gauge(0, 1000, 900)),
    ],
)
def test_a_gauge_shows_what_is_open(people: tuple[int | None, int | None], line: int, gauge: Gauge) -> None:
    assert gauge_of(people, line) == gauge


def test_the_page_in_either_language(declared: None, client: Client) -> None:
    text = client.get("/o/yunfan/?on=2026-06-30").content.decode()
    assert '<html lang="zh-CN">' in text
    assert "再增 9,059 人以内不变" in text
    assert "您看的是 2026年6月30日" in text
    client.post("/language/", {"language": "en", "next": "/o/yunfan/"})
    text = client.get("/o/yunfan/?on=2026-06-30").content.decode()
    assert '<html lang="en">' in text
    assert "room for 9,059 more" in text
    assert "You are looking at 30 June 2026" in text


@pytest.mark.parametrize("asked", ["yesterday", "2026-02-30", "9999-12-31"])
def test_a_day_that_cannot_be_read_is_told(declared: None, client: Client, asked: str) -> None:
    answer = client.get(f"/o/yunfan/?on={asked}")
    assert answer.status_code == 200
    assert "日期的写法不对" in answer.content.decode()


def test_a_day_before_the_law_is_told(declared: None, client: Client) -> None:
    assert "那一天没有可适用的法律" in client.get("/o/yunfan/?on=2020-01-01").content.decode()
