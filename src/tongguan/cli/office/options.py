"""Options that the commands of the office share, and what they need to run."""

from pathlib import Path
from typing import Annotated, ClassVar, Final

import typer

from tongguan.cli.words import office as words
from tongguan.vocabulary import TongguanError

DATA: Final = Path("office")
DataOption = Annotated[Path, typer.Option("--data", metavar="DIR", help=words.DATA.en)]


class OfficeNotInstalledError(TongguanError):
    """The libraries that the office needs are not installed."""

    code: ClassVar[str] = "cli/office-not-installed"


def require_office() -> None:
    """Check that the extra of the office is installed.

    Raises:
        OfficeNotInstalledError: It is not.
    """
    from importlib.util import find_spec  # noqa: PLC0415 -- help must not wait for it

    missing = [
        name for name in ("django", "allauth", "csp", "granian", "whitenoise", "django_htmx") if not find_spec(name)
    ]
    if missing:
        raise OfficeNotInstalledError(f"`{missing[0]}` is not installed", help="install `tongguan[office]`")
