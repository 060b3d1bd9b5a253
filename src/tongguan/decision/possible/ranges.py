"""Follows several ranges of totals side by side, and takes them together above a cap."""

from collections.abc import Iterable

from tongguan.decision.possible.totals import Totals, hull, widest


class Ranges:
    """Joins ranges of totals; ``exact`` turns false once ranges were taken together.

    What was joined is kept: like exports, and like settlings of the handler's facts, ask for the same again.

    Args:
        cap: So many ranges are followed side by side.
    """

    def __init__(self, cap: int) -> None:
        self.cap = cap
        self.exact = True
        self._known: dict[tuple[tuple[Totals, ...], tuple[Totals, ...]], tuple[tuple[Totals, ...], bool]] = {}

    def joined(self, some: tuple[Totals, ...], others: tuple[Totals, ...]) -> tuple[Totals, ...]:
        """Give the totals over two sets of exports, each with several ranges."""
        key = (some, others)
        if key not in self._known:
            before, self.exact = self.exact, True
            self._known[key] = (self._join(some, others), self.exact)
            self.exact = before
        found, exact = self._known[key]
        self.exact = self.exact and exact
        return found

    def widest(self, found: Iterable[Totals]) -> tuple[Totals, ...]:
        """Drop the ranges that others include."""
        kept = list(dict.fromkeys(found))
        if len(kept) <= 2 * self.cap:
            kept = widest(kept)
            if len(kept) <= self.cap:
                return tuple(kept)
        self.exact = False
        return (hull(kept),)

    def _join(self, some: tuple[Totals, ...], others: tuple[Totals, ...]) -> tuple[Totals, ...]:
        if len(some) * len(others) > 2 * self.cap:
            self.exact = False
            some, others = (hull(some),), (hull(others),)
        return self.widest(one.join(other) for one in some for other in others)
