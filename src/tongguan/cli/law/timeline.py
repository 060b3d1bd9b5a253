"""``tongguan law timeline``: what happened to the law, by day."""

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.language import spoken
from tongguan.cli.law.standing import iso, lawbook_as_dict
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import law as words
from tongguan.law import Lawbook
from tongguan.law.telling.events import Event, eras, events
from tongguan.law.telling.happening import event_in_words

app = typer.Typer()


@app.command(help=words.TIMELINE_HELP.en, epilog="tongguan law timeline\ntongguan law timeline --lang zh --json")
def timeline(*, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """List the events and the eras."""
    book = lawbook()
    if as_json:
        print_json(
            {
                "lawbook": lawbook_as_dict(book),
                "events": [_event_as_dict(book, event) for event in events(book)],
                "decided_by": [
                    {"from": iso(era.first), "until": iso(era.last), "instruments": list(era.instruments)}
                    for era in eras(book)
                ],
            }
        )
        return
    screen = Screen(spoken(lang))
    screen.table(
        (words.DAY, words.INSTRUMENT, words.EVENT),
        [(event.on.isoformat(), event.instrument, event_in_words(book, event)) for event in events(book)],
        fixed=(0, 1),
    )
    screen.line()
    screen.heading(words.WHAT_DECIDED)
    screen.table(
        (words.FROM, words.UNTIL, words.DECIDED_BY),
        [
            (str(era.first), str(era.last or ""), ", ".join(era.instruments) or screen.words(words.NOTHING_DECIDED))
            for era in eras(book)
        ],
        fixed=(0, 1),
    )


def _event_as_dict(book: Lawbook, event: Event) -> dict[str, object]:
    return {
        "on": event.on.isoformat(),
        "kind": event.kind,
        "instrument": event.instrument,
        "cites": list(event.cites),
        "ended_by": event.ended_by,
        "how": event.how,
        "says": event_in_words(book, event).as_dict(),
    }
