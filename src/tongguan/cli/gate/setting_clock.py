"""``tongguan gate clock``: accept the clock, where the last entry was made by one that was wrong."""

import typer

from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import confirm, ledger_of
from tongguan.cli.gate.options import By, Configuration, Note, Yes
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(
    help=words.CLOCK_HELP.en, epilog="tongguan gate clock gate.yaml --by 'Li Wei' --note 'the server ran ahead' --yes"
)
def clock(
    config: Configuration,
    *,
    by: By,
    note: Note,
    yes: Yes = False,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Enter that time goes on from now."""
    read, language = configured(config), spoken(lang)
    with ledger_of(read) as ledger:
        _, _, last = ledger.head()
        confirm(words.CLOCK_QUESTION.in_language(language).format(at=last.isoformat(timespec="seconds")), yes=yes)
        ledger.accept_clock(by=by, note=note)
    if as_json:
        print_json({"accepted": True, "last_entry": last.isoformat(timespec="seconds")})
        return
    Screen(language).line(words.CLOCK_ACCEPTED)
