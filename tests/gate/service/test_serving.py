"""Real gates, as processes, on SQLite and PostgreSQL: started, asked at once, stopped by an order, drained."""

import asyncio
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.gate.service.offices import LEDGER, Office, asked, pseudonyms
from tests.gate.service.serving import PROGRAM, Served, served
from tests.postgres import Cluster, running_cluster
from tongguan.gate.ledger import open_ledger

pytestmark = pytest.mark.slow
HELD = 423


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> Office:
    """An office with a ledger of either kind."""
    if request.param == "sqlite":
        made = Office(tmp_path)
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        made = Office(tmp_path, cluster.create_database(f"gate_{time.monotonic_ns()}"))
    made.make_ledger()
    return made


def test_processes_that_share_a_ledger_never_pass_a_ceiling(anywhere: Office) -> None:
    """Two processes, 40 clients, 160 people, 100 places: exactly 100 go out."""
    anywhere.configure("log_requests: none")
    text = (anywhere.folder / "gate.yaml").read_text(encoding="utf-8")
    two = text.replace(f"port: {anywhere.port}", f"port: {anywhere.port}, processes: 2")
    (anywhere.folder / "gate.yaml").write_text(two, encoding="utf-8")

    async def everybody(url: str) -> Counter[int]:
        found: Counter[int] = Counter()
        headers = anywhere.headers()

        async def client_of(first: int) -> None:
            async with httpx.AsyncClient(timeout=60) as client:
                for number in range(first, first + 4):
                    body = asked(people=[], pseudonyms=pseudonyms(number), key=f"key-{number}")
                    answer = await client.post(f"{url}/v1/admissions", json=body, headers=headers)
                    again = await client.post(f"{url}/v1/admissions", json=body, headers=headers)
                    assert (again.status_code, again.json()["receipt"]) == (
                        answer.status_code,
                        answer.json()["receipt"],
                    )
                    found[answer.status_code] += 1

        await asyncio.gather(*(client_of(first) for first in range(0, 160, 4)))
        return found

    with served(anywhere) as gate:
        found = asyncio.run(everybody(gate.url))
        metrics = httpx.get(f"{gate.url}/metrics").text
        assert gate.end() == 0
    assert found == {200: 100, HELD: 60}
    assert "tongguan_gate_outcomes_total" in metrics
    ledger = open_ledger(anywhere.address if "dbname" in anywhere.address else str(anywhere.folder / anywhere.address))
    try:
        proof = ledger.prove()
        assert (proof.holds, ledger.totals(_handler(ledger), anywhere.year)["ordinary"].people) == (True, 100)
    finally:
        ledger.close()


def _handler(ledger: object) -> str:
    name: str = ledger.years()[0][0]  # type: ignore[attr-defined]  # -- a ledger
    return name


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[Served]:
    """A gate on SQLite."""
    made = Office(tmp_path)
    made.make_ledger()
    made.configure(header_seconds=1, body_seconds=1)
    with served(made) as running:
        yield running


def test_an_order_to_stop_reaches_a_gate_within_seconds(gate: Served) -> None:
    assert gate.admit().status_code == 200
    gate.office.stop()
    ordered = time.monotonic()
    while gate.admit(people=[{"user_id": "u"}]).status_code == 200:
        assert time.monotonic() < ordered + 5
        time.sleep(0.1)
    assert gate.admit().json()["reasons"][0]["code"] == "export-stopped"


def test_a_gate_drains_and_ends_in_order(gate: Served) -> None:
    assert gate.get("/readyz").status_code == 200
    gate.process.terminate()
    time.sleep(0.3)
    ready = gate.get("/readyz")
    assert (ready.status_code, ready.json()["missing"]) == (503, ["draining"])
    assert gate.admit().json()["code"] == "gate/draining"
    assert gate.process.wait(20) == 0
    assert '"event":"stopped"' in gate.log.read_text(encoding="utf-8")


def test_slow_clients_are_let_go_and_others_are_served_meanwhile(gate: Served) -> None:
    """Headers and bodies that trickle in: 20 of each, none of them held for longer than allowed."""
    head = f"POST /v1/admissions HTTP/1.1\r\nhost: gate\r\nauthorization: Bearer {gate.office.token('crm')}\r\n"
    slow_heads = [_connect(gate, "GET /healthz HTTP/1.1\r\nx-slow: ") for _ in range(20)]
    slow_bodies = [
        _connect(gate, f"{head}content-type: application/json\r\ncontent-length: 500\r\n\r\n{{") for _ in range(20)
    ]
    begun = time.monotonic()
    assert gate.admit().status_code == 200
    assert time.monotonic() - begun < 3
    assert all(b" 408 " in _rest(each).split(b"\r\n")[0] for each in slow_bodies)
    assert all(_rest(each) == b"" or b" 408 " in _rest(each) for each in slow_heads)
    for each in (*slow_heads, *slow_bodies):
        each.close()


def test_what_is_no_http_is_refused(gate: Served) -> None:
    for sent in (
        "GARBAGE\r\n\r\n",
        "POST /v1/admissions HTTP/1.1\r\ncontent-length: x\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
    ):
        opened = _connect(gate, sent)
        answered = _rest(opened)
        assert answered == b"" or answered.startswith(b"HTTP/1.1 4"), sent
        opened.close()
    assert gate.admit().status_code == 200


def test_a_gate_whose_year_is_not_open_does_not_start(tmp_path: Path) -> None:
    office = Office(tmp_path)
    ran = _run("gate", "init", str(tmp_path / "gate.yaml"))
    assert ran.returncode == 0, ran.stderr
    refused = _run("gate", "serve", str(tmp_path / "gate.yaml"))
    assert refused.returncode == 2
    assert b"gate/year-not-open" in refused.stderr
    with served(office, "--from-zero") as gate:
        assert gate.admit().status_code == 200
    with served(office) as gate:
        assert gate.admit().json()["new"] == {}
        assert gate.get("/healthz").json()["ledger"] == LEDGER


def _run(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, check=False, timeout=60)


def _connect(gate: Served, text: str) -> socket.socket:
    opened = socket.create_connection(("127.0.0.1", gate.office.port), timeout=10)
    opened.sendall(text.encode())
    return opened


def _rest(opened: socket.socket) -> bytes:
    try:
        return opened.recv(65536)
    except (TimeoutError, ConnectionResetError):
        return b""
