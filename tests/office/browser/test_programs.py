"""Keys and webhooks in real Chromium: a secret is shown once, and a test event is told in place."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.office.browser.serving import WIDTHS, Office
from tests.office.receiving import receiving

O = "/o/yunfan-demo"  # noqa: E741 -- as it stands in the addresses
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_key_is_made_and_revoked(office: Office, language: str, width: int) -> None:
    name = f"pipeline {language} {width}"
    with office.page(language, width) as (page, seen):
        page.goto(f"{O}/keys/")
        page.locator("[name=name]").fill(name)
        page.locator("[value='exports:read']").check()
        page.locator("form:has([name=days]) button").click()
        secret = page.locator("input[data-select]").input_value()
        assert secret.startswith("tgk_")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert not Axe().run(page).response["violations"]
        answer = page.request.get("/api/v1/exports", headers={"Authorization": f"Bearer {secret}"})
        assert answer.ok
        assert answer.json()["all"] == 9
        page.goto(f"{O}/keys/")
        assert secret not in page.content()
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("row", name=name).locator("form button").click()
        page.wait_for_load_state()
        assert not page.get_by_role("row", name=name).locator("form").count()
        assert page.request.get("/api/v1/exports", headers={"Authorization": f"Bearer {secret}"}).status == 401
        assert not seen.elsewhere
        assert not seen.said


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_endpoint_is_added_and_tried(office: Office, language: str, width: int) -> None:
    with receiving() as receiver, office.page(language, width) as (page, seen):
        page.goto(f"{O}/webhooks/")
        page.locator("[name=address]").fill(receiver.address)
        page.locator("[value='export.changed']").check()
        page.locator("form:has([name=address]) button").click()
        assert page.locator("input[data-select]").input_value().startswith("whsec_")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert not Axe().run(page).response["violations"]
        page.locator("form[action$='/test/'] button").click()
        page.wait_for_selector("#deliveries .standing-green", timeout=30_000)
        assert receiver.got[0].headers["webhook-signature"].startswith("v1,")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert not Axe().run(page).response["violations"]
        page.wait_for_selector("#deliveries:not([hx-get])")
        page.on("dialog", lambda dialog: dialog.accept())
        page.locator("form[action$='/remove/'] button").click()
        page.wait_for_url("**/webhooks/")
        assert not seen.elsewhere
        assert not seen.said


def test_an_address_inside_is_refused_beside_its_field(office: Office) -> None:
    with office.page("zh", 390) as (page, _):
        page.goto(f"{O}/webhooks/")
        page.locator("[name=address]").fill("https://169.254.169.254/latest/")
        page.locator("[value='export.changed']").check()
        page.locator("form:has([name=address]) button").click()
        assert page.locator("#id_address_error").is_visible()
        assert page.locator("[name=address]").input_value() == "https://169.254.169.254/latest/"
        assert page.locator("[value='export.changed']").is_checked()
        assert not Axe().run(page).response["violations"]
