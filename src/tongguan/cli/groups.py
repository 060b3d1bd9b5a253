"""Commands and groups of commands: lazily imported, with help in both languages."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info

from tongguan.cli.errors import UnknownCommandError
from tongguan.cli.plain_values import take_as_text
from tongguan.cli.registry import names_below, row_of

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter
    from typer._click.core import Command as AnyCommand


class Command(TyperCommand):
    """One command; its ``epilog`` is an example of its use."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Parse, with values taken as text."""
        take_as_text(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the help in the language of this run."""
        from tongguan.cli.helping import help_of  # noqa: PLC0415 -- only when help is asked for

        formatter.write(help_of(self, ctx))


class Group(TyperGroup):
    """A group whose commands are those of the registry."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Show the help where nothing is asked."""
        take_as_text(self.get_params(ctx))
        return super().parse_args(ctx, args or ["--help"])

    def list_commands(self, ctx: "Context") -> list[str]:
        """Give the names of the commands, without importing them."""
        return list(names_below(path_of(ctx)))

    def get_command(self, ctx: "Context", cmd_name: str) -> "AnyCommand | None":
        """Import a command."""
        return load_command(f"{path_of(ctx)} {cmd_name}".strip())

    def resolve_command(self, ctx: "Context", args: list[str]) -> tuple[str | None, "AnyCommand | None", list[str]]:
        """Find the command that ``args`` begin with.

        Raises:
            UnknownCommandError: There is none; the nearest is named.
        """
        name = args[0]
        if name not in self.list_commands(ctx) and not ctx.resilient_parsing:
            raise _unknown(path_of(ctx), name)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the help in the language of this run."""
        from tongguan.cli.helping import help_of  # noqa: PLC0415 -- only when help is asked for

        formatter.write(help_of(self, ctx))


def path_of(ctx: "Context") -> str:
    """Give the full name of the command of a context, such as ``law show``; ``""`` for ``tongguan``."""
    names: list[str] = []
    here: Any = ctx
    while here.parent is not None:
        names.insert(0, here.info_name or "")
        here = here.parent
    return " ".join(names)


def load_command(name: str) -> "AnyCommand | None":
    """Import the command of that full name, or make the group; ``None`` where there is none."""
    row = row_of(name)
    if row is None:
        return None
    if row.module is None:
        return Group(name=name.rpartition(" ")[2], help=row.says.en)
    declared = import_module(f"tongguan.cli.{row.module}").app.registered_commands[0]
    declared.cls = Command
    command = get_command_from_info(declared, pretty_exceptions_short=True, rich_markup_mode=None)
    command.name = name.rpartition(" ")[2]
    return command


def _unknown(group: str, name: str) -> UnknownCommandError:
    import difflib  # noqa: PLC0415 -- only when something is wrong

    names = names_below(group)
    close = difflib.get_close_matches(name, names, n=1)
    path = f"tongguan {group}".strip()
    return UnknownCommandError(
        f"`{name}` is not a command of `{path}`",
        help=f"did you mean `{path} {close[0]}`?" if close else f"commands: {', '.join(names)}",
    )
