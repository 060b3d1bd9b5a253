"""A folder for one run alone; those of runs that were killed are cleared away by the next."""

import fcntl
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "tongguan-census-"
_LOCK = "running"
_YOUNG_SECONDS = 60
"""Younger folders without a lock are let be: their run may be about to lock them."""


@contextmanager
def staging(spill: Path | None) -> Iterator[Path]:
    """Give a folder for this run alone, that nobody else may read; it goes with all it holds.

    It is locked as long as the run lives, so that a folder which nobody holds is one that a killed run left behind:
    such folders of the same user are removed first.

    Args:
        spill: Where to make it; ``None`` is the system's folder for temporary files.
    """
    if spill is not None:
        spill.mkdir(parents=True, exist_ok=True)
    within = Path(tempfile.gettempdir()) if spill is None else spill
    _clear(within)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=within, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with (folder / f"{_LOCK}-soon").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            (folder / f"{_LOCK}-soon").rename(folder / _LOCK)  # whoever sees it finds it held
            yield folder


def _clear(within: Path) -> None:
    before = time.time() - _YOUNG_SECONDS
    for folder in within.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another's, or gone by now
            lock = folder / _LOCK
            if _is_left_behind(lock) if lock.exists() else folder.stat().st_mtime < before:
                shutil.rmtree(folder, ignore_errors=True)


def _is_left_behind(lock: Path) -> bool:
    with lock.open("rb") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
