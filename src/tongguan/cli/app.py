"""The program: parses the arguments, runs the command, and turns every way to fail into an exit code."""

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from tongguan import __version__
from tongguan.cli import failing
from tongguan.cli.errors import DamagedLawbookError, NotWrittenError, reason_of
from tongguan.cli.groups import Group
from tongguan.cli.language import speak
from tongguan.cli.options import AskedLanguage
from tongguan.cli.words import help as words
from tongguan.cli.words import options as option_words
from tongguan.vocabulary import TongguanError

ANSWERED = 0
OUR_FAULT = 1
REFUSED = 2
INTERRUPTED = 130
PIPE_CLOSED = 141

_COMPLETION = "_TONGGUAN_COMPLETE"

app = typer.Typer(cls=Group, help=words.TONGGUAN.en, context_settings={"help_option_names": ["-h", "--help"]})


def _version(asked: bool) -> None:  # noqa: FBT001 -- Typer hands the flag over
    if asked:
        sys.stdout.write(f"tongguan {__version__}\n")
        raise typer.Exit


@app.callback()
def _tongguan(
    *,
    version: Annotated[
        bool, typer.Option("--version", help=option_words.VERSION.en, callback=_version, is_eager=True)
    ] = False,
    lang: AskedLanguage = None,
) -> None:
    """Parse what stands before the name of a command."""


def run(arguments: Sequence[str]) -> int:  # noqa: PLR0911 -- one exit a way to fail
    """Run ``tongguan`` and give its exit code: 0 answered, 1 our fault, 2 input refused."""
    language = speak(arguments)
    as_json = "--json" in arguments
    try:
        return _answer(list(arguments))
    except DamagedLawbookError as error:
        failing.tell(error, language, as_json=as_json)
        return OUR_FAULT
    except TongguanError as error:
        failing.tell(error, language, as_json=as_json)
        return REFUSED
    except typer.TyperException as error:
        failing.tell(failing.from_typer(error), language, as_json=as_json)
        return REFUSED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return PIPE_CLOSED
    except OSError as error:
        _discard_output()
        said = f"the answer cannot be written: {reason_of(error)}"
        failing.tell(NotWrittenError(said), language, as_json=as_json)
        return REFUSED
    except Exception as error:  # noqa: BLE001 -- the last resort; a traceback helps nobody who asked about law
        failing.tell_unexpected(error, language, as_json=as_json)
        return OUR_FAULT


def _answer(arguments: list[str]) -> int:
    command: Any = typer.main.get_command(app)
    if _COMPLETION in os.environ:
        command.main(arguments, prog_name="tongguan")  # asked by the shell; ends the process
    try:
        with command.make_context("tongguan", arguments) as context:
            command.invoke(context)
    except typer.Exit as ended:
        code = ended.exit_code
    else:
        code = ANSWERED
    sys.stdout.flush()
    return code


def _discard_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
