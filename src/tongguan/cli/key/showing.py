"""``tongguan key show``: whose key it is, and which; never the secret."""

from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.errors import UsageError
from tongguan.cli.key.key_files import key_of_variable, read_key
from tongguan.cli.key.view import as_dict, show
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import key as words

app = typer.Typer()


@app.command(
    name="show",
    help=words.SHOW_HELP.en,
    epilog="tongguan key show 2026.key\ntongguan key show --env TONGGUAN_KEY --json",
)
def show_key(
    file: Annotated[str | None, typer.Argument(metavar="FILE", help=words.FILE.en)] = None,
    *,
    env: Annotated[str | None, typer.Option("--env", metavar="NAME", help=words.ENV.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Read a key, which checks it, and tell what may be told."""
    if (file is None) is (env is None):
        raise UsageError("name a file or a variable, one of the two", help="`tongguan key show FILE`, or --env NAME")
    key = read_key(Path(file)) if file is not None else key_of_variable(str(env))
    source = file if file is not None else f"${env}"
    if as_json:
        print_json(as_dict(key, source))
    else:
        show(key, source, Screen(spoken(lang)))
