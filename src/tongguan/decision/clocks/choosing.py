"""Which edition of a clock applies to an event."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import ClassVar

from tongguan.law.clock import Clock
from tongguan.vocabulary.errors import TongguanError
from tongguan.vocabulary.grade import Grade

_BEST_FIRST = (Grade.VERIFIED, Grade.SECONDARY, Grade.UNVERIFIED)


class UnknownClockError(TongguanError):
    """No clock has that code."""

    code: ClassVar[str] = "clocks/unknown-code"


class NotInForceError(TongguanError):
    """The clock's rule is not in force on the day asked about."""

    code: ClassVar[str] = "law/not-in-force"


class ClockConflictError(TongguanError):
    """Two rules in force give the same clock different lengths, and nothing says which prevails."""

    code: ClassVar[str] = "clocks/conflict"


def choose(code: str, clocks: Iterable[Clock], day: date, as_of: date | None = None) -> Clock:
    """Choose the edition of a clock for an event of ``day``.

    The rule in force on the day of the event applies, or the one in force on ``as_of`` where that is given.
    A rule made expressly for events before some day (a transition) prevails for those. An unverified rule never
    displaces a graded one. Rules that count alike are one clock with all their citations.

    Raises:
        UnknownClockError: No clock has that code.
        NotInForceError: None of that code is in force.
        ClockConflictError: Several are, and they differ.
    """
    known = tuple(clocks)
    editions = [clock for clock in known if clock.code == code]
    if not editions:
        raise _unknown(code, known)
    asked = as_of or day
    reaching = [clock for clock in editions if _reaches(clock, day, as_of)]
    if not reaching:
        raise _not_in_force(code, editions, asked, known)
    expressly = [clock for clock in reaching if clock.started_before is not None]
    graded = _graded(expressly or reaching)
    best = min(graded, key=lambda clock: _BEST_FIRST.index(clock.grade))
    differing = next((clock for clock in graded if not clock.counts_like(best)), None)
    if differing is not None:
        message = f"`{code}` differs between {best.cites[0]} and {differing.cites[0]} on {asked}"
        raise ClockConflictError(message, help="end one of the rules in the lawbook, or give it a code of its own")
    return replace(best, cites=tuple(dict.fromkeys(cite for clock in (best, *graded) for cite in clock.cites)))


def _reaches(clock: Clock, day: date, as_of: date | None) -> bool:
    if clock.started_before is None:
        return clock.is_in_force(as_of or day)
    # INVARIANT: a transition rule looks back, so it may begin after the event it governs.
    return day < clock.started_before and clock.is_in_force(as_of or max(day, clock.first))


def _graded(clocks: Sequence[Clock]) -> Sequence[Clock]:
    return [clock for clock in clocks if clock.grade.decides] or clocks


def _unknown(code: str, known: Sequence[Clock]) -> UnknownClockError:
    codes = sorted({clock.code for clock in known})
    near = get_close_matches(code, codes, n=1)
    hint = f"did you mean `{near[0]}`? " if near else ""
    return UnknownClockError(f"`{code}` is not a clock", help=f"{hint}the clocks are: {', '.join(codes) or 'none'}")


def _not_in_force(code: str, editions: Sequence[Clock], asked: date, known: Sequence[Clock]) -> NotInForceError:
    ended = [clock for clock in editions if clock.last is not None and clock.last < asked]
    coming = [clock for clock in editions if clock.first > asked]
    clock = max(ended, key=lambda each: each.first) if ended else min(coming or editions, key=lambda each: each.first)
    window = f"it was from {clock.first} to {clock.last}" if ended else f"it is from {clock.first}"
    if clock.started_before is not None and not ended and not coming:
        window = f"it is for events before {clock.started_before}"
    message = f"`{code}` ({clock.cites[0]}) is not in force on {asked}; {window}"
    return NotInForceError(message, help=_instead(clock, known, asked))


def _instead(clock: Clock, known: Sequence[Clock], asked: date) -> str:
    """Name what succeeded the clock, or the day from which to ask.

    Only a clock that is run out later than its event (before expiry) may be asked as of a later day; a limit that
    begins with the event does not reach events of before the rule.
    """
    if clock.last is None or clock.last >= asked:
        if clock.anchor is None:
            return f"the rule is for events from {clock.first} on"
        return f"ask with an `as_of` in force, such as {max(clock.first, asked)}"
    after = clock.last
    heirs = [other for other in known if other.first > after and _nearness(other, clock)]
    if heirs:
        heir = min(heirs, key=lambda each: (-_nearness(each, clock), each.first))
        return f"ask about `{heir.code}` ({heir.cites[0]}) from {heir.first} instead"
    if clock.ended_by:
        return f"see {', '.join(str(cite) for cite in clock.ended_by)} instead"
    return "nothing in the lawbook has taken its place"


def _nearness(other: Clock, ended: Clock) -> int:
    """Rate a successor: the same clock, the very rule that ended it, a part or the whole of that rule."""
    if other.code == ended.code:
        return 3
    if set(ended.ended_by) & set(other.cites):
        return 2
    return int(any(ending.covers(cite) or cite.covers(ending) for ending in ended.ended_by for cite in other.cites))
