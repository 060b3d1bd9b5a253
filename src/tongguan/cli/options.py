"""Options that several commands share, each declared once."""

from typing import Annotated

import typer

from tongguan.cli.words import options as words
from tongguan.vocabulary.phrase import Language

AsJson = Annotated[bool, typer.Option("--json", help=words.JSON.en)]
AskedLanguage = Annotated[Language | None, typer.Option("--lang", help=words.LANG.en)]
AskedDay = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=words.AS_OF.en)]
