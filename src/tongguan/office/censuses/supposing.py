"""What would be: exports dropped, left out, counted or made sensitive, and more people, answered from the profile."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from tongguan.office.censuses import words
from tongguan.office.censuses.models import Run
from tongguan.office.censuses.results import profile_of
from tongguan.office.censuses.telling import COUNTERS
from tongguan.office.desk.gauge import Gauge, gauge_of
from tongguan.vocabulary import Phrase

if TYPE_CHECKING:
    from tongguan.census.profile import Profile, Totals, WhatIf

LEAST, MOST, STEP = -50, 200, 5
"""The slider of growth, in percent."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed, as the form asks it. Exports that the census does not have are passed over."""

    dropped: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    sensitive: frozenset[str] = frozenset()
    growth: int = 0

    @classmethod
    def of(cls, given: QueryDict) -> "Supposed":
        """Read it from an address."""
        text = given.get("growth", "0")
        growth = int(text) if text.removeprefix("-").isdecimal() else 0
        names = {each: frozenset(given.getlist(each)) for each in ("dropped", "left_out", "counted", "sensitive")}
        return cls(**names, growth=min(max(growth, LEAST), MOST))

    @property
    def anything(self) -> bool:
        """Whether anything is otherwise than it was counted."""
        return bool(self.dropped or self.left_out or self.counted or self.sensitive or self.growth)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that would be reached, or how many people would be left before it; ``turned`` where that is new."""

    at: int
    then: str
    reached: bool
    turned: bool
    left: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One counter: now and then."""

    code: str
    says: Phrase
    now: Sequence[int]
    then: Sequence[int]
    change: int
    gauge: Gauge | None
    lines: tuple[Line, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """The answers, and what is supposed."""

    number: int
    supposed: Supposed
    answers: tuple[Answer, ...]


def what_if(run: Run, supposed: Supposed) -> WhatIfPage:
    """Answer what would be counted.

    Raises:
        StoredCensusError: The result of the run is not there any more.
    """
    from tongguan.census.profile import WhatIf  # noqa: PLC0415 -- takes a while, and only what-ifs need it

    stored = profile_of(run)
    known = {each.id for each in stored.possible.exports}
    otherwise = WhatIf(
        supposed.dropped & known, supposed.left_out & known, supposed.counted & known, supposed.sensitive & known
    )
    now = _ranges(stored.certain, stored.possible, None, 0)
    then = _ranges(stored.certain, stored.possible, otherwise, supposed.growth)
    return WhatIfPage(
        run.number, supposed, tuple(_answer(code, now[code], then[code], run.summary["lines"]) for code in COUNTERS)
    )


def unchanged(run: Run) -> WhatIfPage:
    """Give the answer while nothing is supposed, from the summary alone."""
    counted = run.summary["counted"]
    answers = (_answer(code, counted[code], counted[code], run.summary["lines"]) for code in COUNTERS)
    return WhatIfPage(run.number, Supposed(), tuple(answers))


def _ranges(certain: "Profile", possible: "Profile", otherwise: "WhatIf | None", growth: int) -> dict[str, list[int]]:
    def grown(totals: "Totals") -> dict[str, int]:
        # Rounded up: nobody is made to lie below a line.
        return {name: -(-people * (100 + growth) // 100) for name, people in asdict(totals).items()}

    low, high = grown(certain.totals(otherwise)), grown(possible.totals(otherwise))
    return {name: sorted((low[name], high[name])) for name in low}


def _answer(code: str, now: list[int], then: list[int], lines: Sequence[dict[str, Any]]) -> Answer:
    mine = sorted((each for each in lines if each["counter"] == code), key=lambda each: int(each["line"]))
    coming = next((each["line"] for each in mine if each["line"] > then[1]), mine[-1]["line"] if mine else None)
    return Answer(
        code,
        words.COUNTERS[code],
        now,
        then,
        then[1] - now[1],
        None if coming is None else gauge_of(then, coming),
        tuple(
            Line(
                each["line"],
                each["then"],
                then[1] >= each["line"],
                (then[1] >= each["line"]) != (now[1] >= each["line"]),
                max(0, each["line"] - then[1] - 1),
            )
            for each in mine
        ),
    )
