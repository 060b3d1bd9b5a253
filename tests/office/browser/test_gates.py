"""From an approved determination to a hold at a real gate that polls the office, in real Chromium."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.gate.service.offices import Office as GateOffice
from tests.gate.service.offices import pseudonyms
from tests.gate.service.serving import Served, served
from tests.office.browser.serving import WIDTHS, Office

O = "/o/yunfan-demo"  # noqa: E741 -- as it stands in the addresses
APPROVE = """
import django
django.setup()
from tongguan.office.accounts.joining import add_member, create_person
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.desk.days import legal_day
from tongguan.office.determinations.approving import approve, propose
from tongguan.office.determinations.asking import Ask
from tongguan.office.exports.reading import current
company, owner = Organisation.objects.get(slug="yunfan-demo"), User.objects.get(is_administrator=True)
second = create_person("second@office.example", "李审", None)
add_member(company, second, Role.LEGAL_REVIEWER, None)
with within(company.pk):
    made = propose(company, current(), Ask(legal_day()), why="", by=owner)
    approve(company, made, note="", by=second)
print(made.number)
"""
ONE_GATE = re.compile(r"/gates/\d+/$")
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def approved(office: Office, tmp_path_factory: pytest.TempPathFactory) -> int:
    """Have a determination of today approved by a second person; give its number."""
    folder = tmp_path_factory.getbasetemp() / "served0" / "office"
    own = {name: value for name, value in os.environ.items() if not name.startswith("TONGGUAN_")}
    own |= {"TONGGUAN_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "tongguan.office.settings"}
    told = subprocess.run([sys.executable, "-c", APPROVE], env=own, capture_output=True, check=True, text=True)
    return int(told.stdout)


@pytest.fixture(scope="module")
def clearance(office: Office, approved: int) -> str:
    """Make the key and issue a clearance for 50 people more; give its id."""
    with office.page("en", 1440) as (page, seen):
        page.goto(f"{O}/clearances/")
        page.get_by_role("button", name="Make the key").click()
        page.goto(f"{O}/clearances/issue/?determination={approved}")
        page.get_by_role("link", name="Issue 会员管理系统同步").click()
        readable(page)
        page.locator("[name=allotment_0]").fill("1000000000")
        page.get_by_role("button", name="Sign and issue").click()
        assert page.locator("#id_allotment_0_error").is_visible()
        assert page.locator("[name=allotment_0]").input_value() == "1000000000"
        readable(page)
        page.locator("[name=allotment_0]").fill("50")
        page.get_by_role("button", name="Sign and issue").click()
        page.wait_for_url("**/clearances/of/**")
        assert "The signature is good" in page.locator("main").inner_text()
        assert not seen.elsewhere
        return page.url.rstrip("/").rpartition("/")[2]


@pytest.fixture(scope="module")
def gate(office: Office, clearance: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A gate that has nothing but public keys: feed and clearances it polls from the office."""
    folder = tmp_path_factory.mktemp("polling")
    made = GateOffice(folder)
    with office.page("en", 1440) as (page, _):
        page.goto(f"{O}/gates/")
        page.locator("[name=name]").fill("shanghai")
        page.get_by_role("button", name="Make an address").click()
        feed = page.locator("#made-feed").input_value()
        clearances = page.locator("#made-clearances").input_value()
        keys = page.request.get(f"{O}/clearances/issuer/keys.json").body()
    (folder / "keys.json").write_bytes(keys)
    file = folder / "gate.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("feed: feed.json", f"feed: '{feed}'").replace("[clearances]", f"['{clearances}']")
    file.write_text(text, encoding="utf-8")
    made.make_ledger()
    with served(made) as running:
        with office.page("en", 1440) as (page, _):
            page.goto(f"{O}/gates/register/")
            page.locator("[name=name]").fill("Shanghai gate")
            page.locator("[name=address]").fill("http://192.0.2.1:8420")
            page.locator("[name=token]").fill(made.token("desk"))
            page.get_by_role("button", name="Register a gate").click()
            assert page.locator("#id_address_error").is_visible()
            readable(page)
            page.locator("[name=address]").fill(running.url)
            page.get_by_role("button", name="Register a gate").click()
            page.wait_for_url(ONE_GATE)
        yield running


