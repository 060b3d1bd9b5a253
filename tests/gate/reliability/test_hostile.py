"""Broken bodies, forged callers and old receipts, over the wire, while an honest client goes on: only it is counted."""

import asyncio
import base64
import json
import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.clearance.building import HANDLER
from tests.gate.reliability.conftest import Report
from tests.gate.reliability.crowd import ADMITTED, Crowd, Line
from tests.gate.reliability.gates import Gate, ledger_of, running
from tests.gate.reliability.reporting import SCALE
from tests.gate.service.offices import Office, asked
from tongguan.clearance import SigningKey
from tongguan.gate.service.caller_tokens import sign_caller_token

HONEST, PEOPLE = 200, 1000
ADMISSIONS = "/v1/admissions"
Attempt = tuple[str, bytes]


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[Gate]:
    made = Office(tmp_path, people=PEOPLE)
    made.configure()
    made.make_ledger()
    running_gate = Gate(made, made.port)
    with running(running_gate):
        yield running_gate


def broken_bodies() -> Iterator[Attempt]:
    """Give bodies that no gate may count anybody for."""
    random_ = random.Random(5)  # noqa: S311 -- the same attempts every time
    whole = json.dumps(asked(pseudonyms=["ab" * 16], key="k")).encode()
    for place in range(0, len(whole) - 1, max(1, 3 // SCALE)):
        yield "truncated", whole[:place]
    for _ in range(200 * SCALE):
        cut = bytearray(whole)
        for _ in range(random_.randint(1, 4)):
            cut[random_.randrange(len(cut))] = random_.randrange(0x80, 0xC0)  # never UTF-8 where it stands
        yield "malformed", bytes(cut)
    for name in asked():
        yield "duplicate keys", whole[:-1] + f', "{name}": {json.dumps(asked()[name])}}}'.encode()
    yield "duplicate keys", whole.replace(b'{"mobile": "13812345678"}', b'{"mobile": "1", "mobile": "2"}')
    for depth in (100, 1000, 100_000, 1_000_000):
        yield "deeply nested", b"[" * depth + b"]" * depth
        yield "deeply nested", whole[:-1] + b', "people": ' + b'{"a":' * depth + b"1" + b"}" * depth + b"}"
    for _ in range(2 * SCALE):
        yield "huge", whole + b" " * (9 << 20)
        yield "huge", whole[:-1] + b', "onward": ["' + b"x" * (8 << 20) + b'"]}'


def forged_tokens(office: Office) -> Iterator[tuple[str, str]]:
    """Give what no gate may believe."""
    now = datetime.now(UTC)
    for days in range(1, 20 * SCALE):
        yield "expired", office.token("crm", days=1, now=now - timedelta(days=days, hours=30))
        yield "for another audience", office.token("crm", audience=f"gate-{days}")
        yield "signed with another key", sign_caller_token(SigningKey.new(), "it", "crm", "gate", now, days)
    head, body, signature = office.token("crm").split(".")
    header, claims = json.loads(_decoded(head)), json.loads(_decoded(body))
    for algorithm in ("none", "None", "NONE", "nOnE", "", "HS256", "EdDSA", "RS256", "ES256"):
        for end in ("", signature):
            yield "alg none and others", f"{_encoded({**header, 'alg': algorithm})}.{body}.{end}"
    for change in ({"sub": "everything"}, {"aud": "gate2"}, {"exp": 2**40}, {"iat": 0}):
        yield "altered", f"{head}.{_encoded({**claims, **change})}.{signature}"
    for place in range(len(signature)):
        other = "A" if signature[place] != "A" else "B"
        yield "altered", f"{head}.{body}.{signature[:place]}{other}{signature[place + 1 :]}"


def _encoded(part: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "==")


async def beside_the_honest(gate: Gate, attempts: list[tuple[str, str, bytes]]) -> dict[str, Counter[int]]:
    """Make attempts while an honest client asks for its people; give the answers by what was attempted."""
    found: dict[str, Counter[int]] = {}
    honest = Crowd(gate.office, [gate.port])
    asking = asyncio.create_task(honest.ask(range(HONEST), 4))
    for name, token, body in attempts:
        line = Line(gate.port, f"Bearer {token}")
        try:
            status, _ = await line.post(ADMISSIONS, body)
        except (OSError, EOFError):
            status = 0  # hung up on before all was sent
        line.close()
        found.setdefault(name, Counter())[status] += 1
    await asking
    assert honest.statuses == {ADMITTED: HONEST}
    return found


def counted(gate: Gate) -> tuple[int, bool]:
    with ledger_of(gate.office) as ledger:
        return ledger.totals(HANDLER, gate.office.year)["ordinary"].people, ledger.prove().holds


@pytest.mark.slow
def test_broken_bodies_and_forged_callers(gate: Gate, report: Report) -> None:
    token = gate.office.token("crm")
    good = json.dumps(asked(key="forged")).encode()
    attempts = [(name, token, body) for name, body in broken_bodies()]
    attempts += [(name, forged, good) for name, forged in forged_tokens(gate.office)]
    found = asyncio.run(beside_the_honest(gate, attempts))
    people, holds = counted(gate)
    for name, answers in found.items():
        said = ", ".join(f"{status or 'hung up'}: {number}" for status, number in sorted(answers.items()))
        report("Broken bodies and forged callers", what=name, attempts=answers.total(), answers=said, admitted=0)
    report(
        "Broken bodies and forged callers",
        what="honest client meanwhile",
        attempts=HONEST,
        answers=f"200: {HONEST}",
        admitted=people,
    )
    refused = {"truncated": {400}, "malformed": {400}, "duplicate keys": {400}, "deeply nested": {400, 422}}
    for name, answers in found.items():
        assert set(answers) <= refused.get(name, {0, 413} if name == "huge" else {401}), (name, answers)
    assert (people, holds) == (HONEST, True)


@pytest.mark.slow
def test_receipts_shown_again_give_nothing(gate: Gate, report: Report) -> None:
    """A receipt is no permission: not as a body, a token, a key, a clearance, nor as the number of anything."""
    office = gate.office
    token = f"Bearer {office.token('everything')}"

    async def show() -> Counter[str]:
        line, found = Line(gate.port, token), Counter[str]()
        status, first = await line.post(ADMISSIONS, json.dumps(asked(key="once")).encode())
        assert status == ADMITTED
        receipt = first["receipt"]
        for _ in range(50 * SCALE):
            status, again = await line.post(ADMISSIONS, json.dumps(asked(key="once")).encode())
            assert (status, again["receipt"], again["totals"]) == (ADMITTED, receipt, first["totals"])
            found["the same request: the same receipt"] += 1
        other = asked(people=[{"mobile": "13900001111"}])
        for name, path, body in (
            ("as a body", ADMISSIONS, first),
            ("as a body", ADMISSIONS, receipt),
            ("with another person", ADMISSIONS, {**other, "key": "once"}),
            ("as a clearance", ADMISSIONS, {**other, "clearance": receipt["hash"]}),
            ("in the request", ADMISSIONS, {**other, "receipt": receipt}),
            ("as a reservation", f"/v1/reservations/{receipt['number']}/confirm", other),
            ("as a hold", f"/v1/holds/{receipt['number']}/release", {"note": "x"}),
            ("as an emergency", f"/v1/emergencies/{receipt['number']}/justify", {"note": "x", "accepted": True}),
        ):
            status, answer = await line.post(path, json.dumps(body).encode())
            assert status >= 400, (name, answer)
            found[name] += 1
        forger = Line(gate.port, f"Bearer {receipt['hash']}")
        assert (await forger.post(ADMISSIONS, json.dumps(other).encode()))[0] == 401
        found["as a token"] += 1
        office.stop()
        await asyncio.sleep(2.5)
        status, stopped = await line.post(ADMISSIONS, json.dumps(asked(key="once")).encode())
        assert (status, stopped["reasons"][0]["code"]) == (403, "export-stopped")
        found["after an order to stop"] += 1
        line.close()
        forger.close()
        return found

    found = asyncio.run(show())
    people, holds = counted(gate)
    for name, times in found.items():
        report("Receipts shown again", what=name, times=times, **{"people counted for it": 0})
    assert (people, holds) == (1, True)
