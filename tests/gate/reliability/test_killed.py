"""Gates are killed while thousands are being admitted: nobody is lost, nobody counted twice, no line passed."""

import asyncio
from collections.abc import Callable

import pytest

from tests.clearance.building import HANDLER
from tests.gate.reliability.conftest import Report
from tests.gate.reliability.crowd import ADMITTED, HELD, Crowd
from tests.gate.reliability.gates import Gate, ledger_of, running
from tests.gate.reliability.reporting import SCALE
from tests.gate.service.offices import Office

PEOPLE, KILLS = 10_000 * SCALE, 4 * SCALE
LEFT_OUT = 100


@pytest.mark.slow
def test_gates_killed_in_the_middle_of_admissions(office: Callable[[int], Office], kind: str, report: Report) -> None:
    """Two gates share a ledger and are killed in turn; whoever was not answered asks again with the same key."""
    ceiling = PEOPLE - LEFT_OUT
    made = office(ceiling)
    gates = [Gate(made, made.port), Gate(made, made.port + 1)]
    crowd = Crowd(made, [each.port for each in gates])

    async def kill() -> None:
        for number in range(KILLS):
            await crowd.reached((number + 1) * PEOPLE // (KILLS + 1))
            await gates[number % 2].kill_and_start()

    async def both() -> None:
        killing = asyncio.create_task(kill())
        await crowd.ask(range(PEOPLE))
        await killing
        await crowd.ask(range(0, PEOPLE, 50))  # answered as before

    with running(*gates):
        asyncio.run(both())
    with ledger_of(made) as ledger:
        proof = ledger.prove(crowd.anchors())
        counted = ledger.totals(HANDLER, made.year)["ordinary"].people
    report(
        "Killed in the middle of admissions",
        ledger=kind,
        people=PEOPLE,
        ceiling=ceiling,
        kills=sum(each.kills for each in gates),
        **{
            "requests without an answer": crowd.broken,
            "admitted": len(crowd.admitted),
            "counted": counted,
            "lost": len(crowd.admitted) - counted,
            "receipts held against the ledger": len(crowd.anchors()),
            "proof": "holds" if proof.holds else proof.problems,
        },
    )
    assert proof.holds, proof.problems
    assert sum(each.kills for each in gates) == KILLS
    assert crowd.broken > 0
    assert len(crowd.answers) == PEOPLE
    assert counted == len(crowd.admitted) == ceiling
    assert len(crowd.anchors()) == PEOPLE
    assert set(crowd.statuses) <= {ADMITTED, HELD, 503}


@pytest.mark.slow
def test_clients_at_the_ceiling(office: Callable[[int], Office], kind: str, report: Report) -> None:
    """Ten places are left, and fifty clients ask for four hundred people at two gates."""
    ceiling, clients, people = 1000, 50, 400 * SCALE
    made = office(ceiling)
    gates = [Gate(made, made.port), Gate(made, made.port + 1)]
    crowd = Crowd(made, [each.port for each in gates])
    before = Crowd(made, [made.port])
    with running(*gates):
        asyncio.run(before.ask(range(ceiling - 10)))
        asyncio.run(crowd.ask(range(ceiling, ceiling + people), clients))
    with ledger_of(made) as ledger:
        proof = ledger.prove({**before.anchors(), **crowd.anchors()})
        counted = ledger.totals(HANDLER, made.year)["ordinary"].people
    report(
        "Fifty clients ten below the ceiling",
        ledger=kind,
        clients=clients,
        people=people,
        ceiling=ceiling,
        before=ceiling - 10,
        admitted=len(crowd.admitted),
        held=people - len(crowd.admitted),
        counted=counted,
        proof="holds" if proof.holds else proof.problems,
    )
    assert proof.holds, proof.problems
    assert (len(crowd.admitted), counted) == (10, ceiling)
    assert crowd.statuses == {ADMITTED: 10, HELD: people - 10}
