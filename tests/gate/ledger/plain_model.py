"""A ledger in plain Python: what the real one must be equal to, whatever is asked of it in whatever order."""

from collections.abc import Iterable
from dataclasses import dataclass, field

Counters = frozenset[str]


@dataclass
class PlainYear:
    """One handler's year: people by root, the number ever added to each counter, places kept."""

    ceilings: dict[str, int]
    parent: dict[int, int] = field(default_factory=dict)
    has: dict[int, set[str]] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    kept: dict[int, dict[int, set[str]]] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)

    def root(self, number: int) -> int:
        while number in self.parent:
            number = self.parent[number]
        return number

    def roots(self, groups: Iterable[tuple[int, ...]]) -> list[int]:
        """Learn who is one person, and give the root of each place."""
        learned = list(groups)
        for group in learned:
            for number in group[1:]:
                self.join(group[0], number)
        return [self.root(group[0]) for group in learned]

    def join(self, one: int, other: int) -> None:
        first, second = self.root(one), self.root(other)
        if first == second:
            return
        known = [each for each in (first, second) if self.has.get(each) or each in self.parent.values()]
        stays = known[0] if known else first
        goes = second if stays == first else first
        self.parent[goes] = stays
        self.has.setdefault(stays, set()).update(self.has.pop(goes, set()))
        for places in self.kept.values():
            if goes in places:
                places.setdefault(stays, set()).update(places.pop(goes))
        if goes in self.withdrawn:
            self.withdrawn.add(stays)

    def open(self, counter: str) -> int:
        """Give for how many people a place is kept who are not counted."""
        held = {root for places in self.kept.values() for root, counters in places.items() if counter in counters}
        return sum(counter not in self.has.get(root, set()) for root in held)

    def taken(self, counter: str) -> int:
        return self.people.get(counter, 0) + self.open(counter)

    def needs_place(self, root: int, counter: str) -> bool:
        if counter in self.has.get(root, set()):
            return False
        return not any(counter in places.get(root, set()) for places in self.kept.values())

    def fitting(self, roots: list[int], counters: Counters) -> list[int]:
        """Give the places of those who fit, in order."""
        if any(self.taken(counter) > ceiling for counter, ceiling in self.ceilings.items()):
            return []
        left = {counter: ceiling - self.taken(counter) for counter, ceiling in self.ceilings.items()}
        decided: dict[int, bool] = {}
        for root in roots:
            if root not in decided:
                wanted = [each for each in counters & left.keys() if self.needs_place(root, each)]
                decided[root] = all(left[each] > 0 for each in wanted)
                if decided[root]:
                    for each in wanted:
                        left[each] -= 1
        return [place for place, root in enumerate(roots) if decided[root]]

    def count(self, roots: Iterable[int], counters: Counters) -> None:
        for root in dict.fromkeys(roots):
            had = self.has.setdefault(root, set())
            for counter in counters - had:
                self.people[counter] = self.people.get(counter, 0) + 1
            had.update(counters)

    def admit(self, groups: list[tuple[int, ...]], counters: Counters, *, partial: bool) -> tuple[str, list[int]]:
        """Give the verdict and the places of those left."""
        roots = self.roots(groups)
        going = [place for place in self.fitting(roots, counters) if roots[place] not in self.withdrawn]
        if len(going) == len(roots):
            self.count(roots, counters)
            return "admitted", []
        if partial and going:
            self.count([roots[place] for place in going], counters)
            return "admitted", [place for place in range(len(roots)) if place not in going]
        return "held", []

    def reserve(self, number: int, groups: list[tuple[int, ...]], counters: Counters) -> bool:
        """Keep places, if everybody fits and nobody withdrew consent."""
        roots = self.roots(groups)
        if not self.withdrawn.isdisjoint(roots) or len(self.fitting(roots, counters)) < len(roots):
            return False
        lacking = {root: set(counters) - self.has.get(root, set()) for root in roots}
        self.kept[number] = {root: wanted for root, wanted in lacking.items() if wanted}
        return True
