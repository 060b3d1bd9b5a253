"""``tongguan law list``: every instrument of the lawbook."""

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.days import maybe_day
from tongguan.cli.language import spoken
from tongguan.cli.law.standing import instrument_as_dict, lawbook_as_dict
from tongguan.cli.options import AsJson, AskedDay, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.today import today_in_shanghai
from tongguan.cli.words import general
from tongguan.cli.words import law as words
from tongguan.law import Window
from tongguan.law.telling import words as legal
from tongguan.law.telling.effects import filled
from tongguan.law.telling.standing import by_age, span, status_on
from tongguan.vocabulary.terms import GRADES

app = typer.Typer()


@app.command(
    help=words.LIST_HELP.en,
    epilog="tongguan law list\ntongguan law list --as-of 2024-03-21 --json",
)
def list_instruments(as_of: AskedDay = None, *, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """List the instruments with their standing on a day."""
    book = lawbook()
    on = maybe_day(as_of, "--as-of") or today_in_shanghai()
    instruments = sorted(book.instruments, key=by_age)
    if as_json:
        print_json(
            {
                "as_of": on.isoformat(),
                "lawbook": lawbook_as_dict(book),
                "instruments": [instrument_as_dict(book, instrument, on) for instrument in instruments],
            }
        )
        return
    screen = Screen(spoken(lang))
    screen.table(
        (words.INSTRUMENT, words.TITLE, words.RANK, words.IN_FORCE, words.STATUS, words.GRADE),
        [
            (
                instrument.id,
                instrument.short,
                legal.RANKS[instrument.rank],
                "" if instrument.draft else span(Window(instrument.in_force, instrument.ended)),
                legal.STATUSES[status_on(instrument, on)],
                GRADES[instrument.grade],
            )
            for instrument in instruments
        ],
    )
    screen.line()
    screen.line(filled(words.STANDING_ON, day=on.isoformat()))
    screen.line(filled(words.LAWBOOK, edition=book.edition, known_until=book.known_until.isoformat()))
    if on > book.known_until:
        screen.line(general.past_known(book.known_until))
