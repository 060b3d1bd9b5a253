"""Requests that come in while the disk is busy go together; everybody is answered after the commit."""

import threading
from concurrent.futures import wait
from datetime import datetime
from pathlib import Path

import pytest

from tests.clearance.building import HANDLER, LEDGER, NOW
from tests.gate.building import YEAR, case, limited, who
from tongguan.gate import Admitted, Outcome, Refused
from tongguan.gate.committer import MOST_CASES, MOST_PEOPLE, Committer
from tongguan.gate.ledger import Case, create_ledger


class SlowLedger:
    """Waits for the word before each transaction, and says what it was given."""

    def __init__(self, *, fails: bool = False) -> None:
        self.go = threading.Semaphore(0)
        self.groups: list[int] = []
        self._fails = fails

    def settle(self, cases: list[Case], now: datetime | None = None) -> list[Outcome]:  # noqa: ARG002 -- as asked
        self.go.acquire()
        self.groups.append(len(cases))
        if self._fails:
            raise RuntimeError("a fault of ours")
        return [Refused(()) for _ in cases]


def wait_until_idle(committer: Committer) -> None:
    while committer.waiting:
        pass


def test_what_comes_in_meanwhile_is_one_transaction() -> None:
    ledger = SlowLedger()
    committer = Committer(ledger)
    first = committer.submit(case())
    wait_until_idle(committer)
    others = [committer.submit(case()) for _ in range(20)]
    assert not first.done()
    ledger.go.release(2)
    wait([first, *others], timeout=10)
    committer.close()
    assert ledger.groups == [1, 20]


def test_a_transaction_has_a_largest_size() -> None:
    ledger = SlowLedger()
    committer = Committer(ledger)
    committer.submit(case())
    wait_until_idle(committer)
    many = [committer.submit(case()) for _ in range(MOST_CASES + 1)]
    batches = [committer.submit(case(who(*range(10_000)))) for _ in range(3)]
    ledger.go.release(10)
    wait([*many, *batches], timeout=10)
    committer.close()
    assert ledger.groups == [1, MOST_CASES, 2, 2]
    assert MOST_PEOPLE == 20_000


def test_beyond_a_number_that_waits_requests_are_refused_at_once() -> None:
    ledger = SlowLedger()
    committer = Committer(ledger, most_waiting=3)
    committer.submit(case())
    wait_until_idle(committer)
    waiting = [committer.submit(case()) for _ in range(3)]
    refused = committer.submit(case())
    found = refused.result(timeout=0)
    assert isinstance(found, Refused)
    assert found.reasons[0].code == "gate/ledger-busy"
    assert not any(each.done() for each in waiting)
    ledger.go.release(5)
    committer.close()


def test_a_fault_is_told_to_whoever_asked_and_the_next_is_settled() -> None:
    ledger = SlowLedger(fails=True)
    committer = Committer(ledger)
    ledger.go.release(2)
    with pytest.raises(RuntimeError):
        committer.submit(case()).result(timeout=10)
    with pytest.raises(RuntimeError):
        committer.submit(case()).result(timeout=10)
    committer.close()


def test_closing_settles_who_waits_and_takes_nobody_more() -> None:
    ledger = SlowLedger()
    committer = Committer(ledger)
    waiting = [committer.submit(case()) for _ in range(5)]
    ledger.go.release(10)
    committer.close()
    assert all(each.done() for each in waiting)
    late = committer.submit(case()).result(timeout=0)
    assert isinstance(late, Refused)
    assert late.reasons[0].code == "gate/ledger-busy"


def test_many_threads_near_a_ceiling(tmp_path: Path) -> None:
    ledger = create_ledger(str(tmp_path / "ledger.db"), LEDGER, now=NOW)
    ledger.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    committer = Committer(ledger, clock=lambda: NOW)
    answers: list[Outcome] = []

    def ask(first: int) -> None:
        answers.extend(
            committer.submit(case(who(number), limited(100))).result() for number in range(first, first + 20)
        )

    threads = [threading.Thread(target=ask, args=(100 * number,)) for number in range(10)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    committer.close()
    assert sum(isinstance(each, Admitted) for each in answers) == 100
    assert ledger.totals(HANDLER, YEAR)["ordinary"].people == 100
    assert ledger.prove().holds
    ledger.close()
