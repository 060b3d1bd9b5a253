"""What waits for a person: holds, withdrawn consent, emergencies."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.clearance.building import HANDLER, NOW, clearance, feed
from tests.gate.building import YEAR, limited, pseudonym, who
from tests.gate.ledger.asking import admitted, ask, held, people_of, refused
from tongguan.clearance import StopOrder
from tongguan.gate import Admitted, Emergency, Held, Refused
from tongguan.gate.errors import NoSuchMatterError, YearNotOpenError
from tongguan.gate.ledger import Ledger
from tongguan.gate.ledger.matters import is_overdue
from tongguan.gate.ledger.settling import JUSTIFIED_WITHIN

LIN = Emergency("dr-lin", "unblinding of subject 7")


def test_a_hold_is_released_under_a_clearance_of_today(ledger: Ledger) -> None:
    waits = held(ledger, who(1, 2, 3), limited(2), key="a")
    assert [matter.seq for matter in ledger.matters("hold")] == [waits.number]
    released = ledger.release(waits.number, limited(10), feed(), by="dpo", note="assessed", now=NOW)
    assert isinstance(released, Admitted)
    assert (released.entry.kind, released.entry.by, released.entry.matter) == ("released", "dpo", waits.number)
    assert people_of(ledger) == 3
    assert ledger.matters("hold") == []
    assert admitted(ledger, who(1, 2, 3), limited(2), key="a").receipt == released.receipt


def test_no_release_passes_a_ceiling(ledger: Ledger) -> None:
    waits = held(ledger, who(1, 2, 3), limited(2))
    still = ledger.release(waits.number, limited(2), feed(), by="dpo", note="please", now=NOW)
    assert isinstance(still, Held)
    assert people_of(ledger) == 0
    assert [matter.seq for matter in ledger.matters("hold")] == [waits.number]


def test_a_release_asks_the_clearance_and_the_orders_of_today(ledger: Ledger) -> None:
    waits = held(ledger, who(1, 2, 3), limited(2))
    stopped = feed(stops=(StopOrder("S", HANDLER, NOW, "网信停〔2026〕1号"),))
    found = ledger.release(waits.number, limited(10), stopped, by="dpo", note="x", now=NOW)
    assert isinstance(found, Refused)
    assert found.reasons[0].code == "export-stopped"
    other = clearance(handler="another")
    with pytest.raises(NoSuchMatterError):
        ledger.release(waits.number, other, feed(), by="dpo", note="x", now=NOW)


def test_a_rejected_hold_refuses_its_key_for_good(ledger: Ledger) -> None:
    waits = held(ledger, who(1, 2, 3), limited(2), key="a")
    rejected = ledger.reject(waits.number, by="dpo", note="not needed", now=NOW)
    assert isinstance(rejected, Refused)
    assert refused(ledger, who(1, 2, 3), limited(10), key="a").receipt == rejected.receipt
    with pytest.raises(NoSuchMatterError):
        ledger.release(waits.number, limited(10), feed(), by="dpo", note="x", now=NOW)


def test_a_hold_of_last_year_is_asked_anew(ledger: Ledger) -> None:
    """Pseudonyms change with the year: last year's would count nobody rightly."""
    waits = held(ledger, who(1, 2, 3), limited(2))
    next_year = datetime(2027, 1, 5, tzinfo=UTC)
    with pytest.raises(NoSuchMatterError, match="another handler or year"):
        ledger.release(waits.number, limited(10), feed(issued_at=next_year), by="dpo", note="x", now=next_year)
    assert isinstance(ledger.reject(waits.number, by="dpo", note="too late", now=next_year), Refused)


def test_what_is_not_there_is_told(ledger: Ledger) -> None:
    waits = held(ledger, who(1, 2, 3), limited(2)).number
    for seq in (999, 1):
        with pytest.raises(NoSuchMatterError):
            ledger.release(seq, limited(9), feed(), by="dpo", note="x", now=NOW)
        with pytest.raises(NoSuchMatterError):
            ledger.reject(seq, by="dpo", note="x", now=NOW)
    for seq in (999, 1, waits):  # a hold is neither an emergency nor a reservation
        with pytest.raises(NoSuchMatterError):
            ledger.justify(seq, by="dpo", note="x", accepted=True, now=NOW)
        with pytest.raises(NoSuchMatterError):
            ledger.cancel(seq, by="dpo", now=NOW)


