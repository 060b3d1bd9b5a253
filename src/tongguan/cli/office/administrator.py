"""Who administers a new office: taken from the environment, else asked for."""

import os
import sys
from typing import TYPE_CHECKING, ClassVar

import typer

from tongguan.cli.words import office as words
from tongguan.vocabulary import Phrase, TongguanError
from tongguan.vocabulary.phrase import Language

if TYPE_CHECKING:
    from tongguan.office.accounts.models import User

EMAIL = "TONGGUAN_ADMIN_EMAIL"
PASSWORD = "TONGGUAN_ADMIN_PASSWORD"  # noqa: S105 -- the name of a variable


class NoAdministratorError(TongguanError):
    """A new office has nobody to administer it, and nobody is there to be asked."""

    code: ClassVar[str] = "cli/no-administrator"


def make(language: Language) -> "User":
    """Make the administrator.

    Raises:
        NoAdministratorError: Nothing is set, and no terminal is there.
        TongguanError: The address or the password is refused.
    """
    from tongguan.office.running.administering import make_administrator  # noqa: PLC0415 -- needs Django set up

    email, password = os.environ.get(EMAIL, ""), os.environ.get(PASSWORD, "")
    if email and password:
        return make_administrator(email, password, language)
    if not sys.stdin.isatty():
        raise NoAdministratorError(
            "the office has no administrator yet", help=f"set `{EMAIL}` and `{PASSWORD}`, or start it on a terminal"
        )
    email = email or typer.prompt(words.ASK_EMAIL.in_language(language), err=True)
    while True:
        password = _asked(words.ASK_PASSWORD, language)
        if password != _asked(words.ASK_AGAIN, language):
            sys.stderr.write(f"{words.DIFFERENT.in_language(language)}\n")
            continue
        try:
            return make_administrator(email, password, language)
        except TongguanError as error:
            if error.field != "password":
                raise
            sys.stderr.write(f"{error.message}\n")


def _asked(said: Phrase, language: Language) -> str:
    """Ask for a password, which is not shown."""
    return str(typer.prompt(said.in_language(language), hide_input=True, err=True))
