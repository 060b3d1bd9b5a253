"""How often a key may be used: counted by each process of the server, in whole minutes."""

import threading
import time
from dataclasses import dataclass, field

from django.conf import settings

_WINDOW_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a minute: of how many requests, how many, and the seconds until it begins again."""

    of: int
    requests: int
    seconds: int
    over: bool


@dataclass(slots=True)
class Limiter:
    """Counts the requests of every key."""

    _minute: int = 0
    _counts: dict[int, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, key: int, now: float | None = None) -> Left:
        """Count a request of the key with this number."""
        moment = time.time() if now is None else now
        minute, most = int(moment // _WINDOW_SECONDS), int(settings.API_REQUESTS_A_MINUTE)
        with self._lock:
            if minute != self._minute:
                self._minute, self._counts = minute, {}
            count = self._counts[key] = self._counts.get(key, 0) + 1
        seconds = _WINDOW_SECONDS - int(moment % _WINDOW_SECONDS)
        return Left(most, max(most - count, 0), seconds, over=count > most)

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._counts = {}


LIMITER = Limiter()
