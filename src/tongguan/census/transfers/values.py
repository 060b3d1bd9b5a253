"""The few expressions that every column of ``transfers`` is made of."""

from sqlglot import exp

from tongguan.engines import Kind

Held = tuple[exp.Expr, Kind]
"""A column of a part, and what it holds."""


def given(column: Held | None) -> exp.Expr:
    """Whether anything stands in a column."""
    if column is None:
        return exp.false()
    return is_there(text_of(column) if column[1] is Kind.TEXT else column[0])


def text_of(column: Held | None) -> exp.Expr:
    """The text of a column without spaces around it; nothing where nothing else stands there."""
    if column is None:
        return null_of("VARCHAR")
    text = column[0] if column[1] is Kind.TEXT else exp.cast(column[0], "VARCHAR")
    return exp.Nullif(this=trimmed(text), expression=exp.Literal.string(""))


def shown(column: Held | None, *, places: bool) -> exp.Expr:
    """Give what stands in a column as text, where examples are looked up."""
    if column is None or not places:
        return null_of("VARCHAR")
    held = column[0].copy()
    return call("hex", held) if column[1] is Kind.BINARY else exp.cast(held, "VARCHAR")


def is_there(value: exp.Expr) -> exp.Expr:
    """Whether a value is not null."""
    return exp.not_(exp.Is(this=exp.paren(value.copy()), expression=exp.null()))


def trimmed(value: exp.Expr) -> exp.Expr:
    """Give text without spaces around it."""
    return exp.Trim(this=value.copy())


def number(value: int) -> exp.Expr:
    """Give a number."""
    return exp.Literal.number(value)


def null_of(kind: str) -> exp.Expr:
    """Give nothing, of a type."""
    return exp.cast(exp.null(), kind)


def call(name: str, *arguments: exp.Expr) -> exp.Expr:
    """Call a function by its name among those of ``engines``."""
    return exp.Anonymous(this=name, expressions=[each.copy() for each in arguments])
