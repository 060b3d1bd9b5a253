"""What a clock answers."""

from dataclasses import dataclass
from datetime import date, datetime

from tongguan.decision.clocks.started import Started, in_a_zone, legal_day
from tongguan.vocabulary.citation import Citation
from tongguan.vocabulary.grade import Grade
from tongguan.vocabulary.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about an answer, with a stable code."""

    code: str
    says: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day to act, or the first and last day of a window.

    All days are included: what happens on ``due`` until 24:00 Beijing time is in time.

    Attributes:
        code: The clock's code.
        due: The last day, or the last instant where hours count; ``None`` for a window.
        opens: The first day of a window.
        closes: The last day of a window.
        provisional: The calendar of working days is not published for a day looked at.
        cites: The rules applied; the clock's own first, then those of its anchor.
        counted_by: The rules of counting that were applied.
        grade: The lowest grade among the rules.
        rule: The rule in a few words.
        first: The first day the rule is in force.
        last: The last such day; ``None`` while in force.
        rolled_from: The last day before it moved off a rest day; ``None`` if it did not move.
        readings: The ids of open questions the answer depends on.
        notes: What else to know.
    """

    code: str
    due: date | datetime | None = None
    opens: date | None = None
    closes: date | None = None
    provisional: bool
    cites: tuple[Citation, ...]
    counted_by: tuple[Citation, ...]
    grade: Grade
    rule: Phrase
    first: date
    last: date | None
    rolled_from: date | None = None
    readings: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def ends(self) -> date | datetime:
        """The last day or instant, of a window too."""
        end = self.due if self.due is not None else self.closes
        if end is None:
            msg = f"clock `{self.code}` answered neither a day nor a window"
            raise AssertionError(msg)
        return end

    def is_overdue(self, at: Started) -> bool:
        """Whether the time has passed at a day or an instant.

        An unverified clock is never overdue. Asked with a day only, a limit in hours is overdue from the next day.
        """
        if not self.grade.decides:
            return False
        end = self.ends
        if isinstance(end, datetime) and isinstance(at, datetime):
            return in_a_zone(at) > end
        return legal_day(at) > legal_day(end)

    def as_dict(self) -> dict[str, object]:
        """Give the answer as the command line and the API print it; days and instants in ISO 8601."""
        days: dict[str, object]
        if self.due is not None:
            days = {"due": self.due.isoformat()}
        else:
            days = {"opens": _iso(self.opens), "closes": _iso(self.closes)}
        return {
            "code": self.code,
            **days,
            "provisional": self.provisional,
            "cites": [str(cite) for cite in self.cites],
            "grade": str(self.grade),
            "rule": self.rule.as_dict(),
            "in_force": {"from": self.first.isoformat(), "until": _iso(self.last)},
            "rolled_from": _iso(self.rolled_from),
            "counted_by": [str(cite) for cite in self.counted_by],
            "readings": list(self.readings),
            "notes": [{"code": note.code, "message": note.says.as_dict()} for note in self.notes],
        }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
