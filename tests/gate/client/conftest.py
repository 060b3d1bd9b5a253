"""The gate of these tests, and who asks it."""

from collections.abc import Iterator

import pytest

from tests.gate.service.serving import Served
from tongguan.gate.client import GateClient

__all__ = ["gate"]


@pytest.fixture
def gate(running: Served) -> Iterator[GateClient]:
    """A client of the running gate."""
    with GateClient(running.url, token=running.office.token("crm")) as client:
        yield client
