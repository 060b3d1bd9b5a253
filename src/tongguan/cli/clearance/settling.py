"""``tongguan clearance settle``: a ledger gives back what it did not use."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from tongguan.cli.clearance.issuer_folder import IssuerFolder
from tongguan.cli.clearance.options import ISSUER, IssuerOption, calendar_year, people_by_counter
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.today import today_in_shanghai
from tongguan.cli.words import clearance as words

app = typer.Typer()


@app.command(
    help=words.SETTLE_HELP.en,
    epilog="tongguan clearance settle shanghai --handler Yunfan --year 2026 --added ordinary=8000",
)
def settle(
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help=words.LEDGER.en)],
    *,
    handler: Annotated[str, typer.Option("--handler", metavar="NAME", help=words.HANDLER.en)],
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help=words.YEAR.en)],
    added: Annotated[list[str], typer.Option("--added", metavar="C=N", help=words.ADDED.en)],
    issuer: IssuerOption = ISSUER,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Enter what the ledger added."""
    from tongguan.clearance.errors import AllotmentError  # noqa: PLC0415 -- help must not wait for it
    from tongguan.clearance.journal import BEGINNING, Settled  # noqa: PLC0415 -- as above

    folder, in_year, people = IssuerFolder(issuer), calendar_year(year, "--year"), people_by_counter(added, "--added")
    with folder.writing() as journal:
        standing = [
            each.clearance
            for each in journal.outstanding(today_in_shanghai())
            if each.ledger == ledger and each.handler == handler
        ]
        if standing:
            raise AllotmentError(
                f"`{ledger}` may still add people under `{standing[0]}`", help="revoke what stands, and settle then"
            )
        now = datetime.now(UTC)
        folder.append(
            journal,
            *(
                Settled(
                    number=1,
                    at=now,
                    previous=BEGINNING,
                    ledger=ledger,
                    handler=handler,
                    counter=name,
                    year=in_year,
                    added=number,
                )
                for name, number in people.items()
            ),
        )
    if as_json:
        print_json({"ledger": ledger, "handler": handler, "year": in_year, "added": people})
    else:
        screen = Screen(spoken(lang))
        screen.line(screen.words(words.SETTLED).format(ledger=ledger))
