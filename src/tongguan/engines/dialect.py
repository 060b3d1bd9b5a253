"""Renders SQL for an engine, and names in one place the functions that engines write differently.

SQL is written in DuckDB's dialect and rendered by sqlglot. Where no common function exists, SQL uses a name of the
table below; each engine's form stands beside it, its arguments as ``{0}``, ``{1}``.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import sqlglot
from sqlglot import exp

Dialect = Literal["duckdb", "spark"]

FUNCTIONS: Mapping[str, Mapping[Dialect, str]] = {
    # Microseconds since 1970 of an instant.
    "micros_of_instant": {"duckdb": "epoch_us({0})", "spark": "unix_micros({0})"},
    # Microseconds that a clock without a zone shows, as if in UTC.
    "micros_of_clock": {
        "duckdb": "epoch_us(CAST({0} AS TIMESTAMP))",
        "spark": "timestampdiff(MICROSECOND, TIMESTAMP_NTZ '1970-01-01 00:00:00', CAST({0} AS TIMESTAMP_NTZ))",
    },
    # An instant from a clock or from text; without a zone of its own in the zone of the settings. Null if it is none.
    "instant_of": {"duckdb": "TRY_CAST({0} AS TIMESTAMPTZ)", "spark": "TRY_CAST({0} AS TIMESTAMP)"},
    # Days since 1970 of a day.
    "days_of": {"duckdb": "CAST(epoch(CAST({0} AS DATE)) AS BIGINT) // 86400", "spark": "unix_date(CAST({0} AS DATE))"},
    # Sixteen bytes as the engine groups them fastest; null for bytes of another length.
    "key_of_bytes": {"duckdb": "TRY_CAST({0} AS UUID)", "spark": "CASE WHEN octet_length({0}) = 16 THEN {0} END"},
    # Sixteen bytes from 32 hexadecimal digits, with or without hyphens; null for anything else.
    "key_of_text": {
        "duckdb": "TRY_CAST({0} AS UUID)",
        "spark": "CASE WHEN length(replace({0}, '-', '')) = 32 THEN unhex(replace({0}, '-', '')) END",
    },
    # The sixteen bytes again.
    "bytes_of_key": {"duckdb": "CAST({0} AS BLOB)", "spark": "{0}"},
    # Whether text is found by a regular expression.
    "matches": {"duckdb": "regexp_matches({0}, {1})", "spark": "regexp_like({0}, {1})"},
}


def render(sql: str | exp.Expr, dialect: Dialect) -> str:
    """Give the SQL text of an engine for SQL in DuckDB's dialect and the names of ``FUNCTIONS``."""
    tree = parse(sql) if isinstance(sql, str) else sql
    if any(map(_is_own, tree.find_all(exp.Anonymous))):
        tree = tree.transform(_own_function, dialect)
    return tree.sql(dialect, comments=False)


def parse(sql: str) -> exp.Expr:
    """Parse one statement of DuckDB's dialect."""
    return sqlglot.parse_one(sql, dialect="duckdb")


def _is_own(node: exp.Expr) -> bool:
    return isinstance(node, exp.Anonymous) and node.name.lower() in FUNCTIONS


def _own_function(node: exp.Expr, dialect: Dialect) -> exp.Expr:
    if not _is_own(node):
        return node
    arguments = [each.transform(_own_function, dialect) for each in node.expressions]  # one may stand in another
    return exp.paren(_form(node.name.lower(), dialect).copy(), copy=False).transform(_fill, arguments)


@cache
def _form(name: str, dialect: Dialect) -> exp.Expr:
    text = FUNCTIONS[name][dialect]
    for place in range(2):
        text = text.replace(f"{{{place}}}", f"argument_{place}")
    return sqlglot.parse_one(text, dialect=dialect)


def _fill(node: exp.Expr, arguments: list[exp.Expr]) -> exp.Expr:
    if isinstance(node, exp.Column) and node.name.startswith("argument_"):
        return arguments[int(node.name.removeprefix("argument_"))].copy()
    return node
