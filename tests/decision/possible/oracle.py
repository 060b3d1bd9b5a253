"""The truth by brute force: every completion of a declaration, every world of people, every pathway."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from tests.decision.possible.completions import PLACES, Behaviour, Law, at, behaviours, values_of
from tests.decision.possible.crowds import Joined, Limits, TooManyError, totals
from tongguan.decision.facts import PreparedHandler
from tongguan.decision.facts.contributions import this_year
from tongguan.decision.facts.zones import zone_facts
from tongguan.decision.regime import Regime
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Bounds, Pathway
from tongguan.vocabulary.pathway import heaviest, in_order


@dataclass(frozen=True, slots=True)
class Truth:
    """The pathways that occur over all completions; empty where no world fits the declaration."""

    exports: tuple[tuple[Pathway, ...], ...]
    overall: tuple[Pathway, ...]


def by_brute_force(
    prepared: PreparedHandler, regime: Regime, catalogues: Catalogues, *, presumptions: bool, most: int = 60_000
) -> Truth:
    """Go through all completions.

    Raises:
        TooManyError: There are more than ``most`` joint completions.
    """
    law = Law(regime, catalogues)
    if not _nest(prepared):
        return Truth(((),) * len(prepared.exports), ())
    exports: list[set[Pathway]] = [set() for _ in prepared.exports]
    overall: set[Pathway] = set()
    known: dict[object, set[Behaviour]] = {}
    spent = 0
    for shared in _shared(law, prepared, catalogues, presumptions=presumptions):
        each = []
        for place, (export, facts) in enumerate(zip(prepared.exports, shared, strict=True)):
            key = (place, repr(sorted(facts.items())))
            if key not in known:
                known[key] = behaviours(law, export, facts)
            each.append(known[key])
        for joint in product(*each):
            spent += 1
            if spent > most:
                raise TooManyError
            crowds = tuple(behaviour.crowd for behaviour in joint)
            found = totals(crowds, _unions(prepared, joint), years=law.years, apart=law.apart)
            for pair in map(at, found):
                pathways = [behaviour.grid[pair] for behaviour in joint]
                overall.add(heaviest(pathways))
                for mine, pathway in zip(exports, pathways, strict=True):
                    mine.add(pathway)
    return Truth(tuple(map(in_order, exports)), in_order(overall))


def _unions(prepared: PreparedHandler, joint: tuple[Behaviour, ...]) -> tuple[Joined, ...]:
    places = {export.export.id: place for place, export in enumerate(prepared.exports)}
    found = []
    for overlap in prepared.declaration.overlaps:
        members = frozenset(places[name] for name in overlap.exports)
        limits = {}
        for kind, count in (("o", overlap.people.ordinary), ("s", overlap.people.sensitive)):
            declared = this_year(count, overlap.people.until, prepared.as_of)
            least = max(getattr(joint[each].crowd, kind)[0] for each in members)
            limits[kind] = _lifted(declared, least)
        declared = this_year(overlap.people.both, overlap.people.until, prepared.as_of)
        found.append(Joined(members, limits["o"], limits["s"], (declared.low, declared.high)))
    return tuple(found)


def _nest(prepared: PreparedHandler) -> bool:
    """Whether no exports were said to have more distinct people than a set that holds them; as declared, not lifted."""
    declared = [
        (frozenset(overlap.exports), this_year(count, overlap.people.until, prepared.as_of), kind)
        for overlap in prepared.declaration.overlaps
        for kind, count in (("o", overlap.people.ordinary), ("s", overlap.people.sensitive))
    ]
    return not any(
        inner < outer and kind == other and most.high is not None and least.low > most.high
        for inner, least, kind in declared
        for outer, most, other in declared
    )


def _lifted(bounds: Bounds, least: int) -> Limits:
    """The one person whom a contained class counts at least is counted among the distinct people too."""
    if bounds == Bounds(0, None):
        return 0, None
    return max(bounds.low, least), None if bounds.high is None else max(bounds.high, least)


def _shared(
    law: Law, prepared: PreparedHandler, catalogues: Catalogues, *, presumptions: bool
) -> Iterator[list[dict[str, Any]]]:
    """Settle what several exports share: the handler's facts, its zone, the recipients' facts."""
    base = prepared.exports[0].facts
    handler = [
        name
        for name in sorted(law.mentioned)
        if name.startswith("handler.")
        and name != "handler.zone"
        and (base.get(name) is None or (name == "handler.people_processed" and not base[name].known))
    ]
    values = [values_of(law, name, base) for name in handler]
    zones = ["none", *catalogues.zones.zones] if "handler.zone" not in base else [None]
    members = {
        name: recipient
        for export in prepared.exports
        for name, recipient in zip(export.export.recipients or (), export.facts.get("recipients") or (), strict=False)
    }
    open_members = [
        (owner, name)
        for owner, facts in members.items()
        for name in ("recipients.territory", "recipients.restricted")
        if facts.get(name) is None
    ]
    of_members = [values_of(law, name, {}) for _, name in open_members]
    declared = tuple(
        {"recipients.territory": place, **recipient.facts}
        for recipient in prepared.declaration.recipients.values()
        for place in PLACES
        if recipient.facts.get("recipients.restricted", "none") != "none"
    )
    seen = set()
    for chosen in product(product(*values), zones, product(*of_members)):
        settled, zone, of_recipients = chosen
        shared = []
        for export in prepared.exports:
            facts = {**export.facts, **dict(zip(handler, settled, strict=True))}
            facts.update({"as_of": prepared.as_of, "presumed": presumptions, "declared": declared})
            if zone is not None:
                facts["handler.zone"] = zone
                facts.update(zone_facts(facts, catalogues, prepared.as_of))
            if facts.get("recipients") is not None:
                given = dict(zip(open_members, of_recipients, strict=True))
                facts["recipients"] = tuple(
                    {**member, **{name: value for (owner, name), value in given.items() if owner == mine}}
                    for mine, member in zip(export.export.recipients or (), facts["recipients"], strict=True)
                )
            shared.append(facts)
        key = repr(shared)
        if key not in seen:
            seen.add(key)
            yield shared