# --- consent -----------------------------------------------------------------------------------------------


def test_who_withdrew_consent_is_held_until_someone_looked(ledger: Ledger) -> None:
    assert ledger.withdraw(HANDLER, YEAR, [pseudonym(2)], by="dpo", now=NOW) == 1
    waits = held(ledger, who(1, 2, 3))
    assert (waits.reasons[0].code, waits.reasons[0].places) == ("consent-withdrawn", (1,))
    assert admitted(ledger, who(1, 3)).entry.new["ordinary"] == 2
    assert admitted(ledger, who(4, 2), partial=True).left == (1,)
    released = ledger.release(waits.number, clearance(), feed(), by="dpo", note="other ground", now=NOW)
    assert isinstance(released, Admitted)
    assert released.entry.new["ordinary"] == 1


def test_consent_is_withdrawn_from_one_export_or_from_all(ledger: Ledger) -> None:
    ledger.withdraw(HANDLER, YEAR, [pseudonym(1)], export="newsletter", by="dpo", now=NOW)
    admitted(ledger, who(1))
    ledger.withdraw(HANDLER, YEAR, [pseudonym(1)], export="loyalty-crm", by="dpo", now=NOW)
    held(ledger, who(1))
    assert ledger.restore(HANDLER, YEAR, [pseudonym(1)], export="loyalty-crm", by="dpo", now=NOW) == 1
    admitted(ledger, who(1))


def test_withdrawing_twice_holds_once(ledger: Ledger) -> None:
    ledger.withdraw(HANDLER, YEAR, [pseudonym(1)], by="dpo", now=NOW)
    assert ledger.withdraw(HANDLER, YEAR, [pseudonym(1)], by="dpo", now=NOW) == 0
    assert ledger.restore(HANDLER, YEAR, [pseudonym(1)], by="dpo", now=NOW) == 1
    assert ledger.restore(HANDLER, YEAR, [pseudonym(1)], by="dpo", now=NOW) == 0


def test_a_large_batch_finds_who_withdrew(ledger: Ledger) -> None:
    ledger.withdraw(HANDLER, YEAR, [pseudonym(777)], by="dpo", now=NOW)
    part = admitted(ledger, who(*range(1000)), limited(5000), partial=True)
    assert part.left == (777,)
    assert people_of(ledger) == 999


def test_a_list_needs_a_year(ledger: Ledger) -> None:
    with pytest.raises(YearNotOpenError):
        ledger.withdraw(HANDLER, 2030, [pseudonym(1)], by="dpo", now=NOW)


# --- emergencies -------------------------------------------------------------------------------------------


def test_an_emergency_is_let_out_counted_apart_and_waits_for_its_reasons(ledger: Ledger) -> None:
    out = ask(ledger, who(1, 2), limited(0), emergency=LIN, recipient="hospital", data_items=("x-ray",))
    assert isinstance(out, Admitted)
    assert (out.entry.kind, out.entry.by, out.entry.note) == ("broke-glass", "dr-lin", LIN.reason)
    assert (people_of(ledger), people_of(ledger, "emergency.ordinary")) == (0, 2)
    (waits,) = ledger.matters("emergency")
    assert waits.seq == out.entry.seq
    assert datetime.fromisoformat(out.entry.until) == NOW + JUSTIFIED_WITHIN
    assert not is_overdue(waits, NOW + JUSTIFIED_WITHIN)
    assert is_overdue(waits, NOW + JUSTIFIED_WITHIN + timedelta(microseconds=1))
    ledger.justify(out.entry.seq, by="dpo", note="life in danger", accepted=True, now=NOW)
    assert ledger.matters("emergency") == []
    assert people_of(ledger) == 0


def test_an_emergency_that_was_none_counts_after_all_past_the_ceiling(ledger: Ledger) -> None:
    out = ask(ledger, who(1, 2), limited(1), emergency=LIN)
    assert isinstance(out, Admitted)
    ledger.justify(out.entry.seq, by="dpo", note="it was not", accepted=False, now=NOW)
    assert people_of(ledger) == 2
    found = held(ledger, who(1), limited(1))
    assert found.reasons[0].code == "ceiling-reached"
    with pytest.raises(NoSuchMatterError):
        ledger.justify(out.entry.seq, by="dpo", note="again", accepted=True, now=NOW + timedelta(hours=1))
