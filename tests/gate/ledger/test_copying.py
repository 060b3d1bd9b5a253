"""A copy of a ledger is whole, and what went out since is known to be missing."""

import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from tests.clearance.building import HANDLER, LEDGER, NOW
from tests.gate.building import YEAR, limited, who
from tests.gate.ledger.asking import admitted, held, people_of
from tests.gate.ledger.test_proving import filled, tamper
from tests.postgres import PROGRAMS, Cluster
from tongguan.gate.errors import LedgerError
from tongguan.gate.ledger import back_up, create_ledger, open_ledger


def test_a_copy_is_taken_while_the_ledger_counts(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger.db")
    ledger = create_ledger(address, LEDGER, now=NOW)
    ledger.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    filled(ledger)
    ends = threading.Event()

    def count_on() -> None:
        number = 1000
        while not ends.is_set():
            admitted(ledger, who(number), limited(100_000))
            number += 1

    counting = threading.Thread(target=count_on)
    counting.start()
    try:
        heads = [back_up(address, tmp_path / f"copy-{number}.db") for number in range(3)]
    finally:
        ends.set()
        counting.join()
    assert [seq for seq, _ in heads] == sorted(seq for seq, _ in heads)
    assert sorted(each.name for each in tmp_path.glob("copy*")) == ["copy-0.db", "copy-1.db", "copy-2.db"]
    for number, (seq, hash_) in enumerate(heads):
        copy = open_ledger(str(tmp_path / f"copy-{number}.db"))
        assert copy.head()[:2] == (seq, hash_)
        assert copy.prove().holds
        copy.close()
    assert ledger.prove(dict(heads)).holds
    ledger.close()


def test_a_restored_ledger_goes_on_and_tells_what_it_forgot(tmp_path: Path) -> None:
    """Receipts that callers hold give it away; the people since are seeded, and take no place twice."""
    address, permit = str(tmp_path / "ledger.db"), limited(3)
    ledger = create_ledger(address, LEDGER, now=NOW)
    ledger.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    admitted(ledger, who(1), permit)
    back_up(address, tmp_path / "copy.db")
    last = admitted(ledger, who(2), permit).receipt
    ledger.close()
    for old in tmp_path.glob("ledger.db*"):
        old.unlink()
    shutil.copy(tmp_path / "copy.db", address)
    restored = open_ledger(address)
    assert {each.code for each in restored.prove({last.entry.seq: last.hash}).problems} == {"cut-off"}
    seeded = ("ordinary", "export:loyalty-crm:ordinary")
    restored.seed(HANDLER, YEAR, [(who(1, 2), seeded)], by="dpo", until="2026-06-30", now=NOW)
    assert people_of(restored) == 2
    admitted(restored, who(3), permit)
    held(restored, who(4), permit)
    assert restored.prove().holds
    restored.close()


def test_a_ledger_that_does_not_hold_is_not_copied(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger.db")
    ledger = create_ledger(address, LEDGER, now=NOW)
    ledger.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    admitted(ledger, who(1, 2))
    ledger.close()
    tamper(address, "DELETE FROM person")
    with pytest.raises(LedgerError, match="does not hold"):
        back_up(address, tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy*"))


def test_nothing_is_overwritten_by_a_copy(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger.db")
    create_ledger(address, LEDGER, now=NOW).close()
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(LedgerError, match="there already"):
        back_up(address, tmp_path / "copy.db")
    with pytest.raises(LedgerError):
        back_up(str(tmp_path / "none.db"), tmp_path / "other.db")
    with pytest.raises(LedgerError):
        back_up(address, tmp_path / "no-folder" / "other.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_ledger_in_postgresql_is_dumped_and_restored(cluster: Cluster) -> None:
    """As the page for operators says: `pg_dump`, then `pg_restore` into an empty database."""
    address = cluster.create_database("dumped")
    ledger = create_ledger(address, LEDGER, now=NOW)
    ledger.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    filled(ledger)
    with pytest.raises(LedgerError, match="copied by the database"):
        back_up(address, Path("copy.db"))
    programs = max(PROGRAMS.iterdir(), key=lambda version: int(version.name)) / "bin"
    dump = subprocess.run(
        [programs / "pg_dump", "--format=custom", f"--dbname={address}"], check=True, capture_output=True
    ).stdout
    seq, hash_, _ = ledger.head()
    last = admitted(ledger, who(700), limited(1000)).receipt
    ledger.close()
    emptied = cluster.create_database("restored")
    subprocess.run(
        [programs / "pg_restore", "--exit-on-error", "--no-owner", f"--dbname={emptied}"],
        input=dump,
        check=True,
        capture_output=True,
    )
    restored = open_ledger(emptied)
    assert restored.head()[:2] == (seq, hash_)
    assert restored.prove({seq: hash_}).holds
    assert {each.code for each in restored.prove({last.entry.seq: last.hash}).problems} == {"cut-off"}
    assert admitted(restored, who(700), limited(1000)).entry.new["ordinary"] == 1
    assert restored.prove().holds
    restored.close()
