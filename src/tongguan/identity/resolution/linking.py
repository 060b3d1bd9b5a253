"""Which aliases hold their records together, for certain or plausibly."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from tongguan.identity.resolution.policy import Limits, Link, LinkPolicy
from tongguan.identity.resolution.records import Alias, Record


@dataclass(frozen=True, slots=True)
class Held:
    """An alias and the records that carry it, with how many exclusive partners, and others of one space."""

    alias: Alias
    link: Link
    records: tuple[int, ...]
    certain: bool
    plausible: bool
    exclusive: int = 0
    partners: int = 0


def holding(records: Sequence[Record], policy: LinkPolicy) -> Mapping[Alias, Held]:
    """Find for each alias whether its records are one person for certain, may be, or neither."""
    carriers: defaultdict[Alias, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        for alias in record:
            carriers[alias].append(place)
    found = {}
    for alias, places in carriers.items():
        link = policy.link_of(alias.space)
        exclusive, partners = _partners(alias, [records[place] for place in places], policy)
        found[alias] = Held(
            alias,
            link,
            tuple(places),
            certain=_within(link, exclusive, partners, policy.certain),
            plausible=_within(link, exclusive, partners, policy.plausible),
            exclusive=exclusive,
            partners=partners,
        )
    return found


def _partners(alias: Alias, records: Sequence[Record], policy: LinkPolicy) -> tuple[int, int]:
    """Count the exclusive aliases that ``alias`` is seen with, and the most others of one space."""
    seen: defaultdict[str, set[Alias]] = defaultdict(set)
    for record in records:
        for partner in record:
            if partner != alias:
                exclusive = policy.link_of(partner.space) is Link.EXCLUSIVE
                seen["" if exclusive else partner.space].add(partner)
    exclusive_partners = len(seen.pop("", ()))
    return exclusive_partners, max(map(len, seen.values()), default=0)


def _within(link: Link, exclusive: int, partners: int, limits: Limits) -> bool:
    match link:
        case Link.EXCLUSIVE:
            return True
        case Link.DECISIVE:
            return exclusive <= limits.exclusive
        case Link.SHAREABLE:
            return exclusive <= limits.exclusive and partners <= limits.partners
        case Link.NEVER:
            return False
        case _:
            assert_never(link)
