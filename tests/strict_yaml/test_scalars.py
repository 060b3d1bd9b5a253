"""What a plain scalar means: YAML 1.2, real days, whole numbers, and text for all the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.strict_yaml import YamlError, load
from tongguan.strict_yaml.scalars import resolve


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-0", 0),
        ("+7", 7),
        ("-12", -12),
        ("84_000", 84_000),
        ("1_000_000", 1_000_000),
        ("2026-06-30", date(2026, 6, 30)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_a_word_number_or_day(written: str, value: object) -> None:
    found = load(f"a: {written}", "a.yaml")["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "no",
        "yes",
        "on",
        "off",
        "y",
        "8.1",
        "7.1.2",
        "1e3",
        "1.0",
        ".inf",
        ".nan",
        "0x1F",
        "0o17",
        "007",
        "1__000",
        "_1",
        "1_",
        "84,000",
        "12:30:45",
        "2026-6-30",
        "2026-06-30T12:00:00",
        "20260630",
        "2026/06/30",
        "tRUE",
        "none",
        "８４",
    ],
)
def test_the_rest_is_text(written: str) -> None:
    found = load(f"a: {written}", "a.yaml")["a"]
    if written == "20260630":
        assert found == 20260630
    else:
        assert found == written


@pytest.mark.parametrize("written", ["true", "null", "84_000", "2026-06-30", "2026-02-30", "~", ""])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_what_stands_in_quotes_is_text(written: str, quote: str) -> None:
    assert load(f"a: {quote}{written}{quote}", "a.yaml") == {"a": written}


def test_a_block_is_text() -> None:
    assert load("a: |\n  1\nb: >-\n  true\n  false\n", "a.yaml") == {"a": "1\n", "b": "true false"}


def test_a_key_is_always_text() -> None:
    assert load("1: a\nnull: b\ntrue: c\n2026-06-30: d\n上海: e\n", "a.yaml") == {
        "1": "a",
        "null": "b",
        "true": "c",
        "2026-06-30": "d",
        "上海": "e",
    }


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13-01", "0000-01-01", "2025-02-29", "2026-00-10"])
def test_an_unreal_day_is_refused(written: str) -> None:
    with pytest.raises(YamlError, match=f"`{written}` is not a day of the calendar") as refused:
        load(f"handler:\n  began_on: {written}\n", "d.yaml")
    assert (refused.value.line, refused.value.column) == (2, 13)


def test_a_number_that_counts_nothing_is_refused() -> None:
    with pytest.raises(YamlError, match="has too many digits") as refused:
        load(f"people: [1, {'9' * 40}]", "d.yaml")
    assert (refused.value.line, refused.value.column) == (1, 13)


@given(st.integers(min_value=-(10**18) + 1, max_value=10**18 - 1))
def test_a_whole_number_reads_as_itself(number: int) -> None:
    assert resolve(str(number)) == number
    assert resolve(f"{number:_}") == number


@given(st.dates())
def test_a_day_reads_as_itself(day: date) -> None:
    assert resolve(day.isoformat()) == day
