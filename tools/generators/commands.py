"""The page of commands, from the commands themselves."""

from pathlib import Path
from typing import Any

from typer.main import get_command

from tongguan.cli.app import app
from tongguan.cli.groups import load_command
from tongguan.cli.helping import examples_of, row_of_param, usage_of
from tongguan.cli.registry import COMMANDS
from tongguan.cli.words import in_language
from tools import markdown

_PAGE = Path("docs/reference/commands.md")
_INTRO = """\
Every command answers one question and takes its day explicitly.
Beside the answer for people there is `--json`, whose keys stay in order.
`--lang zh` and `--lang en` choose the language; without it `TONGGUAN_LANG` decides, then `LC_ALL` and `LANG`.
Nothing is sent anywhere."""


def generate() -> dict[Path, str]:
    """Give the page."""
    root: Any = get_command(app)
    parts = [_INTRO]
    for row in COMMANDS:
        if row.module is None:
            parts.append(f"## tongguan {row.name}\n\n{markdown.text(row.says.en.capitalize())}. {row.says.zh}。")
        else:
            parts.append(_command(root, row.name))
    return {_PAGE: markdown.page("Commands", *parts)}


def _command(root: Any, name: str) -> str:  # noqa: ANN401 -- Typer's commands are of no public type
    context = root.make_context("tongguan", [], resilient_parsing=True)
    *groups, last = name.split()
    for depth, group in enumerate(groups, 1):
        above: Any = load_command(" ".join(groups[:depth]))
        context = above.make_context(group, [], parent=context, resilient_parsing=True)
    command: Any = load_command(name)
    context = command.make_context(last, [], parent=context, resilient_parsing=True)
    rows = [
        (markdown.code(shown), markdown.both(row_of_param(param, "zh")[1], says))
        for param in command.params
        for shown, says in [row_of_param(param, "en")]
    ]
    help_en = command.help or ""
    return "\n\n".join(
        (
            f"{'#' * (2 + bool(groups))} tongguan {name}",
            _prose(help_en),
            _prose(in_language(help_en, "zh")),
            f"```text\n{usage_of(command, context)}\n```",
            "```console\n" + "\n".join(f"$ {line}" for line in examples_of(command)) + "\n```",
            markdown.table(("parameter", "for"), rows),
        )
    )


def _prose(text: str) -> str:
    return "\n\n".join(markdown.text(part) for part in text.replace("``", "`").split("\n\n"))
