"""How far the counters of a clearance may still go."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from tongguan.clearance import Clearance, Limit
from tongguan.gate.counts import Counts, Lacking, Total
from tongguan.gate.reasons import Reason, allotment, ceiling
from tongguan.gate.remembering import Remembered
from tongguan.gate.scope import PRESENCE

_LIMITS: Remembered[int, tuple[tuple[str, Limit], ...]] = Remembered()


class Room(Struct, frozen=True):
    """One limited counter as it stands."""

    counter: str
    limit: Limit
    total: Total

    @property
    def passed(self) -> bool:
        """Whether the ceiling is passed already, by other exports or a lower ceiling: then nobody may go out."""
        return self.total.taken > self.limit.ceiling

    @property
    def left(self) -> int:
        """How many people more may be added."""
        limit, total = self.limit, self.total
        return max(min(limit.ceiling - total.taken, limit.allotment - total.added), 0)

    def why(self, wanted: int, fits: int) -> Reason:
        """Say what stands against adding ``wanted`` people."""
        limit, total = self.limit, self.total
        if total.taken + wanted > limit.ceiling:
            return ceiling(self.counter, limit.ceiling, total.taken, limit.then, fits, limit.cites)
        return allotment(self.counter, limit.allotment, max(total.added, 0), fits, limit.cites)


def rooms_of(clearance: Clearance, year: int, counts: Counts) -> tuple[Room, ...]:
    """Give every limit of the clearance for a year, those on counters that a request does not touch too.

    A line that other exports reach binds this one as well: what it was cleared for holds below the line only.
    """
    known = _LIMITS.of(clearance)
    limits = known.get(year)
    if limits is None:
        found = ((counter.name, counter.limit_of(year)) for counter in clearance.counters)
        limits = known[year] = tuple((name, limit) for name, limit in found if limit is not None)
    return tuple([Room(name, limit, counts.total(name)) for name, limit in limits])


class Standing(Struct, frozen=True):
    """How the counters that a request concerns stand.

    Attributes:
        rooms: Every limit of the clearance.
        told: The counters that a receipt names: those that tell the exports follow from its export.
        totals: The places taken, by counter that is limited or told.
        headroom: How many more people may be added, by limited counter.
        warnings: The highest level of warning, in percent of its ceiling, that a counter stands at or above.
    """

    rooms: tuple[Room, ...]
    told: tuple[str, ...]
    totals: dict[str, int]
    headroom: dict[str, int]
    warnings: dict[str, int]


def standing_of(clearance: Clearance, year: int, counters: tuple[str, ...], counts: Counts) -> Standing:
    """Give how the counters stand; worked out anew when one has moved."""
    asked = (id(clearance), counters)
    found = counts.unmoved.get(asked)
    if found is None:
        rooms, told = rooms_of(clearance, year, counts), told_of(counters)
        found = counts.unmoved[asked] = Standing(
            rooms,
            told,
            dict(totals_of(dict.fromkeys((*(room.counter for room in rooms), *told)), counts)),
            {room.counter: room.left for room in rooms},
            dict(_warnings(rooms)),
        )
    return found


def told_of(counters: Iterable[str]) -> tuple[str, ...]:
    """Give the counters that a receipt names."""
    return tuple(name for name in counters if not name.startswith(PRESENCE))


def _warnings(rooms: Iterable[Room]) -> Iterator[tuple[str, int]]:
    for room in rooms:
        reached = [level for level in room.limit.warn_at if room.total.taken * 100 >= room.limit.ceiling * level]
        if reached:
            yield room.counter, max(reached)


def those_who_fit(lacking: Sequence[Lacking], counters: Sequence[str], rooms: Iterable[Room]) -> list[int]:
    """Give the places of the people who fit, in order: who adds nothing always does, who adds takes what is left."""
    left = {counters.index(room.counter): room.left for room in rooms if room.counter in counters}
    decided: dict[bytes, bool] = {}
    for person, mask in lacking:
        if person in decided:
            continue
        wanted = [bit for bit in left if mask >> bit & 1]
        decided[person] = fits = all(left[bit] > 0 for bit in wanted)
        if fits:
            for bit in wanted:
                left[bit] -= 1
    return [place for place, (person, _) in enumerate(lacking) if decided[person]]


def how_many(lacking: Iterable[Lacking], counters: Sequence[str]) -> dict[str, int]:
    """Give how many people would be added, by counter."""
    by_mask = Counter(dict(lacking).values())
    return {
        counter: sum(people for mask, people in by_mask.items() if mask >> bit & 1)
        for bit, counter in enumerate(counters)
    }


def totals_of(counters: Iterable[str], counts: Counts) -> Mapping[str, int]:
    """Give the places taken now, by counter."""
    return {counter: counts.total(counter).taken for counter in counters}
