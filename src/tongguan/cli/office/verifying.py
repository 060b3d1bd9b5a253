"""``tongguan office verify``: whether the journal is what was written into it."""

from typing import Annotated

import typer

from tongguan.cli.language import spoken
from tongguan.cli.office.options import DATA, DataOption, require_office
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import office as words

app = typer.Typer()


@app.command(help=words.VERIFY_HELP.en, epilog="tongguan office verify --data office")
def verify(
    data: DataOption = DATA,
    *,
    head: Annotated[str | None, typer.Option("--head", metavar="HASH", help=words.HEAD.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Follow the chain of the journal."""
    require_office()
    from tongguan.office.running.opening import open_existing  # noqa: PLC0415 -- help must not wait for it

    open_existing(data)
    from tongguan.office.journal.verifying import verify as follow  # noqa: PLC0415 -- needs Django set up

    found = follow(head)
    if as_json:
        print_json({"entries": found.entries, "head": found.head})
        return
    screen = Screen(spoken(lang))
    screen.pairs([(words.ENTRIES, str(found.entries)), (words.LAST_HASH, found.head)])
    screen.line(words.HOLDS)
