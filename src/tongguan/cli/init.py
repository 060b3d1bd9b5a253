"""``tongguan init``: a declaration to fill in."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.language import spoken
from tongguan.cli.options import AskedLanguage
from tongguan.cli.words import init as words

app = typer.Typer()

_STDOUT = "-"


@app.command(
    help=words.HELP.en, epilog="tongguan init\ntongguan init group/declaration.yaml --lang zh\ntongguan init -"
)
def init(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=words.FILE.en)] = Path("declaration.yaml"),
    *,
    force: Annotated[bool, typer.Option("--force", help=words.FORCE.en)] = False,
    lang: AskedLanguage = None,
) -> None:
    """Write the template."""
    from tongguan.cli.template import template  # noqa: PLC0415 -- help must not wait for it
    from tongguan.cli.writing_files import write_text  # noqa: PLC0415 -- as above

    language = spoken(lang)
    text = template(lawbook().facts, language)
    if str(file) == _STDOUT:
        sys.stdout.write(text)
        return
    write_text(file, text, replace=force)
    sys.stderr.write(words.WRITTEN.in_language(language).format(file=file) + "\n")
