"""Every way the open facts of an export can turn out: all booleans, all values of every choice, a few places.

Uses the plain evaluation of conditions and the order of the rules; nothing of ``tongguan.decision.possible``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from tests.decision.possible.crowds import ANY, MOST, MOST_SENSITIVE, NOBODY, Crowd, Limits
from tongguan.decision.declaration import People
from tongguan.decision.facts import PreparedExport
from tongguan.decision.facts.contributions import this_year
from tongguan.decision.facts.zones import zone_facts
from tongguan.decision.regime import Regime
from tongguan.law import Frees
from tongguan.law.catalogues import Catalogues
from tongguan.law.conditions import evaluate, facts_in
from tongguan.vocabulary import Bounds, Pathway
from tongguan.vocabulary.bounds import UNKNOWN

PERSONAL, SENSITIVE, ORDINARY = "contains.personal_information", "contains.sensitive", "contains.ordinary"
NEEDED = "necessity.truly_needed"
PLACES = ("CN", "HK", "MO", "SG")
NOT_EMPLOYEES = ("applicants", "dependants", "customers", "patients")
Facts = dict[str, Any]
Chain = tuple[tuple[int, ...], int]
"""The rules on totals in their order, and the one that decides where none of them holds (-1: none)."""
Grid = tuple[Pathway, ...]
"""A pathway for every pair of totals; see ``at``."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """All that one way an export can turn out does: a pathway for every pair of totals, and its people."""

    grid: Grid
    crowd: Crowd


def at(pair: tuple[int, int]) -> int:
    """Give the place of a pair of totals in a grid."""
    return pair[0] * (MOST_SENSITIVE + 1) + pair[1]


class Law:
    """A regime, read plainly."""

    def __init__(self, regime: Regime, catalogues: Catalogues) -> None:
        self.regime = regime
        self.catalogues = catalogues
        self.rules = [(rule.when, rule.outcome, rule.counted) for rule in regime.deciding]
        self.counters = frozenset(counter.name for counter in regime.book.facts.counters)
        self.asked = [facts_in(rule.when) for rule in regime.deciding]
        self.mentioned = frozenset[str]().union(*self.asked, *(facts_in(rule.when) for rule in regime.leaving_out))
        if "zone.entry" in self.mentioned:
            self.mentioned |= {"sector", "scenario"}
        self.choices = {name: fact.values for name, fact in regime.book.facts.named().items() if fact.kind == "choice"}
        self.years = "people_since_last_year.all" in self.mentioned
        self.grids: dict[object, Grid] = {}
        self.apart = regime.readings["A1"] == "sensitive-only"

    def chain(self, facts: Facts) -> tuple[Facts, Chain]:
        """Give what decides on complete facts, the totals of people apart."""
        known = {name: value for name, value in facts.items() if name not in self.counters}
        waiting = []
        for place, (when, _, _) in enumerate(self.rules):
            truth = evaluate(when, known)
            if truth is None:
                assert self.asked[place] & self.counters, f"a fact was not completed: {when}"
                waiting.append(place)
            elif truth:
                return known, (tuple(waiting), place)
        return known, (tuple(waiting), -1)

    def grid(self, facts: Facts, chain: Chain) -> Grid:
        """Give the pathway for every pair of totals."""
        waiting, last = chain
        key = (chain, tuple((name, repr(facts.get(name))) for place in waiting for name in sorted(self.asked[place])))
        if key in self.grids:
            return self.grids[key]
        names = ("people_since_last_year.all", "people_since_last_year.sensitive")
        names = names if self.years else ("people.ordinary", "people.sensitive")
        found = []
        for n, s in product(range(MOST + 1), range(MOST_SENSITIVE + 1)):
            counted = {**facts, names[0]: Bounds.exactly(n), names[1]: Bounds.exactly(s)}
            place = next((place for place in waiting if evaluate(self.rules[place][0], counted)), last)
            found.append(self.rules[place][1] if place >= 0 else Pathway.EXEMPT)
        self.grids[key] = tuple(found)
        return self.grids[key]

    def counted(self, chain: Chain) -> bool:
        """Whether the people count; no rule on totals may change that."""
        treatments = {self.rules[place][2] if place >= 0 else True for place in (*chain[0], chain[1])}
        assert len(treatments) == 1, "whether people count would hang on how many count"
        return treatments.pop()

    def left_out(self, facts: Facts) -> bool:
        """Whether a rule leaves the people out."""
        return any(evaluate(rule.when, facts) is True for rule in self.regime.leaving_out)

    def frees_what_is_needed(self, place: int) -> bool:
        """Whether the rule is an exemption by necessity, which reaches only the items that are needed."""
        effect = self.regime.deciding[place].rule.effect
        return isinstance(effect, Frees) and NEEDED in self.asked[place]


def behaviours(law: Law, export: PreparedExport, facts: Facts) -> set[Behaviour]:
    """Give the behaviours of an export over all completions of its own open facts."""
    found: set[Behaviour] = set()
    for complete in _completions(law, export, facts):
        if _refused(complete):
            continue
        whole = _crowd(export, complete, export.export.people, facts)
        if whole is None:
            continue
        known, chain = law.chain(complete)
        waiting, last = chain
        if export.residue is not None and last >= 0 and not waiting and law.frees_what_is_needed(last):
            found |= set(_of_the_rest(law, export, complete, whole, freed_by=last))
            continue
        counts = law.counted(chain) and not law.left_out(complete)
        found.add(Behaviour(law.grid(known, chain), _with(whole, counts="whole" if counts else "none")))
    return found


def _of_the_rest(
    law: Law, export: PreparedExport, complete: Facts, whole: Crowd, *, freed_by: int
) -> Iterator[Behaviour]:
    """The needed part is free: the rest is decided alone, and counts with its own people."""
    assert export.residue is not None
    given = {name: export.residue.facts[name] for name in (SENSITIVE, ORDINARY) if name in export.residue.facts}
    for classes in _classes({PERSONAL: True, **given}):
        if classes[SENSITIVE] and not complete[SENSITIVE]:
            continue
        rest = {**complete, **classes, NEEDED: False}
        part = _crowd(export, rest, export.residue.people, export.residue.facts)
        if part is None:
            continue
        known, chain = law.chain(rest)
        counts = "none"
        if not law.left_out(rest):
            counts = "whole" if law.rules[freed_by][2] else "part" if law.counted(chain) else "none"
        yield Behaviour(law.grid(known, chain), _with(whole, counts=counts, po=part.o, ps=part.s))


def _with(crowd: Crowd, *, counts: str, po: Limits = NOBODY, ps: Limits = NOBODY) -> Crowd:
    if counts != "part":
        po = ps = NOBODY
    return Crowd(crowd.o, crowd.s, crowd.both, crowd.a, crowd.q, po, ps, counts)


# --- facts ---------------------------------------------------------------------------------------


def _completions(law: Law, export: PreparedExport, facts: Facts) -> Iterator[Facts]:
    names = [
        name
        for name in sorted(law.mentioned - law.counters)
        if facts.get(name) is None
        and not name.startswith(("recipients.", "onward.", "contains.sens", "contains.ord"))
        and name not in {PERSONAL, "zone.entry"}
    ]
    groups = [[{name: value} for value in values_of(law, name, facts)] for name in names]
    groups.append(list(_classes(facts)))
    groups += [
        [{collection: members} for members in _members(law, export, facts, collection)]
        for collection in ("recipients", "onward")
        if any(name.startswith(f"{collection}.") for name in law.mentioned)
    ]
    for chosen in product(*groups):
        complete = dict(facts)
        for part in chosen:
            complete.update(part)
        complete.update(zone_facts(complete, law.catalogues, complete["as_of"]))
        yield complete


def values_of(law: Law, name: str, facts: Mapping[str, Any]) -> list[Any]:
    """Give every value that an open fact can have."""
    if name in law.choices:
        return list(law.choices[name])
    if name in ("sector", "scenario"):
        return ["pharma", "retail"] if name == "sector" else ["clinical_trials", "membership"]
    if name == "treaty":
        return ["none", "a treaty"]
    if name.endswith((".territory", "established_in")):
        return list(PLACES)
    if name == "handler.people_processed":
        bounds: Bounds = facts.get(name) or UNKNOWN
        top = MOST if bounds.high is None else bounds.high
        return [Bounds.exactly(number) for number in range(bounds.low, max(top, bounds.low) + 1)]
    return [True, False]


def _classes(facts: Mapping[str, Any]) -> Iterator[Facts]:
    """Personal information is ordinary, sensitive or both; what holds none is neither."""
    for personal, sensitive, ordinary in product((True, False), repeat=3):
        chosen = {PERSONAL: personal, SENSITIVE: sensitive, ORDINARY: ordinary}
        if personal is not (sensitive or ordinary):
            continue
        if all(facts.get(name) in (None, value) for name, value in chosen.items()):
            yield chosen


def _members(law: Law, export: PreparedExport, facts: Facts, collection: str) -> list[tuple[Facts, ...]]:
    given = facts.get(collection)
    territory, restricted = f"{collection}.territory", f"{collection}.restricted"
    presumed = facts.get("presumed", True)
    listed = ("none",) if presumed else ("none", "limited", "prohibited")
    if given is None:
        one = [{territory: place, restricted: entry} for place in PLACES for entry in listed]
        found: list[tuple[Facts, ...]] = [(member,) for member in one]
        found += [(first, second) for first in one[:3] for second in one[-3:]]
        found += [(member,) for member in facts.get("declared", ()) if collection == "recipients"]
        return [(), *found] if collection == "onward" else found
    each = []
    for member in given:
        open_names = [name for name in (territory, restricted) if member.get(name) is None]
        values = [values_of(law, name, {}) for name in open_names]
        each.append([{**member, **dict(zip(open_names, chosen, strict=True))} for chosen in product(*values)])
    return list(product(*each))


def _refused(facts: Facts) -> bool:
    """Whether the completed file would contradict itself, or say something where it cannot matter."""
    established, ground = facts.get("handler.established_in"), facts.get("handler.article_3_2_ground")
    return (
        (established == "CN" and ground != "none")
        or (facts.get("accessed_from") == "china" and facts.get("mode") != "remote_access")
        or (facts.get("necessity.cross_border_hr") is True and facts.get("about") in NOT_EMPLOYEES)
    )


# --- people --------------------------------------------------------------------------------------


def _crowd(export: PreparedExport, complete: Facts, people: People, before: Mapping[str, Any]) -> Crowd | None:
    """Give the limits of the export's people in one completion, or ``None`` where the counts exclude it.

    A class that is contained counts at least one person (decision 10); one that is not counts nobody.
    """
    until = people.until
    as_of = complete["as_of"]
    o, s, both = (_limits(this_year(count, until, as_of)) for count in (people.ordinary, people.sensitive, people.both))
    if not complete[SENSITIVE] and (s[0] or both[0]):
        return None
    if not complete[ORDINARY] and (o[0] or both[0]):
        return None
    if before.get(SENSITIVE) is None and complete[SENSITIVE] and s[1] == 0:
        # nobody's sensitive information went out: only if nothing went out at all can it still be contained
        if o[0]:
            return None
        o = NOBODY
    o = _at_least(o, 1) if complete[ORDINARY] else NOBODY
    s = _at_least(s, 1) if complete[SENSITIVE] else NOBODY
    if NOBODY in (o, s):
        both = ANY
    least = max(o[0], s[0], o[0] + s[0] - both[1] if both[1] is not None else 0, both[0])
    a = _at_least(_limits(export.export.facts.get("people_since_last_year.all")), least)
    given = export.export.facts.get("people_since_last_year.sensitive")
    nobody = given is None and not complete[SENSITIVE]
    q = NOBODY if nobody else _at_least(_limits(given), max(s[0], both[0]))
    if not complete[PERSONAL]:
        a = q = NOBODY
    return Crowd(o, s, both, a, q)


def _limits(bounds: Bounds | None) -> Limits:
    return (bounds.low, bounds.high) if bounds is not None else ANY


def _at_least(limits: Limits, least: int) -> Limits:
    low, high = limits
    return max(low, least), None if high is None else max(high, least)
