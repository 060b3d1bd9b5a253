"""Gates as processes that may be killed: each with a port of its own, all with the ledger of one office."""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.gate.service.offices import Office
from tests.gate.service.serving import PROGRAM
from tongguan.gate.ledger import Ledger, open_ledger

_PATIENCE = 60.0


class Gate:
    """One gate; it and all its processes are killed together."""

    def __init__(self, office: Office, port: int, most_file_bytes: int = 0) -> None:
        self.office, self.port = office, port
        self.kills = 0
        self._limit = ("prlimit", f"--fsize={most_file_bytes}:unlimited") if most_file_bytes else ()
        text = (office.folder / "gate.yaml").read_text(encoding="utf-8")
        self._file = office.folder / f"gate-{port}.yaml"
        self._file.write_text(text.replace(f"port: {office.port}", f"port: {port}"), encoding="utf-8")
        self._log = office.folder / f"gate-{port}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._limit, *PROGRAM, "gate", "serve", str(self._file)],
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                if httpx.get(f"http://127.0.0.1:{self.port}/healthz", timeout=1).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise RuntimeError(self._log.read_text(encoding="utf-8"))

    def kill(self) -> None:
        """Kill it with all its processes, as when the machine stops."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None
            self.kills += 1

    def end(self) -> None:
        """End it in order."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
            self._process = None

    def processes(self) -> list[int]:
        """Give its processes."""
        return list(_of_group(self._process.pid)) if self._process is not None else []

    async def kill_and_start(self) -> None:
        """Kill it and start it again while others are asked."""
        self.kill()
        await asyncio.to_thread(self.start)


@contextmanager
def running(*gates: Gate) -> Iterator[None]:
    """Start gates, and end them."""
    try:
        for each in gates:
            each.start()
        yield
    finally:
        for each in gates:
            each.end()


@contextmanager
def ledger_of(office: Office) -> Iterator[Ledger]:
    """Open the ledger of an office."""
    place = office.address if "dbname" in office.address else str(Path(office.folder) / office.address)
    ledger = open_ledger(place)
    try:
        yield ledger
    finally:
        ledger.close()


def _of_group(group: int) -> Iterator[int]:
    for each in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(each.name)) == group:
                yield int(each.name)
        except ProcessLookupError:
            continue
