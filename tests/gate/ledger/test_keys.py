"""The same key with the same request is answered once; with another it is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.clearance.building import HANDLER, NOW, clearance, feed
from tests.gate.building import case, limited, who
from tests.gate.ledger.asking import admitted, ask, held, people_of, refused
from tongguan.clearance import Feed, Revocation, StopOrder
from tongguan.gate import Admitted, Emergency, Refused
from tongguan.gate.ledger import Ledger

STOP = StopOrder(id="STOP-1", handler=HANDLER, since=NOW, order="网信停〔示例〕1号")
REVOKED = Revocation("CLR-2026-000001", NOW)


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


@pytest.mark.parametrize(
    ("news", "code"),
    [(feed(stops=(STOP,)), "export-stopped"), (feed(revoked=(REVOKED,)), "clearance/revoked")],
    ids=["stopped", "revoked"],
)
def test_an_answer_is_not_given_again_once_the_clearance_was_taken_away(ledger: Ledger, news: Feed, code: str) -> None:
    first = admitted(ledger, who(1), key="a")
    again = ledger.settle([case(who(1), key="a", news=news)], NOW)[0]
    assert isinstance(again, Refused)
    assert again.reasons[0].code == code
    assert again.receipt is not None
    assert again.receipt.entry.kind == "refused"
    assert admitted(ledger, who(1), key="a").receipt == first.receipt  # the order was lifted


def test_nor_once_its_days_are_over_or_the_feed_is_too_old(ledger: Ledger) -> None:
    admitted(ledger, who(1), clearance(valid_until=date(2026, 7, 1)), key="a")
    late = refused(ledger, who(1), clearance(valid_until=date(2026, 7, 1)), key="a", now=NOW + timedelta(days=3))
    assert late.reasons[0].code == "clearance/expired"
    stale = ledger.settle([case(who(1), key="a", news=feed())], NOW + timedelta(days=32))[0]
    assert isinstance(stale, Refused)
    assert stale.reasons[0].code == "clearance/feed-too-old"


def test_an_emergency_is_answered_again_unless_an_order_stops_it(ledger: Ledger) -> None:
    glass = Emergency("班组长", "救援")
    first = admitted(ledger, who(1), key="a", emergency=glass)
    assert admitted(ledger, who(1), clearance(valid_until=date(2026, 6, 1)), key="a", emergency=glass) == first
    stopped = ledger.settle([case(who(1), key="a", emergency=glass, news=feed(stops=(STOP,)))], NOW)[0]
    assert isinstance(stopped, Refused)


def test_a_key_of_the_year_before_counts_nobody_in_this_one(ledger: Ledger) -> None:
    permit = clearance(valid_until=date(2027, 12, 31))
    before = datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC)
    admitted(ledger, who(1), permit, key="a", now=before)
    after = before + timedelta(seconds=1)
    assert refused(ledger, who(1), permit, key="a", now=after).reasons[0].code == "key-of-another-year"
    assert people_of(ledger, year=2027) == 0
    assert admitted(ledger, who(1), permit, key="b", now=after).entry.new["ordinary"] == 1


def test_a_key_tells_nothing_of_another_handler(ledger: Ledger) -> None:
    admitted(ledger, who(1), key="a")
    ledger.open_from_zero("another handler", 2026, "dpo", NOW)
    other = refused(ledger, who(1), clearance(handler="another handler"), key="a")
    assert other.reasons[0].code == "key-reused"


def test_what_was_only_observed_is_decided_anew_once_the_gate_keeps_back(ledger: Ledger) -> None:
    seen = admitted(ledger, who(1, 2), limited(1), key="a", observing=True)
    assert seen.entry.reasons
    assert admitted(ledger, who(1, 2), limited(1), key="a", observing=True) == seen
    held(ledger, who(1, 2), limited(1), key="a")
