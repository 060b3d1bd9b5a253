"""What is still possible for a declaration, and what would be left of it once something is known."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any

from tongguan.decision.alternatives.asking.asker import Asker, Ways
from tongguan.decision.alternatives.asking.paths import Key
from tongguan.decision.alternatives.asking.reach import Keep, Reach
from tongguan.decision.alternatives.asking.shared import HANDLER, ZONE, Keeping, Variable, alike, zone_kinds
from tongguan.decision.alternatives.asking.sums import Sums
from tongguan.decision.alternatives.asking.totals import Share, Totals
from tongguan.decision.facts import PreparedHandler
from tongguan.decision.possible.blocks import blocks_of
from tongguan.vocabulary import Bounds, Pathway
from tongguan.vocabulary.pathway import BY_WEIGHT

OF_ZONE = "zone."


class Left:
    """What is left over all exports.

    ``count`` is how many pathways, counted over the exports, ``ends`` how many ways to come to one; ``changes`` tells
    whether any export has other pathways than before. ``alone`` is the export that alone has others, or -1.
    """

    __slots__ = ("_own", "_pathways", "alone", "changes", "count", "ends")

    def __init__(self, pathways: tuple[int, ...], count: int, ends: int, *, changes: bool) -> None:
        self._pathways = pathways
        self.count = count
        self.ends = ends
        self.changes = changes
        self.alone = -1
        self._own = 0

    def where(self, place: int, own: int, ends: int) -> "Left":
        """Give what is left where one export has the pathways ``own``, and so many ends more or fewer."""
        before = self._pathways[place]
        count = self.count + own.bit_count() - before.bit_count()
        found = Left(self._pathways, count, self.ends + ends, changes=own != before)
        found.alone, found._own = place, own
        return found

    @property
    def own(self) -> int:
        """The pathways of the export that alone has others."""
        return self._own

    @property
    def pathways(self) -> tuple[int, ...]:
        """For each export the pathways left, a bit for each weight."""
        if self.alone < 0:
            return self._pathways
        return (*self._pathways[: self.alone], self._own, *self._pathways[self.alone + 1 :])


class Field:
    """The exports of one handler and all that can still become of them.

    Args:
        asker: What is kept under the law.
        handler: The prepared handler.

    Raises:
        TooManyWaysError: So much is open that the ways are not followed one by one.
    """

    def __init__(self, asker: Asker, handler: PreparedHandler) -> None:
        self.asker = asker
        self.handler = handler
        self.known = {name: value for name, value in handler.exports[0].facts.items() if name.startswith(HANDLER)}
        self.ways = [asker.ways(export, handler) for export in handler.exports]
        self.settlings = asker.settlings(tuple(self._variables()), self.known)
        self.keeping = [
            Keeping(
                self.settlings,
                self.known,
                handler,
                asker.splitter,
                export.export.recipients or (),
                _activity(export.facts),
            )
            for export in handler.exports
        ]
        self.reach = [
            asker.reach(ways.paths, self.settlings, keeping)
            for ways, keeping in zip(self.ways, self.keeping, strict=True)
        ]
        self.sums = sums = Sums(asker.cells, len(handler.exports), blocks_of(handler)[1])
        shares = [self._share(place, reach.ends) for place, reach in enumerate(self.reach)]
        self.totals = Totals(shares, asker.cells.all, self.settlings.width, sums)
        self._known: dict[object, tuple[int, int] | None] = {}
        self._moved: dict[object, tuple[int, int, dict[object, int]]] = {}
        pathways = tuple(self.totals.left(place, share.ends) for place, share in enumerate(shares))
        count, ends = sum(each.bit_count() for each in pathways), sum(reach.met for reach in self.reach)
        self.left = Left(pathways, count, ends, changes=False)

    @property
    def settled(self) -> bool:
        """Whether every export has one pathway left."""
        return all(left.bit_count() == 1 for left in self.left.pathways)

    def counts(self, place: int) -> bool:
        """Whether the people of an export can count."""
        return any(self.totals.shares[place].adds)

    def left_under(self, settlings: int) -> Left:
        """Give what is left under some of the settlings."""
        ends = [reach.ends & reach.repeated(settlings) for reach in self.reach]
        return self._changed(
            tuple(self.totals.left(place, its) for place, its in enumerate(ends)),
            sum(reach.count(its) for reach, its in zip(self.reach, ends, strict=True)),
        )

    def left_within(self, place: int, kept: Mapping[Key, Keep], answer: object) -> Left | None:
        """Give what is left where facts of one export keep only some values; ``None`` where nothing fits that.

        ``answer`` is what they keep: of exports that the law cannot tell apart one is looked at.
        """
        reach, ways = self.reach[place], self.ways[place]
        return self._left_with(
            (reach, ways, tuple(kept), repr(answer)), place, lambda: self._share(place, reach.within(kept, answer))
        )

    def left_counted(self, place: int, name: str, people: int) -> Left | None:
        """Give what is left once a number of an export is known; ``None`` where it cannot be that."""
        ways = self.asker.counted(self.ways[place], self.handler, place, name, people)
        reach = self.reach[place]
        if ways.paths is not self.ways[place].paths:
            reach = self.asker.reach(ways.paths, self.settlings, self.keeping[place])

        def share() -> Share:
            return Share(_possible(reach, ways), ways.outcomes, len(self.asker.cells.all), self.settlings.width)

        return self._left_with((self.reach[place], ways, name, people), place, share)

    def left_loosely(self, kept: Mapping[int, Mapping[Key, Keep]]) -> Left | None:
        """Give what is left where facts of several exports keep only some values."""
        totals = self.totals
        for place, its in kept.items():
            share = self._share(place, self.reach[place].within(its))
            if not share.ends:
                return None
            totals = totals.replaced(place, share)
        return self._left_of(totals)

    def _left_with(self, key: object, place: int, share: Callable[[], Share]) -> Left | None:
        """Give what is left where one export brings something else; ``None`` where it brings nothing at all.

        Exports of one ``key`` come out alike, unless what is said of their distinct people ties them to others.
        """
        if self.sums.grouped:
            key = (key, place)
        if key not in self._known:
            brings = share()
            if brings.ends and not self.totals.keeps_others(place, brings):
                return self._with_others(key, place, brings)
            self._known[key] = self._alone(place, brings) if brings.ends else None
        alone = self._known[key]
        if alone is None:
            return None
        return self.left_alone(place, *alone)

    def _with_others(self, key: object, place: int, share: Share) -> Left:
        """Give what is left where others change too; exports that are alike change alike."""
        if key not in self._moved:
            totals = self.totals.replaced(place, share)
            own = totals.still(place, share, self.left.pathways[place])
            others: dict[object, int] = {}
            for where, (its, wanted) in enumerate(zip(totals.shares, self.left.pathways, strict=True)):
                kind = where if self.sums.grouped else (its.ends, its.outcomes)
                if where != place and kind not in others:
                    others[kind] = totals.still(where, its, wanted)
            self._moved[key] = (own, self.reach[place].count(share.ends), others)
        own, ends, others = self._moved[key]
        kinds = self._kinds
        pathways = tuple(own if where == place else others[kind] for where, kind in enumerate(kinds))
        return self._changed(pathways, self.left.ends + ends - self.reach[place].met)

    @cached_property
    def _kinds(self) -> list[object]:
        """What each export brings: those that bring the same come out alike."""
        shares = enumerate(self.totals.shares)
        return [place if self.sums.grouped else (share.ends, share.outcomes) for place, share in shares]

    def left_alone(self, place: int, own: int, ends: int) -> Left:
        """Give what is left where one export has the pathways ``own`` by so many ends."""
        return self.left.where(place, own, ends - self.reach[place].met)

    @cached_property
    def alike(self) -> list[int]:
        """For each export a number for all that what is left of it rests on: exports alike in it have one."""
        found = []
        for place, export in enumerate(self.handler.declaration.exports):
            numbers = tuple(export.facts.get(name) for name in self.asker.cells.numbers)
            rests_on = (self.reach[place], self.ways[place], export.people, numbers, self.totals.context(place))
            found.append(self.asker.number(rests_on))
        return found

    def _alone(self, place: int, share: Share) -> tuple[int, int]:
        same = share.outcomes is self.ways[place].outcomes
        wanted = self.left.pathways[place]
        left = self.totals.left(place, share.ends) if same else self.totals.still(place, share, wanted)
        return left, self.reach[place].count(share.ends)

    def _left_of(self, totals: Totals) -> Left:
        """Give what is left with other shares: never more than before."""
        ends = sum(
            reach.met if share is before else reach.count(share.ends)
            for reach, share, before in zip(self.reach, totals.shares, self.totals.shares, strict=True)
        )
        wanted = enumerate(zip(totals.shares, self.left.pathways, strict=True))
        return self._changed(tuple(totals.still(place, share, before) for place, (share, before) in wanted), ends)

    def _changed(self, pathways: tuple[int, ...], ends: int) -> Left:
        count = sum(each.bit_count() for each in pathways)
        return Left(pathways, count, ends, changes=pathways != self.left.pathways)

    def _share(self, place: int, ends: int) -> Share:
        return Share(ends, self.ways[place].outcomes, len(self.asker.cells.all), self.settlings.width)

    @cached_property
    def parting(self) -> dict[tuple[int, int], list[int]]:
        """For pairs of cells of the totals, the exports (two at most) that can come out differently in them."""
        found: dict[tuple[int, int], list[int]] = {}
        for place, left in enumerate(self.left.pathways):
            if left.bit_count() == 1:
                continue
            for pair in self._parting_for(place):
                places = found.setdefault(pair, [])
                if len(places) < 2:  # noqa: PLR2004 -- one more than the export that is asked about
                    places.append(place)
        return found

    def _parting_for(self, place: int) -> set[tuple[int, int]]:
        share, found = self.totals.shares[place], set[tuple[int, int]]()
        for end, outcome in enumerate(share.outcomes):
            block = self.reach[place].block(share.ends, end)
            if outcome is None or not block or len(set(outcome.weights)) == 1:
                continue
            met = [at for at in outcome.fitting if self.totals.reached(place, outcome, block, at)]
            found.update(pair for pair in combinations(met, 2) if outcome.weights[pair[0]] != outcome.weights[pair[1]])
        return found

    def _variables(self) -> list[Variable]:
        """Give the open facts that exports share: the handler's first, then those of the recipients used most."""
        used = Counter(name for export in self.handler.exports for name in export.export.recipients or ())
        values: dict[tuple[str, str], dict[Any, None]] = {}
        seen: set[object] = set()
        for ways, export in zip(self.ways, self.handler.exports, strict=True):
            owners = export.export.recipients or ()
            if (ways.paths, owners) not in seen:
                seen.add((ways.paths, owners))
                for key, told_apart in ways.paths.values.items():
                    shared = _shared_by(key, owners, used)
                    if shared is not None:
                        values.setdefault(shared, {}).update(told_apart)
        found = []
        for name, owner in sorted(values, key=lambda shared: -used[shared[1]] if shared[1] else -len(self.ways) - 1):
            open_values = self._open_values(name, owner, tuple(values[name, owner]))
            if len(open_values) > 1:
                found.append(Variable(name, owner, open_values))
        return found

    def _open_values(self, name: str, owner: str, told_apart: Sequence[Any]) -> tuple[Any, ...]:
        known = None if owner else self.known.get(name)
        if name == ZONE:
            return tuple(dict.fromkeys(zone_kinds(self.handler, self.asker.splitter).values())) if known is None else ()
        if known is None:
            return tuple(told_apart)
        if isinstance(known, Bounds):
            return tuple(value for value in told_apart if alike(self.asker.splitter, name, value, known))
        return ()


def pathways(left: int) -> tuple[Pathway, ...]:
    """Give the pathways of a set, from the lightest to the heaviest."""
    return tuple(pathway for weight, pathway in enumerate(BY_WEIGHT) if (left >> weight) & 1)


def _shared_by(key: Key, owners: Sequence[str], used: Mapping[str, int]) -> tuple[str, str] | None:
    """Give the name and the owner of a fact where exports share it."""
    name, collection, member, of_rest = key
    if collection == "recipients" and member < len(owners):
        return (name, owners[member]) if used[owners[member]] > 1 else None
    if name.startswith(OF_ZONE):
        return ZONE, ""
    return (name, "") if name.startswith(HANDLER) and not of_rest else None


def _possible(reach: Reach, ways: Ways) -> int:
    found = reach.ends
    for end, outcome in enumerate(ways.outcomes):
        if outcome is None:
            found &= ~(reach.all << (end * reach.width))
    return found


def _activity(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in ("sector", "scenario") if facts.get(name) is not None}
