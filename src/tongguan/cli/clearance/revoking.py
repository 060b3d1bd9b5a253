"""``tongguan clearance revoke``: take a clearance back."""

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
    help=words.REVOKE_HELP.en,
    epilog="tongguan clearance revoke CLR-2026-000001 --reason 'the contract was ended'",
)
def revoke(
    name: Annotated[str, typer.Argument(metavar="ID", help=words.CLEARANCE_ID.en)],
    *,
    reason: Reason,
    issuer: IssuerOption = ISSUER,
    password_file: PasswordFile = None,
    max_age: MaxAge = DEFAULT_MAX_AGE,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Enter the revocation and sign the feed."""
    from tongguan.clearance.journal import BEGINNING, Revoked  # noqa: PLC0415 -- help must not wait for it

    folder, age = IssuerFolder(issuer), seconds(max_age, "--max-age")
    key = folder.signing_key(password_of(password_file))
    with folder.writing() as journal:
        journal.find(name)
        if name not in journal.revoked:
            revoked = Revoked(number=1, at=datetime.now(UTC), previous=BEGINNING, clearance=name, reason=reason)
            folder.append(journal, revoked)
        feed = folder.feed(journal, key, age)
    end({"clearance": name}, [words.REVOKED], folder, feed, lang, as_json=as_json)
