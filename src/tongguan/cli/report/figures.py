"""Numbers of people in words and as a bar; what is not known is never drawn as zero."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tongguan.cli.report.library import Line
from tongguan.cli.report.words import WORDS
from tongguan.vocabulary import Bounds, Truth
from tongguan.vocabulary.phrase import Language

_LAST_SEGMENT = 22.0
_RIGHT_HALF = 60.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A line on a bar, at a percentage of its width; ``reached`` is ``None`` where that is not known."""

    line: Line
    at: float
    reached: Truth

    @property
    def leans_left(self) -> bool:
        """Whether its label stands to the left of it, to stay within the bar."""
        return self.at > _RIGHT_HALF


@dataclass(frozen=True, slots=True)
class Bar:
    """A count drawn against its lines, in percent of the width.

    From 0 to ``certain`` people are counted for certain; from there to ``possible`` they may be. Between two
    lines the scale is even; from one stretch to the next it changes, so that every line can be read.
    """

    certain: float
    possible: float
    endless: bool
    marks: tuple[Mark, ...]
    ends: tuple[tuple[int, float], ...] = field(default=(), compare=False, repr=False)

    def at(self, people: int) -> float:
        """Give the place of another number of people on this bar."""
        return _place(people, self.ends)


def people_of(bounds: Sequence[int | None] | None, language: Language) -> str:
    """Give ``[low, high]`` in words: a number, a range, at least a number, or not known."""
    low, high = (bounds[0] or 0, bounds[1]) if bounds else (0, None)
    if high is None:
        return WORDS["or_more"].in_language(language).format(people=f"{low:,}") if low else not_known(language)
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def not_known(language: Language) -> str:
    """Give the words for a number that nobody told."""
    return WORDS["not_known"].in_language(language)


def bar_of(bounds: Sequence[int | None], lines: Sequence[Line]) -> Bar:
    """Place a count and its lines on a bar."""
    count = Bounds(bounds[0] or 0, bounds[1])
    top = count.low if count.high is None else count.high
    ends = _ends([line.people for line in lines], top)
    marks = tuple(Mark(line, _place(line.people, ends), count.at_least(line.people)) for line in lines)
    possible = 100.0 if count.high is None else _place(count.high, ends)
    return Bar(_place(count.low, ends), possible, count.high is None, marks, tuple(ends))


def _ends(lines: Sequence[int], top: int) -> list[tuple[int, float]]:
    """Give the ends of the stretches: people, and percent of the width."""
    if not lines:
        return [(0, 0.0), (max(round(top * 1.25), 1), 100.0)]
    width = (100.0 - _LAST_SEGMENT) / len(lines)
    inner = [(people, width * place) for place, people in enumerate(lines, start=1)]
    return [(0, 0.0), *inner, (max(round(lines[-1] * 1.5), round(top * 1.15)), 100.0)]


def _place(people: int, ends: Sequence[tuple[int, float]]) -> float:
    for (low, left), (high, right) in pairwise(ends):
        if people <= high:
            return round(left + (right - left) * (people - low) / (high - low), 2)
    return 100.0
