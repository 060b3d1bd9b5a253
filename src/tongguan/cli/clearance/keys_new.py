"""``tongguan clearance keys new``: a signing key."""

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from tongguan.cli.clearance.issuer_folder import IssuerFolder, password_of
from tongguan.cli.clearance.options import ISSUER, IssuerOption, PasswordFile
from tongguan.cli.errors import UsageError
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import clearance as words

app = typer.Typer()


@app.command(
    help=words.KEYS_NEW_HELP.en,
    epilog="tongguan clearance keys new\n"
    "tongguan clearance keys new --issuer issuer --name compliance --password-file secret.txt",
)
def new(
    *,
    issuer: IssuerOption = ISSUER,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=words.NAME.en)] = "office",
    password_file: PasswordFile = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Make the first key of an issuer."""
    from tongguan.clearance import KeySet, SigningKey  # noqa: PLC0415 -- help must not wait for it

    folder, password = IssuerFolder(issuer), password_of(password_file)
    if folder.exists():
        raise UsageError(f"`{issuer}` has keys already", help="`tongguan clearance keys rotate` adds the next")
    key = SigningKey.new()
    file = folder.keep_private(key, password)
    folder.write_keys(KeySet(issuer=name, keys=(key.public(datetime.now(UTC)),)))
    screen = Screen(spoken(lang))
    if password is None:
        sys.stderr.write(screen.words(words.NOT_ENCRYPTED) + "\n")
    if as_json:
        print_json({"kid": key.kid, "issuer": name, "private": str(file), "encrypted": password is not None})
    else:
        screen.line(screen.words(words.KEY_MADE).format(kid=key.kid, file=file))
