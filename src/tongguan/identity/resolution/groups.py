"""Sets that are joined and never parted (union-find)."""

from collections.abc import Iterable, Sequence


class Groups:
    """Things numbered from 0, at first each by itself."""

    __slots__ = ("_parent",)

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, thing: int) -> int:
        """Give the group of ``thing``: the least thing in it."""
        root = thing
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[thing] != root:
            self._parent[thing], thing = root, self._parent[thing]
        return root

    def join(self, things: Iterable[int]) -> None:
        """Make one group of the groups of ``things``."""
        roots = sorted({self.of(thing) for thing in things})
        for root in roots[1:]:
            self._parent[root] = roots[0]

    def all(self) -> Sequence[int]:
        """Give the group of every thing."""
        return [self.of(thing) for thing in range(len(self._parent))]
