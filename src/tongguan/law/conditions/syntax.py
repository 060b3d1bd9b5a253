"""Turns the one line of a condition into Python's syntax tree, with true columns.

Days and quantifiers are not Python: they are put away under names of the same length, so that every column
stays what the reader of the text sees.
"""

import ast
import re
from collections.abc import Iterable
from datetime import date
from typing import ClassVar, NamedTuple

from tongguan.vocabulary import TongguanError

_QUANTIFIER = re.compile(r"\b(every|some) ([a-z]) in ([a-z_]+):")
_DAY = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


class ConditionError(TongguanError):
    """The text is not a condition over declared facts."""

    code: ClassVar[str] = "law/bad-condition"


class Quantified(NamedTuple):
    """``every r in recipients: body``; ``start`` is the place of ``body`` in the whole text, from 0."""

    word: str
    variable: str
    collection: str
    body: str
    start: int


class Syntax:
    """The syntax of one condition.

    ``days`` and ``quantified`` tell what the names in the tree stand for. The ``col_offset`` of every node
    is its column in the whole text, from 1.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.days: dict[str, date] = {}
        self.quantified: dict[str, Quantified] = {}

    def tree(self) -> ast.expr:
        """Read the whole text.

        Raises:
            ConditionError: It is no expression of one line, or names an unreal day.
        """
        line = self.text.rstrip()
        if "\n" in line:
            raise self.error("a condition is one line", line.index("\n") + 1, help="write it after `when: >-`")
        return self.expression(self._without_days(line), 0)

    def expression(self, text: str, start: int) -> ast.expr:
        """Read ``text``, which stands at ``start`` (from 0) in the whole.

        Raises:
            ConditionError: It is no expression.
        """
        text = self._without_quantifiers(text, start)
        bare = text.lstrip()
        start += len(text) - len(bare)
        try:
            tree = ast.parse(bare, mode="eval")
        except SyntaxError as error:
            column = error.offset or len(bare) + 1  # Python gives 0 where the text ends too early
            raise self.error("it cannot be read as an expression", start + column) from error
        except (ValueError, MemoryError, RecursionError) as error:
            raise self.error("it cannot be read as an expression", start + 1) from error
        encoded = bare.encode()
        for node in ast.walk(tree):
            if isinstance(node, ast.expr):
                node.col_offset = start + len(encoded[: node.col_offset].decode()) + 1
        return tree.body

    def error(
        self,
        message: str,
        column: int,
        *,
        near: tuple[str, Iterable[str]] | None = None,
        help: str | None = None,  # noqa: A002 -- as TongguanError
    ) -> ConditionError:
        """Make an error at ``column``; ``near`` is what was written and what could have been meant."""
        if near is not None:
            import difflib  # noqa: PLC0415 -- only when something is wrong

            close = difflib.get_close_matches(near[0], list(near[1]), n=1)
            help = f"did you mean `{close[0]}`?" if close else help  # noqa: A001 -- as TongguanError
        return ConditionError(f"in `{self.text.rstrip()}`: {message}", help=help, column=column)

    def _without_days(self, text: str) -> str:
        for found in _DAY.finditer(_without_words(text)):
            day = found[0]
            name = f"d{day[:4]}_{day[5:7]}{day[8:]}"
            try:
                self.days[name] = date.fromisoformat(day)
            except ValueError as error:
                raise self.error(f"`{day}` is not a day of the calendar", found.start() + 1) from error
            text = text[: found.start()] + name + text[found.end() :]
        return text

    def _without_quantifiers(self, text: str, start: int) -> str:
        bare = _without_words(text)
        found = _QUANTIFIER.search(bare)
        if found is None:
            return text
        end = _end_of_extent(bare, found.end())
        name = f"q{len(self.quantified)}".ljust(end - found.start(), "_")
        self.quantified[name] = Quantified(
            found[1], found[2], found[3], text[found.end() : end], start + found.end()
        )  # fmt: skip
        return self._without_quantifiers(text[: found.start()] + name + text[end:], start)


def _end_of_extent(text: str, start: int) -> int:
    """Find where a quantifier ends: at the bracket that closes around it, else at the end of the text."""
    depth = 0
    for place in range(start, len(text)):
        if text[place] in "([":
            depth += 1
        elif text[place] in ")]":
            depth -= 1
            if depth < 0:
                return place
    return len(text)


def _without_words(text: str) -> str:
    """Blank what stands in quotes, keeping every place."""
    return _QUOTED.sub(lambda found: "_" * len(found[0]), text)
