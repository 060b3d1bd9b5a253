"""One text of SQL is rendered for every engine, and the functions that differ are named in one place."""

import pytest
import sqlglot

from tongguan.engines.dialect import FUNCTIONS, parse, render


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_a_form_for_each_engine(name: str) -> None:
    arguments = ", ".join(["a", "b"][: 1 + ("{1}" in FUNCTIONS[name]["duckdb"])])
    for dialect in FUNCTIONS[name]:
        text = render(f"SELECT {name}({arguments}) FROM t", dialect)  # noqa: S608 -- names of ours
        assert name not in text
        assert "argument_" not in text
        assert sqlglot.parse_one(text, dialect=dialect).sql(dialect) == text


def test_a_function_within_a_function_is_rendered_too() -> None:
    found = render("SELECT micros_of_instant(micros_of_clock(a)) FROM t", "spark")
    assert found.startswith("SELECT (UNIX_MICROS((DATEDIFF(DAY")
    assert "micros_of" not in found


def test_what_is_parsed_is_rendered_and_left_as_it_was() -> None:
    tree = parse("SELECT matches(a, 'y') FROM t")
    before = tree.sql(dialect="duckdb")
    render(tree, "duckdb")
    assert tree.sql(dialect="duckdb") == before


def test_text_stays_the_same_text() -> None:
    assert render("SELECT 'it''s'", "duckdb") == "SELECT 'it''s'"


def test_spark_is_told_what_it_would_take_otherwise() -> None:
    assert render("SELECT CAST(NULL AS UUID)", "spark") == "SELECT CAST(NULL AS BINARY)"
    assert "\u3000" in render("SELECT trim(a)", "spark")
    assert render("SELECT matches(a, '^x$'), matches(a, 'x\\$')", "spark") == (
        "SELECT (a RLIKE '^x\\\\z'), (a RLIKE 'x\\\\$')"
    )
