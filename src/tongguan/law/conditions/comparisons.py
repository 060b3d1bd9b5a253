"""Reads one comparison, by the kind of what is compared."""

import ast
from datetime import date

from tongguan.law.conditions.syntax import Syntax
from tongguan.law.conditions.tree import All, AtLeast, Before, Condition, Not, ReadingIs

_FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
    ast.Eq: ast.Eq,
    ast.NotEq: ast.NotEq,
}


def flipped(operator: ast.cmpop) -> ast.cmpop | None:
    """Give the operator with its sides exchanged, or ``None`` where it has none."""
    found = _FLIPPED.get(type(operator))
    return None if found is None else found()


def of_count(syntax: Syntax, name: str, operator: ast.cmpop, right: ast.expr) -> Condition:
    """Read a comparison of a number of people.

    Raises:
        ConditionError: The right side is no whole number, or the operator does not fit.
    """
    if not isinstance(right, ast.Constant) or type(right.value) is not int:
        raise syntax.error(f"`{name}` is compared with a whole number of people", right.col_offset)
    reached, passed = AtLeast(name, right.value), AtLeast(name, right.value + 1)
    match operator:
        case ast.GtE():
            return reached
        case ast.Gt():
            return passed
        case ast.Lt():
            return Not(reached)
        case ast.LtE():
            return Not(passed)
        case ast.Eq():
            return All((reached, Not(passed)))
        case ast.NotEq():
            return Not(All((reached, Not(passed))))
        case _:
            raise syntax.error("people are compared with < <= == != >= or >", right.col_offset)


def of_day(syntax: Syntax, name: str, operator: ast.cmpop, right: ast.expr) -> Condition:
    """Read a comparison of days.

    Raises:
        ConditionError: The right side is no day, or the operator does not fit.
    """
    day = syntax.days.get(right.id) if isinstance(right, ast.Name) else None
    if day is None:
        raise syntax.error(f"`{name}` is compared with a day such as 2024-03-22", right.col_offset)
    match operator:
        case ast.Lt():
            return Before(name, day)
        case ast.LtE():
            return Before(name, _next(syntax, day, right))
        case ast.GtE():
            return Not(Before(name, day))
        case ast.Gt():
            return Not(Before(name, _next(syntax, day, right)))
        case _:
            raise syntax.error("a day is compared with < <= > or >=", right.col_offset)


def of_reading(
    syntax: Syntax, reading: str, choices: tuple[str, ...], operator: ast.cmpop, right: ast.expr
) -> Condition:
    """Read how an open question is to be answered.

    Raises:
        ConditionError: The right side is none of the choices, or the operator does not fit.
    """
    if not isinstance(right, ast.Constant) or right.value not in choices:
        raise syntax.error(f"the reading `{reading}` is one of {', '.join(choices)}", right.col_offset)
    found = ReadingIs(reading, str(right.value))
    match operator:
        case ast.Eq():
            return found
        case ast.NotEq():
            return Not(found)
        case _:
            raise syntax.error("a reading is compared with == or !=", right.col_offset)


def of_choice(syntax: Syntax, name: str, values: tuple[str, ...], node: ast.expr) -> str:
    """Read one value that a fact is compared with; ``values`` is empty where any text may stand.

    Raises:
        ConditionError: It is no text, or none of ``values``.
    """
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        raise syntax.error(f"`{name}` is compared with text in quotes", node.col_offset)
    if values and node.value not in values:
        raise syntax.error(f"`{node.value}` is not a value of `{name}`", node.col_offset, near=(node.value, values))
    return node.value


def _next(syntax: Syntax, day: date, node: ast.expr) -> date:
    if day == date.max:
        raise syntax.error("the calendar ends on that day", node.col_offset)
    return date.fromordinal(day.toordinal() + 1)
