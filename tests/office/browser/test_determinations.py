"""Determinations in real Chromium: the tree opens, the interview goes on in place, what is proposed is frozen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.office.browser.serving import WIDTHS, Office

HERE = "/o/yunfan-demo/determinations"
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_explanation_opens_and_what_stands_beside_it_comes(office: Office, language: str, width: int) -> None:
    with office.page(language, width) as (page, seen):
        page.goto(f"{HERE}/exports/marketing-analytics/?on=2026-06-30")
        page.wait_for_selector(".beside")
        rules = page.locator("details.why")
        assert rules.first.get_attribute("open") is not None
        assert page.get_by_text("1,900–8,100").first.is_visible()
        closed = rules.nth(1)
        assert closed.get_attribute("open") is None
        closed.locator("summary").first.click()
        assert closed.get_attribute("open") is not None
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert not Axe().run(page).response["violations"]
        page.goto(f"{HERE}/?on=2026-06-30")
        page.wait_for_selector(".beside")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert not Axe().run(page).response["violations"]
        assert not seen.elsewhere
        assert not seen.said


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_interview_goes_on_in_place(office: Office, language: str, width: int) -> None:
    with office.page(language, width) as (page, seen):
        page.goto(f"{HERE}/interview/")
        heading = page.get_by_role("heading", level=1).element_handle()
        asked = page.locator("[name=question]").get_attribute("value")
        page.locator("#answer").fill("many people")
        page.locator("[name=act][value=answer]").click()
        page.wait_for_selector("#answer_error")
        assert page.locator("#answer").input_value() == "many people"
        assert not Axe().run(page).response["violations"]
        page.locator("[name=act][value=not-known]").click()
        page.wait_for_selector(f"[name=question]:not([value='{asked}'])", state="attached")
        assert heading is not None
        assert heading.is_visible(), "the page was not loaded anew"
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert not Axe().run(page).response["violations"]
        page.locator("[name=act][value=back]").click()
        page.wait_for_selector(f"[name=question][value='{asked}']", state="attached")
        assert not seen.elsewhere
        assert not seen.said


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_proposal_is_frozen_and_decided_again(office: Office, language: str, width: int) -> None:
    with office.page(language, width) as (page, seen):
        page.goto(f"{HERE}/?on=2026-06-30")
        page.wait_for_selector(".beside")
        page.locator("form[action*=propose] button").click()
        page.wait_for_url("**/approvals/*/")
        assert not page.locator("[name=act][value=approve]").count(), "whoever proposes does not approve"
        page.goto(f"{page.url}?again&export=marketing-analytics")
        assert not page.locator("[role=alert]").count()
        same = {"zh": "重算结果与冻结的完全相同", "en": "the result is the same to the letter"}[language]
        assert same in page.locator("main").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert not Axe().run(page).response["violations"]
        page.goto(f"{HERE}/approvals/")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert not Axe().run(page).response["violations"]
        assert not seen.elsewhere
        assert not seen.said
