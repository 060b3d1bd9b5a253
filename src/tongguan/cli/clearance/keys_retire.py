"""``tongguan clearance keys retire``: a key signs no more."""

from typing import Annotated

import typer

from tongguan.cli.clearance.issuer_folder import IssuerFolder
from tongguan.cli.clearance.options import ISSUER, IssuerOption, instant
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import clearance as words

app = typer.Typer()


@app.command(
    help=words.KEYS_RETIRE_HELP.en,
    epilog="tongguan clearance keys retire kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k "
    "--until 2026-12-31T23:59:59+08:00",
)
def retire(
    kid: Annotated[str, typer.Argument(metavar="KEY", help=words.KID.en)],
    *,
    until: Annotated[str, typer.Option("--until", metavar="INSTANT", help=words.VERIFIES_UNTIL.en)],
    issuer: IssuerOption = ISSUER,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Retire a key."""
    folder, last = IssuerFolder(issuer), instant(until, "--until")
    with folder.writing():
        folder.write_keys(folder.keys().retiring(kid, last))
    if as_json:
        print_json({"kid": kid, "verifies_until": last.isoformat()})
    else:
        screen = Screen(spoken(lang))
        screen.line(screen.words(words.KEY_RETIRED).format(kid=kid, until=last.isoformat(timespec="seconds")))
