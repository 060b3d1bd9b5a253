"""The question people ask: when is it due?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tongguan.decision.clocks import notes
from tongguan.decision.clocks.choosing import NotInForceError, choose
from tongguan.decision.clocks.model import Due
from tongguan.decision.clocks.running import run
from tongguan.decision.clocks.started import Started, legal_day
from tongguan.law.clock import Clock


def due(
    code: str,
    started: Started,
    clocks: Iterable[Clock],
    as_of: date | None = None,
    *,
    expires: date | None = None,
) -> Due:
    """Find the last day, or the window, of the clock ``code`` for an event.

    The edition in force on the event's legal day (Beijing) applies, or the one in force on ``as_of``. A clock counted
    from the end of another, such as an application before expiry, takes that end from the edition in force when the
    result was issued, whichever edition of its own applies: a result keeps its validity. ``expires`` replaces it,
    because a printed date prevails (readings A10 and A27). Such a clock often falls due under a later edition than
    the one of the event; the answer then carries the note ``ended-by-then``.

    Raises:
        UnknownClockError: No clock has that code.
        NotInForceError: The rule is not in force on that day.
        ClockConflictError: Two rules in force differ and neither prevails.
        NeedsInstantError: The clock runs in hours and only a day is known.
        NotAnchoredError: ``expires`` was given to a clock counted from the event itself.
        CalendarRangeError: The period leaves the years 1 to 9999.
    """
    known = tuple(clocks)
    day = legal_day(started)
    clock = choose(code, known, day, as_of)
    if clock.anchor is None or expires is not None:
        answer, validity = run(clock, started, expires=expires), clock
    else:
        validity = _anchor_of(clock.anchor, known, day, as_of)
        answer = run(clock, started, validity)
    more = notes.ended_by_then(clock, legal_day(answer.ends))
    if expires is None:
        more = (*more, *notes.of_other_editions(validity, day, known))
    return replace(answer, notes=(*answer.notes, *more)) if more else answer


def _anchor_of(code: str, known: tuple[Clock, ...], day: date, as_of: date | None) -> Clock:
    try:
        return choose(code, known, day)
    except NotInForceError:
        if as_of is None:
            raise
        return choose(code, known, day, as_of)
