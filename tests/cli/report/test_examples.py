"""The examples that ship give memos, and a browser shows them without asking anybody for anything."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.cli.report.page import Page
from tests.cli.running import Tongguan

ROOT = Path(__file__).resolve().parents[3]
DECLARATIONS = sorted(path for path in (ROOT / "examples").glob("*/declaration.yaml"))
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("declaration", DECLARATIONS, ids=lambda path: str(path.parent.name))
def test_an_example_gives_a_memo(tongguan: Tongguan, declaration: Path, language: str, tmp_path: Path) -> None:
    memo = tmp_path / "memo.html"
    asked = ("--as-of", "2026-06-30", "--as-if", "CBDF-2023D", "--lang", language, "--report", str(memo))
    assert tongguan("assess", str(declaration), "--json", *asked).code == 0
    page = Page(memo.read_text(encoding="utf-8"))
    assert len(page.of_class("signer")) == 2
    assert page.of_class("export")
    assert "built-in" not in page.text
    assert "None" not in page.text
    levels = [level for level, _ in page.headings]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.browser
@pytest.mark.slow
def test_a_browser_shows_it_wide_narrow_and_on_paper(browser: Browser, tongguan: Tongguan, tmp_path: Path) -> None:
    memo = tmp_path / "memo.html"
    tongguan("assess", str(DECLARATIONS[0]), "--as-of", "2026-06-30", "--lang", "zh", "--report", str(memo))
    asked: list[str] = []
    said: list[str] = []
    for width in (1440, 390):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(memo.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
        page.close()
    assert asked == [memo.as_uri()] * 2
    assert not said
