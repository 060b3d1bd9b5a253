"""Patterns that three engines read alike, and those that they would not."""

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongguan.identity import load_identity_book
from tongguan.identity.compiling.text import whole
from tongguan.identity.patterns import groups_in, mistake_in

BOOK = load_identity_book()
PATTERNS = sorted({shape.pattern for kind in BOOK.kinds.values() for shape in kind.shapes if shape.pattern})


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+",
        "a.c",
        "^abc",
        "abc$",
        "(?=a)b",
        "(?i)a",
        "(a)(b)",
        "[a",
        "a++",
        "a*?",
        "[a&&b]",
        "[[:alpha:]]",
        "[é]",
        "é",
        "(?P<n>a)",
        "a\nb",
        ")a(",
    ],
)
def test_a_pattern_that_engines_read_differently_is_refused(pattern: str) -> None:
    assert mistake_in(pattern)


@pytest.mark.parametrize("pattern", [*PATTERNS, "", "a{2,}", "[^@.]+", "[+]?", "(?:a|b)*c", "([(][)])"])
def test_a_portable_pattern_is_taken(pattern: str) -> None:
    assert mistake_in(pattern) is None


@pytest.mark.parametrize(("pattern", "groups"), [("a", 0), ("(a)", 1), ("(?:a)(b)", 1), ("[(](a)", 1), ("[(]", 0)])
def test_groups_are_counted(pattern: str, groups: int) -> None:
    assert groups_in(pattern) == groups


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_fits_in_python_fits_in_duckdb(pattern: str, duck: duckdb.DuckDBPyConnection) -> None:
    fitting = st.from_regex(f"(?:{pattern})\\Z", fullmatch=True, alphabet=st.characters(codec="ascii"))

    @settings(max_examples=4)
    @given(st.lists(fitting, min_size=1, max_size=8))
    def fits(texts: list[str]) -> None:
        duck.register("texts", pa.table({"text": texts}))
        query = "SELECT count(*) FILTER (WHERE {}) FROM texts"
        assert duck.execute(query.format(whole("text", pattern))).fetchall() == [(len(texts),)]
        if "[^" not in pattern:
            assert duck.execute(query.format(whole("text || chr(10)", pattern))).fetchall() == [(0,)]

    fits()
