"""Remembers what was read off a clearance, so that it is read once and not with every request."""

from typing import Generic, TypeVar

from tongguan.clearance import Clearance

Asked = TypeVar("Asked")
Found = TypeVar("Found")

_MOST_CLEARANCES = 256
_MOST_ANSWERS = 256


class Remembered(Generic[Asked, Found]):
    """Answers by what was asked, for each clearance by its identity: a clearance is immutable.

    Bounded: callers choose what is asked. When there is too much, all of it is forgotten and read again.
    """

    def __init__(self) -> None:
        self._found: dict[int, tuple[Clearance, dict[Asked, Found]]] = {}

    def of(self, clearance: Clearance) -> dict[Asked, Found]:
        """Give the answers for a clearance, with room for one more."""
        # The clearance is held beside its answers, so that no other object takes its identity.
        held = self._found.get(id(clearance))
        if held is None:
            if len(self._found) >= _MOST_CLEARANCES:
                self._found.clear()
            held = self._found[id(clearance)] = (clearance, {})
        if len(held[1]) >= _MOST_ANSWERS:
            held[1].clear()
        return held[1]
