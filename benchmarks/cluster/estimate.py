"""``python -m benchmarks.cluster.estimate``: what a census of a country would cost on a named cluster, on paper.

Every constant is measured (see docs/explanation/scaling.md) or assumed, and says which.
"""

from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class Assumed:
    """What the estimate rests on. Sizes are in bytes, rates in bytes a second of one machine."""

    people: float = 1.4e9
    transfers: float = 1e11
    bytes_of_row: float = 23.0
    """Measured: Parquet of the benchmark's log, columns of 16 bytes of pseudonym, an instant and an export."""
    shuffled_of_row: float = 43.0
    """Measured: a key of 16 bytes, a word of a mask, two first days, and what Spark puts beside them, compressed."""
    row_in_memory: float = 120.0
    """Assumed: a person in the hash table of an aggregation, one word of a mask, with its key and slack."""
    rows_of_core: float = 180_000.0
    """Measured, on a shared machine: rows a second that one core scans, classifies and aggregates, over both passes."""
    task_bytes: float = 128 * 2**20
    """Spark's own size of a task."""
    scans: int = 2
    """One pass tells what became of the rows, another counts people."""
    machines: int = 50
    cores: int = 16
    executor_memory: float = 48 * 2**30
    disk: float = 1e9
    network: float = 1.25e9
    """Assumed: 10 Gbit/s."""
    skew: float = 1.3
    """Assumed: how much longer the slowest machine works than the average one."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What follows. Times are in seconds, for the whole cluster."""

    scanned: float
    tasks: float
    rows_of_task: float
    combined: float
    shuffled: float
    partitions: float
    person_memory: float
    compute: float
    reading: float
    moving: float
    wall: float


def estimate(a: Assumed) -> Estimate:
    """Reckon it."""
    scanned = a.transfers * a.bytes_of_row * a.scans
    rows_of_task = a.task_bytes / a.bytes_of_row
    tasks = a.transfers / rows_of_task
    # Of r rows drawn among P people, P(1 - exp(-r/P)) are distinct: that many remain after the map side.
    combined = a.people * (1 - exp(-rows_of_task / a.people))
    shuffled = tasks * combined * a.shuffled_of_row
    person_memory = a.people * a.row_in_memory / a.machines
    compute = a.transfers / (a.rows_of_core * a.machines * a.cores)
    reading = scanned / (a.disk * a.machines)
    # Written to disk, sent to another machine, read there.
    moving = shuffled / (a.disk * a.machines) * 2 + shuffled * (1 - 1 / a.machines) / (a.network * a.machines)
    return Estimate(
        scanned=scanned,
        tasks=tasks,
        rows_of_task=rows_of_task,
        combined=combined,
        shuffled=shuffled,
        partitions=shuffled / (256 * 2**20),
        person_memory=person_memory,
        compute=compute,
        reading=reading,
        moving=moving,
        wall=(compute + reading + moving) * a.skew,
    )


def page(a: Assumed) -> str:
    """Give the table of the documentation."""
    e = estimate(a)
    rows = [
        ("transfers, people", f"{a.transfers:.1e}, {a.people:.1e}"),
        ("the cluster", f"{a.machines} machines of {a.cores} cores, {a.executor_memory / 2**30:.0f} GiB for Spark"),
        ("bytes scanned", f"{a.transfers:.0e} × {a.bytes_of_row:.0f} × {a.scans} = {e.scanned / 1e12:.1f} TB"),
        ("tasks of one scan", f"{e.tasks:,.0f}, of {e.rows_of_task / 1e6:.1f} million rows"),
        ("rows of a task that are sent", f"{e.combined / 1e6:.2f} million, {e.combined / e.rows_of_task:.1%} of them"),
        ("bytes shuffled", f"{e.shuffled / 1e12:.1f} TB, at {a.shuffled_of_row:.0f} a row"),
        ("partitions of 256 MiB", f"{e.partitions:,.0f}"),
        ("people in memory", f"{e.person_memory / 2**30:.1f} GiB a machine, all partitions at once"),
        ("computing", f"{e.compute / 60:.0f} min, at {a.rows_of_core:,.0f} rows a second and core"),
        ("reading", f"{e.reading / 60:.0f} min, at {a.disk / 1e9:.0f} GB/s a machine"),
        ("shuffling", f"{e.moving / 60:.0f} min, at {a.network * 8 / 1e9:.0f} Gbit/s a machine"),
        ("in all", f"{e.wall / 60:.0f} min, one after the other, with a slowest machine {a.skew} times as long"),
    ]  # fmt: skip
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)]) + "\n"


if __name__ == "__main__":
    print(page(Assumed()), end="")  # noqa: T201 -- its answer
