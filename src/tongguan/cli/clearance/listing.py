"""``tongguan clearance list``: what was issued, and how it stands."""

import typer

from tongguan.cli.clearance.issuer_folder import IssuerFolder
from tongguan.cli.clearance.options import ISSUER, IssuerOption
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.today import today_in_shanghai
from tongguan.cli.words import clearance as words

app = typer.Typer()


@app.command(help=words.LIST_HELP.en, epilog="tongguan clearance list\ntongguan clearance list --issuer issuer --json")
def list_issued(issuer: IssuerOption = ISSUER, *, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """Read the journal, prove it, list."""
    folder = IssuerFolder(issuer)
    folder.keys()
    journal, today = folder.journal(), today_in_shanghai()
    rows = [
        (
            each,
            "revoked" if each.clearance in journal.revoked else "expired" if each.valid_until < today else "standing",
        )
        for each in journal.issued
    ]
    if as_json:
        import msgspec  # noqa: PLC0415 -- only here

        print_json(
            {
                "last_hash": journal.last_hash,
                "feed": journal.last_sequence,
                "clearances": [{**msgspec.to_builtins(each), "state": state} for each, state in rows],
                "stops": msgspec.to_builtins(journal.standing_stops),
            }
        )
        return
    screen = Screen(spoken(lang))
    screen.table(
        (words.ID, words.EXPORT_COLUMN, words.LEDGER_COLUMN, words.VALID, words.STATE, words.ALLOTMENT_COLUMN),
        [
            (
                each.clearance,
                each.export,
                each.ledger,
                f"{each.valid_from} – {each.valid_until}",
                words.STATES[state],
                ", ".join(f"{limit.counter} {limit.limit.year}: {limit.limit.allotment:,}" for limit in each.limits),
            )
            for each, state in rows
        ],
        fixed=(0, 2),
    )
