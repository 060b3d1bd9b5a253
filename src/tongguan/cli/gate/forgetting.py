"""``tongguan gate forget``: delete the people of a year that has passed."""

import typer

from tongguan.cli.errors import MissingParameterError
from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import confirm, handler_of, ledger_of
from tongguan.cli.gate.options import By, Configuration, HandlerOption, Note, YearOption, Yes, year_of
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(
    help=words.FORGET_HELP.en,
    epilog="tongguan gate forget gate.yaml --year 2025 --by 'Li Wei' --note 'kept for three years' --yes",
)
def forget(
    config: Configuration,
    *,
    by: By,
    note: Note,
    year: YearOption = None,
    handler: HandlerOption = None,
    yes: Yes = False,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Delete them; the totals and the chain stay."""
    if year is None:
        raise MissingParameterError("the year whose people are deleted is not named", help="add --year")
    read, of_year, language = configured(config), year_of(year), spoken(lang)
    name = handler_of(read, handler)
    confirm(words.FORGET_QUESTION.in_language(language).format(year=of_year, handler=name), yes=yes)
    with ledger_of(read) as ledger:
        ledger.forget(name, of_year, by=by, note=note)
    if as_json:
        print_json({"handler": name, "year": of_year, "forgotten": True})
        return
    screen = Screen(language)
    screen.line(screen.words(words.FORGOTTEN).format(year=of_year, handler=name))
