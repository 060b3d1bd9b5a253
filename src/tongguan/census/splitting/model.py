"""What counts as suspicious, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Sign = Literal[
    "together-over-a-line", "same-people", "relay", "just-under", "around-new-year", "left-out-holds-the-rest"
]
"""What was seen.

``together-over-a-line``: handlers with a common recipient, one just under a line, together above it.
``same-people``: handlers with a common recipient send much the same people, each below a line that their sum reaches.
``relay``: one handler stops just under a line and another begins then, with the same recipient.
``just-under``: newcomers stop at once just under a line while transfers go on.
``around-new-year``: most people go shortly before and after 1 January, each year below a line, together above it.
``left-out-holds-the-rest``: a count just under a line, with those left out to the same recipient above it.
"""

Evidence = int | str | tuple[str, ...] | Mapping[str, int]
"""A number, a day in ISO 8601, recipients by id, or people by handler."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """From when on something is suspicious. Parameters of this detector, not law.

    Attributes:
        near: A count of at least this share of a line, and below it, is just under the line.
        common: A share of the smaller handler's people in common that is much the same people.
        pulse: A share of a year's people close to 1 January that is most of them.
        abrupt: Newcomers a day before a stop, as a share of the mean, from which on the stop is abrupt.
        quiet: Days without anybody new that are a stop.
        handover: Days between a stop and a beginning elsewhere that are a handover.
        around: Days before and after 1 January that are close to it.
        least: Fewer people than these are no sign of anything.
    """

    near: float = 0.9
    common: float = 0.5
    pulse: float = 0.6
    abrupt: float = 0.4
    quiet: int = 14
    handover: int = 30
    around: int = 21
    least: int = 100

    def is_near(self, people: int, line: int) -> bool:
        """Whether a count stands just under a line."""
        return self.near * line <= people < line


@dataclass(frozen=True, slots=True)
class Finding:
    """A sign: between whom, at which line of which counter, and the numbers that show it."""

    sign: Sign
    handlers: tuple[str, ...]
    counter: str
    line: int
    evidence: Mapping[str, Evidence]

    def as_dict(self) -> dict[str, object]:
        """Give the finding as it stands in a census."""
        return {
            "sign": self.sign,
            "handlers": list(self.handlers),
            "counter": self.counter,
            "line": self.line,
            "evidence": {name: _plain(value) for name, value in self.evidence.items()},
        }


def _plain(value: Evidence) -> object:
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value


@dataclass(frozen=True, slots=True)
class Watched:
    """A line to watch: of which counter, at how many people."""

    counter: str
    line: int


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are looked at: this year up to ``until``, and the year before."""

    until: date

    @property
    def new_year(self) -> date:
        """1 January of this year."""
        return date(self.until.year, 1, 1)

    @property
    def first(self) -> date:
        """1 January of the year before."""
        return date(self.until.year - 1, 1, 1)
