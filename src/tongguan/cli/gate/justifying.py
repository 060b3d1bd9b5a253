"""``tongguan gate justify``: say what an emergency was about, and whether it was one (CBDF-2024#5.1.3)."""

from typing import Annotated

import typer

from tongguan.cli.errors import UsageError
from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import ledger_of
from tongguan.cli.gate.options import By, Configuration, Note, Number, number_of
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(
    help=words.JUSTIFY_HELP.en,
    epilog="tongguan gate justify gate.yaml 17 --accepted --by 'Li Wei' --note 'surgery abroad'\n"
    "tongguan gate justify gate.yaml 18 --not-accepted --by 'Li Wei' --note 'a routine report'",
)
def justify(
    config: Configuration,
    number: Number,
    *,
    by: By,
    note: Note,
    accepted: Annotated[bool, typer.Option("--accepted", help=words.ACCEPTED.en)] = False,
    not_accepted: Annotated[bool, typer.Option("--not-accepted", help=words.NOT_ACCEPTED.en)] = False,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Enter the justification; people of one that was none count after all."""
    if accepted is not_accepted:
        raise UsageError("either --accepted or --not-accepted says whether it was an emergency")
    asked = number_of(number)
    with ledger_of(configured(config)) as ledger:
        entered = ledger.justify(asked, by=by, note=note, accepted=accepted)
    if as_json:
        print_json({"justified": asked, "accepted": accepted, "entry": entered})
        return
    screen = Screen(spoken(lang))
    screen.line(screen.words(words.JUSTIFIED if accepted else words.COUNTED_AFTER_ALL).format(number=asked))
