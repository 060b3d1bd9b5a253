"""Writes answers: JSON, or tables and lines for people, plain where nobody sees a terminal."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_PLAIN_WIDTH = 120
_WIDEST = 160


def print_json(answer: object) -> None:
    """Print ``answer`` as JSON on standard output; every key and list stays in the order given."""
    encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
    sys.stdout.write(json.dumps(answer, ensure_ascii=encoding != "utf8", indent=2) + "\n")


class Screen:
    """Standard output for people, in one language. Rich is imported with the first words."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._made: Console | None = None

    def words(self, said: Phrase | str) -> str:
        """Give the words in the language of this screen."""
        return said if isinstance(said, str) else said.in_language(self._language)

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
        """Write a table; the columns at ``fixed`` are never broken."""
        from rich import box  # noqa: PLC0415 -- only for people
        from rich.table import Table  # noqa: PLC0415 -- only for people

        whole = set(fixed)
        table = Table(box=box.SIMPLE_HEAD if self._console.is_terminal else box.ASCII2, pad_edge=False)
        if not self._console.is_terminal:
            table.box, table.padding, table.show_edge = None, (0, 2, 0, 0), False
        for place, column in enumerate(columns):
            table.add_column(self.words(column), no_wrap=place in whole, overflow="fold")
        for row in rows:
            table.add_row(*(self._text(self.words(cell)) for cell in row))
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
    return int(columns) if columns.isdigit() and int(columns) > 0 else _PLAIN_WIDTH
