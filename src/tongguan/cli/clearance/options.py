"""Options that the commands about clearances share, and how their values are read."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.errors import BadValueError
from tongguan.cli.words import clearance as words

IssuerOption = Annotated[Path, typer.Option("--issuer", metavar="FOLDER", help=words.ISSUER.en)]
PasswordFile = Annotated[Path | None, typer.Option("--password-file", metavar="FILE", help=words.PASSWORD_FILE.en)]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help=words.REASON.en)]
MaxAge = Annotated[str, typer.Option("--max-age", metavar="SECONDS", help=words.MAX_AGE.en)]

ISSUER = Path("issuer")
DEFAULT_MAX_AGE = "900"
_MOST_PERCENT = 100


def people_by_counter(given: Sequence[str] | None, option: str) -> dict[str, int]:
    """Read ``ordinary=50000``, several times.

    Raises:
        BadValueError: It is written otherwise, or a counter stands twice.
    """
    found: dict[str, int] = {}
    for text in given or ():
        name, mark, number = text.rpartition("=")
        if not mark or not name or not number.replace("_", "").isdecimal():
            raise BadValueError(
                f"`{text}` is not a number for a counter", help="write it as ordinary=50000", field=option
            )
        if name in found:
            raise BadValueError(f"`{name}` is given twice", field=option)
        found[name] = int(number)
    return found


def percents(text: str, option: str) -> tuple[int, ...]:
    """Read ``80,90,95``, in rising order.

    Raises:
        BadValueError: One is no percentage.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdecimal() and 1 <= int(part) <= _MOST_PERCENT for part in parts):
        raise BadValueError(f"`{text}` is not a list of percentages", help="write it as 80,90,95", field=option)
    return tuple(sorted({int(part) for part in parts}))


def seconds(text: str, option: str) -> int:
    """Read a number of seconds, from one to that of 31 days.

    Raises:
        BadValueError: It is none.
    """
    if not text.isdecimal() or not 1 <= int(text) <= 31 * 24 * 3600:
        raise BadValueError(f"`{text}` is not a number of seconds up to 31 days", field=option)
    return int(text)


def calendar_year(text: str, option: str) -> int:
    """Read a year.

    Raises:
        BadValueError: It is none.
    """
    if not (text.isdecimal() and len(text) == 4):  # noqa: PLR2004 -- as years are written
        raise BadValueError(f"`{text}` is not a year", help="write it as 2026", field=option)
    return int(text)


def instant(text: str | None, option: str) -> datetime:
    """Read an instant with its offset; now where it is left out.

    Raises:
        BadValueError: It is written otherwise, or says no offset.
    """
    if text is None:
        return datetime.now(UTC)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise BadValueError(
            f"`{text}` is not an instant with its offset", help="write it as 2026-06-30T09:00:00+08:00", field=option
        )
    return found.astimezone(UTC)
