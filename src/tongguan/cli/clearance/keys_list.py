"""``tongguan clearance keys list``: the public keys."""

import typer

from tongguan.cli.clearance.issuer_folder import IssuerFolder
from tongguan.cli.clearance.options import ISSUER, IssuerOption
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import clearance as words

app = typer.Typer()


@app.command(help=words.KEYS_LIST_HELP.en, epilog="tongguan clearance keys list\ntongguan clearance keys list --json")
def list_keys(issuer: IssuerOption = ISSUER, *, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """Show the key set."""
    keys = IssuerFolder(issuer).keys()
    if as_json:
        import msgspec  # noqa: PLC0415 -- only here

        print_json(msgspec.to_builtins(keys))
        return
    screen = Screen(spoken(lang))
    screen.heading(keys.issuer)
    screen.table(
        (words.KEY, words.STATE, words.SINCE, words.VERIFIES),
        [
            (
                key.kid,
                words.STATES[key.state],
                key.since.isoformat(timespec="seconds"),
                key.verifies_until.isoformat(timespec="seconds")
                if key.verifies_until and key.state == "retired"
                else "",
            )
            for key in keys.keys
        ],
    )
