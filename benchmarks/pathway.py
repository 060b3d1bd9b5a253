"""How fast the pathway of one export is found, beside engines with the same rules on the same facts."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.engines import Cedar, Cel, Engine, Ours, Plain, Rego, ZenExpression, ZenTable
from benchmarks.page import timed_table
from benchmarks.timing import Task, Timed, compare
from benchmarks.worlds import Case, World

CASES = 512

_BY_HAND = ("Python by hand",)

_SECTION = """## The pathway of one export

`Regime.pathway` on {cases} different sets of ready facts in rotation, {published} of them published cases,
and the same rules written by hand for each engine.
The answers of all engines are held equal before anything is timed: {shares}.
Wanted: at least 50,000 a second on one core, ahead of every engine.
Measured: **{per_second:,.0f} a second**: {ahead}.

{table}

The function by hand answers for one day, takes every fact as known, and gives no reasons.
"""


class UnequalError(Exception):
    """An engine gives another answer than the published one, or than the others."""


@dataclass(frozen=True)
class PathwayFigure:
    """The engines timed, this project first; how many cases, and how often each pathway comes up."""

    timed: list[Timed]
    cases: int
    published: int
    pathways: dict[str, int]


def measure(world: World, rounds: int) -> PathwayFigure:
    """Hold the answers of all engines equal, then time them.

    Raises:
        UnequalError: An engine's rules are not the same.
    """
    cases = world.cases(CASES)
    ours = Ours(world.regime)
    answers = _answers(ours, cases)
    published = [case.expected for case in cases if case.expected is not None]
    _hold_equal("tongguan", cases, answers[: len(published)], published)
    engines: list[Engine] = [ours, Plain(), ZenExpression(), ZenTable(), Cedar(), Rego(), Cel()]
    for engine in engines:
        _hold_equal(engine.name, cases, _answers(engine, cases), answers)
    tasks = [
        Task(engine.name, len(cases), _over([engine.ready(case.facts) for case in cases], engine.pathway))
        for engine in engines
    ]
    return PathwayFigure(compare(tasks, rounds), len(cases), len(published), dict(Counter(answers).most_common()))


def section(figure: PathwayFigure) -> str:
    """Give the section of the page."""
    ours, *others = figure.timed
    engines = [each for each in others if each.name not in _BY_HAND]
    return _SECTION.format(
        cases=figure.cases,
        published=figure.published,
        shares=", ".join(f"`{name}` {count}" for name, count in figure.pathways.items()),
        per_second=ours.per_second,
        ahead=", ".join(f"{each.times(ours):,.1f} times as fast as {each.name}" for each in engines),
        table=timed_table(figure.timed, ours),
    )


def _hold_equal(name: str, cases: Sequence[Case], answers: Sequence[str], wanted: Sequence[str]) -> None:
    for case, answer, want in zip(cases, answers, wanted, strict=False):
        if answer != want:
            raise UnequalError(f"{name} answers {answer}, not {want}, in case {case.id}: {case.facts}")


def _answers(engine: Engine, cases: Sequence[Case]) -> list[str]:
    return [engine.pathway(engine.ready(case.facts)) for case in cases]


def _over(inputs: Sequence[Any], answer: Callable[[Any], str]) -> Callable[[], None]:
    def once() -> None:
        for each in inputs:
            answer(each)

    return once
