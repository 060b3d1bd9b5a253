"""How an instrument and a rule stand on a day, and how that is written."""

from datetime import date
from typing import Literal

from tongguan.cli.law.effects import filled
from tongguan.cli.words import law as words
from tongguan.law import Instrument, Lawbook, Rule, Window
from tongguan.vocabulary import Phrase

Status = Literal["draft", "not_yet", "in_force", "ended"]
BOTH_OPEN = "–"


def status_on(instrument: Instrument, on: date) -> Status:
    """Find how the instrument stands on a day."""
    if instrument.draft:
        return "draft"
    if instrument.is_in_force(on):
        return "in_force"
    return "ended" if instrument.ended is not None and instrument.ended < on else "not_yet"


def by_age(instrument: Instrument) -> tuple[date, str]:
    """Give the order of instruments: by the day in force, drafts by the day published."""
    return (instrument.in_force or instrument.published or date.max, instrument.id)


def span(window: Window) -> str:
    """Write the first and the last day."""
    if window.first is None:
        return BOTH_OPEN
    return f"{window.first} {BOTH_OPEN} {window.last or ''}".rstrip()


def ending(window: Window) -> Phrase | None:
    """Say what ended a rule, or nothing."""
    if window.ended_by is None:
        return None
    how = {"displaced": words.DISPLACED, "repealed": words.REPEALED}.get(window.how or "", words.ENDED)
    return filled(words.ENDED_BY, how=how, by=window.ended_by)


def instrument_as_dict(book: Lawbook, instrument: Instrument, on: date) -> dict[str, object]:
    """Give an instrument as JSON has it."""
    return {
        "id": instrument.id,
        "title": instrument.title.as_dict(),
        "short": instrument.short.as_dict(),
        "number": instrument.number.as_dict() if instrument.number else None,
        "issuer": list(instrument.issuer),
        "rank": instrument.rank,
        "status": status_on(instrument, on),
        "published": iso(instrument.published),
        "in_force": {"from": iso(instrument.in_force), "until": iso(instrument.ended)},
        "grade": str(instrument.grade),
        "source": instrument.url,
        "replaced_by": instrument.replaced_by,
        "instead_of": list(instrument.instead_of),
        "note": instrument.note.as_dict() if instrument.note else None,
        "provisions": sum(rule.instrument == instrument.id for rule in book.rules),
    }


def window_as_dict(rule: Rule) -> dict[str, object]:
    """Give the days of a rule as JSON has them."""
    window = rule.window
    return {"from": iso(window.first), "until": iso(window.last), "ended_by": window.ended_by, "how": window.how}


def iso(day: date | None) -> str | None:
    """Write a day, or nothing."""
    return None if day is None else day.isoformat()


def lawbook_as_dict(book: Lawbook) -> dict[str, str]:
    """Give which lawbook answered."""
    return {"edition": book.edition, "known_until": book.known_until.isoformat()}
