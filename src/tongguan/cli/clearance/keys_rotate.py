"""``tongguan clearance keys rotate``: the next signing key."""

from datetime import UTC, datetime, timedelta

import typer

from tongguan.cli.clearance.issuer_folder import IssuerFolder, password_of
from tongguan.cli.clearance.options import ISSUER, IssuerOption, PasswordFile
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import clearance as words

app = typer.Typer()


@app.command(
    help=words.KEYS_ROTATE_HELP.en,
    epilog="tongguan clearance keys rotate\ntongguan clearance keys rotate --issuer issuer",
)
def rotate(
    *,
    issuer: IssuerOption = ISSUER,
    password_file: PasswordFile = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Make a key, and retire those that signed before it."""
    from tongguan.clearance import SigningKey, first_instant  # noqa: PLC0415 -- help must not wait for it
    from tongguan.clearance.keys import end_of_verifying  # noqa: PLC0415 -- as above

    folder = IssuerFolder(issuer)
    with folder.writing() as journal:
        keys, now = folder.keys(), datetime.now(UTC)
        key = SigningKey.new()
        file = folder.keep_private(key, password_of(password_file))
        retired = {}
        for old in keys.keys:
            if old.state == "active":
                ends = [each.valid_until for each in journal.issued if each.kid == old.kid]
                until = end_of_verifying(first_instant(max(ends) + timedelta(days=1)) if ends else None, now)
                keys, retired[old.kid] = keys.retiring(old.kid, until), until
        folder.write_keys(keys.adding(key.public(now)))
    if as_json:
        print_json(
            {
                "kid": key.kid,
                "private": str(file),
                "retired": {kid: until.isoformat() for kid, until in retired.items()},
            }
        )
        return
    screen = Screen(spoken(lang))
    screen.line(screen.words(words.KEY_MADE).format(kid=key.kid, file=file))
    for kid, until in retired.items():
        screen.line(screen.words(words.KEY_RETIRED).format(kid=kid, until=until.isoformat(timespec="seconds")))
