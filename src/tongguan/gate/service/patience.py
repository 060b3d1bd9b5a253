"""Ends what takes too long, without a timer for each: what was begun is looked over a few times a second."""

import asyncio
from time import monotonic
from typing import Any

_LOOK_SECONDS = 0.25


class Patience:
    """Waits for things for so many seconds each; one of them costs a place in a table and no timer."""

    def __init__(self) -> None:
        self._waiting: dict[asyncio.Future[Any], float] = {}
        self._task: asyncio.Task[None] | None = None

    def watch(self, waited_for: "asyncio.Future[Any]", seconds: float) -> None:
        """End it with ``TimeoutError`` if it is not done in time; ``forget`` it once it is."""
        self._waiting[waited_for] = monotonic() + seconds
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._look())

    def forget(self, waited_for: "asyncio.Future[Any]") -> None:
        """Watch it no more."""
        self._waiting.pop(waited_for, None)

    def close(self) -> None:
        """Watch nothing more."""
        if self._task is not None:
            self._task.cancel()

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            now = monotonic()
            for waited_for in [each for each, until in self._waiting.items() if until < now]:
                self.forget(waited_for)
                if isinstance(waited_for, asyncio.Task):
                    waited_for.cancel(_TOO_LONG)
                elif not waited_for.done():
                    waited_for.set_exception(TimeoutError())


_TOO_LONG = "it took too long"


def took_too_long(error: asyncio.CancelledError) -> bool:
    """Whether a task was ended for taking too long, and not for another reason."""
    return error.args == (_TOO_LONG,)
