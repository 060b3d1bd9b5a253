"""The page of clocks: every legal time limit of the lawbook."""

from itertools import groupby
from pathlib import Path

from tongguan.law import Clock, load_book
from tongguan.law.telling.periods import period_of, start_of
from tongguan.vocabulary.terms import GRADES
from tools import markdown

_PAGE = Path("docs/reference/clocks.md")
_HEADS = ("start event", "period", "rule", "days in force", "cites", "grade")
_ROLLS = {
    "forward": "a last day on a rest day moves to the next working day",
    "backward": "a last day on a rest day moves to the working day before",
    "none": "a last day on a rest day stays",
}
_INTRO = """\
`tongguan due CODE --from DATE` answers one of these.
The day of the event is not counted; months end on the corresponding day; the last day runs to midnight in Beijing.
Working days are those of the published State Council calendar, make-up workdays included.
Past the last published year an answer is provisional.
A limit whose grade is *not verified* is for orientation and is never overdue."""


def generate() -> dict[Path, str]:
    """Give the page."""
    clocks = sorted(load_book().clocks(), key=lambda clock: (clock.code, clock.first, clock.cites))
    parts = [
        f"## {code}\n\n{markdown.table(_HEADS, map(_row, editions))}"
        for code, editions in groupby(clocks, lambda clock: clock.code)
    ]
    return {_PAGE: markdown.page("Clocks", _INTRO, *parts)}


def _row(clock: Clock) -> tuple[str, ...]:
    start, period, grade = start_of(clock), period_of(clock), GRADES[clock.grade]
    return (
        markdown.both(start.zh, start.en),
        f"{markdown.both(period.zh, period.en)}<br>{_ROLLS[clock.rolls]}",
        markdown.both(clock.says_zh, clock.says_en),
        f"{clock.first} – {clock.last or ''}".rstrip(),
        "<br>".join(markdown.code(str(cite)) for cite in clock.cites),
        markdown.both(grade.zh, grade.en),
    )
