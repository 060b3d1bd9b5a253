"""Requests for single people over HTTP: new ones beside the plain service, and people who are already known."""

from pathlib import Path
from statistics import median

from msgspec import Struct

from benchmarks.gate import plain
from benchmarks.gate.client import Asked, Found
from benchmarks.gate.office import BODY, Office, free_port, load, running, served

SHARE = 0.8
KNOWN = 2000


class Requests(Struct):
    """What the services answered in each round, in requests a second; latencies in seconds."""

    processes: int
    connections: int
    gate: list[float]
    plain: list[float]
    known: list[float]
    at_rate: float
    median_at_rate: float
    p99_at_rate: float
    client_seconds: float

    @property
    def ratios(self) -> list[float]:
        """Give how many times as many the gate answers, round by round."""
        return [mine / its for mine, its in zip(self.gate, self.plain, strict=True)]


def measure(folder: Path, addresses: tuple[str, str], rounds: int, seconds: float, *, processes: int) -> Requests:
    """Measure the gate and the plain service in turn; only the one that is asked has anything to do.

    Args:
        folder: Where the gate's configuration is put.
        addresses: Of the gate's ledger, and of the plain service's tables.
        rounds: How often.
        seconds: For how long each time.
        processes: How many processes the gate has.
    """
    office = Office(folder, addresses[0], processes)
    office.make_ledger()
    plain.make(addresses[1])
    port, connections = free_port(), 128
    program = ["-m", "benchmarks.gate.plain", addresses[1], str(port)]
    first = iter(range(10**7, 10**10, 10**7))
    new, known, beside, spent = [], [], [], 0.0
    with served(office), running(program, port):

        def gate(key: str, rate: float = 0.0, people: int = 0) -> Found:
            begin = 0 if people else next(first)
            asked = office.asked(
                connections=connections, seconds=seconds, rate=rate, first=begin, people=people, key=key
            )
            return _answered(load(asked))

        gate("warm", people=KNOWN)
        for number in range(rounds):
            new.append(gate(f"new-{number}").rate)
            asked = Asked(
                port=port,
                path="/",
                headers={},
                body=BODY,
                connections=connections,
                seconds=seconds,
                first=next(first),
            )
            beside.append(_answered(load(asked)).rate)
            found = gate(f"known-{number}", people=KNOWN)
            known.append(found.rate)
            spent = found.cpu / len(found.latencies)
        even = gate("even", rate=SHARE * median(new))
    return Requests(processes, connections, new, beside, known, even.rate, even.within(0.5), even.within(0.99), spent)


def _answered(found: Found) -> Found:
    if set(found.answers) != {"200"}:
        raise RuntimeError(f"not everybody was answered: {found.answers}")
    return found
