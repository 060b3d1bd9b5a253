"""``tongguan law timeline``: what happened to the law, by day."""

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.language import spoken
from tongguan.cli.law.effects import filled, joined
from tongguan.cli.law.events import Event, eras, events
from tongguan.cli.law.standing import ending, iso, lawbook_as_dict
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import law as words
from tongguan.law import Lawbook, Window
from tongguan.vocabulary import Phrase

app = typer.Typer()

_OPEN, _CLOSE = Phrase("（", " ("), Phrase("）", ")")


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
        [(event.on.isoformat(), event.instrument, in_words(book, event)) for event in events(book)],
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


def in_words(book: Lawbook, event: Event) -> Phrase:
    """Say what happened."""
    instrument = book.by_instrument[event.instrument]
    patterns = {
        "published": words.EVENT_DRAFT_PUBLISHED if instrument.draft else words.EVENT_PUBLISHED,
        "in_force": words.EVENT_IN_FORCE,
        "ended": words.EVENT_ENDED,
        "rules_begin": words.EVENT_RULES_BEGIN,
        "rules_end": words.EVENT_RULES_END,
    }
    units = [f"#{cite.partition('#')[2]}" for cite in event.cites]
    listed = Phrase("、".join(units), ", ".join(units))
    said = filled(patterns[event.kind], title=instrument.short, cites=listed)
    ended = ending(Window(None, None, event.ended_by, event.how))  # type: ignore[arg-type]  # -- as the lawbook has it
    return joined(said, _OPEN, ended, _CLOSE) if ended is not None else said


def _event_as_dict(book: Lawbook, event: Event) -> dict[str, object]:
    return {
        "on": event.on.isoformat(),
        "kind": event.kind,
        "instrument": event.instrument,
        "cites": list(event.cites),
        "ended_by": event.ended_by,
        "how": event.how,
        "says": in_words(book, event).as_dict(),
    }
