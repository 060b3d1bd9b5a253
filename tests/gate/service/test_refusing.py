"""What the service refuses before anything is counted: forged callers, broken bodies, too much, too often."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.gate.service.offices import Office, asked
from tests.gate.service.within import Within
from tongguan.clearance import SigningKey
from tongguan.gate.service.caller_tokens import sign_caller_token

ADMISSIONS = "/v1/admissions"


def encoded(part: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def send(gate: Within, token: str) -> httpx.Response:
    found: httpx.Response = gate.run(
        lambda client: client.post(ADMISSIONS, json=asked(), headers={"authorization": f"Bearer {token}"})
    )
    return found


def test_nobody_calls_without_a_token(gate: Within) -> None:
    answer: httpx.Response = gate.run(lambda client: client.post(ADMISSIONS, json=asked()))
    assert (answer.status_code, answer.json()["code"]) == (401, "gate/not-authenticated")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("alg", ["none", "None", "EdDSA", "HS256", "RS256"])
def test_another_algorithm_is_refused(office: Office, gate: Within, alg: str) -> None:
    head, body, signature = office.token("crm").split(".")
    header = json.loads(base64.urlsafe_b64decode(head + "=="))
    forged = encoded({**header, "alg": alg})
    assert send(gate, f"{forged}.{body}.{signature}").status_code == 401
    assert send(gate, f"{forged}.{body}.").status_code == 401


def test_forged_and_altered_tokens_are_refused(office: Office, gate: Within) -> None:
    now = datetime.now(UTC)
    head, body, signature = office.token("crm").split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    wrong = {
        "another key": sign_caller_token(SigningKey.new(), "it", "crm", "gate", now, 1),
        "other claims": f"{head}.{encoded({**claims, 'sub': 'everything'})}.{signature}",
        "no signature": f"{head}.{body}.",
        "cut": office.token("crm")[:-7],
        "no token": "x",
        "too long": "A" * 5000,
        "nobody known": office.token("stranger"),
        "a clearance": office.clear(office.clearance(10)),
        "too many days": office.token("crm", days=800),
    }
    for name, token in wrong.items():
        assert send(gate, token).status_code == 401, name


def test_expired_and_misdirected_tokens_are_refused(office: Office, gate: Within) -> None:
    now = datetime.now(UTC)
    old = send(gate, office.token("crm", days=1, now=now - timedelta(days=2)))
    assert (old.status_code, old.json()["code"]) == (401, "gate/token-expired")
    early = send(gate, office.token("crm", now=now + timedelta(hours=1)))
    assert early.json()["code"] == "gate/token-expired"
    elsewhere = send(gate, office.token("crm", audience="another-gate"))
    assert elsewhere.json()["code"] == "gate/wrong-audience"


def test_a_caller_asks_for_its_exports_and_in_its_role(gate: Within) -> None:
    outside = gate.admit("other")
    assert (outside.status_code, outside.json()["code"]) == (403, "gate/not-allowed")
    assert gate.admit("desk").status_code == 403
    assert gate.get("/v1/holds", "crm").status_code == 403
    assert gate.get("/v1/receipts", "crm").status_code == 403


def test_a_caller_that_asks_too_often_waits(office: Office, gate: Within) -> None:
    async def often(client: httpx.AsyncClient) -> list[httpx.Response]:
        headers = office.headers("slow")
        return [await client.post(ADMISSIONS, json=asked(), headers=headers) for _ in range(4)]

    answers = gate.run(often)
    assert [each.status_code for each in answers[:2]] == [200, 200]
    assert (answers[3].status_code, answers[3].headers["retry-after"]) == (429, "1")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b'{"export": "loyalty-crm", "expo', 400, "gate/not-json"),
        (b"", 400, "gate/not-json"),
        (b"\xff\xfe{}", 400, "gate/not-json"),
        (b'{"export": "\xc3\x28"}', 400, "gate/not-json"),
        (b"\xef\xbb\xbf{}", 400, "gate/not-json"),
        (b'{"unidentified": NaN}', 400, "gate/not-json"),
        (b'{"unidentified": Infinity}', 400, "gate/not-json"),
        (b'{"unidentified": ' + b"9" * 5000 + b"}", 400, "gate/not-json"),
        (b'{"export": "a", "export": "b"}', 400, "gate/repeated-field"),
        (b'{"emergency": {"by": "a", "by": "b"}}', 400, "gate/repeated-field"),
        (b"[" * 100_000 + b"]" * 100_000, 400, "gate/body-too-deep"),
        (b'{"people":' * 30_000 + b"1" + b"}" * 30_000, 400, "gate/body-too-deep"),
        (b"[]", 422, "gate/wrong-fields"),
        (b"null", 422, "gate/wrong-fields"),
        (b'{"surprise": 1}', 422, "gate/wrong-fields"),
    ],
)
def test_a_broken_body_is_told_apart(gate: Within, body: bytes, status: int, code: str) -> None:
    answer = gate.raw(body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["zh"] != answer.json()["en"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"data_items": []}, "data_items"),
        ({"territory": "France"}, "territory"),
        ({"people": [{}]}, "people"),
        ({"people": [{"shoe_size": "43"}]}, "people"),
        ({"people": []}, "people"),
        ({"pseudonyms": ["zz"]}, "pseudonyms"),
        ({"pseudonyms": ["ab" * 8]}, "pseudonyms"),
        ({"unidentified": -1}, "unidentified"),
        ({"unidentified": 10_001}, "unidentified"),
        ({"key": ""}, "key"),
        ({"partial": "yes"}, "partial"),
        ({"emergency": {"by": "a"}}, "emergency"),
    ],
)
def test_a_wrong_field_is_named_and_not_repeated(gate: Within, given: dict[str, Any], field: str) -> None:
    answer = gate.admit(**given)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "gate/wrong-fields")
    assert field in json.dumps(problem)
    assert "zz" not in problem["detail"]


def test_lone_surrogates_do_no_harm(gate: Within) -> None:
    body = json.dumps(asked(people=[{"user_id": "\ud800"}], onward=["\udfff"])).encode()
    assert gate.raw(body).status_code in {400, 403, 422}


def test_too_many_people_together_are_refused(gate: Within) -> None:
    answer = gate.admit(people=[{"user_id": "a"}] * 6000, unidentified=6000)
    assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (422, "gate/wrong-request")


def test_a_body_too_large_is_refused(office: Office, gate: Within) -> None:
    office.configure(body_bytes=2048)
    answer = gate.admit(onward=["x" * 150] * 20)
    assert (answer.status_code, answer.json()["code"]) == (413, "gate/body-too-large")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=gbk", ""]
)
def test_another_content_type_is_refused(gate: Within, kind: str) -> None:
    answer = gate.raw(json.dumps(asked()).encode(), **{"content-type": kind})
    assert (answer.status_code, answer.json()["code"]) == (415, "gate/wrong-content-type")


def test_headers_too_large_are_refused(gate: Within) -> None:
    answer = gate.raw(json.dumps(asked()).encode(), **{"x-much": "y" * 40_000})
    assert (answer.status_code, answer.json()["code"]) == (431, "gate/headers-too-large")


def test_unknown_paths_methods_and_parameters_are_refused(gate: Within) -> None:
    assert gate.get("/v1/nothing").json()["code"] == "gate/no-such-path"
    assert gate.get("/v1/holds/01/release").status_code == 404
    wrong = gate.get(ADMISSIONS)
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "POST")
    watched = gate.run(lambda client: client.head("/healthz"))
    assert (watched.status_code, watched.content) == (200, b"")
    for query in ("after=x", "after=-1", "after=1&after=2", "most=1001", "surprise=1", "after=%ff", "after=٣"):
        assert gate.get(f"/v1/receipts?{query}").json()["code"] == "gate/wrong-fields", query
    assert gate.get("/v1/holds?x=1").status_code == 422


def test_two_keys_that_differ_are_refused(gate: Within) -> None:
    assert gate.raw(json.dumps(asked(key="a")).encode(), **{"idempotency-key": "b"}).status_code == 422
    assert gate.raw(json.dumps(asked()).encode(), **{"idempotency-key": "b"}).status_code == 200


def test_without_a_key_of_the_year_identifiers_are_refused(office: Office, gate: Within) -> None:
    text = (office.folder / "gate.yaml").read_text(encoding="utf-8").replace("keys: [{file: year.key}]", "keys: []")
    (office.folder / "gate.yaml").write_text(text, encoding="utf-8")
    answer = gate.admit()
    assert (answer.status_code, answer.json()["code"]) == (503, "gate/no-key-of-year")


def test_a_fault_inside_refuses_and_tells_nothing(gate: Within, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("13812345678 went wrong")

    monkeypatch.setattr("tongguan.gate.service.identifying.pseudonym_of", broken)
    answer = gate.admit()
    assert (answer.status_code, answer.json()["code"]) == (500, "gate/unexpected")
    assert "13812345678" not in answer.text + gate.log
    assert '"kind":"RuntimeError"' in gate.log


def test_a_ledger_that_fails_refuses(office: Office, gate: Within, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tongguan.gate.ledger.ledger.settle", lambda *_: 1 / 0)
    answer = gate.admit()
    assert answer.status_code in {500, 503}
    assert answer.json().get("outcome", "refused") == "refused"


def test_a_gate_that_drains_takes_nothing_new(gate: Within) -> None:
    gate.draining = True
    answer = gate.admit()
    assert (answer.status_code, answer.json()["code"]) == (503, "gate/draining")
    ready = gate.get("/readyz")
    assert (ready.status_code, ready.json()["missing"]) == (503, ["draining"])
    assert gate.get("/healthz").status_code == 200


def test_a_body_that_does_not_arrive_is_not_waited_for(office: Office, gate: Within) -> None:
    import asyncio  # noqa: PLC0415 -- for this alone

    office.configure(body_seconds=1)

    async def slowly() -> Any:
        yield b'{"export"'
        await asyncio.sleep(30)

    headers = {**office.headers(), "content-type": "application/json"}
    answer: httpx.Response = gate.run(lambda client: client.post(ADMISSIONS, content=slowly(), headers=headers))
    assert (answer.status_code, answer.json()["code"]) == (408, "gate/body-too-slow")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*asked(), "key", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=JSON | st.dictionaries(st.sampled_from([*asked(), "key", "partial", "pseudonyms"]), JSON, max_size=6))
def test_any_json_is_answered_with_a_documented_status(gate: Within, body: Any) -> None:
    answer = gate.raw(json.dumps(body).encode())
    assert answer.status_code in {400, 422}
