"""The statements of ``sql``, fitted to a census: as many words a mask as its exports need, and no column it lacks.

A name that ends in ``_w`` stands for one word of a mask: what is selected by such a name is selected once a word,
as ``_0``, ``_1`` and so on. ``$name`` stands for what is given. What names a column that the census lacks is
left out wherever it stands: among what is selected, among conditions, among the arms of a case.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sqlglot import exp

from tongguan.engines.dialect import parse

BITS = 63
"""Bits of a word: whole numbers of 64 bits have a sign."""

_WORD = "_w"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a census needs of the statements.

    Attributes:
        words: How many words a mask has.
        handlers: Whether a column tells the handler.
        flags: Whether a column tells of each row if it holds sensitive information.
    """

    words: int
    handlers: bool
    flags: bool

    @property
    def lacking(self) -> frozenset[str]:
        """The columns that there are not."""
        lacking = set()
        if not self.handlers:
            lacking.add("handler")
        if not self.flags:
            lacking.add(f"flagged{_WORD}")
        return frozenset(lacking)


def words_for(exports: int) -> int:
    """Give how many words a mask of so many exports has."""
    return max(1, -(-exports // BITS))


def statement(name: str, shape: Shape, **values: int | exp.Expr) -> exp.Expr:
    """Give a statement of ``sql`` by the name of its file.

    Args:
        name: The file, without its ending.
        shape: What the census needs.
        values: What stands for each ``$name``: a number, or an expression.
    """
    tree = _parsed(name).copy()
    if shape.lacking:
        _without(tree, shape.lacking)
    tree = tree.transform(_worded, shape.words)
    return tree.transform(_valued, values)


def selecting(name: str, shape: Shape, columns: Sequence[exp.Expr], **values: int | exp.Expr) -> exp.Select:
    """Give a statement of ``sql`` that selects further columns too."""
    tree = statement(name, shape, **values)
    if not isinstance(tree, exp.Select):
        raise TypeError(f"`{name}` selects nothing")
    return tree.select(*columns, copy=False)


@cache
def _parsed(name: str) -> exp.Expr:
    return parse(resources.files("tongguan.census.sql").joinpath(f"{name}.sql").read_text(encoding="utf-8"))


def _without(tree: exp.Expr, lacking: frozenset[str]) -> None:
    """Take out what names a lacking column: arms of cases first, then conditions, joins, and what is selected."""

    def lacks(part: exp.Expr) -> bool:
        return any(each.name in lacking for each in part.find_all(exp.Identifier))

    for case in list(tree.find_all(exp.Case)):
        case.set("ifs", [each for each in case.args["ifs"] if not lacks(each.this)])
    for where in list(tree.find_all(exp.Where)):
        parts = where.this.flatten() if isinstance(where.this, exp.And) else [where.this]
        where.set("this", exp.and_(*(each for each in parts if not lacks(each))))
    for join in list(tree.find_all(exp.Join)):
        if join.args.get("using"):
            join.set("using", [each for each in join.args["using"] if not lacks(each)])
    for select in reversed(list(tree.find_all(exp.Select))):
        select.set("expressions", [each for each in select.expressions if not lacks(each)])


def _worded(node: exp.Expr, words: int) -> exp.Expr:
    if isinstance(node, exp.Select):
        node.set("expressions", [each for part in node.expressions for each in _each_word(part, words)])
    return node


def _each_word(part: exp.Expr, words: int) -> list[exp.Expr]:
    if not any(each.name.endswith(_WORD) for each in part.find_all(exp.Identifier)):
        return [part]
    return [part.transform(_of_word, word) for word in range(words)]


def _of_word(node: exp.Expr, word: int) -> exp.Expr:
    if isinstance(node, exp.Identifier) and node.name.endswith(_WORD):
        return exp.to_identifier(f"{node.name.removesuffix(_WORD)}_{word}")
    return node


def _valued(node: exp.Expr, values: dict[str, int | exp.Expr]) -> exp.Expr:
    if isinstance(node, exp.Parameter | exp.Placeholder):
        value = values[node.name]
        return exp.paren(value.copy()) if isinstance(value, exp.Expr) else exp.Literal.number(value)
    return node


def any_bit(column: str, words: Sequence[int], table: str | None = None) -> exp.Expr:
    """Give the condition that a mask shares a bit with the given words."""
    found: exp.Expr = exp.false()
    for place, word in enumerate(words):
        if word:
            shared = exp.BitwiseAnd(
                this=exp.column(f"{column}_{place}", table=table), expression=exp.Literal.number(word)
            )
            found = exp.or_(found, exp.NEQ(this=exp.paren(shared), expression=exp.Literal.number(0)), copy=False)
    return found
