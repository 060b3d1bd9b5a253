"""Running one clock from one event."""

from dataclasses import replace
from datetime import date, datetime
from typing import ClassVar, TypeVar

from tongguan.decision.clocks import notes
from tongguan.decision.clocks.model import Due, Note
from tongguan.decision.clocks.periods import roll, shift
from tongguan.decision.clocks.started import Started, hours_after, legal_day
from tongguan.law.clock import Clock
from tongguan.vocabulary.citation import Citation
from tongguan.vocabulary.errors import TongguanError
from tongguan.vocabulary.grade import Grade

_EVENT_DAY_NOT_COUNTED = Citation("CIVIL-2020", "201.1")
_HOURS_FROM_THE_INSTANT = Citation("CIVIL-2020", "201.2")
_CORRESPONDING_DAY = Citation("CIVIL-2020", "202")
_REST_DAY = Citation("CIVIL-2020", "203.1")

_T = TypeVar("_T")
_WORST_FIRST = (Grade.UNVERIFIED, Grade.SECONDARY, Grade.VERIFIED)


class NeedsInstantError(TongguanError):
    """A clock in hours was asked with a day."""

    code: ClassVar[str] = "clocks/needs-an-instant"


class AnchorMissingError(TongguanError):
    """A clock counts from the end of another, which was not given."""

    code: ClassVar[str] = "clocks/anchor-missing"


class NotAnchoredError(TongguanError):
    """An end was given for a clock that counts from the event itself."""

    code: ClassVar[str] = "clocks/not-anchored"


def run(clock: Clock, started: Started, anchor_clock: Clock | None = None, *, expires: date | None = None) -> Due:
    """Run ``clock`` from the event.

    Args:
        clock: The clock, taken as given: whether it is in force is not asked here.
        started: The day or instant of the event; an instant without an offset is Beijing time.
        anchor_clock: The clock whose end is counted from, where ``clock`` names one.
        expires: That end itself, where it is known (a printed date prevails over a computed one).

    Raises:
        NeedsInstantError: The clock runs in hours and only a day is known.
        AnchorMissingError: The clock has an anchor; neither its clock nor its end was given.
        NotAnchoredError: ``expires`` was given to a clock without an anchor.
        CalendarRangeError: The period leaves the years 1 to 9999.
    """
    if clock.unit == "hours":
        _refuse_end(clock, expires)
        return _in_hours(clock, started)
    if clock.anchor is None:
        _refuse_end(clock, expires)
        return _from_day(clock, legal_day(started))
    if expires is not None:
        return _from_day(clock, expires)
    return _from_anchor(clock, started, anchor_clock)


def _in_hours(clock: Clock, started: Started) -> Due:
    if not isinstance(started, datetime):
        message = f"`{clock.code}` runs in hours and was asked from the day {started}"
        raise NeedsInstantError(
            message, help=f"give the time too, such as {started}T09:30+08:00 (Beijing time without an offset)"
        )
    due = _answer(clock, provisional=False, counted_by=(_HOURS_FROM_THE_INSTANT,))
    return replace(due, due=hours_after(started, clock.amount or 0))


def _from_anchor(clock: Clock, started: Started, anchor_clock: Clock | None) -> Due:
    if anchor_clock is None or anchor_clock.code != clock.anchor:
        message = f"`{clock.code}` is counted from the end of `{clock.anchor}`, which was not given"
        raise AnchorMissingError(message, help="give that clock, or the printed date on which it ends")
    anchored = run(anchor_clock, started)
    due = _from_day(clock, legal_day(anchored.ends))
    return replace(
        due,
        provisional=due.provisional or anchored.provisional,
        cites=_joined(due.cites, anchored.cites),
        counted_by=_joined(due.counted_by, anchored.counted_by),
        grade=min(due.grade, anchored.grade, key=_WORST_FIRST.index),
        readings=_joined(due.readings, anchored.readings),
        notes=_joined(due.notes, anchored.notes),
    )


def _from_day(clock: Clock, start: date) -> Due:
    """Count from a day, which is itself not counted."""
    counted_by: tuple[Citation, ...] = ()
    cautious = notes.must_not_be_late(clock)
    if clock.day is not None:
        last, unpublished = clock.day, False
    else:
        shifted = shift(start, clock.amount or 0, clock.unit or "days", clock.direction, cautious=cautious)
        last, unpublished = shifted.on, shifted.provisional
        counted_by = (_EVENT_DAY_NOT_COUNTED, *((_CORRESPONDING_DAY,) if clock.unit in {"months", "years"} else ()))
    rolled = roll(last, clock.rolls, cautious=cautious)
    moved = rolled.on != last
    if moved and clock.rolls == "forward":
        counted_by = (*counted_by, _REST_DAY)
    due = _answer(clock, provisional=unpublished or rolled.provisional, counted_by=counted_by)
    if clock.window:
        return replace(due, opens=rolled.on, closes=start, rolled_from=last if moved else None)
    return replace(due, due=rolled.on, rolled_from=last if moved else None)


def _answer(clock: Clock, *, provisional: bool, counted_by: tuple[Citation, ...]) -> Due:
    """Give everything about an answer but its days."""
    said: list[Note] = []
    if provisional:
        said.append(notes.provisional(clock))
    if not clock.grade.decides:
        said.append(notes.UNVERIFIED)
    if notes.gives_validity(clock):
        said.append(notes.PRINTED_DATE)
    return Due(
        code=clock.code,
        provisional=provisional,
        cites=clock.cites,
        counted_by=counted_by,
        grade=clock.grade,
        rule=clock.says,
        first=clock.first,
        last=clock.last,
        readings=(clock.reading,) if clock.reading else (),
        notes=tuple(said),
    )


def _refuse_end(clock: Clock, expires: date | None) -> None:
    if expires is not None:
        message = f"`{clock.code}` is counted from the event, not from an end"
        raise NotAnchoredError(message, help="leave the printed date out")


def _joined(first: tuple[_T, ...], second: tuple[_T, ...]) -> tuple[_T, ...]:
    """Give both without repetition, in order."""
    return tuple(dict.fromkeys((*first, *second)))
