"""How fast a declaration of five exports is determined, with its explanations."""

import copy
import json
from dataclasses import dataclass
from typing import Any

from benchmarks.engines import ZenTable
from benchmarks.page import timed_table
from benchmarks.timing import Task, Timed, compare
from benchmarks.worlds import DAY, EXPORTS, World
from tongguan.decision.declaration import Declaration
from tongguan.decision.determination import Determination, determine
from tongguan.decision.facts import prepare

DECLARATIONS = 256

_SECTION = """## One explained determination of {exports} exports

`prepare` and `determine` on {declarations} different declarations in rotation: what each export needs, the rules that
decide with every value they saw, the rules that gave way, the totals of people; {explained:.1f} rules are explained.
Wanted: at least 1,000 a second on one core.
Measured: **{per_second:,.0f} a second**.

{table}
"""


@dataclass(frozen=True)
class DecisionFigure:
    """What was timed: ours first, then with open facts, then what it is compared with."""

    ours: Timed
    with_open_facts: Timed
    baselines: list[Timed]
    declarations: int
    explained: int
    """Rules explained over all declarations."""


def measure(world: World, rounds: int) -> DecisionFigure:
    """Time ``prepare`` and ``determine``, and what they are compared with."""
    contents = world.contents(DECLARATIONS)
    known = _read(world, contents)
    open_facts = _read(world, [_with_open_facts(content) for content in contents])
    ours = _ours("tongguan, five exports explained", world, known)
    some_open = _ours("tongguan, one fact of each export not known", world, open_facts)
    first, second, *baselines = compare([ours, some_open, _traced(world, known), _json(contents)], rounds)
    explained = sum(
        len(export.decided_by) + len(export.freed_by) + len(export.displaced)
        for each in known
        for export in _determine(world, each).exports
    )
    return DecisionFigure(first, second, baselines, len(known), explained)


def section(figure: DecisionFigure) -> str:
    """Give the section of the page."""
    timed = (figure.ours, figure.with_open_facts, *figure.baselines)
    return _SECTION.format(
        exports=EXPORTS,
        declarations=figure.declarations,
        explained=figure.explained / figure.declarations,
        per_second=figure.ours.per_second,
        table=timed_table(timed, figure.ours),
    )


def _ours(name: str, world: World, declarations: list[Declaration]) -> Task:
    def once() -> None:
        for each in declarations:
            _determine(world, each)

    return Task(name, len(declarations), once)


def _determine(world: World, declaration: Declaration) -> Determination:
    prepared = prepare(declaration, world.book, world.catalogues, DAY, readings=world.regime.readings)
    return determine(prepared, world.regime)


def _read(world: World, contents: list[dict[str, Any]]) -> list[Declaration]:
    return [world.read(content, f"drawn {number}") for number, content in enumerate(contents)]


def _with_open_facts(content: dict[str, Any]) -> dict[str, Any]:
    """Leave something open in every export: whether it is truly needed, in turn with how many people."""
    changed = copy.deepcopy(content)
    for number, export in enumerate(changed["exports"]):
        if number % 2:
            export["necessity"]["truly_needed"] = None
        else:
            export["people"]["ordinary"] = None
    return changed


def _traced(world: World, declarations: list[Declaration]) -> Task:
    """Give the nearest thing another engine has: five decisions, each with a trace, on facts made ready ahead."""
    engine = ZenTable()
    inputs = []
    for declaration in declarations:
        determination = _determine(world, declaration)
        inputs.append([engine.ready(export.facts) for export in determination.exports])

    def once() -> None:
        for exports in inputs:
            for ready in exports:
                engine.explained(ready)

    return Task(f"zen-engine, {EXPORTS} decisions with trace on ready facts", len(inputs), once)


def _json(contents: list[dict[str, Any]]) -> Task:
    """Give a yardstick of the machine that everyone knows: the declaration read from JSON text and written."""
    texts = [json.dumps(content) for content in contents]

    def once() -> None:
        for text in texts:
            json.dumps(json.loads(text))

    return Task("json.loads and json.dumps of the declaration", len(texts), once)
