"""``tongguan clearance keys revoke``: a key is believed no more."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from tongguan.cli.clearance.ending import end
from tongguan.cli.clearance.issuer_folder import IssuerFolder, password_of
from tongguan.cli.clearance.options import DEFAULT_MAX_AGE, ISSUER, IssuerOption, MaxAge, PasswordFile, Reason, seconds
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.words import clearance as words

app = typer.Typer()


@app.command(
    help=words.KEYS_REVOKE_HELP.en,
    epilog="tongguan clearance keys revoke kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k --reason 'the file was copied'",
)
def revoke(
    kid: Annotated[str, typer.Argument(metavar="KEY", help=words.KID.en)],
    *,
    reason: Reason,
    issuer: IssuerOption = ISSUER,
    password_file: PasswordFile = None,
    max_age: MaxAge = DEFAULT_MAX_AGE,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Revoke a key; another, active one signs the news."""
    from tongguan.clearance.journal import BEGINNING, KeyRevoked  # noqa: PLC0415 -- help must not wait for it

    folder, age, now = IssuerFolder(issuer), seconds(max_age, "--max-age"), datetime.now(UTC)
    with folder.writing() as journal:
        keys = folder.keys().revoking(kid, now)
        key = folder.private(keys.active.kid, password_of(password_file))
        folder.append(journal, KeyRevoked(number=1, at=now, previous=BEGINNING, kid=kid, reason=reason))
        folder.write_keys(keys)
        feed = folder.feed(journal, key, age)
    end({"kid": kid}, [words.KEY_REVOKED, words.FED], folder, feed, lang, as_json=as_json)