def readable(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert not [(each["id"], each["nodes"][0]["html"][:200]) for each in found], page.url
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]  # type: ignore[index]  # -- it has one


def open_gate(page: Page) -> None:
    page.goto(f"{O}/gates/")
    page.get_by_role("link", name="Shanghai gate").click()
    page.locator(".gauge").first.wait_for()


def within(seconds: float, gate: Served, status: int) -> None:
    """Ask the gate until it answers with a status."""
    until = time.monotonic() + seconds
    while (answer := gate.admit()).status_code != status:
        assert time.monotonic() < until, answer.text
        time.sleep(0.3)


def test_a_gate_polls_admits_holds_and_is_stopped(office: Office, clearance: str, gate: Served) -> None:
    within(30, gate, 200)
    held = gate.admit(people=[], pseudonyms=pseudonyms(*range(1, 61)))
    assert held.status_code == 423, held.text
    with office.page("en", 1440) as (page, seen):
        page.goto(f"{O}/")
        page.get_by_role("link", name="Decide on them").click()
        page.locator(".gauge").first.wait_for()
        said = page.locator("main").inner_text()
        assert clearance in said
        assert "ready" in said
        assert "admitted" in said
        page.get_by_role("link", name=f"Decide {held.json()['matter']}").click()
        page.locator("[name=why]").fill("the campaign was approved")
        page.get_by_role("button", name="Release").click()
        assert "Not released" in page.locator("main").inner_text()
        assert page.locator("[name=why]").input_value() == "the campaign was approved"
        readable(page)
        page.get_by_role("button", name="Reject").click()
        page.wait_for_url(ONE_GATE)
        page.get_by_text("Nothing is held.").wait_for()
        assert "the campaign was approved" in page.locator("main").inner_text()
        page.goto(f"{O}/clearances/stop/")
        page.locator("[name=order]").fill("2026-1")
        readable(page)
        page.once("dialog", lambda asked: asked.accept())
        page.get_by_role("button", name="Enter and stop").click()
        page.wait_for_url("**/clearances/")
        within(30, gate, 403)
        page.get_by_role("link", name="Lift 2026-1").click()
        readable(page)
        page.locator("[name=why]").fill("mended")
        page.get_by_role("button", name="Lift the order").click()
        page.wait_for_url("**/clearances/")
        within(30, gate, 200)
        assert not seen.elsewhere
        assert [each for each in seen.said if "422" not in each] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_with_something_on_them(
    office: Office, approved: int, clearance: str, gate: Served, language: str, width: int
) -> None:
    gate.admit()
    if not gate.get("/v1/holds").json()["matters"]:
        gate.admit(people=[], pseudonyms=pseudonyms(*range(1, 61)))
    number = gate.get("/v1/holds").json()["matters"][0]["number"]
    with office.page(language, width) as (page, seen):
        open_gate(page)
        readable(page)
        where = page.url
        for address in (
            f"{O}/clearances/",
            f"{O}/clearances/of/{clearance}/",
            f"{O}/clearances/issue/?determination={approved}",
            f"{O}/clearances/issue/{approved}/marketing-analytics/",
            f"{O}/clearances/stop/",
            f"{where}holds/{number}/",
        ):
            page.goto(address)
            readable(page)
        page.goto(f"{O}/gates/")
        page.locator(".standing").first.wait_for()
        readable(page)
        page.goto(f"{O}/")
        page.locator(".alert-warning .alert-link").first.wait_for()
        readable(page)
        assert not seen.elsewhere
        assert not seen.said


def test_a_revoked_clearance_admits_nobody_more(office: Office, clearance: str, gate: Served) -> None:
    with office.page("zh", 390) as (page, _):
        page.goto(f"{O}/clearances/of/{clearance}/")
        page.locator("[name=why]").fill("合同已终止")
        page.once("dialog", lambda asked: asked.accept())
        page.get_by_role("button", name="撤回通行证").click()
        page.get_by_text("已撤回").first.wait_for()
        readable(page)
    within(30, gate, 403)
