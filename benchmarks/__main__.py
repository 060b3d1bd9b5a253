"""``python -m benchmarks [FIGURE]``: measures, prints, and writes the page when all is measured."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import decision, interview, machine, page, pathway, proof, start, table, what_if
from benchmarks.census.page import TITLE as CENSUS
from benchmarks.gate.page import TITLE as GATE
from benchmarks.worlds import World

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
ROUNDS = 9


class Figure(NamedTuple):
    """How something is measured, and how the page tells it."""

    measure: Callable[[World, int], Any]
    section: Callable[[Any], str]


FIGURES = {
    "decision": Figure(decision.measure, decision.section),
    "pathway": Figure(pathway.measure, pathway.section),
    "interview": Figure(lambda world, _: interview.measure(world), interview.section),
    "table": Figure(lambda world, rounds: table.measure(world, min(rounds, table.ROUNDS)), table.section),
    "what-if": Figure(lambda _, rounds: what_if.measure(rounds), what_if.section),
    "prove": Figure(lambda _, __: proof.measure(), proof.section),
    "start": Figure(lambda _, __: _started(), start.section),
}


def main() -> None:
    """Measure what is asked for, or everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("figure", nargs="?", choices=FIGURES, help="one figure alone; the page is then left as it is")
    parser.add_argument("--json", action="store_true", help="print every round of every figure")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each thing is timed ({ROUNDS})")
    asked = parser.parse_args()
    before = machine.describe()
    world = World()
    names = [asked.figure] if asked.figure else list(FIGURES)
    found = {name: FIGURES[name].measure(world, asked.rounds) for name in names}
    sections = [FIGURES[name].section(figure) for name, figure in found.items()]
    text = "\n".join([page.head(before, asked.rounds, world.book.edition, machine.load()), *sections])
    if asked.figure is None:
        # Census and gate take longer than all the rest, and are measured by themselves: their sections stay.
        before_it, written = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "", text
        for title in (CENSUS, GATE):
            if section := page.section_of(before_it, title):
                written = page.with_section(written, title, section)
        PAGE.write_text(written, encoding="utf-8")
    if asked.json:
        rounds = {name: asdict(figure) if is_dataclass(figure) else figure for name, figure in found.items()}
        text = json.dumps({"machine": before, **rounds}, ensure_ascii=False, indent=2, default=str) + "\n"
    sys.stdout.write(text)


def _started() -> start.StartFigure | str:
    try:
        return start.measure()
    except start.NotRunningError as error:
        return str(error)


if __name__ == "__main__":
    main()
