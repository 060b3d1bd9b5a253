"""Numbers are drawn as they are known: what is not known is hatched, never nothing."""

import re
from datetime import date

import pytest

from tests.cli.report.answers import ANSWER
from tests.cli.report.conftest import Render
from tongguan.cli.report import Library
from tongguan.cli.report.figures import bar_of, people_of
from tongguan.cli.report.library import Line
from tongguan.cli.report.trees import TreeReader
from tongguan.vocabulary import Pathway

LINES = (
    Line(100_000, Pathway.CONTRACT_OR_CERTIFICATION, ("CBDF-2024#8.1",)),
    Line(1_000_000, Pathway.SECURITY_ASSESSMENT, ("CBDF-2024#7.1.2",)),
)


@pytest.mark.parametrize(
    ("bounds", "zh", "en"),
    [
        ([84_000, 84_000], "84,000", "84,000"),
        ([0, 0], "0", "0"),
        ([1_900, 8_100], "1,900–8,100", "1,900–8,100"),
        ([5, None], "至少 5", "at least 5"),
        ([0, None], "未知", "not known"),
        (None, "未知", "not known"),
    ],
)
def test_people_in_words(bounds: list[int | None] | None, zh: str, en: str) -> None:
    assert people_of(bounds, "zh") == zh
    assert people_of(bounds, "en") == en


def test_a_known_number_has_no_hatch() -> None:
    bar = bar_of([84_000, 84_000], LINES)
    assert bar.certain == bar.possible < bar.marks[0].at
    assert [mark.reached for mark in bar.marks] == [False, False]


def test_one_person_short_stands_left_of_the_line_and_the_number_itself_on_it() -> None:
    assert bar_of([99_999, 99_999], LINES).certain <= bar_of([100_000, 100_000], LINES).certain
    assert bar_of([100_000, 100_000], LINES).marks[0].reached is True
    assert bar_of([99_999, 99_999], LINES).marks[0].reached is False


@pytest.mark.parametrize("lines", [LINES, ()])
def test_an_unknown_number_is_hatched_to_the_end(lines: tuple[Line, ...]) -> None:
    bar = bar_of([0, None], lines)
    assert (bar.certain, bar.possible, bar.endless) == (0.0, 100.0, True)
    assert all(mark.reached is None for mark in bar.marks)


@pytest.mark.parametrize("people", [0, 1, 100_000, 1_000_000, 2_000_000, 10_000_000_000])
def test_a_bar_stays_within_its_frame(people: int) -> None:
    bar = bar_of([people, people], LINES)
    assert 0 <= bar.certain <= 100
    assert all(0 < mark.at < 100 for mark in bar.marks)


def test_the_unknown_is_hatched_on_the_page_and_told_in_words(render: Render) -> None:
    html = render(ANSWER, "en")
    figures = re.findall(r'<figure class="counter" data-counter="([\w.]+)">(.*?)</figure>', html, re.DOTALL)
    drawn = dict(figures)
    assert "url(#hatch)" not in drawn["people.ordinary"]
    assert "url(#hatch)" in drawn["people.sensitive"]
    assert "At least 1" in drawn["people.sensitive"] or "at least 1" in drawn["people.sensitive"]
    assert "15,999 more people before the line of 100,000" in drawn["people.ordinary"]
    assert re.search(r'aria-label="[^"]*from 100,000: standard contract or certification \(not reached\)', html)


@pytest.mark.parametrize(
    ("day", "counter", "lines"),
    [
        ("2026-06-30", "people.ordinary", [(100_000, "contract_or_certification"), (1_000_000, "security_assessment")]),
        ("2026-06-30", "people.sensitive", [(10_000, "security_assessment")]),
        ("2023-06-30", "people_since_last_year.all", [(100_000, "security_assessment")]),
        ("2026-06-30", "people_since_last_year.all", []),
    ],
)
def test_the_lines_are_those_of_the_day(library: Library, day: str, counter: str, lines: list[tuple[int, str]]) -> None:
    found = library.lines(counter, date.fromisoformat(day), None)
    assert [(line.people, line.pathway.value) for line in found] == lines


def test_a_larger_number_of_an_alternative_is_not_repeated(library: Library) -> None:
    def count(people: int) -> dict[str, object]:
        return {
            "kind": "at_least",
            "holds": True,
            "fact": "people.ordinary",
            "asks": "people",
            "wanted": people,
            "seen": [7, 7],
        }

    either = {"kind": "any", "holds": True, "asks": "at least one", "parts": [count(5), count(6)]}
    node = TreeReader(library, "en").node(either)
    assert (node.wanted, node.parts) == ("at least 5 people", ())
