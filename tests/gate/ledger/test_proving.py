"""Nothing in a ledger can be altered or removed without being found, by whoever may write its database."""

import sqlite3
from pathlib import Path

import psycopg
import pytest

from tests.clearance.building import HANDLER, NOW, signing_key
from tests.gate.building import YEAR, limited, pseudonym, who
from tests.gate.ledger.asking import admitted, ask, held, reserved
from tongguan.gate import People
from tongguan.gate.entry import chain, read_entry
from tongguan.gate.ledger import Ledger, create_ledger, open_ledger


def tamper(address: str, statement: str, **values: object) -> None:
    """Write to the database past the ledger, as its administrator can."""
    for name, value in values.items():
        statement = statement.replace(name.upper(), str(value))
    if "dbname=" in address:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())
        return
    with sqlite3.connect(address) as file:
        file.execute(statement)
    file.close()


def filled(ledger: Ledger) -> None:
    """Let some of everything happen."""
    admitted(ledger, who(*range(400)), limited(1000))
    admitted(ledger, who(1, 2, 401), limited(1000), data_items=("resume",))
    ledger.merge(HANDLER, YEAR, [[pseudonym(3), pseudonym(402)]], by="dpo", now=NOW)
    held(ledger, who(*range(2000)), limited(1000))
    reserved(ledger, who(500, 501), limited(1000), reserve_until=NOW.replace(hour=20))
    ledger.withdraw(HANDLER, YEAR, [pseudonym(9)], by="dpo", now=NOW)
    ask(ledger, who(1), limited(1000), recipient="partner")


def codes(ledger: Ledger) -> set[str]:
    return {problem.code for problem in ledger.prove().problems}


def test_a_whole_ledger_is_proved(ledger: Ledger) -> None:
    filled(ledger)
    proof = ledger.prove()
    assert proof.holds
    assert (proof.entries, proof.hash) == ledger.head()[:2]
    assert proof.books == 1


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE receipt SET body = (SELECT body FROM receipt WHERE seq = 3) WHERE seq = 2", "altered"),
        ("UPDATE receipt SET hash = (SELECT hash FROM receipt WHERE seq = 3) WHERE seq = 2", "altered"),
        ("DELETE FROM receipt WHERE seq = 3", "removed"),
        ("DELETE FROM receipt WHERE seq = 8", "cut-off"),
        ("UPDATE receipt SET people = NULL WHERE seq = 2", "people-removed"),
        ("UPDATE receipt SET people = (SELECT people FROM receipt WHERE seq = 3) WHERE seq = 2", "people-altered"),
        ("DELETE FROM person WHERE bits = (SELECT max(bits) FROM person)", "rows-altered"),
        ("UPDATE person SET bits = 7", "rows-altered"),
        ("UPDATE person SET same_as = NULL WHERE same_as IS NOT NULL", "rows-altered"),
        ("INSERT INTO person (page, person, bits) SELECT page, person || person, bits FROM person", "rows-altered"),
        ("UPDATE counter SET people = people - 1 WHERE name = 'ordinary'", "counter-altered"),
        ("UPDATE counter SET people = 5 WHERE name = 'sensitive'", "counter-altered"),
        ("UPDATE counter SET seeded = 5 WHERE name = 'ordinary'", "counter-altered"),
        ("UPDATE counter SET open = 0 WHERE name = 'ordinary'", "counter-altered"),
        ("DELETE FROM reserved", "counter-altered"),
        ("UPDATE head SET seq = 5", "cut-off"),
        ("UPDATE head SET at = at + 1000000", "head-altered"),
        ("UPDATE book SET year = 2025", "book-altered"),
        ("UPDATE book SET handler = 'somebody else'", "book-altered"),
        ("UPDATE book SET state = 'deleted'", "book-altered"),
        ("UPDATE book SET withdrawn = 0", "book-altered"),
        ("UPDATE book SET reserved = 0", "book-altered"),
        ("DELETE FROM page", "rows-altered"),
        ("UPDATE answered SET seq = 999", "answers-altered"),
        ("UPDATE matter SET expires_at = 1 WHERE kind = 'reservation'", "matter-altered"),
        ("DELETE FROM withdrawn", "consent-altered"),
        ("UPDATE withdrawn SET export = 'newsletter'", "consent-altered"),
        ("DELETE FROM matter WHERE kind = 'hold'", "matter-removed"),
        ("UPDATE matter SET kind = 'emergency' WHERE kind = 'hold'", "matter-removed"),
        ("UPDATE matter SET closed_by = 2 WHERE kind = 'hold'", "matter-altered"),
    ],
)
def test_what_was_altered_or_removed_is_found(empty: Ledger, address: str, statement: str, code: str) -> None:
    empty.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    filled(empty)
    assert codes(empty) == set()
    if "person ||" in statement and "dbname=" not in address:
        statement = statement.replace("person || person", "CAST(person || person AS BLOB)")
    tamper(address, statement)
    assert code in codes(empty)


