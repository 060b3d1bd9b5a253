"""What the service answers: who may go out, who is held, what is refused, and with which status."""

from typing import Any

import pytest

from tests.gate.service.offices import Office, asked, pseudonyms
from tests.gate.service.within import Within


def test_a_person_is_admitted_with_a_receipt(gate: Within) -> None:
    answer = gate.admit()
    told = answer.json()
    assert answer.status_code == 200
    assert (told["outcome"], told["people"], told["admitted"]) == ("admitted", 1, 1)
    assert told["headroom"] == {"ordinary": 99, "sensitive": 10}
    assert told["new"]["ordinary"] == 1
    assert (told["receipt"]["number"], len(told["receipt"]["hash"])) == (2, 64)
    assert answer.headers["x-request-id"] == told["request"]


def test_the_same_person_counts_once_however_written(gate: Within) -> None:
    gate.admit()
    again = gate.admit(people=[{"mobile": "+86 138-1234-5678"}]).json()
    assert again["outcome"] == "admitted"
    assert again["new"] == {}
    assert again["totals"]["ordinary"] == 1


def test_a_key_is_answered_once(gate: Within) -> None:
    first, second = gate.admit(key="order-1").json(), gate.admit(key="order-1").json()
    assert first["receipt"] == second["receipt"]
    other = gate.admit(key="order-1", data_items=["mobile_number"])
    assert (other.status_code, other.json()["reasons"][0]["code"]) == (409, "key-reused")


def test_several_identifiers_of_a_person_are_one_person(gate: Within) -> None:
    gate.admit(people=[{"user_id": "u-1", "passport": "E58213047"}])
    again = gate.admit(people=[{"passport": "E58213047"}]).json()
    assert again["new"] == {}


def test_two_who_share_a_telephone_are_two(gate: Within) -> None:
    gate.admit(people=[{"mobile": "13812345678", "email": "a@yunfan-firm.cn"}])
    told = gate.admit(people=[{"mobile": "13812345678", "email": "b@yunfan-firm.cn"}]).json()
    assert told["totals"]["ordinary"] == 2


def test_who_cannot_be_identified_counts_as_somebody_new(gate: Within) -> None:
    told = gate.admit(people=[{"mobile": "00000000000"}, {"mobile": "13812345678"}], key="k").json()
    assert told["unreadable"] == [{"place": 0, "kind": "mobile", "reason": told["unreadable"][0]["reason"]}]
    assert told["totals"]["ordinary"] == 2
    assert gate.admit(people=[{"mobile": "00000000000"}], key="l").json()["totals"]["ordinary"] == 3


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"recipient": "elsewhere"}, "recipient-outside"),
        ({"territory": "US"}, "territory-outside"),
        ({"onward": ["Nobody Ltd"]}, "onward-outside"),
        ({"data_items": ["name", "blood_group", "religion"]}, "items-outside"),
    ],
)
def test_what_is_outside_is_refused_with_its_provision(gate: Within, given: Any, code: str) -> None:
    answer = gate.admit(**given)
    reason = answer.json()["reasons"][0]
    assert (answer.status_code, answer.json()["outcome"], reason["code"]) == (403, "refused", code)
    assert reason["cites"]
    assert reason["zh"] != reason["en"]
    if code == "items-outside":
        assert reason["names"] == ["blood_group", "religion"]


def test_past_the_ceiling_is_held_and_released_by_a_reviewer(office: Office, gate: Within) -> None:
    body = asked(people=[], pseudonyms=pseudonyms(*range(1, 102)))
    held = gate.post("/v1/admissions", body)
    assert (held.status_code, held.json()["outcome"]) == (423, "held")
    number = held.json()["matter"]
    listed = gate.get("/v1/holds").json()["matters"]
    assert [(each["number"], each["people"]) for each in listed] == [(number, 101)]
    still = gate.post(f"/v1/holds/{number}/release", {"note": "try"}, "desk")
    assert still.status_code == 423
    office.clear(office.clearance(200, id="CLR-2026-000002"))
    released = gate.post(f"/v1/holds/{number}/release", {"note": "filed", "clearance": "CLR-2026-000002"}, "desk")
    assert (released.status_code, released.json()["admitted"]) == (200, 101)
    assert gate.get("/v1/holds").json()["matters"] == []
    gone = gate.post(f"/v1/holds/{number}/reject", {"note": "late"}, "desk")
    assert (gone.status_code, gone.json()["code"]) == (404, "gate/no-such-matter")


def test_with_partial_those_go_who_fit(gate: Within) -> None:
    body = asked(people=[], pseudonyms=pseudonyms(*range(1, 103)), partial=True)
    told = gate.post("/v1/admissions", body).json()
    assert (told["outcome"], told["admitted"], told["left"]) == ("admitted", 100, [[100, 101]])


def test_places_are_reserved_confirmed_and_given_up(gate: Within) -> None:
    plain = {key: value for key, value in asked().items() if key != "people"}
    kept = gate.post("/v1/reservations", {**plain, "pseudonyms": pseudonyms(1, 2, 3), "keep_seconds": 600})
    assert (kept.status_code, kept.json()["outcome"]) == (201, "reserved")
    number = kept.json()["matter"]
    assert kept.json()["headroom"]["ordinary"] == 97
    part = gate.post(f"/v1/reservations/{number}/confirm", {**plain, "pseudonyms": pseudonyms(1)})
    assert (part.status_code, part.json()["admitted"]) == (200, 1)
    other = gate.post(f"/v1/reservations/{number}/cancel", {}, "other")
    assert other.status_code == 403
    gone = gate.post(f"/v1/reservations/{number}/cancel", {"note": "broke off"})
    assert gone.json()["done"] == "cancelled"
    assert gate.admit().json()["headroom"]["ordinary"] == 98


