"""The same key with the same request is answered once; with another it is refused."""

from datetime import timedelta

from tests.clearance.building import NOW, clearance
from tests.gate.building import case, limited, who
from tests.gate.ledger.asking import admitted, ask, held, people_of, refused
from tongguan.gate import Admitted, Refused
from tongguan.gate.ledger import Ledger


def test_the_same_request_gets_the_same_receipt(ledger: Ledger) -> None:
    first = admitted(ledger, who(1, 2), key="a")
    again = admitted(ledger, who(1, 2), key="a", now=NOW + timedelta(hours=1))
    assert again.receipt == first.receipt
    assert ledger.head()[0] == first.entry.seq


def test_within_one_transaction_too(ledger: Ledger) -> None:
    found = ledger.settle([case(who(1), key="a"), case(who(1), key="a"), case(who(2), key="a")], NOW)
    assert isinstance(found[0], Admitted)
    assert found[1] == found[0]
    assert isinstance(found[2], Refused)


def test_another_request_under_the_key_is_refused(ledger: Ledger) -> None:
    admitted(ledger, who(1), key="a")
    for changed in (
        refused(ledger, who(2), key="a"),
        refused(ledger, who(1), key="a", data_items=("name", "face")),
        refused(ledger, who(1), key="a", recipient="lab", territory="SG"),
        refused(ledger, who(1), key="a", partial=True),
    ):
        assert changed.reasons[0].code == "key-reused"
    assert people_of(ledger) == 1


def test_a_new_clearance_does_not_make_it_another_request(ledger: Ledger) -> None:
    first = admitted(ledger, who(1), key="a")
    assert admitted(ledger, who(1), clearance(id="CLR-2026-000009"), key="a").receipt == first.receipt


def test_callers_have_keys_of_their_own(ledger: Ledger) -> None:
    admitted(ledger, who(1), key="a", caller="crm")
    assert admitted(ledger, who(2), key="a", caller="payroll").entry.new["ordinary"] == 1


def test_a_held_request_stays_held_under_its_key(ledger: Ledger) -> None:
    first = held(ledger, who(1, 2), limited(1), key="a")
    assert held(ledger, who(1, 2), limited(100), key="a").receipt == first.receipt
    assert isinstance(ask(ledger, who(1, 2), limited(100), key="b"), Admitted)


def test_forgotten_keys_are_asked_anew_and_count_nobody_twice(ledger: Ledger) -> None:
    admitted(ledger, who(1), key="a")
    admitted(ledger, who(2), key="b", now=NOW + timedelta(days=2))
    assert ledger.forget_keys(NOW + timedelta(days=1), NOW + timedelta(days=3)) == 1
    again = admitted(ledger, who(1), key="a", now=NOW + timedelta(days=3))
    assert again.entry.new == {}
    assert people_of(ledger) == 2
