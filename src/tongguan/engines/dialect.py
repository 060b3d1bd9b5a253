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

_NUMBER = "^[0-9]{1,18}([.][0-9]{1,9})?$"

_SPACES = " \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
"""What DuckDB trims: all spaces of Unicode."""

FUNCTIONS: Mapping[str, Mapping[Dialect, str]] = {
    # Microseconds since 1970 of an instant. DuckDB reads those of 96 bits in old Parquet as clocks that show UTC.
    "micros_of_instant": {
        "duckdb": "CASE WHEN typeof({0}) = 'TIMESTAMP' THEN epoch_us(CAST({0} AS TIMESTAMP))"
        " ELSE epoch_us(CAST({0} AS TIMESTAMPTZ)) END",
        "spark": "unix_micros({0})",
    },
    # Microseconds that a clock without a zone shows, as if in UTC. What Spark has for it skips hours with the zone.
    "micros_of_clock": {
        "duckdb": "epoch_us(CAST({0} AS TIMESTAMP))",
        "spark": "unix_date(CAST(CAST({0} AS TIMESTAMP_NTZ) AS DATE)) * 86400000000"
        " + HOUR(CAST({0} AS TIMESTAMP_NTZ)) * 3600000000 + MINUTE(CAST({0} AS TIMESTAMP_NTZ)) * 60000000"
        " + CAST(EXTRACT(SECOND FROM CAST({0} AS TIMESTAMP_NTZ)) * 1000000 AS BIGINT)",
    },
    # An instant from a clock or from text; without a zone of its own in the zone of the settings. Null if it is none.
    # Where clocks are set back, the later one: Spark takes the earlier, and what it makes of three hours on tells.
    # Spark also wants seconds before a zone.
    "instant_of": {
        "duckdb": "TRY_CAST({0} AS TIMESTAMPTZ)",
        "spark": "CASE WHEN RLIKE(CAST({0} AS STRING), ':.*[Z+-]') THEN"
        " TRY_CAST(REGEXP_REPLACE(CAST({0} AS STRING), '^(.{10}.[0-9]{2}:[0-9]{2})([Z+-])', '$1:00$2') AS TIMESTAMP)"
        " WHEN CAST(TRY_CAST(TRY_CAST({0} AS TIMESTAMP_NTZ) + INTERVAL '3' HOUR AS TIMESTAMP)"
        " - INTERVAL '3' HOUR AS TIMESTAMP_NTZ) = TRY_CAST({0} AS TIMESTAMP_NTZ)"
        " THEN TRY_CAST(TRY_CAST({0} AS TIMESTAMP_NTZ) + INTERVAL '3' HOUR AS TIMESTAMP) - INTERVAL '3' HOUR"
        " ELSE TRY_CAST({0} AS TIMESTAMP) END",
    },
    # A whole number from text; a fraction is rounded half away from zero. Null if it is none.
    "whole_of": {
        "duckdb": f"CASE WHEN regexp_matches({{0}}, '{_NUMBER}') THEN TRY_CAST({{0}} AS BIGINT) END",
        "spark": f"CASE WHEN regexp_like({{0}}, '{_NUMBER}') THEN"
        " TRY_CAST(ROUND(TRY_CAST({0} AS DECIMAL(38, 12))) AS BIGINT) END",
    },
    # A number of its own for each row.
    "number_of_row": {"duckdb": "ROW_NUMBER() OVER () - 1", "spark": "MONOTONICALLY_INCREASING_ID()"},
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
    if dialect == "spark":
        tree = tree.transform(_for_spark)
    return tree.sql(dialect, comments=False)


def parse(sql: str) -> exp.Expr:
    """Parse one statement of DuckDB's dialect."""
    return sqlglot.parse_one(sql, dialect="duckdb")


def _is_own(node: exp.Expr) -> bool:
    return isinstance(node, exp.Anonymous) and node.name.lower() in FUNCTIONS


def _for_spark(node: exp.Expr) -> exp.Expr:
    """Say for Spark what it would otherwise take for something else, though both engines have a word for it."""
    match node:
        case exp.Trim() if node.expression is None:
            node.set("expression", exp.Literal.string(_SPACES))
            node.set("position", "BOTH")
        case exp.DataType() if node.is_type("UUID"):
            return exp.DataType.build("BINARY")
        case exp.RegexpLike() if isinstance(node.expression, exp.Literal):
            # The end of a text, not the place before its last line break.
            pattern = node.expression.this
            if pattern.endswith("$") and not pattern.endswith("\\$"):
                node.set("expression", exp.Literal.string(pattern[:-1] + "\\z"))
    return node


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