def test_the_glass_is_broken_and_justified(office: Office, gate: Within) -> None:
    emergency = {"by": "Dr Li", "reason": "an operation abroad"}
    told = gate.admit(emergency=emergency, data_items=["blood_group"])
    assert (told.status_code, told.json()["reasons"][0]["cites"]) == (200, ["CBDF-2024#5.1.3"])
    assert gate.admit("other", emergency=emergency).status_code == 403
    number = told.json()["matter"]
    assert [each["number"] for each in gate.get("/v1/emergencies").json()["matters"]] == [number]
    done = gate.post(f"/v1/emergencies/{number}/justify", {"note": "it was one", "accepted": True}, "desk")
    assert done.json()["done"] == "justified"
    office.stop()
    assert gate.admit(emergency=emergency).json()["reasons"][0]["code"] == "export-stopped"


def test_who_withdrew_consent_is_held_until_it_is_given_again(gate: Within) -> None:
    who = {"people": [{"mobile": "13812345678"}], "export": "loyalty-crm"}
    assert gate.post("/v1/withdrawals", who).json() == {"done": "withdrawn", "number": None, "people": 1}
    held = gate.admit()
    assert (held.status_code, held.json()["reasons"][0]["cites"]) == (423, ["PIPL-2021#15.1"])
    assert gate.post("/v1/withdrawals", {**who, "export": ""}).status_code == 403
    gate.post("/v1/withdrawals", {**who, "restored": True})
    assert gate.admit(key="later").status_code == 200


def test_merged_people_are_one(gate: Within) -> None:
    gate.admit(people=[{"user_id": "u-1"}])
    same = {"people": [{"user_id": ["u-1", "u-2"]}]}
    assert gate.post("/v1/merges", same).status_code == 403
    assert gate.post("/v1/merges", same, "desk").json()["people"] == 1
    assert gate.admit(people=[{"user_id": "u-2"}]).json()["new"] == {}
    alone = gate.post("/v1/merges", {"people": [{"user_id": "u-3"}]}, "desk")
    assert alone.status_code == 422


def test_the_chain_is_fetched_page_by_page(gate: Within) -> None:
    import hashlib  # noqa: PLC0415 -- the proof of this test alone

    for number in range(3):
        gate.admit(people=[{"user_id": f"u-{number}"}])
    first = gate.get("/v1/receipts?most=2").json()
    rest = gate.get(f"/v1/receipts?after={first['next']}").json()
    receipts = first["receipts"] + rest["receipts"]
    assert [each["number"] for each in receipts] == [1, 2, 3, 4]
    assert rest["next"] is None
    for each in receipts:
        assert hashlib.sha256(bytes.fromhex(each["previous"]) + each["body"].encode()).hexdigest() == each["hash"]


def test_headroom_tells_every_counter(gate: Within) -> None:
    gate.admit()
    (year,) = gate.get("/v1/headroom").json()["years"]
    ordinary = next(each for each in year["counters"] if each["counter"] == "ordinary")
    assert (ordinary["people"], ordinary["limits"][0]["left"]) == (1, 99)


def test_a_stop_or_a_feed_too_old_refuses(office: Office, gate: Within) -> None:
    office.stop()
    stopped = gate.admit()
    assert (stopped.status_code, stopped.json()["reasons"][0]["code"]) == (403, "export-stopped")
    from datetime import timedelta  # noqa: PLC0415 -- for this alone

    office.sign_feed(issued_at=office.now - timedelta(hours=2))
    old = gate.admit()
    assert (old.status_code, old.json()["reasons"][0]["code"]) == (503, "clearance/feed-too-old")
    assert gate.get("/readyz").json()["missing"] == ["feed"]


def test_a_gate_that_observes_counts_and_keeps_nothing_back(office: Office, gate: Within) -> None:
    office.configure("observe: true")
    told = gate.admit(data_items=["name", "blood_group"]).json()
    assert (told["outcome"], told["observed"], told["reasons"][0]["code"]) == ("admitted", True, "items-outside")
    assert told["totals"]["ordinary"] == 1
    unknown = gate.post("/v1/admissions", asked(export="newsletter"), "other").json()
    assert (unknown["outcome"], unknown["observed"], unknown["receipt"]) == ("admitted", True, None)


def test_a_clearance_may_come_with_the_request(office: Office, gate: Within) -> None:
    token = office.clear(office.clearance(50, id="CLR-2026-000009"))
    assert gate.admit(clearance=token).json()["clearance"] == "CLR-2026-000009"
    assert gate.admit(clearance="CLR-2026-000001").json()["clearance"] == "CLR-2026-000001"
    assert gate.admit(clearance="CLR-2026-000404").json()["reasons"][0]["code"] == "no-clearance"
    forged = token[:-20] + ("A" * 20)
    assert gate.admit(clearance=forged).status_code == 403


def test_nobody_stands_in_the_log_or_the_metrics(gate: Within) -> None:
    gate.admit(people=[{"mobile": "13812345678"}, {"email": "someone@yunfan-firm.cn"}], key="key-13812345678")
    gate.raw(b'{"people": [{"mobile": "13812345678"')
    metrics = gate.get("/metrics").text
    assert "tongguan_gate_requests_total" in metrics
    for text in (gate.log, metrics):
        assert "13812345678" not in text
        assert "someone" not in text
    assert '"path":"/v1/admissions"' in gate.log
