"""A database that stops under a gate: refusals meanwhile, and nobody lost or counted twice afterwards."""

import time
from pathlib import Path

import pytest

from tests.gate.service.offices import Office
from tests.gate.service.serving import Served, served
from tests.postgres import running_cluster

pytestmark = pytest.mark.slow
_WITHIN = 20.0


def wait_for(gate: Served, status: int) -> None:
    until = time.monotonic() + _WITHIN
    while gate.get("/readyz").status_code != status:
        assert time.monotonic() < until
        time.sleep(0.2)


def test_a_database_that_stops_refuses_and_comes_back(tmp_path: Path) -> None:
    with running_cluster() as cluster:
        office = Office(tmp_path, cluster.create_database("stopped"))
        office.make_ledger()
        with served(office) as gate:
            before = gate.admit(key="before").json()
            cluster.stop("immediate")
            refused = gate.admit(key="meanwhile", people=[{"user_id": "u-1"}])
            assert (refused.status_code, refused.json()["outcome"]) == (503, "refused")
            assert refused.json()["reasons"][0]["zh"] != refused.json()["reasons"][0]["en"]
            wait_for(gate, 503)
            assert gate.get("/readyz").json()["missing"] == ["ledger"]
            cluster.start()
            wait_for(gate, 200)
            again = gate.admit(key="meanwhile", people=[{"user_id": "u-1"}]).json()
            assert (again["outcome"], again["totals"]["ordinary"]) == ("admitted", 2)
            assert gate.admit(key="before").json()["receipt"] == before["receipt"]
            assert gate.end() == 0
