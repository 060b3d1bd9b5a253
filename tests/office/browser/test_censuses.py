"""A census in real Chromium and by a real process: uploaded, asked for, counted, looked at, supposed."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.office.browser.serving import WIDTHS, Office

HERE = "/o/yunfan-demo/census/"
LOGS = Path(__file__).parents[3] / "examples" / "retailer" / "transfers"
SECONDS = 1000
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def counted(office: Office) -> str:
    """Take a census by form; give the address of its run."""
    with office.page("en", 1440) as (page, seen):
        for log in sorted(LOGS.glob("*.csv")):
            page.goto(f"{HERE}logs/")
            page.locator("[name=file]").set_input_files(log)
            page.get_by_role("button", name="Upload").click()
            expect(page.locator("tbody")).to_contain_text(log.name)
        page.goto(f"{HERE}new/")
        assert page.locator("[name=person]").input_value() == "person_key", "the likely column is chosen"
        page.locator("[name=until]").fill("2026-06-30")
        page.get_by_role("button", name="Check and start").click()
        page.wait_for_url("**/runs/*/")
        expect(page.locator("#progress, .answer").first).to_be_visible()
        expect(page.locator(".answer").first).to_have_text("88people", timeout=120 * SECONDS)
        assert not page.locator("#progress").count(), "the page is drawn anew when the census is done"
        assert not seen.elsewhere
        assert not seen.said
        return page.url


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_census_is_shown_and_supposed(office: Office, counted: str, language: str, width: int) -> None:
    with office.page(language, width) as (page, seen):
        page.goto(counted)
        expect(page.locator("#curve-ordinary svg")).to_be_visible()
        expect(page.locator("#curve-sensitive svg")).to_be_visible()
        _is_in_order(page, width)
        answer = page.locator("#answer .answer")
        expect(answer.first).to_contain_text("88")
        page.locator("#growth").fill("50")
        expect(answer.first).to_contain_text("132")
        expect(page.locator("output")).to_have_text("+50 %")
        page.locator("[name=dropped][value=loyalty-crm]").check()
        expect(answer.first).not_to_contain_text("132")
        page.locator("form.what-if [type=reset]").click()
        expect(answer.first).to_contain_text("88")
        page.locator("#exports tbody tr").first.scroll_into_view_if_needed()
        page.locator("details summary").last.click()
        _is_in_order(page, width)
        page.goto("/o/yunfan-demo/")
        assert page.locator(f"a[href='{counted.removeprefix(office.origin)}']").is_visible(), (
            "today tells of the census"
        )
        _is_in_order(page, width)
        assert not seen.elsewhere
        assert not seen.said


def test_a_census_is_cancelled(office: Office, counted: str) -> None:
    with office.page("zh", 390) as (page, seen):
        page.goto(f"{HERE}new/")
        page.get_by_role("button", name="检查并开始").click()
        page.wait_for_url("**/runs/*/")
        page.on("dialog", lambda asked: asked.accept())
        page.get_by_role("button", name="取消普查").click()
        expect(page.locator("main")).to_contain_text("已取消")
        assert not page.locator("#progress").count()
        _is_in_order(page, 390)
        page.goto(HERE)
        expect(page.locator(".answer").first).to_contain_text("88")
        assert not seen.elsewhere
        assert not seen.said


def _is_in_order(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert not Axe().run(page).response["violations"]
