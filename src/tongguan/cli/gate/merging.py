"""``tongguan gate merge``: take identifiers for one person's that were found to be."""

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


@app.command(help=words.MERGE_HELP.en, epilog="tongguan gate merge gate.yaml --people same.ndjson --by 'Li Wei'")
def merge(
    config: Configuration,
    *,
    people: Annotated[Path, typer.Option("--people", metavar="FILE", help=words.PEOPLE_FILE.en)],
    by: By,
    handler: HandlerOption = None,
    year: YearOption = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Merge each line into one person. No count is lowered."""
    read, of_year = configured(config), year_of(year)
    name = handler_of(read, handler)
    groups = [each for each in groups_of(people, read, name, of_year) if len(set(each)) > 1]
    with ledger_of(read) as ledger:
        merged = ledger.merge(name, of_year, groups, by=by) if groups else 0
    if as_json:
        print_json({"handler": name, "year": of_year, "merged": merged})
        return
    screen = Screen(spoken(lang))
    screen.line(screen.words(words.MERGED).format(people=merged))
