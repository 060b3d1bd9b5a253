"""Counts what a page asks of the database: the same, however long its list is."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(client: Client, address: str) -> int:
    """Give how many queries a page takes, once everything that is remembered is there."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(asked)


def assert_constant_queries(client: Client, address: str, grow: Callable[[], None], most: int) -> None:
    """Check that a page takes no more queries after ``grow``, and never more than ``most``."""
    before = queries_of(client, address)
    grow()
    after = queries_of(client, address)
    assert after == before, f"{address}: {before} queries, then {after}"
    assert after <= most, f"{address}: {after} queries"
