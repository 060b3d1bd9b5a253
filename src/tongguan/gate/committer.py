"""Gathers requests that come in while the disk is busy into one transaction: group commit.

One thread writes to a ledger. While it waits for the disk, requests line up; it then takes all that fit into the next
transaction. Nobody waits for more than the commit that is under way and the one after it.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from tongguan.gate import reasons
from tongguan.gate.errors import LedgerBusyError
from tongguan.gate.ledger.settling import Case
from tongguan.gate.model import Outcome, Refused

MOST_CASES = 512
MOST_PEOPLE = 20_000
MOST_WAITING = 10_000


class Settles(Protocol):
    """What decides cases in one transaction: a ledger."""

    def settle(self, cases: list[Case], now: datetime | None = None) -> list[Outcome]:
        """Decide cases in order."""


class Answer(Protocol):
    """What is told an answer, once; a future is one."""

    def set_result(self, result: Outcome, /) -> None:
        """Take the outcome."""

    def set_exception(self, exception: Exception, /) -> None:
        """Take why there is none."""


class _Waiting(NamedTuple):
    case: Case
    answer: "Answer"


class Committer:
    """Settles cases for many callers; every answer is given after its commit.

    Args:
        ledger: Where they are settled; nothing else may use it meanwhile.
        clock: Gives the instant of a transaction.
        most_waiting: How many cases may wait; more are refused at once, so that a ledger that stands still is told.
    """

    def __init__(
        self,
        ledger: Settles,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        most_waiting: int = MOST_WAITING,
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._most_waiting = most_waiting
        self._waiting: deque[_Waiting] = deque()
        self._changed = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="tongguan-committer", daemon=True)
        self._thread.start()

    def submit(self, case: Case) -> "Future[Outcome]":
        """Line a case up; its answer comes when it is safe on the disk."""
        answer: Future[Outcome] = Future()
        self.submit_to(case, answer)
        return answer

    def submit_to(self, case: Case, answer: "Answer") -> None:
        """Line a case up, and tell its answer when it is safe on the disk; on this thread or the committer's."""
        with self._changed:
            if self._closing or len(self._waiting) >= self._most_waiting:
                why = "the gate is closing" if self._closing else "too many requests wait for the ledger"
                answer.set_result(Refused((reasons.of_error(LedgerBusyError(why, help="ask again")),)))
                return
            self._waiting.append(_Waiting(case, answer))
            self._changed.notify()

    @property
    def waiting(self) -> int:
        """How many cases wait."""
        return len(self._waiting)

    def close(self) -> None:
        """Take no more cases, settle those that wait, and end."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while group := self._next_group():
            cases = [each.case for each in group]
            try:
                outcomes = self._ledger.settle(cases, self._clock())
            except Exception as error:  # noqa: BLE001 -- whoever asked is told; the thread goes on
                for each in group:
                    each.answer.set_exception(error)
                continue
            for each, outcome in zip(group, outcomes, strict=True):
                each.answer.set_result(outcome)

    def _next_group(self) -> list[_Waiting]:
        """Give the cases of the next transaction, in the order they came; none when all is done."""
        with self._changed:
            while not self._waiting and not self._closing:
                self._changed.wait()
            group: list[_Waiting] = []
            people = 0
            while self._waiting and len(group) < MOST_CASES:
                people += len(self._waiting[0].case.request.people)
                if group and people > MOST_PEOPLE:
                    break
                group.append(self._waiting.popleft())
            return group
