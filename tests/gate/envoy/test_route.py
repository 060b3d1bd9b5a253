"""The route that Envoy asks, without an Envoy: who may ask, a gate that observes, one without rules."""

import json
from typing import Any

import httpx
import pytest

from tests.gate.envoy.passing import EXTRACTION, customers
from tests.gate.service.offices import Office
from tests.gate.service.within import Within, gate, office

__all__ = ["gate", "office"]

HEADERS = {"host": "crm.voilier.example", "x-export": "loyalty-crm", "content-type": "application/json"}


@pytest.fixture
def rules(office: Office) -> None:
    (office.folder / "extraction.yaml").write_text(EXTRACTION, encoding="utf-8")
    office.configure("envoy: extraction.yaml")


def ask(gate: Within, body: Any = None, caller: str = "crm", method: str = "POST", **headers: str) -> httpx.Response:
    content = json.dumps(customers() if body is None else body)
    given = {**gate.office.headers(caller), **HEADERS, **headers}
    answer: httpx.Response = gate.run(
        lambda client: client.request(method, "/v1/envoy/customers", content=content, headers=given)
    )
    return answer


@pytest.mark.usefixtures("rules")
def test_only_a_known_caller_may_ask_and_for_its_exports(gate: Within) -> None:
    assert ask(gate).status_code == 200
    assert ask(gate, method="PUT").status_code == 200
    assert (ask(gate, caller="other").status_code, ask(gate, caller="other").json()["code"]) == (
        403,
        "gate/not-allowed",
    )
    assert ask(gate, caller="desk").status_code == 403
    assert ask(gate, authorization="Bearer x").status_code == 401
    gate.draining = True
    assert ask(gate).status_code == 503


@pytest.mark.usefixtures("rules")
def test_a_feed_too_old_denies(office: Office, gate: Within) -> None:
    from datetime import timedelta  # noqa: PLC0415 -- for this alone

    office.sign_feed(issued_at=office.now - timedelta(hours=2))
    answer = ask(gate)
    assert (answer.status_code, answer.json()["code"]) == (403, "clearance/feed-too-old")


@pytest.mark.usefixtures("rules")
def test_a_gate_that_observes_lets_pass_and_says_so(office: Office, gate: Within) -> None:
    office.configure("envoy: extraction.yaml\nobserve: true")
    for body in (customers(to={"territory": "US"}), customers(religion="x")):
        answer = ask(gate, body)
        assert (answer.status_code, answer.headers["x-tongguan-observed"]) == (200, "true")
    assert "gate/not-extracted" in gate.log


def test_a_gate_without_rules_has_nothing_there(gate: Within) -> None:
    answer = ask(gate)
    assert (answer.status_code, answer.json()["code"]) == (404, "gate/no-such-path")


@pytest.mark.usefixtures("rules")
def test_a_header_twice_leaves_doubt(gate: Within) -> None:
    pairs = [*gate.office.headers().items(), *HEADERS.items(), ("x-export", "newsletter")]
    answer: httpx.Response = gate.run(
        lambda client: client.post("/v1/envoy/customers", content=json.dumps(customers()), headers=pairs)
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "gate/not-extracted")
