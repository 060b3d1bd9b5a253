"""Several gates share a ledger, and any of them may be killed: real processes, real databases."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.clearance.building import NOW
from tests.gate.building import limited, who
from tests.gate.ledger.asking import admitted, people_of
from tests.gate.ledger.hammering import case_of
from tongguan.gate import Admitted
from tongguan.gate.ledger import Ledger

ROOT = Path(__file__).parents[3]
GATES, CEILING = 4, 100


@contextmanager
def gate(
    address: str, first: int, last: int, *, ceiling: int = CEILING, threads: int = 8
) -> Iterator[subprocess.Popen[str]]:
    told = map(str, (address, ceiling, first, last, threads))
    with subprocess.Popen(
        [sys.executable, "-m", "tests.gate.ledger.hammering", *told], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def lines(running: subprocess.Popen[str]) -> Iterator[tuple[str, int, int]]:
    assert running.stdout is not None
    for line in running.stdout:
        parts = line.split()
        if len(parts) == 3 and line.endswith("\n"):  # the last line of a killed process may be cut
            yield parts[0], int(parts[1]), int(parts[2])


@pytest.mark.slow
def test_several_gates_never_pass_the_ceiling_together(ledger: Ledger, address: str) -> None:
    """Ten places are left, and 160 people ask for them at four gates."""
    admitted(ledger, who(*range(CEILING - 10)), limited(CEILING))
    words: list[str] = []
    with (
        gate(address, 1000, 1040) as first,
        gate(address, 1020, 1060) as second,
        gate(address, 2000, 2040) as third,
        gate(address, 3000, 3040) as fourth,
    ):
        for each in (first, second, third, fourth):
            words += [word for word, _, _ in lines(each)]
            assert each.wait() == 0
    assert len(words) == GATES * 40
    assert people_of(ledger) == CEILING
    assert set(words) == {"admitted", "held"}
    receipts = [each.entry for each in ledger.entries(most=2000)]
    assert sum(entry.new.get("ordinary", 0) for entry in receipts) == CEILING
    assert ledger.prove().holds


@pytest.mark.slow
def test_a_gate_that_is_killed_loses_nobody_and_counts_nobody_twice(ledger: Ledger, address: str) -> None:
    """Each time it is killed among commits; whoever asks again with the same key gets the answer that stands."""
    people, killed = 1500, 0
    answered: dict[int, int] = {}
    for stop_after in (40, 170, 400):
        with gate(address, 0, people, ceiling=people - 100, threads=16) as running:
            for number, (word, person, seq) in enumerate(lines(running)):
                assert word == "admitted"
                assert answered.setdefault(person, seq) == seq
                if number == stop_after:
                    running.send_signal(signal.SIGKILL)
                    killed += 1
            assert running.wait() == -signal.SIGKILL
        assert ledger.prove({seq: hash_ for seq, hash_, _ in [ledger.head()]}).holds
        assert people_of(ledger) >= len(answered)
    assert killed == 3
    found = ledger.settle([case_of(number, people - 100) for number in range(people)], NOW)
    out = {number: each.receipt.entry.seq for number, each in enumerate(found) if isinstance(each, Admitted)}
    assert answered.items() <= out.items()
    assert len(out) == people_of(ledger) == people - 100
    assert ledger.prove().holds
