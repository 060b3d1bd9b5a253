"""Which ends of an export's ways are within reach, for every settling of the shared facts at once.

A set of settlings is a whole number with a bit for each; what is known of every end is one whole number with a block
of such bits for each end.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tongguan.decision.alternatives.asking.paths import Key, Paths

Keep = Callable[[Any], int]
"""Gives the settlings under which a value stays possible."""


class Reach:
    """The ends within reach of one export.

    Args:
        paths: Its ways.
        width: The number of settlings.
        keep: Gives, for a fact, the settlings under which each value is possible.
    """

    def __init__(self, paths: Paths, width: int, keep: Callable[[Key], Keep | None]) -> None:
        self.paths = paths
        self.width = width
        self.all = (1 << width) - 1
        self._spread = sum(1 << (end * width) for end in range(len(paths.ends)))
        self._repeated: dict[int, int] = {}
        self._keys = paths.keys
        kept = {key: keep(key) for key in dict.fromkeys(self._keys)}
        self._masks = [
            [(self.all if kept[key] is None else kept[key](value) & self.all, child) for value, child in node.edges]  # type: ignore[misc]  # -- not None
            for key, node in zip(self._keys, paths.nodes, strict=True)
        ]
        self._below = [0] * len(paths.nodes)
        for at in paths.order:
            self._below[at] = self._gathered(self._masks[at], {})
        self.ends = self._of(paths.first, {})
        self.met = self.count(self.ends)
        """How many ends are within reach."""
        self._kept: dict[object, int] = {}
        self._avoiding: dict[Key, int] = {}
        self._values: dict[Key, list[Any]] = {}
        self.visited = self._visits()

    def repeated(self, settlings: int) -> int:
        """Give the settlings once for every end."""
        found = self._repeated.get(settlings)
        if found is None:
            found = self._repeated[settlings] = settlings * self._spread
        return found

    def block(self, ends: int, end: int) -> int:
        """Give the settlings under which an end is in ``ends``."""
        return (ends >> (end * self.width)) & self.all

    def count(self, ends: int) -> int:
        """Give how many ends are among ``ends`` under some settling."""
        return sum(1 for end in range(len(self.paths.ends)) if self.block(ends, end))

    def facts(self) -> dict[Key, None]:
        """Give the facts that may still be asked for."""
        return dict.fromkeys(key for key, visited in zip(self._keys, self.visited, strict=True) if visited)

    def values(self, key: Key) -> list[Any]:
        """Give the values of a fact that are told apart and still possible."""
        found = self._values.get(key)
        if found is None:
            found = self._values[key] = []
            for at in self.paths.asking(key):
                if self.visited[at]:
                    for (value, _), (mask, _) in zip(self.paths.nodes[at].edges, self._masks[at], strict=True):
                        if mask and value not in found:
                            found.append(value)
        return found

    def edges(self, at: int) -> Iterator[tuple[Any, int, int]]:
        """Yield the values of a node, each with its settlings and what it leads to."""
        for (value, child), (mask, _) in zip(self.paths.nodes[at].edges, self._masks[at], strict=True):
            yield value, mask, child

    def ends_below(self, at: int) -> int:
        """Give the ends that a node leads to, or the end itself."""
        return self._of(at, {})

    def within(self, kept: Mapping[Key, Keep], answer: object = None) -> int:
        """Give the ends within reach where some facts keep only some of their values.

        What was found is kept by ``answer``, where it is given.
        """
        if answer is None:
            return self._within(kept)
        key = (tuple(kept), repr(answer))
        if key not in self._kept:
            self._kept[key] = self._within(kept)
        return self._kept[key]

    def _within(self, kept: Mapping[Key, Keep]) -> int:
        if len(kept) == 1:
            ((key, keep),) = kept.items()
            return self._without(key) | self._through(key, keep)
        changed: dict[int, int] = {}
        for at in self.paths.order:
            masks = self._masks[at]
            keep_here = kept.get(self._keys[at])
            if keep_here is not None:
                edges = self.paths.nodes[at].edges
                masks = [
                    (mask & keep_here(value), child) for (mask, child), (value, _) in zip(masks, edges, strict=True)
                ]
            changed[at] = self._gathered(masks, changed)
        return self._of(self.paths.first, changed)

    def _without(self, key: Key) -> int:
        """Give the ends that are reached without coming by a fact."""
        if key not in self._avoiding:
            changed: dict[int, int] = {}
            for at in self.paths.above(key):
                changed[at] = 0 if self._keys[at] == key else self._gathered(self._masks[at], changed)
            self._avoiding[key] = self._of(self.paths.first, changed)
        return self._avoiding[key]

    def _through(self, key: Key, keep: Keep) -> int:
        """Give the ends that are reached by a fact with the values that are kept."""
        found = 0
        for at in self.paths.asking(key):
            visited = self.visited[at]
            if not visited:
                continue
            for (mask, child), (value, _) in zip(self._masks[at], self.paths.nodes[at].edges, strict=True):
                settlings = mask & visited
                if settlings:
                    settlings &= keep(value)
                    if settlings:
                        found |= self._of(child, {}) & self.repeated(settlings)
        return found

    def _gathered(self, masks: list[tuple[int, int]], changed: Mapping[int, int]) -> int:
        found = 0
        for mask, child in masks:
            if mask == self.all:
                found |= self._of(child, changed)
            elif mask:
                found |= self._of(child, changed) & self.repeated(mask)
        return found

    def _of(self, child: int, changed: Mapping[int, int]) -> int:
        if child < 0:
            return self.all << ((-1 - child) * self.width)
        found = changed.get(child)
        return self._below[child] if found is None else found

    def _visits(self) -> list[int]:
        visited = [0] * len(self.paths.nodes)
        if self.paths.first >= 0:
            visited[self.paths.first] = self.all
        for at in reversed(self.paths.order):
            if visited[at]:
                for mask, child in self._masks[at]:
                    if child >= 0:
                        visited[child] |= visited[at] & mask
        return visited
