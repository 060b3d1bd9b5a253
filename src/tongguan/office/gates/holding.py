"""Releases and rejects what a gate holds. The gate enters it into its ledger; the office journal tells who did it."""

from tongguan.gate.service.answered import OutcomeTold
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.gates.asking import Line
from tongguan.office.gates.models import Gate
from tongguan.office.journal.recording import record


def settle(
    organisation: Organisation, gate: Gate, number: int, act: str, *, why: str, by: User, clearance: str = ""
) -> OutcomeTold:
    """Release or reject a hold: ``act`` is ``release`` or ``reject``.

    What is wanted is entered before the gate is asked, and what came of it afterwards: should the answer be lost, the
    journal still tells who asked for what. No transaction waits for the gate.

    Raises:
        GateSilentError: It does not answer; whether it did what was asked is not known.
        GateRefusedError: It refused.
    """
    line = Line.to(gate)
    subject = f"{gate} hold {number}"
    record("hold.asked", organisation=organisation, actor=by, subject=subject, why=why, act=act, clearance=clearance)
    told = line.settle(number, act, f"{why} (office, person {by.pk})", clearance)
    receipt = told.receipt.number if told.receipt else None
    record("hold.settled", organisation=organisation, actor=by, subject=subject, outcome=told.outcome, receipt=receipt)
    return told
