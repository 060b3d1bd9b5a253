"""How fast the pathway of one export is found, beside engines with the same rules on the same facts."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.engines import Cedar, Cel, Engine, Ours, Plain, Rego, ZenExpression, ZenTable
from benchmarks.timing import Task, Timed, compare
from benchmarks.worlds import Case, World

CASES = 512


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