def test_a_person_moved_to_another_pseudonym_is_found(empty: Ledger, address: str) -> None:
    empty.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    admitted(empty, who(1, 2))
    written = r"'\xffffffffffffffffffffffffffffffff'::bytea" if "dbname=" in address else f"x'{'ff' * 16}'"
    tamper(address, "UPDATE person SET person = NEW WHERE person = (SELECT person FROM person LIMIT 1)", new=written)
    assert codes(empty) == {"rows-altered"}


def test_a_ledger_cut_short_is_given_away_by_a_receipt_that_a_caller_holds(empty: Ledger, address: str) -> None:
    """Whoever rewrites the end consistently cannot rewrite what was handed out."""
    empty.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    admitted(empty, who(1))
    last = admitted(empty, who(2)).receipt
    anchors = {last.entry.seq: last.hash}
    assert empty.prove(anchors).holds
    assert {problem.code for problem in empty.prove({last.entry.seq: b"\0" * 32}).problems} == {"replaced"}
    assert {problem.code for problem in empty.prove({last.entry.seq + 1: last.hash}).problems} == {"cut-off"}
    tamper(address, "DELETE FROM receipt WHERE seq = LAST", last=last.entry.seq)
    tamper(address, "UPDATE head SET seq = LAST - 1", last=last.entry.seq)
    assert "cut-off" in {problem.code for problem in empty.prove(anchors).problems}


def test_a_receipt_proves_itself_and_the_one_before(ledger: Ledger) -> None:
    first, second = admitted(ledger, who(1)).receipt, admitted(ledger, who(2)).receipt
    assert second.previous == first.hash
    assert chain(read_entry(second.body), first.hash).hash == second.hash
    assert [each.hash for each in ledger.entries(1)] == [first.hash, second.hash]


def test_the_ledgers_own_key_seals_every_commit(tmp_path: Path) -> None:
    key, file = signing_key(7), str(tmp_path / "sealed.db")
    ledger = create_ledger(file, "shanghai", key.seal, NOW)
    ledger.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    admitted(ledger, who(1))
    assert ledger.prove(key=key.public(NOW)).sealed
    assert {problem.code for problem in ledger.prove(key=signing_key(8).public(NOW)).problems} == {"not-sealed"}
    ledger.close()
    unsealed = open_ledger(file)
    admitted(unsealed, who(2))
    assert {problem.code for problem in unsealed.prove(key=key.public(NOW)).problems} == {"not-sealed"}
    unsealed.close()


def test_what_is_left_of_a_receipt_tells_nothing_of_a_person(ledger: Ledger) -> None:
    """Neither the body nor the commitment is the same for the same person in the same request."""
    bodies = [admitted(ledger, who(number), data_items=("name",)).receipt.entry for number in (1, 2)]
    assert all(pseudonym(1).hex() not in str(body) for body in bodies)
    ledger.merge(HANDLER, YEAR, [[pseudonym(5), pseudonym(6)]], by="dpo", now=NOW)
    ledger.merge(HANDLER, YEAR, [[pseudonym(7), pseudonym(8)]], by="dpo", now=NOW)
    commitments = [each.entry.commitment for each in ledger.entries() if each.entry.commitment]
    assert len(set(commitments)) == len(commitments)


def test_a_proof_of_many_people_goes_part_by_part(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tongguan.gate.ledger.replaying._MOST_AT_ONCE", 100)
    filled(ledger)
    admitted(ledger, who(*range(600, 900)), limited(1000))
    spread = People(tuple(bytes([number]) * 16 for number in range(256)))
    admitted(ledger, spread, limited(5000))
    assert ledger.prove().holds


def test_matters_and_consent_are_accounted_for_when_they_end(ledger: Ledger) -> None:
    filled(ledger)
    hold, kept = ledger.matters("hold")[0].seq, ledger.matters("reservation")[0].seq
    ledger.reject(hold, by="dpo", note="x", now=NOW)
    ledger.cancel(kept, by="dpo", now=NOW)
    ledger.merge(HANDLER, YEAR, [[pseudonym(10), pseudonym(9)]], by="dpo", now=NOW)
    ledger.restore(HANDLER, YEAR, [pseudonym(9)], by="dpo", now=NOW)
    assert ledger.prove().holds
