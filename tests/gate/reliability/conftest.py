"""Offices on either ledger, and the counts that the tests of this folder report."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.gate.reliability.reporting import Reported, write_page
from tests.gate.service.offices import Office
from tests.postgres import Cluster, running_cluster

_reported: list[Reported] = []
Report = Callable[..., None]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of ledger."""
    found: str = request.param
    return found


@pytest.fixture
def office(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[int], Office]:
    """Makes an office with a ledger, for so many people."""

    def make(people: int) -> Office:
        address = "gate.ledger"
        if kind == "PostgreSQL":
            cluster: Cluster = request.getfixturevalue("cluster")
            address = cluster.create_database(f"gate_{time.monotonic_ns()}")
        made = Office(tmp_path, address, people=people)
        made.configure("log_requests: none")
        text = (made.folder / "gate.yaml").read_text(encoding="utf-8")
        often = text.replace("exports: [loyalty-crm]", "requests_per_second: 100000, burst: 100000")
        (made.folder / "gate.yaml").write_text(often, encoding="utf-8")
        made.make_ledger()
        return made

    return make


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Takes what a test counted."""

    def take(what: str, /, **counted: Any) -> None:
        _reported.append(Reported(what, counted))
        request.node.add_report_section("call", "counts", str(_reported[-1]))

    return take


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for each in _reported:
        terminalreporter.write_line(str(each))
    page = os.environ.get("GATE_COUNTS")
    if page and _reported:
        write_page(Path(page), _reported)
