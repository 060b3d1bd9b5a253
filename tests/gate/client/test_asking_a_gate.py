"""The client against a real gate: who is admitted, held, refused, kept."""

import asyncio
from typing import Any

import pytest

from tests.gate.service.offices import pseudonyms
from tests.gate.service.serving import Served
from tongguan.gate.client import (
    AsyncGateClient,
    CallRefusedError,
    CannotAskError,
    EmergencyAsked,
    GateClient,
    HeldError,
    NotAdmittedError,
    RefusedError,
    ReservationOverError,
    admitted,
)

pytestmark = pytest.mark.slow

TO: dict[str, Any] = {"export": "loyalty-crm", "recipient": "hq", "territory": "FR"}
PLAIN: dict[str, Any] = {**TO, "items": ("name",)}
SENSITIVE: dict[str, Any] = {**TO, "items": ("face",)}


def test_a_person_is_admitted(gate: GateClient) -> None:
    admission = gate.admit(**PLAIN, people={"mobile": "13812345678"})
    assert (admission.people, admission.admitted, admission.left) == (1, 1, ())
    assert admission.receipt is not None
    assert admission.clearance == "CLR-2026-000001"


def test_a_key_counts_once(gate: GateClient) -> None:
    first = gate.admit(**PLAIN, pseudonyms=pseudonyms(1), key="order-1")
    assert gate.admit(**PLAIN, pseudonyms=pseudonyms(1), key="order-1").receipt == first.receipt
    with pytest.raises(RefusedError) as caught:
        gate.admit(**PLAIN, pseudonyms=pseudonyms(2), key="order-1")
    assert caught.value.reasons[0].code == "key-reused"


def test_past_the_ceiling_is_held_with_its_number(gate: GateClient) -> None:
    with pytest.raises(HeldError) as caught:
        gate.admit(**SENSITIVE, pseudonyms=pseudonyms(*range(11)))
    assert (caught.value.number or 0) > 0
    assert caught.value.reasons[0].cites == ("CBDF-2024#8.1",)
    assert "上限" in caught.value.says.zh
    assert "ceiling" in caught.value.says.en
    assert "CBDF-2024#8.1" in (caught.value.help or "")


def test_with_partial_it_says_who_was_left(gate: GateClient) -> None:
    people = [f"{number:032x}" for number in range(200, 215)]
    admission = gate.admit(**SENSITIVE, pseudonyms=people, partial=True)
    assert admission.admitted + len(admission.left) == 15
    assert admission.going(people) == people[: admission.admitted]
    with pytest.raises(ValueError, match="15 places"):
        admission.going(people[:2])


def test_outside_is_refused(gate: GateClient) -> None:
    with pytest.raises(RefusedError, match="blood_group") as caught:
        gate.admit(**TO, items=("name", "blood_group"), people={"mobile": "13812345678"})
    assert caught.value.reasons[0].names == ("blood_group",)


def test_who_may_not_ask_is_told_why(running: Served) -> None:
    with GateClient(running.url, token=running.office.token("other")) as other:
        with pytest.raises(CallRefusedError) as caught:
            other.admit(**PLAIN, pseudonyms=pseudonyms(1))
        assert (caught.value.problem, caught.value.status) == ("gate/not-allowed", 403)
    with (
        GateClient(running.url, token="not-a-token") as nobody,  # noqa: S106 -- it is none
        pytest.raises(CallRefusedError, match="not believed"),
    ):
        nobody.admit(**PLAIN, pseudonyms=pseudonyms(1))


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"people": []},
        {"pseudonyms": ["xyz"]},
        {"people": [{}]},
        {"people": [{"mobile": 13812345678}]},
        {"people": ["13812345678"]},
        {"pseudonyms": pseudonyms(*range(10_001))},
        {"pseudonyms": pseudonyms(1), "territory": "France"},
        {"pseudonyms": pseudonyms(1), "items": ()},
        {"pseudonyms": pseudonyms(1), "items": "name"},
    ],
)
def test_what_no_gate_reads_is_not_sent(gate: GateClient, given: dict[str, Any]) -> None:
    with pytest.raises(CannotAskError) as caught:
        gate.admit(**{**PLAIN, **given})
    assert "13812345678" not in str(caught.value)


def test_an_unknown_kind_is_told(gate: GateClient) -> None:
    with pytest.raises(CallRefusedError) as caught:
        gate.admit(**PLAIN, people={"phone_number": "13812345678"})
    assert caught.value.problem == "gate/wrong-fields"


def test_the_glass_is_broken(gate: GateClient) -> None:
    admission = gate.admit(
        **SENSITIVE, pseudonyms=pseudonyms(7), emergency=EmergencyAsked(by="Dr Li", reason="surgery")
    )
    assert (admission.emergency or 0) > 0


