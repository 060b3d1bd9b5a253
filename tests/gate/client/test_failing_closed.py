"""Whatever comes back that is not plainly an admission admits nobody."""

import asyncio
import json
import subprocess
import sys
import time
from typing import Any

import pytest

from tests.gate.client.plain_servers import answer, odd
from tests.gate.service.offices import pseudonyms
from tongguan.gate.client import (
    AsyncGateClient,
    CallRefusedError,
    CannotAskError,
    GateClient,
    GateUnreachableError,
    NotAdmittedError,
    Patience,
    UnclearAnswerError,
    token_in_file,
    token_in_variable,
)

pytestmark = pytest.mark.slow

PLAIN: dict[str, Any] = {"export": "loyalty-crm", "recipient": "hq", "territory": "FR", "items": ("name",)}
SOON = Patience(seconds=1.0, attempts=3, first_pause=0.01, longest_pause=0.02)
RECEIPT = {"number": 2, "at": "2026-06-30T04:00:00.000000+00:00", "ledger": "gate", "hash": "00"}
TOLD: dict[str, Any] = {"outcome": "admitted", "people": 1, "admitted": 1, "receipt": RECEIPT}
PROBLEM = {
    "type": "t",
    "title": "t",
    "status": 503,
    "detail": "d",
    "code": "gate/draining",
    "zh": "闸门即将停止",
    "en": "e",
}


def told(**given: Any) -> bytes:
    return json.dumps({**TOLD, **given}).encode()


def ask(url: str, **given: Any) -> Any:
    with GateClient(url, patience=SOON) as client:
        return client.admit(**{**PLAIN, "pseudonyms": pseudonyms(1), **given})


def test_the_plain_answer_admits() -> None:
    with odd(answer(200, told())) as server:
        assert ask(server.url).admitted == 1


@pytest.mark.parametrize(
    "said",
    [
        answer(200, b""),
        answer(200, b"{}"),
        answer(200, b"<html>welcome</html>", "text/html"),
        answer(200, told(), "text/plain"),
        answer(201, told()),
        answer(204, b""),
        answer(302, b"", more="location: https://elsewhere.example/\r\n"),
        answer(200, told(outcome="held")),
        answer(200, told(outcome="let out")),
        answer(200, told(people=2)),
        answer(200, told(admitted=0)),
        answer(200, told(admitted=2)),
        answer(200, told(left=[[0, 0]])),
        answer(200, told(receipt=None)),
        answer(200, told()[:-1]),
        answer(403, told()),
        answer(418, b"tea"),
        answer(423, b"{}"),
    ],
)
def test_anything_else_admits_nobody(said: bytes) -> None:
    with odd(said) as server, pytest.raises(NotAdmittedError):
        ask(server.url)


@pytest.mark.parametrize("left", [[[0, 5]], [[1, 0]], [[1, 1], [0, 0]], [[0, 10**12]], [[-1, -1]], []])
def test_places_that_make_no_sense_admit_nobody(left: list[list[int]]) -> None:
    with odd(answer(200, told(people=2, admitted=1, left=left))) as server, pytest.raises(UnclearAnswerError):
        ask(server.url, pseudonyms=pseudonyms(1, 2), partial=True)


def test_a_part_where_all_was_asked_for_admits_nobody() -> None:
    with odd(answer(200, told(people=2, admitted=1, left=[[1, 1]]))) as server, pytest.raises(UnclearAnswerError):
        ask(server.url, pseudonyms=pseudonyms(1, 2))


def test_it_asks_again_under_the_same_key() -> None:
    busy = answer(503, json.dumps(PROBLEM).encode(), "application/problem+json", "retry-after: 0\r\n")
    with odd(None, busy, answer(200, told())) as server:
        assert ask(server.url).admitted == 1
    keys = {json.loads(each.partition(b"\r\n\r\n")[2])["key"] for each in server.asked}
    assert (len(server.asked), len(keys)) == (3, 1)


def test_it_gives_up() -> None:
    with odd(None) as server, pytest.raises(GateUnreachableError, match="3 attempts"):
        ask(server.url)
    busy = answer(503, json.dumps(PROBLEM).encode(), "application/problem+json")
    with odd(busy) as server, pytest.raises(CallRefusedError) as caught:
        ask(server.url)
    assert caught.value.says.zh == "闸门即将停止"
    long = answer(429, json.dumps(PROBLEM).encode(), "application/problem+json", "retry-after: 30\r\n")
    with odd(long) as server, pytest.raises(CallRefusedError):
        ask(server.url)
    assert len(server.asked) == 1


def test_what_was_decided_is_not_asked_again() -> None:
    with odd(answer(503, told(outcome="refused", admitted=0))) as server, pytest.raises(NotAdmittedError):
        ask(server.url)
    assert len(server.asked) == 1


@pytest.mark.parametrize("awaited", [False, True])
def test_an_answer_byte_by_byte_is_not_waited_for(awaited: bool) -> None:  # noqa: FBT001 -- of a parameter
    async def run(url: str) -> None:
        async with AsyncGateClient(url, patience=SOON) as client:
            await client.admit(**PLAIN, pseudonyms=pseudonyms(1))

    begun = time.monotonic()
    with odd(answer(200, told()), slowly=0.05) as server, pytest.raises(GateUnreachableError):
        asyncio.run(run(server.url)) if awaited else ask(server.url)
    assert time.monotonic() - begun < 15


def test_nobody_listens() -> None:
    with odd(None) as server:
        pass
    with pytest.raises(GateUnreachableError):
        ask(server.url)


@pytest.mark.parametrize(
    "address", ["", "gate", "ftp://gate", "http://gate.example", "https://u:p@gate", "https://gate/?a=b", "http://[::"]
)
def test_addresses_that_are_none_or_unsafe(address: str) -> None:
    with pytest.raises(CannotAskError):
        GateClient(address)


def test_tokens_come_from_files_and_variables(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "crm.token"
    file.write_text("one\n", encoding="ascii")
    monkeypatch.setenv("GATE_TOKEN", "two")
    for source in (token_in_file(file), token_in_variable("GATE_TOKEN")):
        with odd(answer(200, told())) as server:
            with GateClient(server.url, token=source) as client:
                client.admit(**PLAIN, pseudonyms=pseudonyms(1))
            assert f"bearer {source()}".encode() in server.asked[0].lower()
    for broken in (token_in_file(tmp_path / "missing"), token_in_variable("NO_SUCH"), "a b", "", "é"):
        with GateClient("http://127.0.0.1:1", token=broken, patience=SOON) as client, pytest.raises(CannotAskError):
            client.admit(**PLAIN, pseudonyms=pseudonyms(1))


def test_certificates_that_cannot_be_read(tmp_path: Any) -> None:
    with pytest.raises(CannotAskError):
        GateClient("https://gate.example", authority=tmp_path / "missing.pem")
    with pytest.raises(CannotAskError):
        GateClient("https://gate.example", certificate=(tmp_path / "a", tmp_path / "b"))


def test_importing_the_client_loads_no_server_and_no_frames() -> None:
    wanted = "('granian','psycopg','prometheus_client','pyarrow','pandas','polars','narwhals','httpx','joserfc','yaml')"
    code = f"import sys, tongguan.gate.client; sys.exit(','.join(m for m in {wanted} if m in sys.modules) or 0)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
