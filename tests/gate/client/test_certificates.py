"""Mutual TLS: the client shows its certificate and believes only the gate's authority."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.gate.service.certificates import Authority
from tests.gate.service.offices import Office, pseudonyms
from tests.gate.service.serving import served
from tests.gate.service.test_transport import change, context
from tongguan.gate.client import AsyncGateClient, GateClient, GateUnreachableError, Patience

pytestmark = pytest.mark.slow

PLAIN: dict[str, Any] = {"export": "loyalty-crm", "recipient": "hq", "territory": "FR", "items": ("name",)}
SOON = Patience(seconds=5, attempts=2)


def test_both_sides_show_certificates(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.make_ledger()
    authority, stranger = Authority(tmp_path), Authority(tmp_path, "stranger")
    authority.sign("gate")
    tls = "tls: {certificate: gate.pem, key: gate.key, clients: authority.pem}"
    change(office, f"listen: {{port: {office.port}}}", f"listen: {{port: {office.port}, {tls}}}")
    change(office, "keys: callers.json", "keys: callers.json\n  by_certificate: crm")
    known, forged = authority.sign("crm"), stranger.sign("crm-forged")
    url, trusted = f"https://127.0.0.1:{office.port}", tmp_path / "authority.pem"
    with served(office, trusting=context(office, *known)):
        with GateClient(url, authority=trusted, certificate=known) as gate:
            assert gate.admit(**PLAIN, pseudonyms=pseudonyms(1)).admitted == 1

        async def awaited() -> int:
            async with AsyncGateClient(url, authority=trusted, certificate=known) as gate:
                return (await gate.admit(**PLAIN, pseudonyms=pseudonyms(2))).admitted

        assert asyncio.run(awaited()) == 1
        for refused in (
            GateClient(url, authority=trusted, certificate=forged, patience=SOON),
            GateClient(url, authority=trusted, patience=SOON),
            GateClient(url, authority=tmp_path / "stranger.pem", certificate=known, patience=SOON),
        ):
            with refused, pytest.raises(GateUnreachableError):
                refused.admit(**PLAIN, pseudonyms=pseudonyms(3))
