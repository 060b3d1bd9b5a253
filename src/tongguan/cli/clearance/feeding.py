"""``tongguan clearance feed``: sign the feed anew."""

import typer

from tongguan.cli.clearance.issuer_folder import IssuerFolder, password_of
from tongguan.cli.clearance.options import DEFAULT_MAX_AGE, ISSUER, IssuerOption, MaxAge, PasswordFile, seconds
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import clearance as words

app = typer.Typer()


@app.command(
    help=words.FEED_HELP.en, epilog="tongguan clearance feed\ntongguan clearance feed --max-age 86400 --issuer issuer"
)
def feed(
    *,
    issuer: IssuerOption = ISSUER,
    password_file: PasswordFile = None,
    max_age: MaxAge = DEFAULT_MAX_AGE,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Sign what stands, with the next number."""
    folder, age = IssuerFolder(issuer), seconds(max_age, "--max-age")
    key = folder.signing_key(password_of(password_file))
    with folder.writing() as journal:
        signed = folder.feed(journal, key, age)
    if as_json:
        print_json(
            {
                "feed": signed.sequence,
                "issued_at": signed.issued_at.isoformat(),
                "max_age_seconds": signed.max_age_seconds,
                "revoked": len(signed.revoked),
                "stops": len(signed.stops),
                "file": str(folder.feed_file),
            }
        )
    else:
        screen = Screen(spoken(lang))
        screen.line(screen.words(words.FED).format(sequence=signed.sequence, file=folder.feed_file))
