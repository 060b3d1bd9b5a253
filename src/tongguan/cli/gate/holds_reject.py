"""``tongguan gate holds reject``: close a hold for good."""

import typer

from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import ledger_of
from tongguan.cli.gate.options import By, Configuration, Note, Number, number_of
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(
    help=words.HOLDS_REJECT_HELP.en, epilog="tongguan gate holds reject gate.yaml 17 --by 'Li Wei' --note 'not needed'"
)
def reject(
    config: Configuration,
    number: Number,
    *,
    by: By,
    note: Note,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Reject a hold."""
    asked = number_of(number)
    with ledger_of(configured(config)) as ledger:
        ledger.reject(asked, by=by, note=note)
    if as_json:
        print_json({"rejected": asked})
        return
    screen = Screen(spoken(lang))
    screen.line(screen.words(words.REJECTED).format(number=asked))
