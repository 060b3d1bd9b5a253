"""Proves that nothing in a ledger was altered or removed.

Four things are held against each other: the chain of receipts, the people that receipts commit to, the rows that are
counted by, and the counters. What was cut off at the end is given away by the seal, by receipts that callers hold and
by an anchor kept elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from tongguan.clearance import PublicKey
from tongguan.clearance.signing import check_seal
from tongguan.gate.entry import BEGINNING, Entered, Entry, commitment_of, next_hash, read_entry, read_people
from tongguan.gate.ledger.expecting import Expected
from tongguan.gate.ledger.replaying import Replay, Replayed
from tongguan.gate.ledger.sql import Row, Sql
from tongguan.gate.ledger.work import microseconds, sealed

_CHUNK = 500
_MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it was entered; ``seq`` is the entry, 0 where it is none."""

    code: str
    says: str
    seq: int = 0


@dataclass
class Proof:
    """What was proved, or what was found."""

    ledger: str = ""
    entries: int = 0
    hash: bytes = BEGINNING
    at: str = ""
    people: int = 0
    books: int = 0
    sealed: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    def found(self, code: str, says: str, seq: int = 0) -> None:
        """Take a problem in; beyond a hundred only their being there counts."""
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(Problem(code, says, seq))


def prove(sql: Sql, anchors: Mapping[int, bytes], key: PublicKey | None = None) -> Proof:
    """Prove a ledger, within a reading transaction of the caller.

    Args:
        sql: The ledger's database.
        anchors: Hashes by number that are known from elsewhere: receipts of callers, an earlier proof.
        key: The ledger's own public key; where given, the last entry must be sealed with it.
    """
    _, ledger, seq, hash_, _, seal = sql.fetch("head-read")[0]
    proof = Proof(ledger=ledger)
    deleted = {row[0] for row in sql.fetch("books") if row[3] in ("deleting", "deleted")}
    totals: dict[int, dict[str, int]] = {}
    expected = Expected()
    _prove_chain(sql, proof, anchors, (deleted, totals, expected))
    for code, says, at in expected.differences(sql):
        proof.found(code, says, at)
    _prove_end(sql, proof, anchors)
    if key is not None:
        proof.sealed = seal is not None and check_seal(sealed(ledger, seq, hash_), seal, key)
        if not proof.sealed:
            proof.found("not-sealed", "the last entry is not sealed with the key of the ledger", seq)
    for number, handler, year, state, _, _ in sql.fetch("books"):
        proof.books += 1
        if state in ("seeding", "open"):
            _prove_book(sql, proof, (number, f"{year} of {handler}"), totals.get(number, {}))
    return proof


def _prove_end(sql: Sql, proof: Proof, anchors: Mapping[int, bytes]) -> None:
    _, _, seq, hash_, at, _ = sql.fetch("head-read")[0]
    if (proof.entries, proof.hash) != (seq, hash_):
        proof.found("cut-off", f"the head names entry {seq}, and the chain ends at {proof.entries}", proof.entries)
    elif proof.at and microseconds(datetime.fromisoformat(proof.at)) != at:
        proof.found("head-altered", "the head names another time than the last entry", seq)
    for number in anchors:
        if number > proof.entries:
            proof.found("cut-off", f"entry {number} is known from elsewhere and is not there", number)
    astray = sql.fetch("answered-astray")[0][0]
    if astray:
        proof.found("answers-altered", f"{astray} idempotency keys lead to entries that are not there")


def _prove_chain(
    sql: Sql, proof: Proof, anchors: Mapping[int, bytes], gathered: tuple[set[int], dict[int, dict[str, int]], Expected]
) -> None:
    deleted, totals, expected = gathered
    at = ""
    for seq, book, body, hash_, people in _receipts(sql):
        entry = _entry(body, seq, proof)
        following = next_hash(proof.hash, body)
        if seq != proof.entries + 1:
            proof.found("removed", f"entries {proof.entries + 1} to {seq - 1} are not there", seq)
        elif following != hash_:
            proof.found("altered", f"entry {seq} is not the one that was entered", seq)
        if anchors.get(seq, hash_) != hash_:
            proof.found("replaced", f"entry {seq} is known from elsewhere with another hash", seq)
        proof.entries, proof.hash = seq, hash_
        if entry is None:
            continue
        if entry.seq != seq or entry.ledger != proof.ledger:
            proof.found("altered", f"entry {seq} says that it is {entry.seq} of `{entry.ledger}`", seq)
        if entry.at < at and entry.kind != "clock-set":
            proof.found("out-of-order", f"entry {seq} is older than the one before it", seq)
        at = proof.at = entry.at
        expected.follow(entry, book, _prove_people(people, entry, proof, is_deleted=book in deleted))
        for counter, number in entry.new.items() if entry.kind != "reserved" and book is not None else ():
            of_book = totals.setdefault(book, {})
            of_book[counter] = of_book.get(counter, 0) + number


def _prove_people(people: bytes | None, entry: Entry, proof: Proof, *, is_deleted: bool) -> Entered | None:
    if people is None:
        if entry.commitment and not is_deleted:
            proof.found("people-removed", f"the people of entry {entry.seq} are not there", entry.seq)
        return None
    if commitment_of(people) != entry.commitment:
        proof.found("people-altered", f"the people of entry {entry.seq} are not those entered", entry.seq)
        return None
    entered = read_people(people)
    for group in entered.groups:
        proof.people += len(group.people) // group.width if group.counters else 0
    return entered


def _prove_book(sql: Sql, proof: Proof, book: tuple[int, str], entered: Mapping[str, int]) -> None:
    number, name = book
    replay = Replay(sql, number)
    try:
        replayed = replay.run()
    except (KeyError, msgspec.MsgspecError):
        proof.found("people-altered", f"{name}: entries count toward counters that are not there")
        return
    if replayed.differences:
        differ = replayed.differences
        proof.found(
            "rows-altered",
            f"{name}: {differ.missing} people are missing, {differ.extra} were never entered, "
            f"{differ.altered} count toward other counters than entered",
        )
    _prove_counters(sql, proof, book, entered, replay, replayed)


def _prove_counters(
    sql: Sql, proof: Proof, book: tuple[int, str], entered: Mapping[str, int], replay: Replay, replayed: Replayed
) -> None:
    number, name = book
    kept = replay.open_places(replay.rows_of(replay.reserved_people()))
    for counter, place, called, people, open_, seeded in sql.fetch("counters-of", book=number):
        wants = (
            ("people", people, replayed.people.get(counter, 0)),
            ("people", people, entered.get(called, 0)),
            ("seeded", seeded, replayed.seeded.get(counter, 0)),
            ("open", open_, kept.get(place, 0)),
        )
        for what, stored, wanted in dict.fromkeys(wants):
            if stored != wanted:
                proof.found("counter-altered", f"{name}: `{called}` has {what} {stored}, and {wanted} were entered")


def _receipts(sql: Sql) -> Iterator[Row]:
    after = 0
    while rows := sql.fetch("receipts", after=after, most=_CHUNK):
        yield from rows
        after = rows[-1][0]


def _entry(body: bytes, seq: int, proof: Proof) -> Entry | None:
    try:
        return read_entry(body)
    except msgspec.MsgspecError:
        proof.found("altered", f"entry {seq} cannot be read", seq)
        return None
