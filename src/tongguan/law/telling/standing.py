"""How an instrument and a rule stand on a day, and how that is written."""

from datetime import date
from typing import Literal

from tongguan.law.model import Instrument, Window
from tongguan.law.telling import words
from tongguan.law.telling.effects import filled
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
