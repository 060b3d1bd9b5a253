"""``python -m benchmarks [FIGURE]``: measures, prints, and writes the page when all is measured."""

import argparse
import json
import sys
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from benchmarks import decision, machine, page, pathway, start, table
from benchmarks.worlds import World

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
FIGURES = ("decision", "pathway", "table", "start")
ROUNDS = 9


def main() -> None:
    """Measure what is asked for, or everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("figure", nargs="?", choices=FIGURES, help="one figure alone; the page is then left as it is")
    parser.add_argument("--json", action="store_true", help="print every round of every figure")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each thing is timed ({ROUNDS})")
    asked = parser.parse_args()
    figures = (asked.figure,) if asked.figure else FIGURES
    before = machine.describe()
    world = World()
    found: dict[str, Any] = {}
    sections: list[str] = []
    if "decision" in figures:
        found["decision"] = decision.measure(world, asked.rounds)
        sections.append(page.decision_section(found["decision"]))
    if "pathway" in figures:
        found["pathway"] = pathway.measure(world, asked.rounds)
        sections.append(page.pathway_section(found["pathway"]))
    if "table" in figures:
        found["table"] = table.measure(world, min(asked.rounds, table.ROUNDS))
        sections.append(page.table_section(found["table"]))
    if "start" in figures:
        try:
            found["start"] = start.measure()
        except start.NotRunningError as error:
            found["start"] = str(error)
        sections.append(page.start_section(found["start"]))
    text = "\n".join([page.head(before, asked.rounds, world.book.edition, machine.load()), *sections])
    if asked.figure is None:
        PAGE.write_text(text, encoding="utf-8")
    if asked.json:
        rounds = {name: asdict(figure) if is_dataclass(figure) else figure for name, figure in found.items()}
        text = json.dumps({"machine": before, **rounds}, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
