"""The help of a command, in the language of this run; Chinese takes two columns a character."""

from typing import TYPE_CHECKING, Any

from tongguan.cli.language import spoken
from tongguan.cli.registry import names_below, row_of
from tongguan.cli.words import help as words
from tongguan.cli.words import in_language
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

if TYPE_CHECKING:
    from typer._click import Context
    from typer._click.core import Command as AnyCommand

_WIDEST = 100


def help_of(command: "AnyCommand", ctx: "Context") -> str:
    """Give the whole help text."""
    from tongguan.cli.groups import path_of  # noqa: PLC0415 -- that module imports this one

    language = spoken()
    path = path_of(ctx)
    parts = [f"{words.USAGE.in_language(language)}: {usage_of(command, ctx)}"]
    if command.help:
        said = in_language(command.help, language)
        parts.append("\n".join("\n".join(_wrapped(line, _WIDEST) or [""]) for line in said.splitlines()))
    if command.epilog:
        parts.append(_section(words.EXAMPLE, [(f"$ {line}", "") for line in examples_of(command)], language))
    shown = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    arguments = [row_of_param(param, language) for param in shown if param.param_type_name == "argument"]
    options = [row_of_param(param, language) for param in shown if param.param_type_name == "option"]
    parts.extend(
        _section(title, rows, language)
        for title, rows in ((words.ARGUMENTS, arguments), (words.OPTIONS, options))
        if rows
    )
    below = [(name, _says(f"{path} {name}".strip(), language)) for name in names_below(path)]
    if below and hasattr(command, "list_commands"):
        parts.append(_section(words.COMMANDS, below, language))
    return "\n\n".join(parts) + "\n"


def examples_of(command: "AnyCommand") -> tuple[str, ...]:
    """Give the examples of a command, each a line as typed."""
    return tuple(line.removeprefix("Example: ") for line in (command.epilog or "").splitlines())


def usage_of(command: "AnyCommand", ctx: "Context") -> str:
    """Give the line of usage, such as ``tongguan due [OPTIONS] [CODE]``."""
    arguments = [param for param in command.get_params(ctx) if param.param_type_name == "argument"]
    names = [_name(param) if param.required else f"[{_name(param)}]" for param in arguments]
    below = ["COMMAND ..."] if hasattr(command, "list_commands") else []
    return " ".join([ctx.command_path, "[OPTIONS]", *names, *below])


def row_of_param(param: Any, language: Language) -> tuple[str, str]:  # noqa: ANN401 -- Typer's parameters, either kind
    """Give a parameter as it is typed, and what it is for."""
    says = in_language(param.help or "", language)
    if param.param_type_name == "argument":
        name = _name(param)
    else:
        name = ", ".join(sorted((*param.opts, *param.secondary_opts), key=len))
        if not param.is_flag:
            name = f"{name} {_value(param)}"
    notes = [words.REQUIRED.in_language(language)] if param.required else []
    if isinstance(param.default, str | int) and not isinstance(param.default, bool):
        notes.append(f"{words.DEFAULT.in_language(language)} {param.default}")
    return name, f"{says} [{'; '.join(notes)}]" if notes else says


def _name(param: Any) -> str:  # noqa: ANN401 -- as above
    return str(param.metavar or param.name.upper()).strip("[]")


def _value(param: Any) -> str:  # noqa: ANN401 -- as above
    if param.metavar:
        return str(param.metavar)
    choices = param.type_descriptor.choices
    return "|".join(str(choice) for choice in choices) if choices else "TEXT"


def _says(path: str, language: Language) -> str:
    row = row_of(path)
    return row.says.in_language(language) if row else ""


def _section(title: Phrase, rows: list[tuple[str, str]], language: Language) -> str:
    from rich.cells import cell_len  # noqa: PLC0415 -- only when help is asked for

    column = min(max(cell_len(name) for name, _ in rows), 28) + 4
    lines = [f"{title.in_language(language)}:"]
    for name, says in rows:
        room = max(_WIDEST - column, 20)
        first, *rest = _wrapped(says, room) or [""]
        gap = " " * max(column - 2 - cell_len(name), 2)
        lines.append(f"  {name}{gap}{first}".rstrip())
        lines.extend(f"{' ' * column}{line}" for line in rest)
    return "\n".join(lines)


def _wrapped(text: str, room: int) -> list[str]:
    from rich.console import Console  # noqa: PLC0415 -- only when help is asked for
    from rich.text import Text  # noqa: PLC0415 -- only when help is asked for

    return [line.plain.rstrip() for line in Text(text).wrap(Console(width=room), room)]
