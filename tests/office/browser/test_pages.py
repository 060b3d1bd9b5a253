"""Every page in real Chromium, wide and narrow, in both languages: readable by everybody, quiet, and small."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Request

from tests.office.browser.serving import EMAIL, WIDTHS, Office
from tests.office.password import PASSWORD

O = "/o/yunfan-demo"  # noqa: E741 -- as it stands in the addresses
PAGES = {
    "today": f"{O}/",
    "another day": f"{O}/?on=2026-06-30",
    "exports": f"{O}/exports/",
    "no export found": f"{O}/exports/?q=nothing-like-it",
    "bring": f"{O}/exports/import/",
    "export": f"{O}/exports/of/loyalty-crm/",
    "register an export": f"{O}/exports/new/",
    "edit an export": f"{O}/exports/edit/cross-border-orders/",
    "remove an export": f"{O}/exports/remove/loyalty-crm/",
    "flow": f"{O}/exports/flow/",
    "flow of an export": f"{O}/exports/flow/?export=loyalty-crm",
    "add evidence": f"{O}/exports/attach/loyalty-crm/",
    "bring a workbook": f"{O}/exports/workbook/",
    "bring a Fides dataset": f"{O}/exports/fides/",
    "recipients and mechanisms": f"{O}/exports/parties/",
    "edit the handler": f"{O}/exports/parties/handler/",
    "register a mechanism": f"{O}/exports/parties/new/mechanisms/",
    "versions": f"{O}/exports/versions/",
    "determination": f"{O}/determinations/?on=2026-06-30",
    "determination of an export": f"{O}/determinations/exports/marketing-analytics/?on=2026-06-30",
    "determination beside": f"{O}/determinations/beside/?on=2026-06-30",
    "determination in full": f"{O}/determinations/whole/?on=2026-06-30",
    "interview": f"{O}/determinations/interview/",
    "approvals": f"{O}/determinations/approvals/",
    "census": f"{O}/census/",
    "transfer logs": f"{O}/census/logs/",
    "take a census": f"{O}/census/new/",
    "take a census by a plan": f"{O}/census/new/?by=plan",
    "law": f"{O}/law/",
    "law of some days": f"{O}/law/?from=2024-01-01&until=2024-12-31&drafts=no",
    "law found": f"{O}/law/search/?q=CBDF-2024%237.1.2",
    "no law found": f"{O}/law/search/?q=CBDF-2024%2377.1.2",
    "instrument": f"{O}/law/of/CBDF-2024/",
    "provision": f"{O}/law/of/CBDF-2024/5.1.4/",
    "changes": f"{O}/law/changes/?earlier=2024-03-21&later=2024-03-22",
    "draft": f"{O}/law/drafts/?draft=CBDF-2023D&on=2026-06-30",
    "coming": f"{O}/law/coming/?on=2025-12-15",
    "catalogues": f"{O}/law/catalogues/",
    "bring a catalogue": f"{O}/law/catalogues/import/",
    "clearances": f"{O}/clearances/",
    "issue a clearance": f"{O}/clearances/issue/",
    "gates": f"{O}/gates/",
    "register a gate": f"{O}/gates/register/",
    "people": f"{O}/people/",
    "journal": f"{O}/journal/",
    "keys": f"{O}/keys/",
    "webhooks": f"{O}/webhooks/",
    "second factor": "/account/2fa/",
    "open an organisation": "/organisations/open/",
    "password": "/account/password/change/",
}
MOST_BYTES = 300_000
RETAILER = Path(__file__).parents[3] / "examples" / "retailer" / "declaration.yaml"
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_are_readable_quiet_and_stay_here(office: Office, language: str, width: int) -> None:
    violations: list[tuple[str, str, str]] = []
    with office.page(language, width) as (page, seen):
        for name, address in PAGES.items():
            answer = page.goto(address)
            assert answer is not None
            assert answer.ok, name
            assert page.evaluate("document.documentElement.scrollWidth") == width, name
            assert page.locator("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[language]
            found = Axe().run(page).response["violations"]
            violations += [(name, each["id"], each["nodes"][0]["html"][:200]) for each in found]
        assert not violations
        assert not seen.elsewhere
        assert not seen.said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_way_in_and_its_mistakes(office: Office, language: str) -> None:
    with office.page(language, 390, signed_in=False) as (page, seen):
        page.goto("/")
        assert not Axe().run(page).response["violations"]
        page.locator("[name=login]").fill(EMAIL)
        page.locator("[name=password]").fill("not the password")
        page.locator("main form button").click()
        assert page.locator("[role=alert]").count() == 1
        assert page.locator("[name=login]").input_value() == EMAIL
        assert not Axe().run(page).response["violations"]
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("main form button").click()
        page.wait_for_url("**/o/yunfan-demo/")
        assert not seen.elsewhere
        assert not seen.said


def test_the_menu_on_a_phone(office: Office) -> None:
    with office.page("en", 390) as (page, _):
        page.goto(f"{O}/")
        exports = page.get_by_role("link", name="Exports", exact=True)
        assert not exports.is_visible()
        page.get_by_role("button", name="Menu").click()
        exports.click()
        page.wait_for_url("**/exports/")
        assert page.get_by_role("heading", level=1).inner_text() == "Exports"


def test_the_language_is_switched_where_one_stands(office: Office) -> None:
    with office.page("zh", 1440) as (page, _):
        page.goto(f"{O}/exports/?q=staff")
        page.get_by_role("button", name="English").first.click()
        page.wait_for_url("**/exports/?q=staff")
        assert page.get_by_role("heading", level=1).inner_text() == "Exports"
        page.get_by_role("button", name="中文").first.click()
        page.wait_for_url("**/exports/?q=staff")
        assert page.get_by_role("heading", level=1).inner_text() == "出境活动"


def test_a_declaration_is_mended_and_kept(office: Office) -> None:
    text = RETAILER.read_text(encoding="utf-8")
    with office.page("zh", 1440) as (page, seen):
        page.goto(f"{O}/exports/import/")
        page.locator("[name=file]").set_input_files(
            {"name": "d.yaml", "mimeType": "application/yaml", "buffer": text.replace("84_000", "many").encode()}
        )
        page.locator("[name=why]").fill("上半年复核")
        page.get_by_role("button", name="检查并保存").click()
        assert "84_000" not in page.locator("[name=text]").input_value()
        assert page.locator("#id_text_error").is_visible()
        assert page.locator("[name=why]").input_value() == "上半年复核"
        page.locator("[name=text]").fill(text.replace("84_000", "83_000"))
        page.get_by_role("button", name="检查并保存").click()
        page.wait_for_url("**/exports/")
        assert "已存为第 2 版" in page.locator("main").inner_text()
        assert "83,000" in page.locator("main").inner_text()
        page.goto(f"{O}/journal/")
        assert "上半年复核" in page.locator("main").inner_text()
        assert not seen.elsewhere


def test_the_largest_page_is_small(office: Office) -> None:
    with office.page("zh", 1440) as (page, _):
        sizes: dict[str, int] = {}
        for name, address in PAGES.items():
            got: list[Request] = []

            def note(asked: Request, got: list[Request] = got) -> None:
                got.append(asked)

            page.on("requestfinished", note)
            page.goto(address, wait_until="networkidle")
            sizes[name] = sum(each.sizes()["responseBodySize"] for each in got if "echarts" not in each.url)
            page.remove_listener("requestfinished", note)
        assert max(sizes.values()) <= MOST_BYTES, sizes
        assert max(sizes.values()) > 50_000, "the first page carries the style sheet"


def test_a_page_prints_without_its_frame(office: Office) -> None:
    with office.page("zh", 1440) as (page, _):
        page.goto(f"{O}/")
        page.emulate_media(media="print")
        assert not page.locator("aside").is_visible()
        assert page.get_by_role("heading", level=1).is_visible()
        assert page.pdf(format="A4").startswith(b"%PDF")
