"""Serves the office: Granian with threads, since every page asks a database and waits for it."""

import os
from dataclasses import dataclass
from pathlib import Path

_WAITING = 16
"""How many requests may wait for each thread before new ones are not taken."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where and with how much the server listens."""

    address: str
    port: int
    workers: int
    threads: int | None = None


def serve(listening: Listening) -> None:
    """Serve until told to stop. The data folder is in the environment, where the workers find it."""
    from granian import Granian  # noqa: PLC0415 -- only the server itself needs it
    from granian.constants import Interfaces  # noqa: PLC0415 -- as above
    from granian.log import LogLevels  # noqa: PLC0415 -- as above

    threads = listening.threads or 2 * (os.cpu_count() or 1) + 1
    Granian(
        "tongguan.office.wsgi:application",
        address=listening.address,
        port=listening.port,
        interface=Interfaces.WSGI,
        workers=listening.workers,
        blocking_threads=threads,
        backpressure=threads * _WAITING,
        websockets=False,
        log_level=LogLevels.warning,
        working_dir=Path.cwd(),
    ).serve()
