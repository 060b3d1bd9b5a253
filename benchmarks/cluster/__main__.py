"""``python -m benchmarks.cluster FOLDER``: counts logs of several sizes on DuckDB and on clusters of this machine.

Each run is a process of its own; a cluster is warmed up by a smaller count first, and started outside of the timing.
Beside the seconds that passed it tells those that cores worked, which hang little on what else a machine does: on a
cluster those of the threads of tasks, without compiling and collecting garbage.
"""

import argparse
import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import machine
from benchmarks.census.log import write_log, write_plan

ENGINES = ("duckdb", "local-cluster[1,1,2048]", "local-cluster[2,1,2048]")
UNTIL = date(2026, 6, 30)


def main() -> None:
    """Measure all, or one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cluster", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the logs are written; they stay there")
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000_000, 4_000_000], help="sizes of the logs")
    parser.add_argument("--engine", help="count the sizes on this engine, in this process")
    asked = parser.parse_args()
    if asked.engine:
        print(json.dumps(_counted(asked.folder, asked.rows, asked.engine)))  # noqa: T201 -- its answer
        return
    print(machine.describe())  # noqa: T201 -- its answer
    for rows in asked.rows:
        folder = asked.folder / str(rows)
        write_log(folder, rows, rows // 10)
        write_plan(folder, "log-*.parquet")
    for engine in ENGINES:
        sizes = [str(rows) for rows in asked.rows]
        arguments = [
            sys.executable,
            "-m",
            "benchmarks.cluster",
            str(asked.folder),
            "--engine",
            engine,
            "--rows",
            *sizes,
        ]
        done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 -- our own module
        for found in json.loads(done.stdout.splitlines()[-1]):
            print(json.dumps(found))  # noqa: T201 -- its answer


def _counted(folder: Path, sizes: list[int], engine: str) -> list[dict[str, Any]]:
    from tongguan.census.plan import read_plan  # noqa: PLC0415 -- the main process needs none of it
    from tongguan.census.taking import take  # noqa: PLC0415 -- as above
    from tongguan.engines import Settings, open_engine  # noqa: PLC0415 -- as above

    found = []
    with open_engine(engine, Settings()):  # keeps the cluster running between the counts
        for place, rows in enumerate((sizes[0], *sizes)):
            path = folder / str(rows) / "plan.yaml"
            plan = read_plan(path.read_bytes(), str(path))
            before = _used(engine)
            began = time.perf_counter()
            (census,) = take(plan, path.parent, UNTIL, engine=engine).censuses
            took = time.perf_counter() - began
            after = _used(engine)
            if place:
                scanned = sum(each.stat().st_size for each in path.parent.glob("log-*.parquet"))
                found.append(
                    {
                        "engine": engine,
                        "rows": rows,
                        "seconds": round(took, 2),
                        "all": census.counted.all[0],
                        "bytes_of_log": scanned,
                        "bytes_shuffled": after[0] - before[0],
                        "rows_shuffled": after[1] - before[1],
                        "core_seconds": round(after[2] - before[2], 2),
                    }
                )
    return found


def _used(engine: str) -> tuple[int, int, float]:
    """Give how many bytes and rows were written for other stages so far, and how many seconds cores have worked."""
    if engine == "duckdb":
        return 0, 0, time.process_time()
    from pyspark import SparkContext  # noqa: PLC0415 -- only where there is one

    context: Any = SparkContext._active_spark_context  # noqa: SLF001 -- there is no other way to ask
    java = context._jvm  # noqa: SLF001 -- as above
    no_quantiles = context._gateway.new_array(java.double, 0)  # noqa: SLF001 -- as above
    store = context._jsc.sc().statusStore()  # noqa: SLF001 -- as above
    found = store.stageList(None, False, False, no_quantiles, java.java.util.ArrayList())  # noqa: FBT003 -- by place
    stages = [found.apply(place) for place in range(found.size())]
    return (
        sum(each.shuffleWriteBytes() for each in stages),
        sum(each.shuffleWriteRecords() for each in stages),
        sum(each.executorCpuTime() for each in stages) / 1e9,
    )


if __name__ == "__main__":
    main()
