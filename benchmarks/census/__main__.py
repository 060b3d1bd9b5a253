"""``python -m benchmarks.census``: writes the log, times every task in processes of their own, and prints the figures.

``--rows 100000000`` is the size of the published figures; it needs about 3 GB for the log and as much for the state.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import machine
from benchmarks.census import page
from benchmarks.census.log import write_identifiers, write_log, write_plan

ADDED = 1_000_000
COMPARED = ("census", "by-person", "totals", "scan")


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.census", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the log is written; it stays there")
    parser.add_argument("--rows", type=int, default=10_000_000, help="rows of the log (10000000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each task is timed (3)")
    parser.add_argument("--memory", default="8GiB", help="memory that each task may use (8GiB)")
    parser.add_argument("--json", action="store_true", help="print every round")
    asked = parser.parse_args()
    before, people = machine.describe(), asked.rows // 10
    write_log(asked.folder, asked.rows, people)
    write_plan(asked.folder, "log-*.parquet")
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in COMPARED}
    for number in range(asked.rounds):
        for turn in range(len(COMPARED)):
            name = COMPARED[(turn + number) % len(COMPARED)]
            found[name].append(_once(name, asked.folder, asked.memory))
    _agree([found[name][0] for name in ("census", "by-person", "totals")])
    found["identified"] = [_identified(asked.folder, people, asked.rows, asked.memory)]
    found |= _with_state(asked.folder, people, asked.memory)
    figures = {name: _median(runs) for name, runs in found.items()}
    text = json.dumps({"machine": before, "rows": asked.rows, "runs": found}, indent=2) + "\n"
    sys.stdout.write(text if asked.json else page.page(before, asked.rows, people, ADDED, figures))


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
    return {name: median(run[name] for run in runs) for name in ("wall", "cpu", "peak")}


if __name__ == "__main__":
    main()
