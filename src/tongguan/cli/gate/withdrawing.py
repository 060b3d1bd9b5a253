"""``tongguan gate withdraw``: hold people who withdrew their consent (PIPL-2021#15), or hold them no more."""

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import handler_of, ledger_of
from tongguan.cli.gate.options import By, Configuration, HandlerOption, YearOption, year_of
from tongguan.cli.gate.people_files import groups_of
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(
    help=words.WITHDRAW_HELP.en,
    epilog="tongguan gate withdraw gate.yaml --people withdrawn.ndjson --by 'Li Wei'\n"
    "tongguan gate withdraw gate.yaml --people again.ndjson --restored --export loyalty-crm --by 'Li Wei'",
)
def withdraw(
    config: Configuration,
    *,
    people: Annotated[Path, typer.Option("--people", metavar="FILE", help=words.PEOPLE_FILE.en)],
    by: By,
    export: Annotated[str, typer.Option("--export", metavar="ID", help=words.OF_EXPORT.en)] = "",
    restored: Annotated[bool, typer.Option("--restored", help=words.RESTORED_CONSENT.en)] = False,
    handler: HandlerOption = None,
    year: YearOption = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Enter who withdrew, or who consented again."""
    read, of_year = configured(config), year_of(year)
    name = handler_of(read, handler)
    everyone = list(dict.fromkeys(chain.from_iterable(groups_of(people, read, name, of_year))))
    with ledger_of(read) as ledger:
        enter = ledger.restore if restored else ledger.withdraw
        touched = enter(name, of_year, everyone, export=export, by=by)
    if as_json:
        print_json({"handler": name, "year": of_year, "restored": restored, "pseudonyms": touched})
        return
    screen = Screen(spoken(lang))
    screen.line(screen.words(words.CONSENT_RESTORED if restored else words.WITHDRAWN).format(people=touched))
