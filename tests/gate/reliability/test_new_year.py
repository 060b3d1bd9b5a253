"""Clocks that differ and step back over New Year: no year is opened twice, and nobody is counted in the wrong one."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.clearance.building import HANDLER
from tests.gate.reliability.at_new_year import TURN
from tests.gate.reliability.conftest import Report
from tests.gate.reliability.reporting import SCALE
from tongguan.clearance import legal_day
from tongguan.gate.ledger import Ledger, create_ledger, open_ledger

ROOT = Path(__file__).parents[3]
PEOPLE = 300 * SCALE
CLOCKS = ((0.0, 6.0), (-2.0, 3.0), (1.0, 30.0), (-3600.0, 0.0))
"""How far each gate's clock is off, and how far it steps back, in seconds."""


@pytest.fixture
def ledger(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Ledger]]:
    """A ledger whose year 2026 is open."""
    address = str(tmp_path / "ledger.db")
    if kind == "PostgreSQL":
        address = request.getfixturevalue("cluster").create_database("new_year")
    made = create_ledger(address, "shanghai", now=TURN - timedelta(days=200))
    made.open_from_zero(HANDLER, 2026, "dpo", TURN - timedelta(days=200))
    made.close()
    opened = open_ledger(address)
    yield address, opened
    opened.close()


@pytest.mark.slow
def test_clocks_step_back_over_new_year(ledger: tuple[str, Ledger], kind: str, report: Report) -> None:
    """Four gates ask for the same people; the last one's clock is an hour behind."""
    address, held = ledger
    program = [sys.executable, "-m", "tests.gate.reliability.at_new_year", address, "0", str(PEOPLE)]
    gates = [
        subprocess.Popen([*program, str(off), str(step)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for off, step in CLOCKS
    ]
    said = [each.communicate(timeout=120)[0].splitlines() for each in gates]
    assert all(each.returncode == 0 for each in gates)
    answers = [line.split() for lines in said for line in lines]
    in_year = Counter(answer[2] for answer in answers if answer[0] == "admitted")
    refused = Counter(answer[2] for answer in answers if answer[0] == "refused")
    proof = held.prove()
    entries = [each.entry for each in held.entries(most=10 * PEOPLE)]
    opened = [entry.year for entry in entries if entry.kind == "opened"]
    counted = {year: held.totals(HANDLER, year)["ordinary"].people for year in (2026, 2027)}
    backwards = sum(after.at < before.at for before, after in pairwise(entries))
    report(
        "Clocks stepping back over New Year",
        ledger=kind,
        gates=len(CLOCKS),
        **{
            "steps back in seconds": "6, 3 and 30, and one an hour behind",
            "admitted in 2026": in_year["2026"],
            "admitted in 2027": in_year["2027"],
            "refused for the clock": refused["gate/clock-behind"],
            "counted in 2026": counted[2026],
            "counted in 2027": counted[2027],
            "entries out of order": backwards,
            "years opened": len(opened),
            "proof": "holds" if proof.holds else proof.problems,
        },
    )
    assert proof.holds, proof.problems
    assert opened == [2026, 2027]
    assert backwards == 0
    assert set(refused) == {"gate/clock-behind"}
    assert min(in_year["2026"], in_year["2027"]) > 0
    assert all(entry.year == legal_day_of(entry.at) for entry in entries if entry.year)
    for year in (2026, 2027):
        people = {answer[1] for answer in answers if answer[0] == "admitted" and answer[2] == str(year)}
        assert counted[year] == len(people) <= PEOPLE


def legal_day_of(at: str) -> int:
    return legal_day(datetime.fromisoformat(at)).year