def test_a_reservation_is_confirmed_at_the_end(gate: GateClient) -> None:
    with gate.reserve(**PLAIN, pseudonyms=pseudonyms(21, 22, 23), keep_seconds=60) as kept:
        assert kept.left == 3
        assert 0 < kept.seconds_left <= 61
        assert kept.confirm(pseudonyms=pseudonyms(22)).admitted == 1
        assert kept.left == 2
    assert kept.left == 0
    with pytest.raises(ReservationOverError):
        kept.confirm()


def test_a_reservation_is_given_up_on_an_exception(gate: GateClient, running: Served) -> None:
    with pytest.raises(ZeroDivisionError), gate.reserve(**PLAIN, pseudonyms=pseudonyms(31), keep_seconds=60) as kept:
        raise ZeroDivisionError
    assert kept.left == 0
    with pytest.raises(ReservationOverError):
        kept.cancel()
    receipts = running.get("/v1/receipts?most=1000").text
    assert "broke off: ZeroDivisionError" in receipts


def test_a_reservation_past_its_time_admits_nobody(gate: GateClient) -> None:
    import time  # noqa: PLC0415 -- for this alone

    kept = gate.reserve(**PLAIN, pseudonyms=pseudonyms(41), keep_seconds=1)
    time.sleep(1.1)
    with pytest.raises(ReservationOverError):
        kept.confirm()


def test_places_that_do_not_fit_are_not_kept(gate: GateClient) -> None:
    with pytest.raises(RefusedError):
        gate.reserve(**SENSITIVE, pseudonyms=pseudonyms(*range(300, 320)))


def test_a_function_runs_only_for_the_admitted(gate: GateClient) -> None:
    sent: list[object] = []

    @admitted(gate, **PLAIN, people=lambda customers: customers, key=lambda customers: f"sent-{len(customers)}")
    def send(customers: list[dict[str, str]]) -> int:
        """Send."""
        sent.append(customers)
        return len(customers)

    assert send([{"user_id": "u-1"}, {"user_id": "u-2"}]) == 2
    assert send.__doc__ == "Send."
    refused = admitted(gate, **{**PLAIN, "recipient": "elsewhere"}, people=lambda who: who)(send)
    with pytest.raises(NotAdmittedError):
        refused([{"user_id": "u-1"}])
    broken = admitted(gate, **PLAIN, people=lambda who: who["missing"])(send)
    with pytest.raises(TypeError):
        broken([{"user_id": "u-1"}])
    assert len(sent) == 1


def test_awaited_all_of_it_is_the_same(running: Served) -> None:
    async def run() -> list[str]:
        done: list[str] = []
        async with AsyncGateClient(running.url, token=running.office.token("crm")) as gate:
            assert (await gate.admit(**PLAIN, pseudonyms=pseudonyms(51))).admitted == 1
            with pytest.raises(HeldError):
                await gate.admit(**SENSITIVE, pseudonyms=pseudonyms(*range(400, 420)))
            async with await gate.reserve(**PLAIN, pseudonyms=pseudonyms(52, 53)) as kept:
                assert (await kept.confirm(pseudonyms=pseudonyms(52))).admitted == 1
            assert kept.left == 0
            with pytest.raises(ZeroDivisionError):
                async with await gate.reserve(**PLAIN, pseudonyms=pseudonyms(54)) as broken:
                    raise ZeroDivisionError
            assert broken.left == 0

            @admitted(lambda: gate, **PLAIN, people=lambda name: {"user_id": name})
            async def send(name: str) -> None:
                done.append(name)

            await asyncio.gather(*(send(f"u-{number}") for number in range(20)))
            with pytest.raises(NotAdmittedError):
                await admitted(gate, **{**PLAIN, "territory": "US"}, people=lambda name: {"user_id": name})(send)("u-x")
        return done

    assert sorted(asyncio.run(run())) == sorted(f"u-{number}" for number in range(20))


def test_function_and_client_go_together(gate: GateClient, running: Served) -> None:
    async def awaited() -> None: ...

    def generated() -> Any:
        yield 1

    with pytest.raises(CannotAskError, match="AsyncGateClient"):
        admitted(gate, **PLAIN, people=lambda: ())(awaited)
    with pytest.raises(CannotAskError, match="generator"):
        admitted(gate, **PLAIN, people=lambda: ())(generated)

    def plainly() -> None: ...

    with pytest.raises(CannotAskError, match="GateClient"):
        admitted(lambda: AsyncGateClient(running.url), **PLAIN, people=lambda: ())(plainly)()
