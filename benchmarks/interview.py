"""How long the next question of an interview takes to find, for a company of twenty exports."""

import gc
import random
import time
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from benchmarks.worlds import DAY, World
from tongguan.decision.alternatives.asking import asker
from tongguan.decision.interview import NOT_KNOWN, Asked, Ended, Setting, State, answer, next_question

EXPORTS = 20
INTERVIEWS = 3
_RECIPIENTS = ("HQ", "Group Services", "Cloud Mail", "Support Desk")
_SEED = 20260630
_NOT_KNOWN_ONCE_IN = 20
_TYPED: dict[str, tuple[str, ...]] = {
    "territory": ("SG", "US", "FR"),
    "city": ("南京",),
    "people": ("0 0", "800 0", "12,000 0", "40,000 120", "90,000 0", "3,000-6,000 0"),
    "onward": ("none", "SG"),
    "sector": ("retail", "pharma"),
    "scenario": ("membership", "clinical_trials"),
    "items": ("name, mobile_number", "name, photo_face", "name, employee_number"),
}

_SECTION = """## The next question of an interview

`next_question` for a company of {exports} exports, at every step of {interviews} whole interviews with drawn answers
({steps:,} steps, {questions} questions each on average), from the opening to the end:
which fact to ask next, what could still come out with each answer, and the rules that it feeds.
*Kept*: in one process, as on the terminal and in the web; *nothing kept*: every tenth step again, as in a new process.
Wanted: at most 50 ms.
Measured: **{median:.0f} ms** at the median, {most:.0f} ms at 95 of 100 steps.

| ms of one core | median | 90 of 100 | 95 of 100 | worst |
|---|--:|--:|--:|--:|
| kept | {median:,.1f} | {ninety:,.1f} | {most:,.1f} | {worst:,.1f} |
| nothing kept | {cold_median:,.1f} | {cold_ninety:,.1f} | {cold_most:,.1f} | {cold_worst:,.1f} |
"""


@dataclass
class InterviewFigure:
    """Milliseconds of one core to find the next question."""

    kept: list[float] = field(default_factory=list)
    """At every step of whole interviews in one process, as on a terminal and in the web."""
    cold: list[float] = field(default_factory=list)
    """At steps of the same interviews with nothing kept, as `tongguan ask --json` has it in each new process."""
    questions: list[int] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Give the median of the steps."""
        return median(self.kept)

    def most(self, share: int, of: list[float] | None = None) -> float:
        """Give what so many percent of the steps stay within."""
        return quantiles(of or self.kept, n=100)[share - 1]


def measure(world: World, interviews: int = INTERVIEWS) -> InterviewFigure:
    """Go through whole interviews with drawn answers, and time every step."""
    setting = Setting(world.book, world.catalogues, DAY)
    gc.freeze()  # as `tongguan ask` does once the lawbook is there
    figure = InterviewFigure()
    _interview(setting, InterviewFigure(), random.Random(_SEED - 1))  # noqa: S311 -- inputs of a benchmark, not secrets
    for number in range(interviews):
        _interview(setting, figure, random.Random(_SEED + number))  # noqa: S311 -- as above
    return figure


def company() -> State:
    """Give the company once the opening is answered: every export by title, recipients and items."""
    recipients: list[dict[str, Any]] = [{"id": f"r{number}", "name": name} for number, name in enumerate(_RECIPIENTS)]
    exports = [
        {
            "id": f"e{number}",
            "title": f"Export {number}",
            "recipients": [f"r{number % len(recipients)}"],
            "data_items": _TYPED["items"][number % 3].split(", "),
        }
        for number in range(EXPORTS)
    ]
    return State({"handler": {"name": "示例公司"}, "recipients": recipients, "exports": exports})


def section(figure: InterviewFigure) -> str:
    """Give the section of the page."""
    return _SECTION.format(
        exports=EXPORTS,
        interviews=len(figure.questions),
        steps=len(figure.kept),
        questions=round(sum(figure.questions) / len(figure.questions)),
        median=figure.median,
        ninety=figure.most(90),
        most=figure.most(95),
        worst=max(figure.kept),
        cold_median=median(figure.cold),
        cold_ninety=figure.most(90, figure.cold),
        cold_most=figure.most(95, figure.cold),
        cold_worst=max(figure.cold),
    )


def _interview(setting: Setting, figure: InterviewFigure, chance: random.Random) -> None:
    asker.forget()
    state = company()
    for step in range(1_000):
        asked = _timed(state, setting, figure.kept)
        if isinstance(asked, Ended):
            figure.questions.append(step)
            return
        if step % 10 == 0:
            asker_kept = asker.forget()
            _timed(state, setting, figure.cold)
            asker.remember(asker_kept)
        after = answer(state, asked, _answer(asked, chance), setting)
        state = after if after.problem is None else answer(state, asked, NOT_KNOWN, setting)


def _timed(state: State, setting: Setting, into: list[float]) -> Asked | Ended:
    before = time.process_time()
    found = next_question(state, setting)
    into.append(1e3 * (time.process_time() - before))
    return found


def _answer(asked: Asked, chance: random.Random) -> str:
    if chance.randrange(_NOT_KNOWN_ONCE_IN) == 0:
        return NOT_KNOWN
    numbers = [str(number) for number, choice in enumerate(asked.choices, start=1) if choice.value is not None]
    return chance.choice(_TYPED.get(asked.kind) or numbers)
