"""Hands cases to the committer and their answers back to the event loop, many at a time."""

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from tongguan.gate.committer import Committer
from tongguan.gate.ledger import Case
from tongguan.gate.model import Outcome
from tongguan.gate.service.errors import TooLongError
from tongguan.gate.service.patience import Patience

if TYPE_CHECKING:
    from collections.abc import Callable

Answered = tuple["asyncio.Future[Outcome]", Outcome | Exception]


class Settling:
    """Waits for the answers of a committer without a thread for each.

    Answers come in groups, from the committer's thread; the loop is woken once a group.
    """

    def __init__(self, committer: Committer, seconds: float, patience: Patience) -> None:
        self._committer = committer
        self._seconds = seconds
        self._patience = patience
        self._loop = asyncio.get_running_loop()
        self._arrived: deque[Answered] = deque()
        self._woken = False

    async def settle(self, case: Case) -> Outcome:
        """Settle a case.

        Raises:
            TooLongError: The ledger took too long; it may have been counted, and nothing may go out.
        """
        answer: asyncio.Future[Outcome] = self._loop.create_future()
        self._committer.submit_to(case, _Handed(answer, self._take))
        self._patience.watch(answer, self._seconds)
        try:
            return await answer
        except TimeoutError as error:
            raise TooLongError(
                f"the ledger did not answer within {self._seconds} seconds", help="ask again with the same key"
            ) from error
        finally:
            self._patience.forget(answer)

    def _take(self, answered: "Answered") -> None:
        """Take an answer in, on the thread of the committer."""
        self._arrived.append(answered)
        if not self._woken:
            self._woken = True
            self._loop.call_soon_threadsafe(self._hand_over)

    def _hand_over(self) -> None:
        self._woken = False  # before the first is taken, so that none that comes later is left lying
        while self._arrived:
            answer, outcome = self._arrived.popleft()
            if answer.done():
                continue
            if isinstance(outcome, Exception):
                answer.set_exception(outcome)
            else:
                answer.set_result(outcome)


class _Handed:
    """Where the committer puts an answer: lighter than a future that threads may wait for."""

    __slots__ = ("_answer", "_take")

    def __init__(self, answer: "asyncio.Future[Outcome]", take: "Callable[[Answered], None]") -> None:
        self._answer, self._take = answer, take

    def set_result(self, result: Outcome, /) -> None:
        self._take((self._answer, result))

    def set_exception(self, exception: Exception, /) -> None:
        self._take((self._answer, exception))
