"""Says in words how a clock runs."""

from tongguan.law import Clock
from tongguan.law.telling import words
from tongguan.vocabulary import Phrase


def period_of(clock: Clock) -> Phrase:
    """Give the period in words, such as "within 10 working days"."""
    if clock.day is not None:
        return _filled(words.FIXED, day=clock.day.isoformat())
    amount, unit = clock.amount or 0, clock.unit or "days"
    span = words.ONE[unit] if amount == 1 else _filled(words.MANY[unit], amount=str(amount))
    if clock.direction == "after":
        pattern = words.VALID if clock.code.endswith("-validity") else words.AFTER
    elif clock.window:
        pattern = words.WINDOW
    else:
        pattern = words.BEFORE_END if clock.anchor else words.BEFORE
    anchor = clock.anchor or ""
    return Phrase(pattern.zh.format(span=span.zh, anchor=anchor), pattern.en.format(span=span.en, anchor=anchor))


def start_of(clock: Clock) -> Phrase:
    """Give the event that starts the clock, in words."""
    return words.STARTS[clock.start]


def _filled(pattern: Phrase, **values: str) -> Phrase:
    return Phrase(pattern.zh.format(**values), pattern.en.format(**values))
