"""What people see: plain in a pipe, drawn on a terminal, Chinese in its columns, nothing left untranslated."""

import io
import re
import sys

import pytest
from rich.cells import cell_len

from tests.cli.running import Tongguan
from tongguan.cli.screen import Screen, print_json
from tongguan.vocabulary import Phrase

# What stays as it is in either language: codes, citations, ids, addresses, conditions.
IDENTIFIER = re.compile(
    r"https?://\S+|[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*-[A-Z0-9]*\d+[A-Z]?(?:#[\w.]+)?(?::[a-z0-9-]+)?|#[\w.]+|\[[\w-]+\]"
    r"|`[^`]*`|\b[a-z0-9]+(?:-[a-z0-9]+)+\b|GB/T|TC260|PIPL|PI|CIIO|\bA\d+\b|[0-9a-f]{16}"
)
ENGLISH = re.compile(r"[A-Za-z]{3,}(?: [A-Za-z]{2,})+")


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "arguments",
    [
        ("law", "list"),
        ("law", "timeline"),
        ("law", "readings"),
        ("law", "diff", "2024-03-21", "2024-03-22"),
        ("law", "diff", "2025-12-31", "2026-01-01"),
        ("due", "--list"),
        ("due", "certificate-renewal", "--from", "2023-01-05"),
        ("due", "contract-filing-check", "--from", "2099-03-02"),
    ],
    ids=" ".join,
)
def test_chinese_output_leaves_nothing_untranslated(arguments: tuple[str, ...], tongguan: Tongguan) -> None:
    ran = tongguan(*arguments, "--lang", "zh")
    assert ran.code == 0
    assert any(character >= "\u2e80" for character in ran.out)
    left = [found.group() for line in ran.out.splitlines() for found in ENGLISH.finditer(IDENTIFIER.sub("", line))]
    assert not left


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_pipe_gets_plain_lines_without_spaces_at_their_ends(language: str, tongguan: Tongguan) -> None:
    out = tongguan("law", "list", "--lang", language).out
    assert "\x1b" not in out
    assert all(line == line.rstrip() for line in out.splitlines())
    assert not any(character in out for character in "│─┃━")


def test_chinese_takes_two_columns_a_character(tongguan: Tongguan) -> None:
    """The days stand below each other whatever the title before them."""
    rows = [line for line in tongguan("law", "list", "--lang", "zh").out.splitlines() if "2024-03-22" in line]
    places = {cell_len(line[: line.index("2024-03-22")]) for line in rows}
    assert len(rows) >= 3
    assert len(places) == 1


def test_a_narrow_pipe_is_asked_for_by_columns(tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(cell_len, tongguan("law", "readings", "--lang", "zh").out.splitlines())) <= 60


def test_a_terminal_gets_rules_and_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    screen = Screen("zh")
    screen.heading(Phrase("法律库", "lawbook"))
    screen.table((Phrase("编号", "id"), "名称"), [("CBDF-2024", "[red]不是标记[/red]")])
    assert "\x1b[1m法律库" in terminal.getvalue()
    assert "─" in terminal.getvalue()
    assert "[red]不是标记[/red]" in terminal.getvalue()


def test_json_is_ascii_where_the_pipe_cannot_hold_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for encoding, expected in (("ascii", r"\u6cd5"), ("utf-8", "法")):
        written = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", written)
        print_json({"says": "法"})
        written.flush()
        assert expected in written.buffer.getvalue().decode(encoding)
