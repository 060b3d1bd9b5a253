"""Whether a fact can make a difference at all: two worlds alike but for it, that end differently.

An answer may leave every pathway open and still matter, together with other facts. So the ways are gone twice at
once, with two values of the fact and all other facts alike, until they part.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from tongguan.decision.alternatives.asking.ends import ends_differ, numbers_matter
from tongguan.decision.alternatives.asking.field import Field
from tongguan.decision.alternatives.asking.paths import Key
from tongguan.decision.alternatives.asking.subjects import PEOPLE, Subject
from tongguan.decision.alternatives.asking.trials import answers, settled

MOST_STEPS = 20_000
Masks = tuple[int, int]
"""The settlings of the two worlds; alike but for the fact, where exports share it."""


def matters(field: Field, subject: Subject) -> bool:
    """Whether some world ends differently for two values of a fact; true where too much is open to tell."""
    name = subject.fact.known_as
    if subject.place is not None and (name == PEOPLE or name in field.asker.cells.numbers):
        return numbers_matter(field, subject.place)
    values = answers(field, subject)
    places: dict[object, int] = {}
    for place, _ in subject.keys:
        places.setdefault((field.reach[place], field.left.pathways[place]), place)
    return any(
        _Twice(field, subject, place, one, other).differ()
        for place in places.values()
        for one, other in combinations(values, 2)
    )


class _Twice:
    """One export gone through twice, with two values of a fact."""

    def __init__(self, field: Field, subject: Subject, place: int, one: object, other: object) -> None:
        self.field = field
        self.place = place
        self.reach = field.reach[place]
        self.keys = {key for where, key in subject.keys if where == place}
        self.kept = [settled(field, subject, value).get(place, {}) for value in (one, other)]
        shared = field.settlings.of(subject.variable, subject.owner)
        self.shared = shared is not None
        under = [next((each for value, each in shared or () if value == wanted), 0) for wanted in (one, other)]
        self.masks = (under[0], under[1]) if self.shared else (self.reach.all, self.reach.all)
        self.alone = not any(where != place for places in field.parting.values() for where in places)
        self.steps = 0
        self.seen: set[object] = set()

    def differ(self) -> bool:
        first = self.reach.paths.first
        return self._differ((first, first), {}, self.masks)

    def _differ(self, at: tuple[int, int], known: Mapping[Key, Any], masks: Masks) -> bool:
        below = self.reach.paths.below(at[0]) | self.reach.paths.below(at[1])
        if not all(masks) or (at[0] == at[1] and not below & self.keys) or self._one_pathway(at):
            return False
        self.steps += 1
        if self.steps > MOST_STEPS:
            return True
        if max(at) < 0:
            return ends_differ(self.field, self.place, (-1 - at[0], masks[0]), (-1 - at[1], masks[1]))
        if not below & self.keys and not any(key in below for key in known) and self._sets_differ(at, masks):
            return True  # nothing that both worlds share is left to be settled on one side alone
        state = (at, masks, frozenset((key, repr(value)) for key, value in known.items() if key in below))
        if state in self.seen:
            return False
        self.seen.add(state)
        return any(self._differ(*step) for step in self._steps(at, known, masks))

    def _sets_differ(self, at: tuple[int, int], masks: Masks) -> bool:
        """Whether the two worlds can still end in different pathways, all that is left being open for both."""
        one, other = (
            self.field.totals.left(self.place, self.reach.ends_below(each) & self.reach.repeated(mask))
            for each, mask in zip(at, masks, strict=True)
        )
        return one != other and one > 0 and other > 0

    def _one_pathway(self, at: tuple[int, int]) -> bool:
        """Whether both worlds end in one pathway whatever comes, and no other export minds how many people count."""
        if not self.alone:
            return False
        ends = self.reach.ends_below(at[0]) | self.reach.ends_below(at[1])
        return self.field.totals.left(self.place, ends).bit_count() <= 1

    def _steps(
        self, at: tuple[int, int], known: Mapping[Key, Any], masks: Masks
    ) -> Iterator[tuple[tuple[int, int], Mapping[Key, Any], Masks]]:
        """Yield the ways on: of both where they come by one fact, else of the one that comes by it, or any."""
        if min(at) >= 0 and self._key(at[0]) == self._key(at[1]) and self._key(at[0]) not in self.keys:
            yield from self._abreast(at, known, masks)
            return
        turn = 0 if at[1] < 0 or (at[0] >= 0 and self._key(at[1]) not in self.keys) else 1
        key = self._key(at[turn])
        mine = key in self.keys
        keep = self.kept[turn].get(key) if mine else None
        for value, settlings, child in self.reach.edges(at[turn]):
            if not mine and known.get(key, value) != value:
                continue
            mask = settlings if keep is None else settlings & keep(value)
            both = [mask if turn == world or not (mine and self.shared) else self.reach.all for world in (0, 1)]
            yield (
                (child, at[1]) if turn == 0 else (at[0], child),
                known if mine else {**known, key: value},
                (masks[0] & both[0], masks[1] & both[1]),
            )

    def _abreast(
        self, at: tuple[int, int], known: Mapping[Key, Any], masks: Masks
    ) -> Iterator[tuple[tuple[int, int], Mapping[Key, Any], Masks]]:
        """Yield the ways on where both worlds come by the same fact: neither comes by it again."""
        others = list(self.reach.edges(at[1]))
        for value, mine, child in self.reach.edges(at[0]):
            for its_value, its, other in others:
                if value == its_value:
                    yield (child, other), known, (masks[0] & mine & its, masks[1] & mine & its)

    def _key(self, at: int) -> Key:
        return self.reach.paths.keys[at]
