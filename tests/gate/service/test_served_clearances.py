"""Clearances that the issuer serves at an address: fetched, replaced, and kept while it does not answer."""

import asyncio
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.clearance.building import HANDLER
from tests.gate.service.offices import ISSUER, LEDGER, Office
from tongguan.clearance import ClearanceError, KeySet, sign_clearance, write_json
from tongguan.clearance.files import Served, read_served
from tongguan.gate.service.callers import Callers as KnownCallers
from tongguan.gate.service.clearances import Clearances
from tongguan.gate.service.settings import Callers, Handler, IssuerPlace, KnownCaller, LedgerPlace, Settings
from tongguan.gate.service.watching import Watch
from tongguan.gate.trust import Trust


class _Answering(BaseHTTPRequestHandler):
    content: bytes | None = b""

    def do_GET(self) -> None:
        self.send_response(200 if self.content is not None else 500)
        self.end_headers()
        self.wfile.write(self.content or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/clearances"
    server.shutdown()
    server.server_close()


def test_what_is_served_is_taken_and_kept_through_an_outage(tmp_path: Path, address: str) -> None:
    office = Office(tmp_path)
    keys = KeySet.read((tmp_path / "keys.json").read_bytes())
    trust = Trust(keys=keys, ledger=LEDGER)
    clearances, told = Clearances(trust), []
    settings = Settings(
        ledger=LedgerPlace(id=LEDGER, address="x"),
        issuer=IssuerPlace(keys="keys.json", feed="feed.json", clearances=(address, "clearances")),
        handlers=(Handler(name=HANDLER),),
        callers=Callers(known=(KnownCaller(name="crm"),), keys="callers.json"),
    )
    watch = Watch(
        settings,
        tmp_path,
        (trust, clearances, KnownCallers(settings, None)),
        lambda what, why: told.append((what, why)),
    )

    def believed() -> set[str]:
        asyncio.run(watch.look())
        return {each.id for each in clearances.believed(office.now)}

    own = believed()
    token = sign_clearance(office.clearance(50, id="CLR-2026-000077"), office.key)
    _Answering.content = write_json(Served(clearances=(token,)))
    assert believed() == {*own, "CLR-2026-000077"}
    for broken in (None, b"not JSON", b'{"clearances": 1}'):
        _Answering.content = broken
        assert believed() == {*own, "CLR-2026-000077"}
    assert {what for what, _ in told} == {"clearances"}
    _Answering.content = write_json(Served(clearances=()))
    assert believed() == own
    assert keys.issuer == ISSUER


@pytest.mark.parametrize("text", [b"", b"[]", b'{"clearances": []}x', b'{"format": "other/1", "clearances": []}'])
def test_what_is_no_answer_is_refused(text: bytes) -> None:
    with pytest.raises(ClearanceError):
        read_served(text)
