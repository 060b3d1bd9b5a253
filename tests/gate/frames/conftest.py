"""The gate of these tests, and who asks it."""

from collections.abc import Iterator

import httpx
import pytest

from tests.gate.service.serving import Served
from tongguan.gate.client import GateClient

__all__ = ["WITHDRAWN", "gate"]

WITHDRAWN = [{"user_id": "u-3"}, {"passport": "E58213047"}, {"mobile": "13712345678"}]


@pytest.fixture(scope="session")
def gate(running: Served) -> Iterator[GateClient]:
    """A client of a gate that holds three people who withdrew their consent."""
    answer = httpx.post(
        f"{running.url}/v1/withdrawals",
        json={"people": WITHDRAWN, "export": "loyalty-crm"},
        headers=running.office.headers("crm"),
        timeout=30,
    )
    assert answer.status_code == 200, answer.text
    with GateClient(running.url, token=running.office.token("crm")) as client:
        yield client
