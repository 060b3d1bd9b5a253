"""Options that the commands about gates share."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.errors import BadValueError
from tongguan.cli.words import gate as words

Configuration = Annotated[Path, typer.Argument(metavar="CONFIG", help=words.CONFIGURATION.en, show_default=False)]
HandlerOption = Annotated[str | None, typer.Option("--handler", metavar="NAME", help=words.HANDLER.en)]
YearOption = Annotated[str | None, typer.Option("--year", metavar="YEAR", help=words.YEAR.en)]
By = Annotated[str, typer.Option("--by", metavar="NAME", help=words.BY.en)]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help=words.NOTE.en)]
Yes = Annotated[bool, typer.Option("--yes", help=words.YES.en)]
Number = Annotated[str, typer.Argument(metavar="NUMBER", help=words.NUMBER.en, show_default=False)]

_MOST_DIGITS = 15


def year_of(text: str | None) -> int:
    """Read a calendar year; this one in Beijing where it is left out.

    Raises:
        BadValueError: It is none.
    """
    from tongguan.clearance import legal_day  # noqa: PLC0415 -- help must not wait for it

    if text is None:
        return legal_day(datetime.now(UTC)).year
    if not (text.isascii() and text.isdigit() and len(text) == 4):  # noqa: PLR2004 -- as years are written
        raise BadValueError(f"`{text}` is not a year", help="write it as 2026", field="--year")
    return int(text)


def number_of(text: str) -> int:
    """Read the number of a hold, reservation or emergency.

    Raises:
        BadValueError: It is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and int(text) > 0):
        raise BadValueError(f"`{text}` is not the number of an entry", field="NUMBER")
    return int(text)
