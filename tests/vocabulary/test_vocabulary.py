"""The nouns every room shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.vocabulary import (
    Bounds,
    Citation,
    CitationError,
    Grade,
    Pathway,
    Phrase,
    TongguanError,
    Truth,
    all_of,
    any_of,
    heaviest,
    negate,
)
from tongguan.vocabulary.bounds import UNKNOWN
from tongguan.vocabulary.pathway import in_order

TRUTHS = st.sampled_from([True, False, None])
PEOPLE = st.integers(0, 60)
BOUNDS = st.builds(
    lambda low, more: Bounds(low, None if more is None else low + more), PEOPLE, st.none() | st.integers(0, 20)
)


def numbers(bounds: Bounds) -> set[int]:
    """Every number within the bounds, up to one that is larger than any named here."""
    return {number for number in range(200) if number >= bounds.low and (bounds.high is None or number <= bounds.high)}


class TestCitation:
    @pytest.mark.parametrize(
        ("text", "instrument", "unit"),
        [
            ("CBDF-2024#7.1.2", "CBDF-2024", "7.1.2"),
            ("PIPL-2021#3", "PIPL-2021", "3"),
            ("SC-2023#annex1.6", "SC-2023", "annex1.6"),
            ("QA-2025-10#7", "QA-2025-10", "7"),
            ("TC260-PG-20244A#annexa", "TC260-PG-20244A", "annexa"),
            ("FTZ-BEIJING-2024", "FTZ-BEIJING-2024", ""),
        ],
    )
    def test_is_read_and_written(self, text: str, instrument: str, unit: str) -> None:
        citation = Citation.parse(text)
        assert (citation.instrument, citation.unit) == (instrument, unit)
        assert str(citation) == text

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "#7",
            "CBDF-2024#",
            "CBDF#7",
            "cbdf-2024#7",
            "CBDF-2024#7.",
            "CBDF-2024#.7",
            "CBDF-2024#7,1",
            "CBDF-2024 #7",
            "7",
        ],
    )
    def test_refuses_another_form(self, text: str) -> None:
        with pytest.raises(CitationError, match="is not a citation") as refused:
            Citation.parse(text)
        assert refused.value.code == "vocabulary/not-a-citation"

    @pytest.mark.parametrize(
        ("one", "other", "covers"),
        [
            ("CBDF-2024#7", "CBDF-2024#7", True),
            ("CBDF-2024#7", "CBDF-2024#7.1.2", True),
            ("CBDF-2024", "CBDF-2024#7.1", True),
            ("CBDF-2024#7.1", "CBDF-2024#7", False),
            ("CBDF-2024#1", "CBDF-2024#11", False),
            ("CBDF-2024#7", "CBDF-2023D#7", False),
        ],
    )
    def test_covers_its_parts(self, one: str, other: str, covers: bool) -> None:  # noqa: FBT001 -- a column of the table
        assert Citation.parse(one).covers(Citation.parse(other)) is covers


class TestBounds:
    @given(BOUNDS, PEOPLE)
    def test_at_least_holds_where_it_holds_for_every_number(self, bounds: Bounds, people: int) -> None:
        found = {number >= people for number in numbers(bounds)}
        assert bounds.at_least(people) is (found.pop() if len(found) == 1 else None)

    @given(BOUNDS, BOUNDS)
    def test_what_meets_is_in_both(self, one: Bounds, other: Bounds) -> None:
        assert numbers(one.meet(other)) == numbers(one) & numbers(other)
        assert one.meet(other).is_empty() == (not numbers(one) & numbers(other))

    def test_a_known_number(self) -> None:
        assert Bounds.exactly(7) == Bounds(7, 7)
        assert Bounds.exactly(7).known
        assert not Bounds(7, 8).known
        assert not UNKNOWN.known
        assert Bounds(7, None).as_list() == [7, None]


class TestTruth:
    @given(st.lists(TRUTHS, max_size=5))
    def test_all_of_is_what_every_completion_gives(self, truths: list[Truth]) -> None:
        assert all_of(truths) is _over_completions(truths, all)

    @given(st.lists(TRUTHS, max_size=5))
    def test_any_of_is_what_every_completion_gives(self, truths: list[Truth]) -> None:
        assert any_of(truths) is _over_completions(truths, any)

    def test_the_opposite(self) -> None:
        assert [negate(truth) for truth in (True, False, None)] == [False, True, None]


def _over_completions(truths: list[Truth], judge: object) -> Truth:
    assert callable(judge)
    completions: list[list[bool]] = [[]]
    for truth in truths:
        choices = (True, False) if truth is None else (truth,)
        completions = [[*before, choice] for before in completions for choice in choices]
    found = {judge(completion) for completion in completions}
    return found.pop() if len(found) == 1 else None


class TestPathway:
    def test_the_order_is_the_one_of_the_format(self) -> None:
        assert [str(pathway) for pathway in sorted(Pathway, key=lambda each: each.weight)] == [
            "not_an_export",
            "exempt",
            "contract_or_certification",
            "security_assessment",
            "other_law",
            "prohibited",
        ]

    def test_the_heaviest(self) -> None:
        assert heaviest([Pathway.EXEMPT, Pathway.OTHER_LAW, Pathway.EXEMPT]) is Pathway.OTHER_LAW
        assert in_order([Pathway.PROHIBITED, Pathway.EXEMPT, Pathway.PROHIBITED]) == (
            Pathway.EXEMPT,
            Pathway.PROHIBITED,
        )
        with pytest.raises(ValueError, match="empty"):
            heaviest([])


def test_only_an_unverified_source_never_decides() -> None:
    assert {grade: grade.decides for grade in Grade} == {
        Grade.VERIFIED: True,
        Grade.SECONDARY: True,
        Grade.UNVERIFIED: False,
    }


def test_a_phrase_in_each_language() -> None:
    phrase = Phrase("数据出境", "data export")
    assert phrase.in_language("zh") == "数据出境"
    assert phrase.in_language("en") == "data export"
    assert phrase.as_dict() == {"zh": "数据出境", "en": "data export"}


@pytest.mark.parametrize(
    ("error", "where", "text"),
    [
        (TongguanError("`x` is wrong"), None, "error[tongguan/refused]: `x` is wrong"),
        (TongguanError("no", source="a.yaml"), "a.yaml", "a.yaml: error[tongguan/refused]: no"),
        (TongguanError("no", source="a.yaml", line=3), "a.yaml:3", "a.yaml:3: error[tongguan/refused]: no"),
        (
            TongguanError("no", source="a.yaml", line=3, column=7, field="b[0].c"),
            "a.yaml:3:7",
            "a.yaml:3:7: error[tongguan/refused]: no (field `b[0].c`)",
        ),
    ],
)
def test_an_error_says_where(error: TongguanError, where: str | None, text: str) -> None:
    assert error.where == where
    assert str(error) == text
