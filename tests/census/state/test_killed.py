"""A run that is killed at any moment leaves a state from which the next one goes on to the right answer."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.census.oracle import expected, found
from tests.census.worlds import UNTIL, random_world, write
from tongguan.census.taking import take
from tongguan.engines import Settings

WORLD = random_world(seed=11, rows=24_000, among=6, people=3_000, files=24)
RUN = """
import sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.census.state.test_killed import WORLD
from tongguan.census.taking import take
from tongguan.engines import Settings
folder = Path(sys.argv[1])
print("ready", flush=True)
take(WORLD.plan(), folder, date(2026, 6, 30), settings=Settings(threads=1), state=folder / "state")
"""
ROOT = str(Path(__file__).parents[3])


def start(folder: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(folder), ROOT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == b"ready\n"
    return process


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_run_is_resumed(seed: int, tmp_path: Path) -> None:
    write(tmp_path, WORLD)
    drawn = random.Random(seed)  # noqa: S311 -- no secret
    killed = 0
    for _ in range(3):
        process = start(tmp_path)
        time.sleep(drawn.uniform(0.05, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        killed += process.returncode == -signal.SIGKILL
    assert killed
    kept = take(WORLD.plan(), tmp_path, UNTIL, settings=Settings(threads=1), state=tmp_path / "state")
    assert found(kept.censuses) == expected(WORLD)
    assert kept.head.rows.read == len(WORLD.rows)
    again = take(WORLD.plan(), tmp_path, UNTIL, settings=Settings(threads=1), state=tmp_path / "state")
    assert again.censuses == kept.censuses


def test_only_one_run_works_at_a_time(tmp_path: Path) -> None:
    """However many start at once, each either counts or refuses, and the state is right at the end."""
    write(tmp_path, WORLD)
    running = [start(tmp_path) for _ in range(3)]
    assert {process.wait() for process in running} <= {0, 1}
    kept = take(WORLD.plan(), tmp_path, UNTIL, settings=Settings(threads=1), state=tmp_path / "state")
    assert found(kept.censuses) == expected(WORLD)
