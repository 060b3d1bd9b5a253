"""What the gate let out is a log that the census reads, and both find the same people."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.clearance.building import HANDLER, LEDGER, NOW
from tests.gate.building import YEAR, limited, pseudonym, who
from tests.gate.ledger.asking import admitted, ask
from tongguan.census.file.model import Census
from tongguan.census.plan import read_plan
from tongguan.census.taking import take
from tongguan.engines import Settings
from tongguan.gate import Emergency
from tongguan.gate.errors import YearNotOpenError
from tongguan.gate.ledger import Ledger, create_ledger
from tongguan.gate.reconciling import compare

PLAN = f"""\
handler: {HANDLER}
sources: [{{read: "log.parquet"}}]
columns:
  time: time
  export: export
  recipient: recipient
  sensitive: sensitive
  person: {{pseudonym: person}}
exports:
  loyalty-crm: {{}}
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = create_ledger(str(tmp_path / "ledger.db"), LEDGER, now=NOW)
    made.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    return made


def census_of(ledger: Ledger, folder: Path) -> Census:
    ledger.write_transfer_log(HANDLER, YEAR, folder / "log.parquet")
    (census,) = take(read_plan(PLAN, "plan.yaml"), folder, date(YEAR, 12, 31), settings=Settings(threads=1)).censuses
    return census


def test_a_row_says_that_a_person_first_went_out(ledger: Ledger, tmp_path: Path) -> None:
    first = admitted(ledger, who(1, 2)).entry.seq
    admitted(ledger, who(2, 3), data_items=("resume",))
    admitted(ledger, who(1))
    ask(ledger, who(9), recipient="partner")
    assert ledger.write_transfer_log(HANDLER, YEAR, tmp_path / "log.parquet") == 4
    rows = pq.read_table(tmp_path / "log.parquet").to_pylist()
    told = [(row["person"], row["ordinary"], row["sensitive"]) for row in rows]
    one, two, three = map(pseudonym, (1, 2, 3))
    assert sorted(told) == [(one, True, False), (two, False, True), (two, True, False), (three, True, True)]
    assert {row["entry"] for row in rows if row["person"] == one} == {first}
    assert {(row["handler"], row["export"], row["territory"], row["time"]) for row in rows} == {
        (HANDLER, "loyalty-crm", "FR", NOW)
    }


def test_seeds_and_emergencies_are_rows_too(ledger: Ledger, tmp_path: Path) -> None:
    seeded = ("ordinary", "export:newsletter:ordinary")
    ledger.seed(HANDLER, YEAR, [(who(1, 2), seeded)], by="dpo", until="2026-06-29", now=NOW)
    ask(ledger, who(3), emergency=Emergency("dr-lin", "unblinding"))
    ledger.write_transfer_log(HANDLER, YEAR, tmp_path / "log.parquet")
    rows = pq.read_table(tmp_path / "log.parquet").to_pylist()
    assert [(row["kind"], row["export"], row["counted"]) for row in rows] == [
        ("seeded", "newsletter", True),
        ("seeded", "newsletter", True),
        ("broke-glass", "loyalty-crm", False),
    ]


def test_gate_and_census_find_the_same_people(ledger: Ledger, tmp_path: Path) -> None:
    admitted(ledger, who(*range(300)), limited(1000, 1000))
    admitted(ledger, who(*range(250, 400)), limited(1000, 1000), data_items=("resume",))
    census = census_of(ledger, tmp_path)
    totals = ledger.totals(HANDLER, YEAR)
    counted = census.counted
    found = compare(
        {("counted", name): totals[name].people for name in ("ordinary", "sensitive")},
        {("counted", "ordinary"): counted.ordinary, ("counted", "sensitive"): counted.sensitive},
    )
    assert [(each.of_class, each.gate, each.verdict) for each in found] == [
        ("ordinary", 400, "equal"),
        ("sensitive", 150, "equal"),
    ]


def test_who_went_round_the_gate_is_found(ledger: Ledger, tmp_path: Path) -> None:
    admitted(ledger, who(*range(10)))
    counted = census_of(ledger, tmp_path).counted.ordinary
    (found,) = compare({("counted", "ordinary"): 7}, {("counted", "ordinary"): counted})
    assert (found.verdict, found.difference) == ("gate-misses", 3)


def test_a_deleted_year_has_no_log(ledger: Ledger, tmp_path: Path) -> None:
    admitted(ledger, who(1))
    ledger.forget(HANDLER, YEAR, by="dpo", now=NOW.replace(year=2027))
    with pytest.raises(YearNotOpenError):
        ledger.write_transfer_log(HANDLER, YEAR, tmp_path / "log.parquet")
    with pytest.raises(YearNotOpenError):
        ledger.write_transfer_log("another", YEAR, tmp_path / "log.parquet")
