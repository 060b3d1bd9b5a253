"""The page of a census: every number in it once for the eye and once in a table, and nothing that leaves the page."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.cli.report.census.answers import least, retailer
from tests.cli.report.page import Page
from tongguan.census.file import Census, censuses_of
from tongguan.cli.foresight import Completed, Given, form_numbers, outlook_of
from tongguan.cli.report import Library
from tongguan.cli.report.census import ChartsMissingError, render_census
from tongguan.law import load_book, load_catalogues
from tongguan.vocabulary import Bounds
from tongguan.vocabulary.phrase import Language

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
LANGUAGES: list[Language] = ["zh", "en"]
FINDING = {"says": "two handlers share 412 people", "shows": "412 of 900", "cites": ["SCCM-2023#4.3"]}

Render = Callable[..., str]


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(load_book(), load_catalogues())


@pytest.fixture(scope="module")
def outlooks() -> dict[str, Any]:
    return {}


@pytest.fixture
def render(library: Library, outlooks: dict[str, Any]) -> Render:
    """Render plain censuses; a forecast is made once for each."""

    def of(language: Language, *plains: dict[str, Any], findings: Any = ()) -> str:
        reported = []
        for plain in plains:
            (census,) = censuses_of(plain, "census.json")
            key = json.dumps([plain["until"], plain["handler"], plain.get("lines"), plain.get("curve")])
            outlook = outlooks.setdefault(key, outlook_of(census, library.book))
            reported.append(Completed(census, outlook, _form(census), list(findings)))
        return render_census(reported, language, "plans/census.yaml", library)

    return of


def _form(census: Census) -> dict[str, Any]:
    given = {"loyalty-crm": Given(Bounds.exactly(180_000), Bounds(400_000, 520_000))}
    return form_numbers(census, given)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_was_counted(render: Render, language: Language) -> None:
    plain = retailer()
    page = Page(render(language, plain, findings=[FINDING]))
    for part in (
        plain["handler"],
        f"{plain['counted']['ordinary'][0]:,}",
        f"{plain['counted']['sensitive'][0]:,}",
        "1,840",
        "2026-06-30",
        plain["lines"][0]["crossed"],
        "CBDF-2024#7.1.2",
        "DESA-2022#12.1",
        "loyalty-crm",
        "400,000–520,000",
        "logs/2026/05.parquet",
        plain["sources"][0]["fingerprint"],
        "no-identifier",
        "plans/census.yaml",
        "two handlers share 412 people",
    ):
        assert part in page.text, part
    assert "None" not in page.text


def test_the_day_of_a_line_and_the_day_to_act_stand_together(render: Render, library: Library) -> None:
    plain = retailer()
    (census,) = censuses_of(plain, "census.json")
    line = outlook_of(census, library.book)["lines"][2]
    text = Page(render("en", plain)).text
    assert line["earliest"]
    for day in (line["earliest"], line["median"], line["latest"], line["act_early"]["apply_by"]):
        assert day in text
    assert f"Apply by {line['act_early']['apply_by']}" in text


def test_the_table_has_every_number_of_the_chart(render: Render) -> None:
    plain = retailer()
    html = render("en", plain)
    (data,) = re.findall(r'<script type="application/json" id="chart-data">(.*?)</script>', html, re.DOTALL)
    ordinary, sensitive = json.loads(data)
    text = Page(html).text
    assert f"{ordinary['people'][-1]:,}" in text
    assert f"{ordinary['band']['median'][-1]:,}" in text
    assert f"{sensitive['band']['low'][-1]:,}" in text
    assert ordinary["top"] >= ordinary["band"]["high"][-1]
    assert [line["people"] for line in ordinary["lines"]] == [100_000]
    assert "Above the chart: 1,000,000 security assessment" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reads_in_order(render: Render, language: Language) -> None:
    for html in (render(language, retailer()), render(language, retailer(), least()), render(language, least())):
        page = Page(html)
        levels = [level for level, _ in page.headings]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        assert all(table.get("aria-label") for table in page.all("table"))
        assert all(header.get("scope") in {"col", "row"} for header in page.all("th"))
        assert all(chart.get("aria-label") for chart in page.of_class("chart"))


def test_nothing_is_loaded_and_only_the_scripts_of_the_page_may_run(render: Render) -> None:
    page = Page(render("zh", retailer()))
    assert not [attributes for _, attributes in page.tags if "src" in attributes]
    assert not [name for name, _ in page.tags if name in {"link", "img", "iframe", "object", "form"}]
    policy = next(meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    assert policy.startswith("default-src 'none'")
    assert policy.count("'sha256-") == 2
    assert "unsafe-inline" not in policy.partition("script-src")[2]


@pytest.mark.parametrize(
    "poison", ["</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}"]
)
def test_what_people_wrote_is_text(render: Render, poison: str) -> None:
    plain = retailer()
    plain["handler"] = plain["exports"][0]["id"] = plain["sources"][0]["name"] = poison
    page = Page(render("en", plain))
    assert len(page.all("script")) == 3
    assert not page.all("img")
    assert page.text.count(poison) >= 3


def test_a_range_is_hatched_and_explained(render: Render) -> None:
    plain = retailer()
    people = plain["counted"]["ordinary"][0]
    plain["counted"]["ordinary"] = [people - 900, people]
    plain["counted"]["all"][0] -= 900
    plain["exports"][0]["ordinary"][0] -= 900
    html = render("en", plain)
    page = Page(html)
    assert f"{people - 900:,}–{people:,}" in page.text
    assert 'fill="url(#hatch)"' in html
    assert "of some records it is open whether they are one person" in page.text


def test_a_reason_stands_where_no_day_can_be_told(render: Render) -> None:
    plain = retailer()
    flat = plain["curve"]["sensitive"]
    plain["curve"]["sensitive"] = [min(each, flat[120]) for each in flat]
    plain["curve"]["both"] = [min(each, flat[120]) for each in plain["curve"]["both"]]
    plain["counted"]["sensitive"] = [flat[120]] * 2
    plain["counted"]["both"] = [plain["curve"]["both"][-1]] * 2
    plain["counted"]["all"] = [plain["curve"]["all"][-1]] * 2
    plain["exports"][2]["sensitive"] = [flat[120]] * 2
    assert "Nobody new in the last 28 days: no forecast" in Page(render("en", plain)).text


def test_charts_that_were_not_built_are_missed_clearly(
    render: Render, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tongguan.cli.report.census.rendering._ASSETS", tmp_path)
    with pytest.raises(ChartsMissingError):
        render("en", least())


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_draws_it_wide_narrow_and_on_paper(
    browser: Browser, render: Render, language: Language, tmp_path: Path
) -> None:
    path = tmp_path / "census.html"
    path.write_text(render(language, retailer(), least()), encoding="utf-8")
    asked: list[str] = []
    said: list[str] = []
    for width in (1440, 390):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        assert page.locator(".chart svg path").count() > 8
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.set_viewport_size({"width": 700, "height": 900})
        page.wait_for_function(
            "() => [...document.querySelectorAll('.chart svg')].every(svg => svg.getBoundingClientRect().right <= 700)"
        )
        page.locator(".chart").first.hover()
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
        page.close()
    assert asked == [path.as_uri()] * 2
    assert not said


@pytest.mark.browser
@pytest.mark.slow
def test_without_scripts_the_tables_remain(browser: Browser, render: Render, tmp_path: Path) -> None:
    path = tmp_path / "census.html"
    path.write_text(render("en", retailer()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator(".noscript").is_visible()
    assert not page.locator(".chart").first.is_visible()
    page.locator(".table-of summary").first.click()
    assert page.locator("table.numbers").first.is_visible()
    context.close()
