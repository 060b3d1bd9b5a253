"""Says in words what happened to the law on a day."""

from tongguan.law.lawbook import Lawbook
from tongguan.law.model import Window
from tongguan.law.telling import words
from tongguan.law.telling.effects import filled, joined
from tongguan.law.telling.events import Event
from tongguan.law.telling.standing import ending
from tongguan.vocabulary import Phrase

_OPEN, _CLOSE = Phrase("（", " ("), Phrase("）", ")")


def event_in_words(book: Lawbook, event: Event) -> Phrase:
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
