"""Runs one task in a process of its own: ``python -m benchmarks.census.once TASK FOLDER MEMORY`` tells."""

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.census.tasks import TASKS, Ground


def main() -> None:
    """Run it."""
    name, folder, memory = sys.argv[1:]
    ground = Ground(Path(folder), memory)
    wall, cpu = time.perf_counter(), time.process_time()
    answer = TASKS[name](ground)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"task": name, "wall": wall, "cpu": cpu, "peak": peak, "answer": answer}))  # noqa: T201 -- its answer


if __name__ == "__main__":
    main()
