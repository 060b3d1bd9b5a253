"""A real Envoy between a client and a small upstream, with a gate that is a process of its own."""

import http.server
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.gate.service.offices import Office
from tests.gate.service.serving import PROGRAM, Served, served
from tests.ports import free_port

_PATIENCE = 30.0
EXTRACTION = """\
rules:
  - name: customers
    host: "*.voilier.example"
    path: /customers
    methods: [POST, PUT]
    query: [trace]
    export: {header: x-export}
    recipient: hq
    territory: {json: to.territory}
    people:
      - {at: "customers[*]", identifiers: {mobile: phones, user_id: account.id}}
    items:
      to.territory: none
      customers[*].name: name
      customers[*].phones: mobile_number
      customers[*].account.id: none
      customers[*].face: face
      customers[*].blood: blood_group
      customers[*].tags[*]: none
  - name: reading
    path: /customers/{customer}
    methods: [GET]
    export: loyalty-crm
    recipient: hq
    territory: FR
    people: [{identifiers: {user_id: {segment: customer}}}]
    always: [name, mobile_number]
"""


class Upstream:
    """Keeps what reached it."""

    def __init__(self) -> None:
        reached: list[tuple[str, str, dict[str, str], bytes]] = []
        self.reached = reached

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _take(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                reached.append((self.command, self.path, dict(self.headers.items()), body))
                self.send_response(200)
                self.send_header("content-length", "2")
                self.end_headers()
                self.wfile.write(b"ok")

            do_GET = do_POST = do_PUT = do_DELETE = _take  # noqa: N815 -- as the library calls it

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


@dataclass
class Through:
    """A way through Envoy to the upstream."""

    gate: Served
    upstream: Upstream
    port: int
    cutting_port: int
    closed_port: int

    def send(self, body: Any = None, **given: Any) -> httpx.Response:
        """Send a request, by default one that passes."""
        headers = {"host": "crm.voilier.example", "x-export": "loyalty-crm", "content-type": "application/json"}
        headers |= given.get("headers", {})
        told = customers() if body is None else body
        content = told if isinstance(told, bytes) else json.dumps(told).encode()
        port, path = given.get("port", self.port), given.get("path", "/customers")
        return httpx.request(
            given.get("method", "POST"),
            f"http://127.0.0.1:{port}{path}",
            content=content if given.get("method", "POST") != "GET" else None,
            headers={name: value for name, value in headers.items() if value != ""},
            timeout=30,
        )


def customers(*people: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Give a body."""
    plain = ({"name": "张示例", "phones": "13812345678", "account": {"id": 17}},)
    return {"to": {"territory": "FR"}, "customers": list(people or plain), **more}


@contextmanager
def through(folder: Path) -> Iterator[Through]:
    """Start all of them."""
    office = Office(folder)
    office.make_ledger()
    (folder / "extraction.yaml").write_text(EXTRACTION, encoding="utf-8")
    office.configure("envoy: extraction.yaml", body_bytes=65536)
    (folder / "envoy.token").write_text(office.token("everything"), encoding="ascii")
    upstream = Upstream()
    ports = [free_port() for _ in range(4)]
    try:
        written = _configuration(office, upstream.port, ports)
        with served(office) as gate, _envoy(folder, written, ports[3]):
            yield Through(gate, upstream, ports[0], ports[1], ports[2])
    finally:
        upstream.close()


def _configuration(office: Office, upstream: int, ports: list[int]) -> Path:
    """Take what the command writes, and two more ways: one that cuts bodies off, one whose gate is down."""
    run = subprocess.run(
        [
            *PROGRAM,
            *("gate", "envoy-config", str(office.folder / "gate.yaml"), "--upstream", f"127.0.0.1:{upstream}"),
            *("--listen", f"127.0.0.1:{ports[0]}", "--token-file", str(office.folder / "envoy.token")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    plain = yaml.safe_load(run.stdout)
    resources = plain["static_resources"]
    (listener,) = resources["listeners"]
    cutting, closed = json.loads(json.dumps(listener)), json.loads(json.dumps(listener))
    for number, (name, other) in enumerate((("cutting", cutting), ("closed", closed)), 1):
        other["name"] = name
        other["address"]["socket_address"]["port_value"] = ports[number]
    _authz(cutting)["with_request_body"] = {"max_request_bytes": 256, "allow_partial_message": True}
    _authz(closed)["http_service"]["server_uri"]["cluster"] = "nowhere"
    nowhere = json.loads(
        json.dumps(resources["clusters"][0]).replace('"upstream"', '"nowhere"').replace(f": {upstream}", ": 1")
    )
    resources["clusters"].append(nowhere)
    resources["listeners"] += [cutting, closed]
    plain["admin"] = {"address": {"socket_address": {"address": "127.0.0.1", "port_value": ports[3]}}}
    file = office.folder / "envoy.json"
    file.write_text(json.dumps(plain), encoding="utf-8")
    return file


def _authz(listener: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = listener["filter_chains"][0]["filters"][0]["typed_config"]["http_filters"][0][
        "typed_config"
    ]
    return found


@contextmanager
def _envoy(folder: Path, configuration: Path, admin: int) -> Iterator[None]:
    program = Path(sys.executable).with_name("envoy")
    with (folder / "envoy.log").open("wb") as log:
        process = subprocess.Popen(
            [str(program), "-c", str(configuration), "--concurrency", "1", "--use-dynamic-base-id", "-l", "warning"],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and process.poll() is None:
            try:
                if httpx.get(f"http://127.0.0.1:{admin}/ready", timeout=1).status_code == 200:
                    break
            except httpx.HTTPError:
                time.sleep(0.1)
        else:
            raise RuntimeError((folder / "envoy.log").read_text(encoding="utf-8"))
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
