"""How an instrument and a rule are written as JSON."""

from datetime import date

from tongguan.law import Instrument, Lawbook, Rule
from tongguan.law.telling.standing import status_on


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
