"""The ledger goes away under load, or its disk is full: nothing is admitted meanwhile, and then it goes on."""

import asyncio
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.clearance.building import HANDLER
from tests.gate.reliability.conftest import Report
from tests.gate.reliability.crowd import ADMITTED, Crowd
from tests.gate.reliability.gates import Gate, ledger_of, running
from tests.gate.reliability.reporting import SCALE
from tests.gate.service.offices import Office
from tests.postgres import Cluster, running_cluster

PEOPLE, STOPS = 3000 * SCALE, 2 * SCALE
REFUSED = 503
_MEBIBYTE = 1 << 20


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


def gate_of(folder: Path, address: str, most_file_bytes: int = 0) -> Gate:
    """Give a gate on a ledger of its own."""
    made = Office(folder, address, people=PEOPLE)
    made.configure("log_requests: none", answer_seconds=5)
    made.make_ledger()
    return Gate(made, made.port, most_file_bytes)


@pytest.mark.slow
def test_postgresql_is_stopped_and_started_under_load(own_cluster: Cluster, tmp_path: Path, report: Report) -> None:
    """In order and as in a crash, in turn; the gates are never started again."""
    gate = gate_of(tmp_path, own_cluster.create_database("gate"))
    crowd = Crowd(gate.office, [gate.port])
    meanwhile: list[int] = []

    async def stop() -> None:
        for number in range(STOPS):
            await crowd.reached((number + 1) * PEOPLE // (STOPS + 1))
            await asyncio.to_thread(own_cluster.stop, ("immediate", "fast")[number % 2])
            before = crowd.statuses.copy()
            await asyncio.sleep(1.5)
            gone_by = crowd.statuses - before
            meanwhile.append(gone_by[ADMITTED])
            assert gone_by[REFUSED] > 0
            await asyncio.to_thread(own_cluster.start)

    async def both() -> None:
        stopping = asyncio.create_task(stop())
        await crowd.ask(range(PEOPLE), 32)
        await stopping

    with running(gate):
        asyncio.run(both())
    with ledger_of(gate.office) as ledger:
        proof = ledger.prove(crowd.anchors())
        counted = ledger.totals(HANDLER, gate.office.year)["ordinary"].people
    report(
        "PostgreSQL stopped and started under load",
        people=PEOPLE,
        stops=STOPS,
        **{
            "admitted while it was down": sum(meanwhile),
            "refused meanwhile": crowd.statuses[REFUSED],
            "requests without an answer": crowd.broken,
            "admitted": len(crowd.admitted),
            "counted": counted,
            "proof": "holds" if proof.holds else proof.problems,
        },
    )
    assert proof.holds, proof.problems
    assert meanwhile == [0] * STOPS
    assert counted == len(crowd.admitted) == PEOPLE


@contextmanager
def small_disk(folder: Path) -> Iterator[str]:
    """Give a folder on a file system of four mebibytes, where that is allowed; otherwise say why not."""
    made = folder / "disk"
    made.mkdir()
    allowed = os.geteuid() == 0 and _mount("-t", "tmpfs", "-o", "size=4m", "none", str(made))
    try:
        yield "file system" if allowed else "limit on files"
    finally:
        if allowed:
            subprocess.run(["umount", "--lazy", made], check=True)


def _mount(*arguments: str) -> bool:
    return subprocess.run(["mount", *arguments], check=False, stderr=subprocess.DEVNULL).returncode == 0


@pytest.mark.slow
def test_a_full_disk_admits_nobody_until_there_is_room(tmp_path: Path, report: Report) -> None:
    """A real file system that is full; without the right to mount one, a limit on how large files may grow."""
    people = min(3000, PEOPLE)
    with small_disk(tmp_path) as how:
        limited = how == "limit on files"
        gate = gate_of(tmp_path, "disk/gate.ledger", 4 * _MEBIBYTE if limited else 0)
        crowd = Crowd(gate.office, [gate.port])

        def make_room() -> None:
            if limited:
                for each in gate.processes():
                    resource.prlimit(each, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            else:
                assert _mount("-o", "remount,size=256m", str(tmp_path / "disk"))

        async def fill() -> tuple[int, int]:
            asking = asyncio.create_task(crowd.ask(range(people), 16))
            for _ in range(600):
                await asyncio.sleep(0.1)
                if crowd.statuses[REFUSED]:
                    break
            assert not asking.done(), "the disk was large enough"
            await asyncio.sleep(1.5)
            admitted, refused = len(crowd.admitted), crowd.statuses[REFUSED]
            with ledger_of(gate.office) as ledger:
                assert ledger.prove(crowd.anchors()).holds
            await asyncio.to_thread(make_room)
            await asking
            return admitted, refused

        with running(gate):
            admitted_before, refused = asyncio.run(fill())
        with ledger_of(gate.office) as ledger:
            proof = ledger.prove(crowd.anchors())
            counted = ledger.totals(HANDLER, gate.office.year)["ordinary"].people
    report(
        "Disk full",
        **{
            "the disk": how,
            "people": people,
            "admitted before it was full": admitted_before,
            "refused while it was full": refused,
            "admitted once there was room": people - admitted_before,
            "counted": counted,
            "proof": "holds" if proof.holds else proof.problems,
        },
    )
    assert proof.holds, proof.problems
    assert 0 < admitted_before < people
    # An answer of before may have been lost on its way: the ledger never has fewer than were told.
    assert counted == len(crowd.admitted) == people
