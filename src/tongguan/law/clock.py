"""A clock as the lawbook states it: a period, a fixed last day, or a window."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from tongguan.law.errors import LawbookError
from tongguan.vocabulary import Citation, Grade, Phrase

Direction = Literal["after", "before"]
Unit = Literal["hours", "working_days", "days", "months", "years"]
Rolls = Literal["forward", "backward", "none"]


class ClockFormError(LawbookError):
    """A clock's fields contradict each other."""

    code: ClassVar[str] = "law/clock-ill-formed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock of the lawbook, with the rule it comes from.

    Attributes:
        code: The name people ask for, such as ``file-standard-contract``.
        start: The event whose day is given.
        direction: Whether the period runs after the event or before it.
        amount: How many units; ``None`` when ``day`` is given.
        unit: What is counted; ``None`` when ``day`` is given.
        rolls: Where a last day on a rest day moves to.
        anchor: The code of the clock whose end is counted from, in place of the event itself.
        window: Whether the period is one to act in (it opens and closes) rather than a last day.
        day: A fixed last day, in place of a span.
        cites: The rules that state it.
        grade: How well they are established.
        says_zh: The rule in a few words, in Chinese.
        says_en: The same in English.
        first: The first day the rule is in force.
        last: The last such day; ``None`` while in force.
        ended_by: What ended it.
        reading: The id of an open question it depends on.
        started_before: The rule reaches only events before this day, of however long ago.
    """

    code: str
    start: str
    cites: tuple[Citation, ...]
    first: date
    direction: Direction = "after"
    amount: int | None = None
    unit: Unit | None = None
    rolls: Rolls = "none"
    anchor: str | None = None
    window: bool = False
    day: date | None = None
    grade: Grade = Grade.VERIFIED
    says_zh: str = ""
    says_en: str = ""
    last: date | None = None
    ended_by: tuple[Citation, ...] = ()
    reading: str | None = None
    started_before: date | None = None

    def __post_init__(self) -> None:
        """Refuse a clock that cannot run.

        Raises:
            ClockFormError: The fields contradict each other.
        """
        for wrong, complaint in self._contradictions():
            if wrong:
                message = f"clock `{self.code}`: {complaint}"
                raise ClockFormError(message, help="see the clock entries of the lawbook for the forms there are")

    @property
    def says(self) -> Phrase:
        """The rule in a few words."""
        return Phrase(self.says_zh, self.says_en)

    def is_in_force(self, on: date) -> bool:
        """Whether the rule is in force on a day; the first and the last day are included."""
        return self.first <= on and (self.last is None or on <= self.last)

    def counts_like(self, other: "Clock") -> bool:
        """Whether both always reach the same day, whatever their sources."""
        return self.arithmetic == other.arithmetic

    @property
    def arithmetic(self) -> tuple[object, ...]:
        """What decides the day, apart from the event and the sources."""
        return (self.direction, self.amount, self.unit, self.rolls, self.anchor, self.window, self.day)

    def _contradictions(self) -> tuple[tuple[bool, str], ...]:
        span = self.amount is not None and self.unit is not None
        partial = (self.amount is None) != (self.unit is None)
        return (
            (not self.cites, "it cites nothing"),
            (partial or span == (self.day is not None), "it needs either `amount` and `unit`, or `day`"),
            (self.amount is not None and self.amount < 1, "`amount` is at least 1"),
            (
                self.direction == "before" and self.rolls == "forward",
                "counted back, it may not roll forward: that makes people late",
            ),
            (
                self.direction == "after" and self.rolls == "backward",
                "counted on, it may not roll backward: that takes time away",
            ),
            (self.unit == "hours" and self.rolls != "none", "hours do not roll"),
            (
                self.unit == "hours" and (self.direction == "before" or self.anchor is not None),
                "hours run on from an instant",
            ),
            (
                self.window and (self.direction != "before" or self.day is not None),
                "a window is counted back from the day it closes",
            ),
            (self.anchor is not None and self.day is not None, "a fixed day has no anchor"),
            (self.anchor == self.code, "it is its own anchor"),
            (self.last is not None and self.last < self.first, "it ends before it begins"),
        )
