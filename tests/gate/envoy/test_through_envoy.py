"""A real Envoy asks a real gate: what is admitted reaches the upstream whole, nothing else reaches it."""

import gzip
import json
import socket
from typing import Any

import pytest

from tests.gate.envoy.passing import Through, customers

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _forgotten(way: Through) -> None:
    way.upstream.reached.clear()


def test_an_admitted_request_reaches_the_upstream_whole(way: Through) -> None:
    body = json.dumps(customers(), ensure_ascii=False, indent=3).encode()
    answer = way.send(body, path="/customers?trace=on", headers={"authorization": "Bearer of-the-upstream"})
    assert (answer.status_code, answer.text) == (200, "ok")
    ((method, path, headers, got),) = way.upstream.reached
    assert (method, path, got) == ("POST", "/customers?trace=on", body)
    assert int(headers["x-tongguan-receipt"]) > 1
    assert headers["x-tongguan-observed"] == "false"
    assert headers["authorization"] == "Bearer of-the-upstream"


def test_a_remote_read_passes_by_its_path(way: Through) -> None:
    assert way.send(method="GET", path="/customers/u-17").status_code == 200
    assert [each[1] for each in way.upstream.reached] == ["/customers/u-17"]


def test_the_same_request_is_counted_once(way: Through) -> None:
    for _ in range(2):
        way.send(headers={"x-request-id": "5f3d7f4e-0000-4000-8000-000000000001"})
    receipts = {headers["x-tongguan-receipt"] for _, _, headers, _ in way.upstream.reached}
    assert (len(way.upstream.reached), len(receipts)) == (2, 1)


def test_a_client_cannot_forge_a_receipt(way: Through) -> None:
    way.send(headers={"x-tongguan-receipt": "99999", "x-tongguan-observed": "true"})
    ((_, _, headers, _),) = way.upstream.reached
    assert headers["x-tongguan-receipt"] != "99999"
    assert headers["x-tongguan-observed"] == "false"


MANY = customers(*({"name": "n", "face": "f", "account": {"id": f"u-{number}"}} for number in range(11)))
PERSON: dict[str, Any] = {"name": "n", "phones": "13812345678"}
DENIED: dict[str, tuple[Any, dict[str, Any], str]] = {
    "held at the ceiling": (MANY, {}, "ceiling-reached"),
    "an item outside the clearance": (customers({**PERSON, "blood": "A"}), {}, "items-outside"),
    "another territory": (customers(to={"territory": "US"}), {}, "territory-outside"),
    "another export": (None, {"headers": {"x-export": "newsletter"}}, "no-clearance"),
    "no export": (None, {"headers": {"x-export": ""}}, "gate/not-extracted"),
    "a field that no rule knows": (customers({**PERSON, "religion": "x"}), {}, "gate/not-extracted"),
    "a field beside": (customers(more={"a": 1}), {}, "gate/not-extracted"),
    "a field within a known one": (customers({**PERSON, "name": {"first": "n"}}), {}, "gate/not-extracted"),
    "nobody": ({"to": {"territory": "FR"}, "customers": []}, {}, "gate/not-extracted"),
    "somebody without a name": (customers({"name": "n"}), {}, "gate/not-extracted"),
    "another shape": ({"to": {"territory": "FR"}, "customers": PERSON}, {}, "gate/not-extracted"),
    "another path": (None, {"path": "/orders"}, "gate/not-extracted"),
    "a path below": (None, {"path": "/customers/u-1/all"}, "gate/not-extracted"),
    "another host": (None, {"headers": {"host": "voilier.example.org"}}, "gate/not-extracted"),
    "another method": (None, {"method": "DELETE"}, "gate/not-extracted"),
    "a parameter": (None, {"path": "/customers?phone=13812345678"}, "gate/not-extracted"),
    "no JSON": (b"name=n&phone=13812345678", {}, "gate/not-extracted"),
    "a form": (b"a=b", {"headers": {"content-type": "application/x-www-form-urlencoded"}}, "gate/not-extracted"),
    "JSON that is said to be text": (None, {"headers": {"content-type": "text/plain"}}, "gate/not-extracted"),
    "a key twice": (
        b'{"to": {"territory": "FR"}, "to": {"territory": "FR"}, "customers": []}',
        {},
        "gate/not-extracted",
    ),
    "no body": (b"", {}, "gate/not-extracted"),
    "other bytes": (json.dumps(customers()).encode().replace(b'"name"', b'"\xd0\xd5"'), {}, "gate/not-extracted"),
    "compressed": (
        gzip.compress(json.dumps(customers()).encode()),
        {"headers": {"content-encoding": "gzip"}},
        "gate/not-extracted",
    ),
    "compressed, not said": (gzip.compress(json.dumps(customers()).encode()), {}, "gate/not-extracted"),
}


@pytest.mark.parametrize("case", DENIED)
def test_what_is_not_admitted_does_not_reach_the_upstream(way: Through, case: str) -> None:
    body, given, code = DENIED[case]
    answer = way.send(body, **given)
    assert (answer.status_code, way.upstream.reached) == (403, [])
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == code, problem
    assert problem["zh"] != problem["en"]
    assert "13812345678" not in answer.text


def test_a_body_that_is_cut_off_is_refused(way: Through) -> None:
    assert way.send(port=way.cutting_port).status_code == 200
    way.upstream.reached.clear()
    answer = way.send(customers(*(PERSON for _ in range(20))), port=way.cutting_port)
    assert (answer.status_code, way.upstream.reached) == (403, [])
    assert "cut off" in answer.json()["detail"]


def test_a_body_larger_than_the_gate_reads_is_refused(way: Through) -> None:
    answer = way.send(customers(*(PERSON for _ in range(3000))))
    assert (answer.status_code, way.upstream.reached) == (413, [])


def test_nothing_passes_while_the_gate_is_down(way: Through) -> None:
    answer = way.send(port=way.closed_port)
    assert (answer.status_code, way.upstream.reached) == (503, [])


@pytest.mark.parametrize(
    "path",
    [
        "/customers/../orders",
        "/customers/%2e%2e/orders",
        "/customers/..%2forders",
        "//customers",
        "/customers/",
        "/customers/u%00",
        "/customers/u%252e",
        "/v1/admissions",
        "/customers;a=b",
        "/customers/u-1;a=b",
        "/customers/u-1%3bx",
        "/customers/u-1%23",
    ],
)
def test_paths_that_can_be_read_in_two_ways_do_not_pass(way: Through, path: str) -> None:
    with socket.create_connection(("127.0.0.1", way.port), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nhost: crm.voilier.example\r\nconnection: close\r\n\r\n".encode())
        answer = b""
        while part := connection.recv(65536):
            answer += part
    status = int(answer.split()[1])
    assert 400 <= status < 500, answer
    assert way.upstream.reached == []


def test_a_stop_reaches_envoy(way: Through) -> None:
    import time  # noqa: PLC0415 -- for this alone

    assert way.send().status_code == 200
    way.gate.office.stop()
    until = time.monotonic() + 10
    while way.send().status_code == 200 and time.monotonic() < until:
        time.sleep(0.2)
    way.upstream.reached.clear()
    answer = way.send()
    assert (answer.status_code, answer.json()["code"], way.upstream.reached) == (403, "export-stopped", [])
    way.gate.office.sign_feed()


def test_the_log_of_the_gate_names_nobody(way: Through) -> None:
    way.send()
    assert "13812345678" not in way.gate.log.read_text(encoding="utf-8")
