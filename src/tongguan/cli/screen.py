"""Writes answers: JSON, or tables and lines for people, plain where nobody sees a terminal."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tongguan.cli.visible import escaped, visible
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_PLAIN_WIDTH = 120
_WIDEST = 160
_LEAST = 8


def print_json(answer: object) -> None:
    """Print ``answer`` as JSON on standard output; every key and list stays in the order given."""
    encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
    sys.stdout.write(escaped(json.dumps(answer, ensure_ascii=encoding != "utf8", indent=2)) + "\n")


class Screen:
    """Standard output for people, in one language. Rich is imported with the first words."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._made: Console | None = None

    def words(self, said: Phrase | str) -> str:
        """Give the words in the language of this screen, with nothing in them that a terminal would obey."""
        return visible(said if isinstance(said, str) else said.in_language(self._language))

    def heading(self, said: Phrase | str) -> None:
        """Write a heading."""
        self._write(self._text(self.words(said), "bold"))

    def line(self, said: Phrase | str = "", style: str = "", indent: int = 0) -> None:
        """Write a paragraph, wrapped at the width of the terminal."""
        from rich.padding import Padding  # noqa: PLC0415 -- only for people

        self._write(Padding(self._text(self.words(said), style), (0, 0, 0, indent)))

    def pairs(self, rows: Iterable[tuple[Phrase | str, Phrase | str]], indent: int = 0) -> None:
        """Write labels and what belongs to them, in two columns."""
        from rich.padding import Padding  # noqa: PLC0415 -- only for people
        from rich.table import Table  # noqa: PLC0415 -- only for people

        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True, style="dim" if self._console.is_terminal else "")
        grid.add_column(overflow="fold")
        for label, value in rows:
            grid.add_row(self._text(self.words(label)), self._text(self.words(value)))
        self._write(Padding(grid, (0, 0, 0, indent)))

    def table(
        self, columns: Sequence[Phrase | str], rows: Iterable[Sequence[Phrase | str]], fixed: Iterable[int] = (0,)
    ) -> None:
        """Write a table; the columns at ``fixed`` are never broken. Where it cannot fit, each row stands by itself."""
        heads = [self.words(column) for column in columns]
        cells = [[self.words(cell) for cell in row] for row in rows]
        whole = set(fixed)
        if _least_width(heads, cells, whole) <= self._console.width:
            self._draw(heads, cells, whole)
            return
        for row in cells:
            self.heading(row[0])
            self.pairs([(head, cell) for head, cell in zip(heads[1:], row[1:], strict=True) if cell], indent=2)

    def _draw(self, heads: Sequence[str], cells: Iterable[Sequence[str]], whole: set[int]) -> None:
        from rich import box  # noqa: PLC0415 -- only for people
        from rich.table import Table  # noqa: PLC0415 -- only for people

        drawn = self._console.is_terminal
        table = Table(box=box.SIMPLE_HEAD if drawn else None, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False)
        for place, head in enumerate(heads):
            table.add_column(
                head, no_wrap=place in whole, overflow="fold", min_width=None if place in whole else _LEAST
            )
        for row in cells:
            table.add_row(*map(self._text, row))
        self._write(table)

    @property
    def _console(self) -> "Console":
        if self._made is None:
            from rich.console import Console  # noqa: PLC0415 -- only for people

            terminal = sys.stdout.isatty()
            width = min(shutil.get_terminal_size().columns, _WIDEST) if terminal else _plain_width()
            self._made = Console(
                file=sys.stdout, width=width, force_terminal=terminal, highlight=False, markup=False, emoji=False
            )
        return self._made

    def _text(self, words: str, style: str = "") -> "RenderableType":
        from rich.text import Text  # noqa: PLC0415 -- only for people

        return Text(words, style if self._console.is_terminal else "")

    def _write(self, what: "RenderableType") -> None:
        """Write; a pipe gets no spaces at the ends of lines."""
        console = self._console
        if console.is_terminal:
            console.print(what)
            return
        with console.capture() as captured:
            console.print(what)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _plain_width() -> int:
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and int(columns) > 0 else _PLAIN_WIDTH


def _least_width(heads: Sequence[str], cells: Sequence[Sequence[str]], whole: set[int]) -> int:
    """Give the columns of a terminal that a table needs: a whole column as wide as it is, others a few."""
    from rich.cells import cell_len  # noqa: PLC0415 -- only for people

    widest = [max(map(cell_len, column)) for column in zip(heads, *cells, strict=True)]
    needed = sum(width if place in whole else min(width, _LEAST) for place, width in enumerate(widest))
    return needed + 3 * len(heads)
