"""A year begins at midnight in Shanghai, from zero, from a census or from the year before; and ends in deletion."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.clearance.building import HANDLER, NOW, clearance
from tests.gate.building import YEAR, limited, pseudonym, who
from tests.gate.ledger.asking import admitted, ask, held, people_of, refused, reserved
from tongguan.clearance import Clearance
from tongguan.gate import Admitted, People, Refused
from tongguan.gate.errors import ClockBehindError, YearClosedError, YearNotOpenError
from tongguan.gate.ledger import Ledger

MIDNIGHT = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SEED = ("ordinary", "export:loyalty-crm:ordinary")


def through_the_year(ordinary: int = 3) -> Clearance:
    return clearance(valid_until=date(2027, 12, 31), counters=limited(ordinary).counters)


def test_a_year_that_nobody_opened_admits_nobody(empty: Ledger) -> None:
    found = refused(empty, who(1))
    assert (found.reasons[0].code, found.receipt) == ("year-not-open", None)
    empty.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    admitted(empty, who(1))


def test_a_year_is_opened_once_and_not_when_it_has_passed(ledger: Ledger) -> None:
    with pytest.raises(YearClosedError, match="open already"):
        ledger.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    with pytest.raises(YearClosedError, match="has passed"):
        ledger.open_from_zero(HANDLER, 2025, "dpo", NOW)


def test_the_year_turns_at_midnight_in_shanghai(ledger: Ledger) -> None:
    permit = through_the_year()
    admitted(ledger, who(1, 2, 3), permit, now=MIDNIGHT - SECOND)
    held(ledger, who(4), permit, now=MIDNIGHT - timedelta(microseconds=1))
    turned = admitted(ledger, who(1, 4, 5), permit, now=MIDNIGHT)
    assert (turned.entry.year, turned.entry.new["ordinary"]) == (2027, 3)
    assert (people_of(ledger), people_of(ledger, year=2027)) == (3, 3)
    assert [each.entry.kind for each in ledger.entries()][-2:] == ["opened", "admitted"]


def test_a_handler_that_was_not_counted_here_last_year_is_not_opened_by_itself(ledger: Ledger) -> None:
    stranger = clearance(handler="another", valid_until=date(2027, 12, 31))
    assert refused(ledger, who(1), stranger, now=MIDNIGHT).reasons[0].code == "year-not-open"


def test_a_year_that_was_left_out_is_not_bridged(ledger: Ledger) -> None:
    later = clearance(valid_until=date(2028, 12, 31))
    found = refused(ledger, who(1), later, now=datetime(2028, 2, 1, tzinfo=UTC))
    assert found.reasons[0].code == "year-not-open"


# --- the clock ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("back", [timedelta(microseconds=1), SECOND, timedelta(seconds=60)])
def test_a_clock_that_steps_back_a_little_over_new_year_reopens_nothing(ledger: Ledger, back: timedelta) -> None:
    permit = through_the_year()
    admitted(ledger, who(1, 2, 3), permit, now=MIDNIGHT - SECOND)
    admitted(ledger, who(1), permit, now=MIDNIGHT)
    again = admitted(ledger, who(4), permit, now=MIDNIGHT - back)
    assert again.entry.year == 2027
    assert datetime.fromisoformat(again.entry.at) == MIDNIGHT
    assert (people_of(ledger), people_of(ledger, year=2027)) == (3, 2)


def test_a_clock_further_behind_admits_nobody_until_it_is_set(ledger: Ledger) -> None:
    permit = through_the_year()
    admitted(ledger, who(1), permit, now=MIDNIGHT)
    behind = MIDNIGHT - timedelta(seconds=61)
    found = refused(ledger, who(2), permit, now=behind)
    assert (found.reasons[0].code, found.receipt) == ("gate/clock-behind", None)
    with pytest.raises(ClockBehindError):
        ledger.open_from_zero("another", 2027, "dpo", behind)
    admitted(ledger, who(2), permit, now=MIDNIGHT - SECOND)


def test_a_clock_that_was_far_ahead_is_accepted_back_with_a_name(ledger: Ledger) -> None:
    permit = through_the_year()
    admitted(ledger, who(1), permit, now=MIDNIGHT + timedelta(days=200))
    refused(ledger, who(2), permit)
    ledger.accept_clock(by="ops", note="the hypervisor's clock was wrong", now=NOW)
    assert admitted(ledger, who(2), permit).entry.year == 2026
    assert ledger.prove().holds


# --- seeds -------------------------------------------------------------------------------------------------


def test_a_seeded_person_takes_no_place_again(empty: Ledger) -> None:
    new = empty.seed(HANDLER, YEAR, [(who(*range(50)), SEED)], by="dpo", until="2026-06-29", now=NOW)
    assert new == {"ordinary": 50, "export:loyalty-crm:ordinary": 50}
    permit = limited(60, before=50, allotment=10)
    assert admitted(empty, who(1, 2), permit).entry.new == {}
    assert admitted(empty, who(*range(40, 60)), permit).entry.new["ordinary"] == 10
    held(empty, who(99), permit)
    total = empty.totals(HANDLER, YEAR)["ordinary"]
    assert (total.people, total.seeded, total.added) == (60, 50, 10)


def test_a_year_that_is_being_seeded_admits_nobody(empty: Ledger) -> None:
    """A seed that broke off leaves the year closed; it is seeded again from the beginning and counts nobody twice."""

    def breaks_off() -> object:
        yield who(1, 2), SEED
        yield who(3), SEED
        raise OSError("the file went away")

    with pytest.raises(OSError, match="went away"):
        empty.seed(HANDLER, YEAR, breaks_off(), by="dpo", until="2026-06-29", now=NOW)  # type: ignore[arg-type]  # -- it breaks off
    assert refused(empty, who(9)).reasons[0].code == "year-not-open"
    empty.seed(HANDLER, YEAR, [(who(1, 2), SEED), (who(3, 4), SEED)], by="dpo", until="2026-06-29", now=NOW)
    assert people_of(empty) == 4
    admitted(empty, who(9))


def test_who_a_census_could_not_tell_apart_is_seeded_at_the_upper_end(empty: Ledger) -> None:
    uncertain = People((pseudonym(1),), unidentified=4).identified(b"census of 2026-06-29")
    empty.seed(HANDLER, YEAR, [(uncertain, SEED)], by="dpo", until="2026-06-29", now=NOW)
    assert people_of(empty) == 5


def test_an_empty_seed_opens_the_year(empty: Ledger) -> None:
    assert empty.seed(HANDLER, YEAR, [], by="dpo", until="2026-06-29", now=NOW) == {}
    admitted(empty, who(1))


def test_an_open_year_can_be_seeded_further(ledger: Ledger) -> None:
    admitted(ledger, who(1))
    ledger.seed(HANDLER, YEAR, [(who(1, 2), SEED)], by="dpo", until="2026-06-29", now=NOW)
    total = ledger.totals(HANDLER, YEAR)["ordinary"]
    assert (total.people, total.seeded) == (2, 1)


# --- deletion ----------------------------------------------------------------------------------------------


def test_a_past_year_is_deleted_and_the_chain_still_holds(ledger: Ledger) -> None:
    permit = through_the_year(5000)
    admitted(ledger, who(*range(3000)), permit)
    held(ledger, who(*range(6000)), permit)
    reserved(ledger, who(4000), permit, reserve_until=NOW + timedelta(days=1))
    ledger.withdraw(HANDLER, YEAR, [pseudonym(1)], by="dpo", now=NOW)
    admitted(ledger, who(1, 2), permit, now=MIDNIGHT)
    ledger.forget(HANDLER, YEAR, by="dpo", note="retention", now=MIDNIGHT + SECOND)
    deleted = [each.entry for each in ledger.entries() if each.entry.kind == "deleted"]
    assert [entry.totals["ordinary"] for entry in deleted] == [3000]
    assert ("deleted" in {state for _, year, state in ledger.years() if year == YEAR}) is True
    assert ledger.matters("hold") == []
    proof = ledger.prove()
    assert proof.holds
    assert proof.people == 2
    assert admitted(ledger, who(1), permit, now=MIDNIGHT + SECOND).entry.new == {}


def test_a_year_that_has_not_passed_is_not_deleted(ledger: Ledger) -> None:
    with pytest.raises(YearClosedError, match="has not passed"):
        ledger.forget(HANDLER, YEAR, by="dpo", now=NOW)
    with pytest.raises(YearNotOpenError):
        ledger.forget(HANDLER, 2025, by="dpo", now=NOW)


def test_a_deleted_year_admits_and_seeds_nobody(ledger: Ledger) -> None:
    admitted(ledger, who(1))
    ledger.forget(HANDLER, YEAR, by="dpo", now=MIDNIGHT)
    ledger.forget(HANDLER, YEAR, by="dpo", now=MIDNIGHT)
    with pytest.raises(YearClosedError):
        ledger.seed(HANDLER, YEAR, [(who(1), SEED)], by="dpo", until="2026-06-29", now=MIDNIGHT)
    found = ask(ledger, who(1), through_the_year(), now=MIDNIGHT)
    assert isinstance(found, Refused)  # the year before is gone: nobody can say that all was counted here
    assert not isinstance(found, Admitted)
