"""The memo holds what a person signs, in an order that can be followed, and nothing that leaves the page."""

import re
from itertools import pairwise

import pytest

from tests.cli.report.answers import ANSWER, CRM, PLAIN, group, poisoned
from tests.cli.report.conftest import SHA256, Render
from tests.cli.report.page import Page
from tongguan.vocabulary.phrase import Language

LANGUAGES: list[Language] = ["zh", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_names_handler_day_edition_and_file(render: Render, language: Language) -> None:
    page = Page(render(ANSWER, language))
    for part in ("云帆零售（上海）有限公司", "2026-06-30", "2026-05-01", "0123456789abcdef", "2026-11-21", SHA256):
        assert part in page.text
    assert "examples/one.yaml" in page.text
    assert page.all("html") == [{"lang": "zh-Hans" if language == "zh" else "en"}]


@pytest.mark.parametrize("answer", [ANSWER, group()], ids=["handler", "group"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_descend_one_level_at_a_time(render: Render, answer: dict[str, object], language: Language) -> None:
    levels = [level for level, _ in Page(render(answer, language)).headings]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_name_and_headers_with_a_scope(render: Render) -> None:
    page = Page(render(ANSWER, "en"))
    assert page.all("table")
    assert all(table.get("aria-label") for table in page.all("table"))
    assert all(header.get("scope") in {"col", "row"} for header in page.all("th"))


@pytest.mark.parametrize("answer", [ANSWER, group()], ids=["handler", "group"])
def test_ids_are_unique_and_links_arrive(render: Render, answer: dict[str, object]) -> None:
    page = Page(render(answer, "zh"))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [link["href"] for link in page.all("a") + page.all("use") if link["href"].startswith("#")]
    assert targets
    assert {target.removeprefix("#") for target in targets} <= set(ids)


def test_nothing_is_loaded(render: Render) -> None:
    html = render(ANSWER, "zh")
    page = Page(html)
    assert not [name for name, _ in page.tags if name in {"script", "link", "img", "iframe", "object", "form"}]
    assert not [attributes for _, attributes in page.tags if "src" in attributes]
    assert not re.search(r"@import|url\((?!#)|@font-face", html)
    policy = next(meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("poison", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}&amp;"])
def test_what_people_wrote_is_text(render: Render, poison: str, language: Language) -> None:
    page = Page(render(poisoned(ANSWER, poison), language))
    assert not page.all("script")
    assert not page.all("img")
    assert page.text.count(poison) > 20


def test_a_standing_has_a_word_and_an_icon(render: Render) -> None:
    html = render(ANSWER, "en")
    badges = re.findall(r'<span class="standing standing-(\w+)">(.*?)</span></span>', html)
    assert badges
    assert all('<use href="#i-' in inside and re.search(r"<span>\w", inside) for _, inside in badges)


def test_an_export_tells_why_and_what_follows(render: Render) -> None:
    page = Page(render(ANSWER, "en"))
    for part in (
        "Fewer than 10,000 people with sensitive information",  # the rule
        "not told or published",  # a negated condition asks for the opposite
        "France",  # a value in words
        "Small volume",  # displaced
        "DESA-2022#4.1.3",  # no longer in force
        "Mobile number",  # the item in words
        "A person must judge",
        "to be asked for from 2027-01-04 to 2027-03-31",
        "Overdue 2026-06-23",
        "By 2026-06-23",
        "depends on a fact not known",
    ):
        assert part in page.text, part
    assert "`" not in page.text


def test_readings_stand_side_by_side(render: Render) -> None:
    page = Page(render(ANSWER, "en"))
    assert "Used here: counts in both" in page.text
    assert "The other reading: counts only as sensitive" in page.text
    assert "Varied without any change to the finding: A4" in page.text


def test_a_draft_stands_beside_the_law(render: Render) -> None:
    assert "CBDF-2023D#6.1" in Page(render(ANSWER, "en")).text
    without = {name: value for name, value in ANSWER.items() if name != "as_if"}
    assert "CBDF-2023D" not in Page(render(without, "en")).text


def test_what_exports_share_is_told_once(render: Render) -> None:
    text = Page(render(ANSWER, "en")).text
    assert text.count("Keep storing in China") == 1
    assert text.count("Tell each individual") == len({duty["code"] for duty in CRM["duties"]}) + 1  # the done one apart


def test_the_instruments_cited_are_listed(render: Render) -> None:
    page = Page(render(ANSWER, "en"))
    sources = page.text[page.text.rindex("Instruments cited") :]
    for name in ("PIPL-2021", "CBDF-2024", "DESA-2022", "SCCM-2023", "CBDF-2023D"):
        assert name in sources
    assert "CAC Order 16" in sources
    assert "Draft, not law" in sources


def test_a_group_has_an_overview_and_a_part_for_each(render: Render) -> None:
    page = Page(render(group(), "zh"))
    names = [text for level, text in page.headings if level == 2]
    assert names[:3] == ["各处理者一览", "云帆零售（上海）有限公司", "云帆物流（宁波）有限公司"]
    assert len(page.of_class("signer")) == 2


def test_an_answer_with_next_to_nothing_is_rendered(render: Render) -> None:
    least = {name: ANSWER[name] for name in ("as_of", "lawbook", "handler")} | {
        "overall": {name: ANSWER["overall"][name] for name in ("possible", "settled", "counted", "left_out")},
        "exports": [PLAIN],
    }
    page = Page(render(least, "zh"))
    assert "没有采用推定" in page.text
    assert len(page.of_class("bar")) == 2
