"""Short names for what is built often: expressions of SQL, in DuckDB's dialect."""

import re
from collections.abc import Iterable
from functools import cache

from sqlglot import exp
from sqlglot import parse_one as _parse

DIALECT = "duckdb"
_PLACE = re.compile(r"(?<!:):(\w+)")
"""A name to be filled in; some are words of SQL, so they are told apart by what is put in front."""
Sql = exp.Expr


def sql(text: str, **parts: Sql | str | int) -> Sql:
    """Parse ``text``, with each ``:name`` in it put in: an expression, a text value or a number.

    Expressions are put in as they are, and may stand in several others: nothing here changes one once it is built.
    """
    found = _parsed(text).copy()
    if parts:
        for place in list(found.find_all(exp.Placeholder)):
            part = parts[place.name.removeprefix("given_")]
            place.replace(_apart(part) if isinstance(part, exp.Expr) else value(part))
    return found


@cache
def _parsed(text: str) -> Sql:
    return _parse(_PLACE.sub(r":given_\1", text), dialect=DIALECT)


def _apart(part: Sql) -> Sql:
    """Put parentheses around what an operator beside it could tear apart."""
    if isinstance(part, exp.Binary | exp.Unary) and not isinstance(part, exp.Paren):
        return exp.paren(part, copy=False)
    return part


def value(of: str | int) -> Sql:
    """Give text, a number or a truth as a literal."""
    if isinstance(of, bool):
        return exp.true() if of else exp.false()
    return exp.Literal.number(of) if isinstance(of, int) else exp.Literal.string(of)


def column(name: str, table: str | None = None) -> Sql:
    """Give a column by name."""
    return exp.column(exp.to_identifier(name, quoted=True), table=table)


def named(expression: Sql, name: str) -> Sql:
    """Give ``expression`` under a name."""
    return exp.alias_(expression, name, quoted=True, copy=False)


def unknown() -> Sql:
    """Give the truth that is not known."""
    return exp.cast(exp.null(), "BOOLEAN")


def all_of(parts: Iterable[Sql]) -> Sql:
    """Join truths by AND; of none, true."""
    listed = list(parts)
    return exp.and_(*listed, copy=False) if listed else exp.true()


def any_of(parts: Iterable[Sql]) -> Sql:
    """Join truths by OR; of none, false."""
    listed = list(parts)
    return exp.or_(*listed, copy=False) if listed else exp.false()


def negate(part: Sql) -> Sql:
    """Give the opposite of a truth."""
    return exp.not_(part, copy=False)


def is_true(part: Sql) -> Sql:
    """Whether a truth surely holds."""
    return sql(":part IS TRUE", part=part)


def is_false(part: Sql) -> Sql:
    """Whether a truth surely fails."""
    return sql(":part IS FALSE", part=part)


def is_null(part: Sql) -> Sql:
    """Whether something is not known."""
    return sql(":part IS NULL", part=part)


def one_of(part: Sql, values: Iterable[str]) -> Sql:
    """Whether ``part`` is one of ``values``: written as equalities, which DuckDB tells fastest of few words."""
    return any_of(exp.EQ(this=part.copy(), expression=value(each)) for each in values)


def case(*branches: tuple[Sql, Sql], otherwise: Sql | None = None) -> Sql:
    """Give the value of the first branch whose truth holds."""
    if not branches:
        return otherwise if otherwise is not None else exp.null()
    found = exp.Case(ifs=[exp.If(this=when, true=then) for when, then in branches])
    return found.else_(otherwise) if otherwise is not None else found


def written(query: Sql) -> str:
    """Write a query in DuckDB's dialect."""
    return query.sql(dialect=DIALECT)
