"""Times tasks in turn, several rounds, and compares them round by round."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

_LONG_ENOUGH = 0.25
"""Seconds that one task runs in one round."""


@dataclass(frozen=True)
class Task:
    """Something to time: ``once`` goes over all inputs one time, ``calls`` says how many those are."""

    name: str
    calls: int
    once: Callable[[], object]


@dataclass
class Timed:
    """The seconds of one call, a value for each round: of processor time, and on the clock of the wall."""

    name: str
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Processor seconds of one call, the median of the rounds."""
        return median(self.cpu)

    @property
    def wall_seconds(self) -> float:
        """Seconds of one call as the wall has it, the median of the rounds."""
        return median(self.wall)

    @property
    def per_second(self) -> float:
        """Calls in one second of one core."""
        return 1 / self.seconds

    def times(self, other: "Timed") -> float:
        """Give how many times as long as ``other`` this takes: the median over the rounds."""
        return median(mine / its for mine, its in zip(self.cpu, other.cpu, strict=True))


def compare(tasks: Sequence[Task], rounds: int) -> list[Timed]:
    """Time the tasks, each once a round, so that all meet the same load of the machine.

    Args:
        tasks: What to time; one pass of each warms it up first.
        rounds: How many times; the task that begins changes from round to round.
    """
    passes = [_passes(task) for task in tasks]
    found = [Timed(task.name) for task in tasks]
    for number in range(rounds):
        for turn in range(len(tasks)):
            at = (turn + number) % len(tasks)
            cpu, wall = _run(tasks[at], passes[at])
            found[at].cpu.append(cpu)
            found[at].wall.append(wall)
    return found


def _passes(task: Task) -> int:
    task.once()
    cpu, _ = _run(task, 1)
    return max(1, math.ceil(_LONG_ENOUGH / (cpu * task.calls)))


def _run(task: Task, passes: int) -> tuple[float, float]:
    once = task.once
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(passes):
        once()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    calls = passes * task.calls
    return cpu / calls, wall / calls
