"""Resolves records to people, with the range that the evidence leaves.

Definitions, which a test holds this module to by trying every way to share records among people:

- A *group* is one person for certain. Records of one exclusive alias are one group. Then decisive, then shareable
  aliases that hold for certain join groups, level by level; what would put two exclusive aliases in one group joins
  nothing at its level.
- A *component* is what aliases that hold plausibly join. Records of two components are never one person.
- A *world* shares the records among people such that each group is one person, no person has two exclusive aliases,
  and no person spans two components.

``possible`` is the most people of any world: every group is a person. ``certain`` is the fewest: a component is one
person, or as many as it has exclusive aliases. The number of people lies between, both included.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tongguan.identity.resolution.groups import Groups
from tongguan.identity.resolution.linking import Held, holding
from tongguan.identity.resolution.policy import Link, LinkPolicy
from tongguan.identity.resolution.records import Alias, Record, split_by_exclusive
from tongguan.vocabulary import Bounds


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of each record, by its place in what was given; a record of several people has several places.

    Attributes:
        records: The distinct records after splitting those that name several people.
        places: For each record given, the places of its records.
        group: For each of ``records``, its group: the least place in it.
        component: For each of ``records``, its component: the least place in it.
        exclusive: For each group, its exclusive alias, if it has one.
        unidentified: The places of records that no alias holds to anything: they name nobody, or only aliases shared
            by too many. They are in no count: each may be somebody counted, or somebody else.
    """

    records: tuple[Record, ...]
    places: tuple[tuple[int, ...], ...]
    group: tuple[int, ...]
    component: tuple[int, ...]
    exclusive: Mapping[int, Alias]
    unidentified: frozenset[int]

    def people(self, among: Iterable[int] | None = None) -> Bounds:
        """Count the people of some records, such as those of one export; of all without ``among``.

        Args:
            among: Places in what was given.
        """
        chosen = range(len(self.records)) if among is None else {each for place in among for each in self.places[place]}
        groups: defaultdict[int, set[int]] = defaultdict(set)
        for place in chosen:
            if place not in self.unidentified:
                groups[self.component[place]].add(self.group[place])
        possible = sum(map(len, groups.values()))
        certain = sum(max(1, sum(group in self.exclusive for group in each)) for each in groups.values())
        return Bounds(certain, possible)


def resolve(records: Iterable[Iterable[Alias]], policy: LinkPolicy) -> Resolution:
    """Resolve records to people; their order decides nothing but the numbering.

    Raises:
        KeyError: The policy does not name the space of an alias.
    """
    distinct: dict[Record, int] = {}
    places = []
    for record in records:
        parts = split_by_exclusive(record, policy)
        places.append(tuple(distinct.setdefault(part, len(distinct)) for part in parts))
    kept = tuple(distinct)
    held = holding(kept, policy)
    group, exclusive = _groups(kept, held)
    components = Groups(len(kept))
    for each in held.values():
        if each.plausible:
            components.join(each.records)
    unidentified = frozenset(
        place for place, record in enumerate(kept) if not any(held[alias].plausible for alias in record)
    )
    return Resolution(kept, tuple(places), group, tuple(components.all()), exclusive, unidentified)


def _groups(records: Sequence[Record], held: Mapping[Alias, Held]) -> tuple[tuple[int, ...], dict[int, Alias]]:
    """Join what is one person for certain, level by level."""
    groups = Groups(len(records))
    exclusive: dict[int, Alias] = {}
    for level in (Link.EXCLUSIVE, Link.DECISIVE, Link.SHAREABLE):
        joining = [each for each in held.values() if each.link is level and each.certain]
        if level is Link.EXCLUSIVE:
            for each in joining:
                groups.join(each.records)
            exclusive = {groups.of(each.records[0]): each.alias for each in joining}
        else:
            exclusive = _join_undisputed(groups, [each.records for each in joining], exclusive)
    return tuple(groups.all()), exclusive


def _join_undisputed(
    groups: Groups, joining: Sequence[Sequence[int]], exclusive: Mapping[int, Alias]
) -> dict[int, Alias]:
    """Join what one level holds together, unless that gives somebody two exclusive aliases.

    All that would be joined with such a somebody is left as it was: nothing says which of its links is wrong.
    """
    wished = Groups(len(groups.all()))
    for records in joining:
        wished.join(groups.of(place) for place in records)
    claims: defaultdict[int, set[Alias]] = defaultdict(set)
    for group, alias in exclusive.items():
        claims[wished.of(group)].add(alias)
    for records in joining:
        if len(claims[wished.of(groups.of(records[0]))]) <= 1:
            groups.join(records)
    return {groups.of(group): alias for group, alias in exclusive.items()}
