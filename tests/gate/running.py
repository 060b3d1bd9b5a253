"""One gate, served as a process of its own, for all tests of those who ask it."""

from collections.abc import Iterator

import pytest

from tests.gate.service.offices import Office
from tests.gate.service.serving import Served, served

MANY = 50_000_000


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A gate with room for many whose ordinary information goes out, and for ten whose sensitive information does."""
    office = Office(tmp_path_factory.mktemp("gate"), people=MANY)
    office.make_ledger()
    with served(office) as gate:
        yield gate
