"""Tells whether the process of a run is alive: it holds a lock that the system takes from it when it ends.

No clock and no heartbeat: a process that was killed, or a machine that was restarted, has let go of its lock.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tongguan.office.censuses.folders import workshop
from tongguan.office.place import OWNER_ONLY


def lock_of(organisation: int, number: int) -> Path:
    """Give the file that the process of a run holds."""
    return workshop() / f"{organisation}-{number}.lock"


@contextmanager
def held(path: Path, *, wait: bool = True) -> Iterator[int]:
    """Hold a lock; whoever is started with its descriptor holds it too, for as long as it lives.

    Raises:
        BlockingIOError: Another holds it, and ``wait`` is false.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield descriptor
    finally:
        os.close(descriptor)  # not unlocked: a child may hold it still


def is_held(path: Path) -> bool:
    """Tell whether a process holds a lock."""
    if not path.exists():
        return False
    try:
        with held(path, wait=False):
            return False
    except BlockingIOError:
        return True
