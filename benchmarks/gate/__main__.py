"""``python -m benchmarks.gate``: measures the gate on SQLite and PostgreSQL; ``--write`` writes its section.

It starts a PostgreSQL of its own, and needs 4 GB in its folder.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import msgspec

from benchmarks import machine, page
from benchmarks.gate import batches, requests
from benchmarks.gate.page import TITLE, section
from tests.postgres import Cluster, running_cluster

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
LEDGERS = ("SQLite", "PostgreSQL")
PARTS = ("batches", "requests", "sizes")


def main() -> None:
    """Measure what is asked for, or everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="one part alone")
    parser.add_argument("--stored", type=int, default=10_000_000, help="people stored before the batches (10000000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often (3)")
    parser.add_argument("--seconds", type=float, default=5.0, help="for how long requests are made each time (5)")
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2], help="processes of the gate (1 2)")
    parser.add_argument("--write", action="store_true", help="write the section of docs/benchmarks.md")
    parser.add_argument("--json", action="store_true", help="print every round")
    asked = parser.parse_args()
    before = machine.describe()
    parts = (asked.part,) if asked.part else PARTS
    folder = Path(tempfile.mkdtemp(prefix="tongguan-gate-benchmark-"))
    try:
        with running_cluster() as cluster:
            place = _Places(folder, cluster)
            of_batches = {
                name: batches.measure(place.new(name), asked.stored, 5 * asked.rounds)
                for name in LEDGERS
                if "batches" in parts
            }
            of_requests = {
                name: [
                    requests.measure(
                        folder / f"{name}-{processes}",
                        (place.new(name), place.new(name)),
                        asked.rounds,
                        asked.seconds,
                        processes=processes,
                    )
                    for processes in asked.processes
                ]
                for name in LEDGERS
                if "requests" in parts
            }
            sizes = {name: batches.size_of_a_million(place.new(name)) for name in LEDGERS if "sizes" in parts}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    text = section(before, of_batches, of_requests, sizes)
    if asked.write:
        PAGE.write_text(page.with_section(PAGE.read_text(encoding="utf-8"), TITLE, text), encoding="utf-8")
    if asked.json:
        found = {"machine": before, "batches": of_batches, "requests": of_requests, "sizes": sizes}
        text = json.dumps(msgspec.to_builtins(found), indent=2) + "\n"
    sys.stdout.write(text)


class _Places:
    """Gives places for ledgers, each new."""

    def __init__(self, folder: Path, cluster: Cluster) -> None:
        self._folder, self._cluster, self._made = folder, cluster, 0

    def new(self, name: str) -> str:
        """Give a file that is not there yet, or an empty database."""
        self._made += 1
        if name == "SQLite":
            return str(self._folder / f"ledger-{self._made}.db")
        return self._cluster.create_database(f"ledger_{self._made}")


if __name__ == "__main__":
    main()
