"""The issuer's journal: chained, and the allotments in it never pass a ceiling."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clearance.building import HANDLER, NOW, clearance, limit
from tongguan.clearance import ClearanceError, Counter, Limit, StopOrder, check_share, share_of
from tongguan.clearance.journal import (
    BEGINNING,
    AnyRecord,
    Fed,
    IssuerJournal,
    KeyRevoked,
    Lifted,
    Revoked,
    Settled,
    Stopped,
    issued_record,
)

TODAY = date(2026, 6, 30)


def issued(number: int, ledger: str = "a", limits: Sequence[Limit] = (), until: date = date(2026, 12, 31)) -> AnyRecord:
    plain = clearance(
        id=f"CLR-{number}",
        ledger=ledger,
        valid_until=until,
        counters=(
            Counter("ordinary", tuple(limits or (limit(100),))),
            Counter("sensitive"),
            Counter("left_out.ordinary"),
        ),
    )
    return issued_record(plain, "k", f"token-{number}")


def revoked(number: int) -> AnyRecord:
    return Revoked(number=1, at=NOW, previous=BEGINNING, clearance=f"CLR-{number}", reason="")


def settled(ledger: str, added: int) -> AnyRecord:
    return Settled(
        number=1, at=NOW, previous=BEGINNING, ledger=ledger, handler=HANDLER, counter="ordinary", year=2026, added=added
    )


def written(*records: AnyRecord) -> bytes:
    journal = IssuerJournal()
    return b"".join(journal.append(record) for record in records)


SOME = written(
    issued(1),
    Fed(number=1, at=NOW, previous=BEGINNING, sequence=1),
    revoked(1),
    Stopped(number=1, at=NOW, previous=BEGINNING, stop=StopOrder("STOP-4", HANDLER, NOW, "1")),
    Lifted(number=1, at=NOW, previous=BEGINNING, stop="STOP-4", reason=""),
    KeyRevoked(number=1, at=NOW, previous=BEGINNING, kid="k", reason=""),
    settled("a", 8),
)


def test_what_was_written_is_read_back() -> None:
    journal = IssuerJournal.read(SOME)
    assert [record.number for record in journal.records] == [1, 2, 3, 4, 5, 6, 7]
    assert IssuerJournal.read(b"").records == []
    assert journal.find("CLR-1").ledger == "a"
    with pytest.raises(ClearanceError) as refused:
        journal.find("CLR-2")
    assert refused.value.code == "clearance/not-issued-here"


def test_a_feed_follows_from_the_journal() -> None:
    journal = IssuerJournal.read(SOME)
    following = journal.next_feed("office", NOW, 900)
    assert following.sequence == 2
    assert [each.clearance for each in following.revoked] == ["CLR-1"]
    assert following.stops == ()
    assert [each.kid for each in following.revoked_keys] == ["k"]


def test_an_order_stands_until_it_is_lifted() -> None:
    journal = IssuerJournal.read(b"".join(SOME.splitlines(keepends=True)[:4]))
    assert [each.id for each in journal.standing_stops] == ["STOP-4"]


@given(line=st.integers(0, 6), place=st.integers(0, 200), put=st.integers(0, 255))
def test_no_byte_of_a_line_that_is_followed_can_be_changed(line: int, place: int, put: int) -> None:
    lines = SOME.splitlines(keepends=True)
    at = place % (len(lines[line]) - 1)
    changed = lines[line][:at] + bytes([put]) + lines[line][at + 1 :]
    if changed == lines[line] or line == 6:  # the last line is held by what comes after it
        return
    with pytest.raises(ClearanceError) as refused:
        IssuerJournal.read(b"".join((*lines[:line], changed, *lines[line + 1 :])))
    assert refused.value.code == "clearance/journal-altered"


@given(st.lists(st.integers(0, 6), unique=True, min_size=1, max_size=6))
def test_no_line_can_be_taken_out_or_moved(kept: list[int]) -> None:
    lines = SOME.splitlines(keepends=True)
    if kept == list(range(len(kept))):  # cut short at the end: the sequence that gates hold gives it away
        return
    with pytest.raises(ClearanceError):
        IssuerJournal.read(b"".join(lines[place] for place in kept))


def test_a_torn_last_line_is_told() -> None:
    with pytest.raises(ClearanceError) as refused:
        IssuerJournal.read(SOME[:-1])
    assert (refused.value.code, refused.value.line) == ("clearance/journal-altered", 7)


# --- allotments --------------------------------------------------------------------------------------------


def left(ledger: str, ceiling: int, *records: AnyRecord, on: date = TODAY) -> int:
    found = share_of(IssuerJournal.read(written(*records)), HANDLER, "ordinary", 2026, on)
    before = found.counted_before if found.counted_before is not None else 0
    return found.left_for(ledger, ceiling, before)


def test_one_ledger_may_add_all_that_is_left() -> None:
    assert left("a", 100) == 100
    assert left("a", 1000, issued(1, "a")) == 1000


def test_a_second_ledger_gets_what_the_first_has_not() -> None:
    assert left("b", 100, issued(1, "a", [limit(100, allotment=70)])) == 30
    assert left("b", 100, issued(1, "a")) == 0


def test_with_several_ledgers_the_lowest_ceiling_that_stands_binds() -> None:
    """What is free below a line stays so only while all ledgers together stay below it."""
    assert left("b", 1000, issued(1, "a", [limit(100, allotment=70)])) == 30


def test_a_ledger_keeps_its_allotment_when_its_clearances_end() -> None:
    ended = issued(1, "a", [limit(100, allotment=70)], until=date(2026, 6, 29))
    assert left("b", 100, ended) == 30
    assert left("b", 100, issued(1, "a", [limit(100, allotment=70)]), revoked(1)) == 30


def test_what_a_ledger_settles_is_free_again() -> None:
    assert left("b", 100, issued(1, "a", [limit(100, allotment=70)]), revoked(1), settled("a", 8)) == 92


def test_who_was_counted_before_takes_room() -> None:
    assert left("b", 100, issued(1, "a", [limit(100, before=40, allotment=20)])) == 40


def check(ledger: str, wanted: Limit, *records: AnyRecord) -> None:
    found = share_of(IssuerJournal.read(written(*records)), HANDLER, "ordinary", 2026, TODAY)
    check_share(found, ledger, "ordinary", wanted)


def test_allotments_that_would_pass_a_ceiling_are_refused() -> None:
    first = issued(1, "a", [limit(100, allotment=70)])
    check("b", limit(100, allotment=30), first)
    for wanted in (limit(100, allotment=31), limit(1000, allotment=31)):
        with pytest.raises(ClearanceError) as refused:
            check("b", wanted, first)
        assert refused.value.code == "clearance/allotments-pass-the-ceiling"
    with pytest.raises(ClearanceError, match="101 people more pass the ceiling of 100"):
        check("a", limit(100, allotment=101))


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 60), st.sampled_from([80, 100])), min_size=1, max_size=8)
)
def test_whatever_was_let_pass_stays_below_every_ceiling(asked: list[tuple[str, int, int]]) -> None:
    journal = IssuerJournal()
    granted: dict[str, int] = {}
    ceilings: list[int] = []
    for number, (ledger, people, ceiling) in enumerate(asked):
        wanted = limit(ceiling, before=10, allotment=people)
        try:
            check_share(share_of(journal, HANDLER, "ordinary", 2026, TODAY), ledger, "ordinary", wanted)
        except ClearanceError:
            continue
        journal.append(issued(number, ledger, [wanted]))
        granted[ledger] = max(granted.get(ledger, 0), people)
        ceilings.append(ceiling)
    if len(granted) > 1:
        assert 10 + sum(granted.values()) <= min(ceilings)
