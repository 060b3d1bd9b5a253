"""Certificates on both sides, and a feed that comes over the network."""

import ssl
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tests.gate.service.certificates import Authority
from tests.gate.service.offices import Office, asked
from tests.gate.service.serving import served

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.make_ledger()
    return made


def change(office: Office, before: str, after: str) -> None:
    file = office.folder / "gate.yaml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def context(office: Office, *certificate: str) -> ssl.SSLContext:
    found = ssl.create_default_context(cafile=str(office.folder / "authority.pem"))
    if certificate:
        found.load_cert_chain(*certificate)
    return found


def test_only_who_shows_a_certificate_is_let_in(office: Office) -> None:
    authority, stranger = Authority(office.folder), Authority(office.folder, "stranger")
    authority.sign("gate")
    tls = "tls: {certificate: gate.pem, key: gate.key, clients: authority.pem}"
    change(office, f"listen: {{port: {office.port}}}", f"listen: {{port: {office.port}, {tls}}}")
    change(office, "keys: callers.json", "keys: callers.json\n  by_certificate: crm")
    known, forged = authority.sign("crm"), stranger.sign("crm-forged")
    with served(office, trusting=context(office, *known)) as gate:
        url = f"https://127.0.0.1:{office.port}"
        for verify in (context(office), context(office, *forged)):
            with pytest.raises(httpx.HTTPError):
                httpx.get(f"{url}/healthz", verify=verify, timeout=10)
        with httpx.Client(verify=context(office, *known), base_url=url, timeout=30) as client:
            assert client.post("/v1/admissions", json=asked()).status_code == 200
            assert client.get("/v1/holds").status_code == 403
            assert client.get("/v1/holds", headers=office.headers("desk")).status_code == 200
            wrong = {"authorization": "Bearer x.y.z"}
            assert client.post("/v1/admissions", json=asked(), headers=wrong).status_code == 401
        assert gate.end() == 0


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as the library names it
        """Say nothing."""


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[str]:
    """A server with certificate that hands out the feed."""
    Authority(tmp_path).sign("shelf")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(str(tmp_path / "shelf.pem"), str(tmp_path / "shelf.key"))
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{server.server_address[1]}/feed.json"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_feed_comes_over_the_network(office: Office, shelf: str) -> None:
    change(office, "feed: feed.json", f'feed: "{shelf}", authority: authority.pem')
    with served(office) as gate:
        assert gate.admit().status_code == 200
        office.stop()
        until = time.monotonic() + 8
        while gate.get("/readyz").json()["feed_sequence"] != 2:
            assert time.monotonic() < until
            time.sleep(0.1)
        assert gate.admit(key="after").json()["reasons"][0]["code"] == "export-stopped"


def test_an_older_feed_is_not_taken_again(office: Office) -> None:
    old = (office.folder / "feed.json").read_bytes()
    office.stop()
    with served(office) as gate:
        assert gate.admit().json()["reasons"][0]["code"] == "export-stopped"
        (office.folder / "feed.json").write_bytes(old)
        time.sleep(2.5)
        assert gate.admit().json()["reasons"][0]["code"] == "export-stopped"
        assert "clearance/feed-replayed" in gate.log.read_text(encoding="utf-8")
