"""Starts a real gate: ``tongguan gate serve`` as a process of its own, on loopback, until the test ends."""

import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.gate.service.offices import Office, asked

PROGRAM = (sys.executable, "-c", "from tongguan.cli import main; main()")
_PATIENCE = 60.0


@dataclass
class Served:
    """A gate that is being served."""

    office: Office
    process: "subprocess.Popen[bytes]"
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.office.port}"

    def get(self, path: str, caller: str = "desk") -> httpx.Response:
        return httpx.get(self.url + path, headers=self.office.headers(caller), timeout=30)

    def admit(self, caller: str = "crm", **given: Any) -> httpx.Response:
        return httpx.post(
            f"{self.url}/v1/admissions", json=asked(**given), headers=self.office.headers(caller), timeout=30
        )

    def end(self, within: float = 30.0) -> int:
        """End it as an operating system does, and give its exit code."""
        self.process.terminate()
        return self.process.wait(within)


@contextmanager
def served(office: Office, *options: str, trusting: ssl.SSLContext | None = None) -> Iterator[Served]:
    """Serve the gate of an office."""
    log = office.folder / f"gate-{office.port}.log"
    with log.open("wb") as written:
        process = subprocess.Popen(
            [*PROGRAM, "gate", "serve", str(office.folder / "gate.yaml"), *options],
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    gate = Served(office, process, log)
    try:
        _wait(gate, trusting)
        yield gate
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(gate: Served, trusting: ssl.SSLContext | None) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if gate.process.poll() is not None:
            break
        try:
            url = gate.url if trusting is None else gate.url.replace("http:", "https:")
            if httpx.get(f"{url}/healthz", timeout=1, verify=trusting or True).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise RuntimeError(f"the gate did not start:\n{gate.log.read_text(encoding='utf-8')}")
