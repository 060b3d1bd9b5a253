"""``python -m benchmarks.census``: writes the logs, times every task in processes of their own, prints the figures.

``--rows 100000000 --rounds 1 --write`` gives the published figures. Its folder needs 30 GB: 3 for the log, 5 for the
same with identifiers, 4 for the state, the rest for what is spilled.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import machine, page
from benchmarks.census.log import write_identifiers, write_log, write_plan
from benchmarks.census.page import TITLE, section

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
ADDED = 1_000_000
COMPARED = ("census", "by-person", "totals", "scan")


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.census", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the log is written; it stays there")
    parser.add_argument("--rows", type=int, default=10_000_000, help="rows of the log (10000000)")
    parser.add_argument("--people", type=int, help="people that they are drawn among (a tenth of the rows)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each task is timed that is compared (3)")
    parser.add_argument("--memory", default="7GiB", help="memory that the engine of each task may use (7GiB)")
    parser.add_argument("--without", nargs="*", choices=("identified", "state"), default=[], help="what to leave out")
    parser.add_argument("--write", action="store_true", help="write the section of docs/benchmarks.md")
    parser.add_argument("--json", action="store_true", help="print every round")
    asked = parser.parse_args()
    before, people = machine.describe(), asked.people or asked.rows // 10
    write_log(asked.folder, asked.rows, people)
    write_plan(asked.folder, "log-*.parquet")
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in COMPARED}
    for number in range(asked.rounds):
        for turn in range(len(COMPARED)):
            name = COMPARED[(turn + number) % len(COMPARED)]
            found[name].append(_once(name, asked.folder, asked.memory))
    _agree([found[name][0] for name in ("census", "by-person", "totals")])
    if "identified" not in asked.without:
        found["identified"] = [_identified(asked.folder, people, asked.rows, asked.memory)]
    if "state" not in asked.without:
        found |= _with_state(asked.folder, people, asked.memory)
    figures = {name: _median(runs) for name, runs in found.items()}
    text = section(before, asked.rows, people, ADDED, figures)
    if asked.write:
        PAGE.write_text(page.with_section(PAGE.read_text(encoding="utf-8"), TITLE, text), encoding="utf-8")
    if asked.json:
        text = json.dumps({"machine": before, "rows": asked.rows, "runs": found}, indent=2) + "\n"
    sys.stdout.write(text)


def _identified(folder: Path, people: int, rows: int, memory: str) -> dict[str, Any]:
    """Count the same from raw identifiers."""
    write_identifiers(folder / "identifiers", rows, people)
    return _once("identified", folder / "identifiers", memory)


def _with_state(folder: Path, people: int, memory: str) -> dict[str, list[dict[str, Any]]]:
    """Build a state, add a file to it, and count the same at once."""
    added = folder / "log-added-0000.parquet"
    for path in (folder / "state.duckdb", added):
        path.unlink(missing_ok=True)
    built = _once("state", folder, memory)
    write_log(folder, ADDED, people, late=True, name="log-added")
    try:
        grown, again = _once("state", folder, memory), _once("census", folder, memory)
        _agree([grown, again])
    finally:
        added.unlink()
    return {"state-built": [built], "state-added": [grown], "recounted": [again]}


def _once(name: str, folder: Path, memory: str) -> dict[str, Any]:
    asked = [sys.executable, "-m", "benchmarks.census.once", name, str(folder), memory]
    done = subprocess.run(asked, stdout=subprocess.PIPE, check=True)  # noqa: S603 -- our own module
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _agree(runs: list[dict[str, Any]]) -> None:
    totals = {(run["answer"]["ordinary"], run["answer"]["sensitive"]) for run in runs}
    if len(totals) != 1:
        raise SystemExit(f"the answers differ: {totals}")


def _median(runs: list[dict[str, Any]]) -> dict[str, float]:
    return {name: median(run[name] for run in runs) for name in ("wall", "cpu", "peak")} | {"rounds": len(runs)}


if __name__ == "__main__":
    main()
