"""Places are kept for a long transfer and count while they are; nothing leaves before they are confirmed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.clearance.building import HANDLER, NOW, feed
from tests.gate.building import YEAR, case, limited, who
from tests.gate.ledger.asking import admitted, ask, held, open_of, people_of, refused, reserved
from tongguan.clearance import Revocation
from tongguan.gate import Admitted, Held, People, Refused
from tongguan.gate.errors import NoSuchMatterError
from tongguan.gate.ledger import Ledger

UNTIL = NOW + timedelta(hours=1)


def test_places_count_until_they_are_confirmed(ledger: Ledger) -> None:
    permit = limited(10)
    kept = reserved(ledger, who(*range(8)), permit, reserve_until=UNTIL)
    assert (people_of(ledger), open_of(ledger)) == (0, 8)
    assert datetime.fromisoformat(kept.receipt.entry.until) == UNTIL
    held(ledger, who(100, 101, 102), permit)
    done = admitted(ledger, People(), permit, reservation=kept.number)
    assert (done.entry.admitted, done.entry.new["ordinary"], done.entry.matter) == (8, 8, kept.number)
    assert (people_of(ledger), open_of(ledger)) == (8, 0)
    assert ledger.matters("reservation") == []


def test_places_are_confirmed_part_by_part(ledger: Ledger) -> None:
    kept = reserved(ledger, who(1, 2, 3), reserve_until=UNTIL)
    admitted(ledger, who(1, 2), reservation=kept.number)
    assert (people_of(ledger), open_of(ledger)) == (2, 1)
    assert [matter.seq for matter in ledger.matters("reservation")] == [kept.number]
    admitted(ledger, who(3), reservation=kept.number)
    assert (people_of(ledger), open_of(ledger)) == (3, 0)
    assert refused(ledger, who(3), reservation=kept.number).reasons[0].code == "gate/no-such-matter"


def test_a_cancelled_reservation_gives_its_places_back(ledger: Ledger) -> None:
    permit = limited(2)
    kept = reserved(ledger, who(1, 2), permit, reserve_until=UNTIL)
    held(ledger, who(3), permit)
    ledger.cancel(kept.number, by="crm", now=NOW)
    admitted(ledger, who(3), permit)
    with pytest.raises(NoSuchMatterError):
        ledger.cancel(kept.number, by="crm", now=NOW)


def test_an_expired_reservation_gives_its_places_back(ledger: Ledger) -> None:
    permit = limited(2)
    kept = reserved(ledger, who(1, 2), permit, reserve_until=UNTIL)
    held(ledger, who(3), permit, now=UNTIL - timedelta(microseconds=1))
    admitted(ledger, who(3), permit, now=UNTIL)
    assert open_of(ledger) == 0
    late = refused(ledger, who(1), permit, reservation=kept.number, now=UNTIL)
    assert late.reasons[0].code == "gate/no-such-matter"
    assert [each.entry.kind for each in ledger.entries()][-4:] == ["held", "expired", "admitted", "refused"]


def test_who_was_admitted_meanwhile_stays_when_the_places_are_given_up(ledger: Ledger) -> None:
    kept = reserved(ledger, who(1, 2), reserve_until=UNTIL)
    admitted(ledger, who(1))
    assert (people_of(ledger), open_of(ledger)) == (1, 1)
    ledger.cancel(kept.number, by="crm", now=NOW)
    assert (people_of(ledger), open_of(ledger)) == (1, 0)


def test_two_reservations_for_one_person_keep_one_place(ledger: Ledger) -> None:
    permit = limited(2)
    first = reserved(ledger, who(1, 2), permit, reserve_until=UNTIL)
    second = reserved(ledger, who(1), permit, reserve_until=UNTIL)
    assert open_of(ledger) == 2
    ledger.cancel(first.number, by="crm", now=NOW)
    assert open_of(ledger) == 1
    admitted(ledger, People(), permit, reservation=second.number)
    assert (people_of(ledger), open_of(ledger)) == (1, 0)


def test_classes_keep_places_apart(ledger: Ledger) -> None:
    kept = reserved(ledger, who(1), data_items=("resume",), reserve_until=UNTIL)
    admitted(ledger, who(1))
    assert (open_of(ledger), open_of(ledger, "sensitive")) == (0, 1)
    admitted(ledger, People(), data_items=("resume",), reservation=kept.number)
    assert (people_of(ledger), people_of(ledger, "sensitive"), open_of(ledger, "sensitive")) == (1, 1, 0)


def test_what_does_not_fit_is_not_reserved_and_leaves_nothing_to_release(ledger: Ledger) -> None:
    found = refused(ledger, who(1, 2, 3), limited(2), reserve_until=UNTIL)
    assert found.reasons[0].code == "ceiling-reached"
    assert ledger.matters("hold") == []


def test_confirming_asks_the_clearance_again(ledger: Ledger) -> None:
    kept = reserved(ledger, who(1), reserve_until=UNTIL)
    news = feed(revoked=(Revocation("CLR-2026-000001", NOW),))
    found = ledger.settle([case(People(), reservation=kept.number, news=news)], NOW)[0]
    assert isinstance(found, Refused)
    assert found.reasons[0].code == "clearance/revoked"
    assert (people_of(ledger), open_of(ledger)) == (0, 1)


@pytest.mark.parametrize("other", [{"recipient": "lab", "territory": "SG"}, {"caller": "payroll"}])
def test_a_reservation_is_confirmed_for_what_it_was_made(ledger: Ledger, other: dict[str, Any]) -> None:
    kept = reserved(ledger, who(1), reserve_until=UNTIL)
    found = refused(ledger, People(), reservation=kept.number, **other)
    assert found.reasons[0].code == "gate/no-such-matter"


def test_whoever_is_not_among_the_reserved_needs_a_place(ledger: Ledger) -> None:
    permit = limited(2)
    kept = reserved(ledger, who(1, 2), permit, reserve_until=UNTIL)
    found = ask(ledger, who(1, 3), permit, reservation=kept.number)
    assert isinstance(found, Refused)
    assert found.reasons[0].code == "ceiling-reached"
    assert (people_of(ledger), open_of(ledger)) == (0, 2)


def test_a_retried_reservation_and_confirmation_are_answered_once(ledger: Ledger) -> None:
    first = reserved(ledger, who(1), reserve_until=UNTIL, key="a")
    assert reserved(ledger, who(1), reserve_until=UNTIL, key="a").number == first.number
    done = admitted(ledger, People(), reservation=first.number, key="b")
    assert admitted(ledger, People(), reservation=first.number, key="b").receipt == done.receipt


def test_a_reservation_ends_with_its_year(ledger: Ledger) -> None:
    end = datetime(2026, 12, 31, 15, 59, tzinfo=UTC)
    kept = reserved(ledger, who(1), reserve_until=end + timedelta(days=30), now=end)
    turned = end + timedelta(minutes=1)
    found = refused(ledger, People(), limited(5), reservation=kept.number, now=turned)
    assert found.reasons[0].code in {"clearance/expired", "gate/no-such-matter"}


def test_large_reservations_and_batches_meet(ledger: Ledger) -> None:
    permit = limited(2000)
    kept = reserved(ledger, who(*range(600)), permit, reserve_until=UNTIL)
    admitted(ledger, who(*range(300, 900)), permit)
    assert (people_of(ledger), open_of(ledger)) == (600, 300)
    admitted(ledger, People(), permit, reservation=kept.number)
    assert (people_of(ledger), open_of(ledger)) == (900, 0)
    assert isinstance(ask(ledger, who(*range(900, 2001)), permit), Held)
    assert isinstance(ask(ledger, who(*range(900, 2000)), permit), Admitted)
    assert ledger.totals(HANDLER, YEAR)["ordinary"].people == 2000
