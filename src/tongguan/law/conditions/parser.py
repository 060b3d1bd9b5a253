"""Reads a condition from its one line of text, and refuses what is not declared."""

import ast
from collections.abc import Collection, Mapping
from typing import Protocol

from tongguan.law.conditions.comparisons import flipped, of_choice, of_count, of_day, of_reading
from tongguan.law.conditions.syntax import Syntax
from tongguan.law.conditions.tree import FALSE, TRUE, All, Any, Condition, Every, FactIs, Not, OneOf, Some


class Declared(Protocol):
    """What the parser must know of a fact."""

    @property
    def kind(self) -> str:
        """``boolean``, ``choice``, ``text``, ``count`` or ``date``."""

    @property
    def values(self) -> tuple[str, ...]:
        """The values of a choice; ``none`` for a day that may be known never to have come; else empty."""


def parse(
    text: str,
    facts: Mapping[str, Declared],
    readings: Mapping[str, tuple[str, ...]],
    collections: Collection[str] = (),
) -> Condition:
    """Read ``text`` into a tree.

    Args:
        text: Such as ``not handler.ciio and people.sensitive >= 10_000``.
        facts: The declared facts by name; facts of members as ``recipients.territory``.
        readings: The choices of each reading by id.
        collections: What may be quantified over, such as ``recipients``.

    Raises:
        ConditionError: An unknown name, a wrong type, a float, a call, or anything else that is not of
            the language. ``column`` counts from 1 within ``text``.
    """
    return _Parser(Syntax(text), facts, readings, collections).parse()


class _Parser:
    def __init__(
        self,
        syntax: Syntax,
        facts: Mapping[str, Declared],
        readings: Mapping[str, tuple[str, ...]],
        collections: Collection[str],
    ) -> None:
        self.syntax = syntax
        self.facts = facts
        self.readings = readings
        self.collections = collections
        self.variable: str | None = None
        self.collection: str | None = None

    def parse(self) -> Condition:
        tree = self.syntax.tree()
        try:
            return self._read(tree)
        except RecursionError as error:
            raise self.syntax.error("it is nested too deeply", 1) from error

    def _read(self, node: ast.expr) -> Condition:  # noqa: PLR0911 -- one return a kind of node
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return All(tuple(self._read(value) for value in values))
            case ast.BoolOp(values=values):
                return Any(tuple(self._read(value) for value in values))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self._read(operand))
            case ast.Constant(value=bool(truth)):
                return TRUE if truth else FALSE
            case ast.Name(id=name) if name in self.syntax.quantified:
                return self._quantified(name, node)
            case ast.Name() | ast.Attribute():
                return FactIs(self._of_kind(self._name(node), ("boolean",), node))
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                return self._comparison(left, operator, right)
            case ast.Compare():
                raise self.syntax.error("compare two things at a time", node.col_offset)
            case ast.Call():
                raise self.syntax.error("a condition calls nothing", node.col_offset)
            case _:
                raise self.syntax.error("this is not part of the language of conditions", node.col_offset)

    def _quantified(self, name: str, node: ast.expr) -> Condition:
        word, variable, collection, body, start = self.syntax.quantified[name]
        if collection not in self.collections:
            raise self.syntax.error(
                f"`{collection}` is not a collection of the declaration",
                node.col_offset,
                near=(collection, self.collections),
            )
        if self.collection is not None:
            raise self.syntax.error(
                "one quantifier stands inside another", node.col_offset, help="put the first one in parentheses"
            )
        self.variable, self.collection = variable, collection
        part = self._read(self.syntax.expression(body, start))
        self.variable = self.collection = None
        return Every(collection, part) if word == "every" else Some(collection, part)

    def _comparison(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Condition:
        if self._is_value(left) and not self._is_value(right):
            turned = flipped(operator)
            if turned is None:
                raise self.syntax.error("write the fact on the left", left.col_offset)
            return self._comparison(right, turned, left)
        reading = self._reading(left)
        if reading is not None:
            return of_reading(self.syntax, reading, self.readings[reading], operator, right)
        name = self._name(left)
        fact = self.facts[name]
        match fact.kind:
            case "count":
                return of_count(self.syntax, name, operator, right)
            case "date" if fact.values:
                raise self.syntax.error(f"`{name}` may be `none`, so it cannot be compared", left.col_offset)
            case "date":
                return of_day(self.syntax, name, operator, right)
            case _:
                self._of_kind(name, ("choice", "text"), left)
        if isinstance(operator, (ast.In, ast.NotIn)):
            if not isinstance(right, (ast.List, ast.Tuple)) or not right.elts:
                raise self.syntax.error("write the values in brackets", right.col_offset)
            one: Condition = OneOf(name, tuple(of_choice(self.syntax, name, fact.values, item) for item in right.elts))
            return one if isinstance(operator, ast.In) else Not(one)
        if not isinstance(operator, (ast.Eq, ast.NotEq)):
            raise self.syntax.error(f"`{name}` is compared with == or !=, or with in", right.col_offset)
        one = OneOf(name, (of_choice(self.syntax, name, fact.values, right),))
        return one if isinstance(operator, ast.Eq) else Not(one)

    def _is_value(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id in self.syntax.days)

    def _reading(self, node: ast.expr) -> str | None:
        match node:
            case ast.Attribute(value=ast.Name(id="reading"), attr=name):
                reading = name
            case ast.Subscript(value=ast.Name(id="reading"), slice=ast.Constant(value=str(name))):
                reading = name
            case _:
                return None
        if reading not in self.readings:
            raise self.syntax.error(
                f"`{reading}` is not a reading", node.col_offset, near=(reading, self.readings)
            )  # fmt: skip
        return reading

    def _name(self, node: ast.expr) -> str:
        steps: list[str] = []
        place = node
        while isinstance(place, ast.Attribute):
            steps.append(place.attr)
            place = place.value
        if not isinstance(place, ast.Name):
            raise self.syntax.error("a fact stands on the left", node.col_offset)
        of_member = self.collection is not None and place.id == self.variable
        name = ".".join([self.collection if self.collection and of_member else place.id, *reversed(steps)])
        if name not in self.facts:
            raise self.syntax.error(f"`{name}` is not a declared fact", node.col_offset, near=(name, self.facts))
        if self.collection is not None and not of_member:
            raise self.syntax.error(
                f"`{name}` is no fact of the members of `{self.collection}`",
                node.col_offset,
                help="put the quantifier in parentheses; it reaches to the end of what encloses it",
            )
        if self.collection is None and place.id in self.collections:
            raise self.syntax.error(
                f"`{name}` is a fact of each member",
                node.col_offset,
                help=f"write `every r in {place.id}: …` or `some r in {place.id}: …`",
            )
        return name

    def _of_kind(self, name: str, kinds: tuple[str, ...], node: ast.expr) -> str:
        kind = self.facts[name].kind
        if kind not in kinds:
            raise self.syntax.error(f"`{name}` is a {kind}, not a {' or '.join(kinds)}", node.col_offset)
        return name
