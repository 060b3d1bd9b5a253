"""Puts what was gathered into what can be shown: who is one person, by what, and what was cut."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tongguan.census.evidence.gathering import Gathered, Record
from tongguan.census.evidence.model import Holding, Holds, Joined, Said, Why
from tongguan.identity import Alias, Link, LinkPolicy, Resolution, evidence, resolve
from tongguan.identity.resolution.linking import Held, holding

_MOST_CHAINS = 100
_LINKS = {Link.EXCLUSIVE: "exclusive", Link.DECISIVE: "decisive", Link.SHAREABLE: "shareable"}


@dataclass(frozen=True, slots=True)
class Told:
    """What the evidence tells; ``people`` from certain to possible."""

    people: tuple[int, int]
    said: tuple[Said, ...]
    holding: tuple[Holding, ...]
    joined: tuple[Joined, ...]
    complete: bool


def tell(gathered: Gathered, policy: LinkPolicy, asked: Iterable[Alias]) -> Told:
    """Tell what makes the records that were reached one person, or several.

    Args:
        gathered: The records, those beyond a cut too.
        policy: How identifiers link.
        asked: Those that were asked about.
    """
    records: Sequence[Record] = sorted(gathered.said, key=sorted)
    resolution = resolve(records, policy)
    held = holding(resolution.records, policy)
    reached = [place for place, record in enumerate(records) if record in gathered.reached]
    bounds = resolution.people(reached)
    naming = sorted({alias for place in reached for alias in records[place]} | (frozenset(asked) & held.keys()))
    others = [alias for alias in naming if alias not in frozenset(asked)]
    begun = sorted(alias for alias in asked if alias in held)
    chains = [_chain(records, policy, begun, each) for each in others[:_MOST_CHAINS]]
    return Told(
        (bounds.low, bounds.high or 0),
        _said(gathered, records, reached, resolution),
        tuple(_holding(held[alias], resolution, policy) for alias in naming),
        tuple(chain for chain in chains if chain is not None),
        gathered.complete and len(others) <= _MOST_CHAINS,
    )


def _said(
    gathered: Gathered, records: Sequence[Record], reached: Sequence[int], resolution: Resolution
) -> tuple[Said, ...]:
    of_place = {place: sorted({resolution.group[part] for part in resolution.places[place]}) for place in reached}
    numbers = {group: number for number, group in enumerate(sorted({g for gs in of_place.values() for g in gs}), 1)}
    said = [
        Said(
            tuple(map(str, sorted(records[place]))),
            tuple(numbers[group] for group in of_place[place]),
            tuple(sorted(gathered.said[records[place]], key=lambda each: each.file)),
        )
        for place in reached
    ]
    return tuple(sorted(said, key=lambda each: (each.people, each.identifiers)))


def _holding(held: Held, resolution: Resolution, policy: LinkPolicy) -> Holding:
    holds, why = _holds(held, resolution, policy)
    return Holding(
        str(held.alias),
        _LINKS[held.link],  # type: ignore[arg-type]  # -- of the table above
        holds,
        why,
        held.exclusive,
        held.partners,
    )


def _holds(held: Held, resolution: Resolution, policy: LinkPolicy) -> tuple[Holds, Why]:
    if held.link is Link.EXCLUSIVE:
        return "certain", "names-one-person"
    if held.certain:
        apart = len({resolution.group[place] for place in held.records}) > 1
        return ("disputed", "would-join-two-exclusive") if apart else ("certain", "within-limits")
    limits = policy.certain if held.plausible else policy.plausible
    why: Why = "several-exclusive" if held.exclusive > limits.exclusive else "several-partners"
    return ("possible" if held.plausible else "cut"), why


def _chain(records: Sequence[Record], policy: LinkPolicy, begun: Sequence[Alias], other: Alias) -> Joined | None:
    chains = [chain for each in begun if (chain := evidence(records, policy, each, other)) is not None]
    if not chains:
        return None
    best = min(chains, key=lambda chain: (not chain.certain, len(chain.steps)))
    return Joined(str(other), best.certain, tuple(str(step.by) for step in best.steps[:-1]))
