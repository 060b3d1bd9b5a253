"""Whoever goes out is counted once a year, by class, by mechanism and by export; the same on every engine."""

from datetime import timedelta
from typing import Any

import pytest

from tests.clearance.building import HANDLER, NOW, clearance, feed, limit
from tests.gate.building import YEAR, asking, case, limited, pseudonym, who
from tests.gate.ledger.asking import admitted, ask, held, people_of, refused
from tongguan.clearance import CarriedExport, Counter, DataItem, Revocation
from tongguan.gate import Admitted, Held, People, Refused
from tongguan.gate.errors import NotALedgerError
from tongguan.gate.ledger import Case, Ledger, create_ledger, open_ledger
from tongguan.gate.ledger.pages import BITS


def test_a_person_counts_once_however_often_it_goes_out(ledger: Ledger) -> None:
    assert admitted(ledger, who(1)).entry.new["ordinary"] == 1
    assert admitted(ledger, who(1)).entry.new == {}
    assert admitted(ledger, who(1, 2, 2, 1)).entry.new["ordinary"] == 1
    assert people_of(ledger) == 2


def test_classes_are_counted_apart(ledger: Ledger) -> None:
    admitted(ledger, who(1, 2))
    admitted(ledger, who(2, 3), data_items=("face",))
    admitted(ledger, who(4), data_items=("resume",))
    admitted(ledger, who(5), data_items=("order_number",))
    totals = {name: total.people for name, total in ledger.totals(HANDLER, YEAR).items()}
    assert totals == {
        "ordinary": 3,
        "sensitive": 3,
        "left_out.ordinary": 1,
        "export:loyalty-crm:ordinary": 4,
        "export:loyalty-crm:sensitive": 3,
    }


def test_two_exports_share_the_lines_of_the_handler(ledger: Ledger) -> None:
    other = clearance(export=CarriedExport("newsletter", "通讯"), counters=limited(100).counters)
    admitted(ledger, who(*range(60)), limited(100))
    assert admitted(ledger, who(*range(30, 100)), other, export="newsletter").entry.new["ordinary"] == 40
    assert isinstance(ask(ledger, who(100), limited(100)), Held)
    assert isinstance(ask(ledger, who(101), other, export="newsletter"), Held)
    assert people_of(ledger, "export:newsletter:ordinary") == 70


def test_a_mechanism_has_a_count_of_its_own(ledger: Ledger) -> None:
    scope = "mechanism:sc-2026-01:ordinary"
    permit = clearance(
        data_items=(DataItem("name", ("ordinary", scope)),),
        counters=(Counter("ordinary", (limit(1000),)), Counter(scope, (limit(3, source="scope"),))),
    )
    admitted(ledger, who(1, 2), clearance())
    admitted(ledger, who(1, 2, 3), permit)
    found = held(ledger, who(4), permit)
    assert (found.reasons[0].counter, found.reasons[0].fits) == (scope, 0)
    assert people_of(ledger) == 3


