"""Decides ahead of the pages that show it: what takes seconds runs beside the requests, once, and is remembered."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from time import monotonic
from typing import Final

from tongguan.vocabulary import TongguanError

MANY: Final = 30
"""From so many exports on a decision takes long enough to be made beside the request."""
_REMEMBERED: Final = 12


class Ahead:
    """Runs one function beside the requests; the function itself remembers what it gave.

    It must be pure: it is called outside any organisation and without a database.
    """

    def __init__(self, decide: Callable[..., object]) -> None:
        self._decide = decide
        self._lock = threading.Lock()
        self._began: OrderedDict[tuple[Hashable, ...], float] = OrderedDict()
        self._ended: set[tuple[Hashable, ...]] = set()

    def ready(self, *key: Hashable) -> bool:
        """Tell whether this is decided; the first to ask sets it going. A refusal counts as decided."""
        with self._lock:
            if key in self._ended:
                return True
            if key in self._began:
                return False
            self._began[key] = monotonic()
            while len(self._began) > _REMEMBERED:
                oldest, _ = self._began.popitem(last=False)
                self._ended.discard(oldest)
        threading.Thread(target=self._run, args=(key,), daemon=True).start()
        return False

    def seconds(self, *key: Hashable) -> int:
        """Give for how long it is being decided."""
        began = self._began.get(key)
        return 0 if began is None else int(monotonic() - began)

    def _run(self, key: tuple[Hashable, ...]) -> None:
        with suppress(TongguanError):  # whoever asks for it gets it told
            self._decide(*key)
        with self._lock:
            self._ended.add(key)
