"""How long and how often a gate is asked, always under the same key.

A dozen lines of our own (``docs/decisions/0022``): the pause must know the deadline and what the gate asks for.
"""

import random
from collections.abc import Callable
from time import monotonic

from msgspec import Struct

from tongguan.gate.client.answers import Answered, may_pass
from tongguan.gate.client.errors import GateUnreachableError


class Patience(Struct, frozen=True, kw_only=True):
    """How long an answer is waited for, all attempts and pauses together.

    Attributes:
        seconds: The deadline. ``GateClient`` looks at it between what it receives, ``AsyncGateClient`` at any time.
        attempts: The most attempts.
        first_pause: The longest first pause; each further one may be twice as long.
        longest_pause: The longest of all.
    """

    seconds: float = 30.0
    attempts: int = 5
    first_pause: float = 0.1
    longest_pause: float = 5.0


class Attempts:
    """The attempts of one request."""

    def __init__(self, patience: Patience, clock: Callable[[], float] = monotonic) -> None:
        self._patience = patience
        self._clock = clock
        self._until = clock() + patience.seconds
        self._made = 0

    def left(self) -> float:
        """Give the seconds until the deadline.

        Raises:
            GateUnreachableError: There are none.
        """
        left = self._until - self._clock()
        if left <= 0:
            raise GateUnreachableError(f"the gate did not answer within {self._patience.seconds:g} seconds")
        return left

    def pause(self, answer: Answered | None, why: str = "") -> float | None:
        """Give the seconds to wait before the next attempt; ``None`` where the answer is final.

        Args:
            answer: What came back, if anything.
            why: What went wrong, where nothing did.

        Raises:
            GateUnreachableError: Nothing came back, and there is no time or attempt left.
        """
        self._made += 1
        at_least = may_pass(answer) if answer is not None else 0.0
        if at_least is None:
            return None
        longest = min(self._patience.longest_pause, self._patience.first_pause * 2 ** (self._made - 1))
        wait = at_least + random.uniform(0, longest)  # noqa: S311 -- spreads callers, protects nothing
        if self._made < self._patience.attempts and self._clock() + wait < self._until:
            return wait
        if answer is not None:
            return None
        raise GateUnreachableError(f"the gate did not answer in {self._made} attempts: {why}")
