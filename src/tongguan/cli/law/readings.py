"""``tongguan law readings``: the open questions of law."""

from typing import TYPE_CHECKING

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.language import spoken
from tongguan.cli.law.standing import lawbook_as_dict
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import law as words
from tongguan.law import Reading

if TYPE_CHECKING:
    from tongguan.vocabulary import Phrase

app = typer.Typer()


@app.command(help=words.READINGS_HELP.en, epilog="tongguan law readings\ntongguan law readings --json")
def readings(*, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """List the questions with the reading used and the others."""
    book = lawbook()
    if as_json:
        print_json({"lawbook": lawbook_as_dict(book), "readings": [_as_dict(reading) for reading in book.readings]})
        return
    screen = Screen(spoken(lang))
    for place, reading in enumerate(book.readings):
        if place:
            screen.line()
        screen.heading(f"{reading.id}  {screen.words(reading.question)}")
        rows: list[tuple[Phrase | str, Phrase | str]] = []
        for choice in sorted(reading.choices, key=lambda each: each.id != reading.default):
            label = words.USED if choice.id == reading.default else words.OTHER
            rows.append((label, f"{screen.words(choice.says)} [{choice.id}]"))
        rows.append((words.WHY, reading.why))
        rows.append((words.TOUCHES, words.TOUCHED[reading.touches]))
        if reading.cites:
            rows.append((words.CITES, ", ".join(reading.cites)))
        screen.pairs(rows, indent=2)


def _as_dict(reading: Reading) -> dict[str, object]:
    return {
        "id": reading.id,
        "question": reading.question.as_dict(),
        "default": reading.default,
        "alternatives": list(reading.alternatives),
        "choices": [{"id": choice.id, "says": choice.says.as_dict()} for choice in reading.choices],
        "why": reading.why.as_dict(),
        "touches": reading.touches,
        "cites": list(reading.cites),
    }