@pytest.mark.parametrize("size", [1, 255, 256, 1000, 1025, 3000])
def test_batches_of_any_size_count_alike(ledger: Ledger, size: int) -> None:
    """Large ones are added without being looked up, small ones are looked up."""
    permit = limited(10_000)
    first = admitted(ledger, who(*range(size)), permit)
    assert first.entry.new == {"ordinary": size, "export:loyalty-crm:ordinary": size}
    half = admitted(ledger, who(*range(size // 2, size + size // 2)), permit)
    assert half.entry.new.get("ordinary", 0) == size // 2
    assert people_of(ledger) == size + size // 2


def test_a_large_batch_finds_who_is_known_in_another_class(ledger: Ledger) -> None:
    permit = limited(10_000, 10_000)
    admitted(ledger, who(*range(500)), permit)
    both = admitted(ledger, who(*range(400, 900)), permit, data_items=("resume",))
    assert both.entry.new["ordinary"] == 400
    assert both.entry.new["sensitive"] == 500


def test_a_large_batch_with_the_same_person_twice(ledger: Ledger) -> None:
    twice = who(*range(400), *range(400))
    assert admitted(ledger, twice, limited(10_000)).entry.new["ordinary"] == 400


def test_a_large_batch_near_the_ceiling(ledger: Ledger) -> None:
    permit = limited(1000)
    admitted(ledger, who(*range(800)), permit)
    found = held(ledger, who(*range(500, 1300)), permit)
    assert found.reasons[0].fits == 500
    assert people_of(ledger) == 800
    part = admitted(ledger, who(*range(500, 1300)), permit, partial=True)
    assert part.left == tuple(range(500, 800))
    assert people_of(ledger) == 1000


def test_many_requests_in_one_transaction_are_decided_in_order(ledger: Ledger) -> None:
    permit = limited(3)
    found = ledger.settle([case(who(number), permit) for number in (1, 2, 1, 3, 4, 2)], NOW)
    assert [type(each) for each in found] == [Admitted, Admitted, Admitted, Admitted, Held, Admitted]
    assert [each.receipt.entry.seq for each in found if each.receipt is not None] == [2, 3, 4, 5, 6, 7]
    assert people_of(ledger) == 3


def test_a_fault_in_one_request_harms_no_other(ledger: Ledger) -> None:
    broken = Case(asking(who(9)), None, None)  # type: ignore[arg-type]  # -- a fault of ours
    found = ledger.settle([case(who(1)), broken, case(who(2))], NOW)
    assert [type(each) for each in found] == [Admitted, Refused, Admitted]
    assert isinstance(found[1], Refused)
    assert found[1].reasons[0].code == "gate/unexpected"
    assert people_of(ledger) == 2


@pytest.mark.parametrize(
    "given",
    [
        {"key": ""},
        {"key": "k" * 201},
        {"people": People()},
        {"people": People((b"short",))},
        {"people": People((b"x" * 33,))},
        {"people": People((pseudonym(1),), unidentified=-1)},
        {"people": People((pseudonym(1),), {pseudonym(2): (pseudonym(3),)})},
        {"people": who(*range(10_001))},
        {"reserve_until": NOW, "reservation": 3},
    ],
    ids=["no key", "long key", "nobody", "short", "long", "negative", "stray alias", "too many", "both"],
)
def test_a_request_that_contradicts_itself_is_refused(ledger: Ledger, given: dict[str, Any]) -> None:
    before = ledger.head()
    found = refused(ledger, **given)
    assert (found.reasons[0].code, found.receipt) == ("gate/wrong-request", None)
    assert ledger.head() == before


def test_pseudonyms_of_either_length_are_taken(ledger: Ledger) -> None:
    long = bytes(range(32))
    assert admitted(ledger, People((long, pseudonym(1), long[:16]))).entry.new["ordinary"] == 3
    assert admitted(ledger, People((long,))).entry.new == {}


def test_who_is_not_identified_counts_as_new_each_time_and_not_on_a_retry(ledger: Ledger) -> None:
    people = People((pseudonym(1),), unidentified=3)
    assert admitted(ledger, people, key="a").entry.new["ordinary"] == 4
    assert admitted(ledger, people, key="a").entry.new["ordinary"] == 4
    assert people_of(ledger) == 4
    assert admitted(ledger, people, key="b").entry.new["ordinary"] == 3


def test_more_counters_than_a_page_holds(ledger: Ledger) -> None:
    """Each export brings counters of its own; people are found on whatever page they stand."""
    exports = BITS + 5
    for number in range(exports):
        permit = clearance(export=CarriedExport(f"export-{number}", ""), counters=limited(1000, 1000).counters)
        items = ("resume",) if number % 3 == 0 else ("name",)
        admitted(ledger, who(1, 100 + number), permit, export=f"export-{number}", data_items=items)
    assert people_of(ledger) == exports + 1
    assert people_of(ledger, f"export:export-{exports - 1}:ordinary") == 2
    last = clearance(export=CarriedExport(f"export-{exports - 1}", ""), counters=limited(1000, 1000).counters)
    again = admitted(ledger, who(1, *range(100, 500)), last, export=f"export-{exports - 1}")
    assert again.entry.new["ordinary"] == 400 - exports
    assert again.entry.new[f"export:export-{exports - 1}:ordinary"] == 399


def test_handlers_are_counted_apart(ledger: Ledger) -> None:
    other = clearance(handler="鹭岭酒店管理（杭州）有限公司")
    ledger.open_from_zero(other.handler, YEAR, "dpo", NOW)
    admitted(ledger, who(1, 2))
    assert admitted(ledger, who(1), other).entry.new["ordinary"] == 1
    assert ledger.totals(other.handler, YEAR)["ordinary"].people == 1


def test_refusals_are_entered_and_not_remembered(ledger: Ledger) -> None:
    found = refused(ledger, who(1), recipient="partner", key="a")
    assert found.receipt is not None
    assert found.receipt.entry.reasons[0].names == ("partner",)
    assert admitted(ledger, who(1), key="a").entry.new["ordinary"] == 1


def test_what_was_admitted_is_not_admitted_again_once_its_clearance_is_gone(ledger: Ledger) -> None:
    first = admitted(ledger, who(1), key="a")
    gone = feed(revoked=(Revocation("CLR-2026-000001", NOW),))
    request = asking(who(1), key="a")
    found = ledger.settle([Case(request, clearance(), gone, observing=False)], NOW)[0]
    assert isinstance(found, Refused)
    assert found.reasons[0].code == "clearance/revoked"
    assert admitted(ledger, who(1), key="a").entry == first.entry
    assert people_of(ledger) == 1


def test_observation_counts_past_a_ceiling_and_says_so(ledger: Ledger) -> None:
    permit = limited(2)
    found = admitted(ledger, who(1, 2, 3), permit, observing=True)
    assert found.entry.observed
    assert found.entry.reasons[0].code == "ceiling-reached"
    outside = admitted(ledger, who(4), permit, observing=True, recipient="partner")
    assert outside.entry.reasons[0].code == "recipient-outside"
    assert people_of(ledger) == 4


def test_a_ledger_is_opened_again_with_all_it_holds(ledger: Ledger, address: str) -> None:
    admitted(ledger, who(1))
    other = open_ledger(address)
    assert other.id == ledger.id
    assert admitted(other, who(1, 2)).entry.new["ordinary"] == 1
    other.close()


def test_a_ledger_is_not_made_twice_nor_opened_where_there_is_none(
    ledger: Ledger, address: str, tmp_path: object
) -> None:
    with pytest.raises(Exception, match=r"there already|refused|exists"):
        create_ledger(address, "another", now=NOW)
    with pytest.raises(NotALedgerError):
        open_ledger(f"{tmp_path}/none.db")
    admitted(ledger, who(1))


def test_a_request_is_answered_at_the_ledgers_own_instant(ledger: Ledger) -> None:
    """Whatever was true when the token was looked at, an order that began since counts."""
    late = ask(ledger, who(1), clearance(valid_until=(NOW + timedelta(days=1)).date()), now=NOW + timedelta(days=3))
    assert isinstance(late, Refused)
    assert late.reasons[0].code == "clearance/expired"
