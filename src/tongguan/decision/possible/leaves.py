"""The cases of one export: each way its open facts can turn out, as far as the law tells them apart."""

from typing import Any

from tongguan.decision.facts import Contribution, PreparedExport
from tongguan.decision.facts.classes import CLASSES, PERSONAL, SENSITIVE, settle_classes
from tongguan.decision.facts.preparing import Part
from tongguan.decision.facts.zones import ZoneLists
from tongguan.decision.possible.cases import (
    NEEDED,
    Case,
    Freed,
    Waiting,
    facts_of_residue,
    most_people_added,
    people_added,
)
from tongguan.decision.possible.splitting import OTHER, Open, Splitter, settle
from tongguan.decision.regime import Regime
from tongguan.law.conditions import facts_in, reduce
from tongguan.vocabulary import Pathway

_ENTRY, _SCENARIO = "zone.entry", ("sector", "scenario")


class CaseFinder:
    """Finds the cases of exports under one regime."""

    def __init__(self, regime: Regime, splitter: Splitter, zones: ZoneLists, cap: int) -> None:
        self.regime = regime
        self.splitter = splitter
        self.zones = zones
        self.counters = frozenset(counter.name for counter in regime.book.facts.counters)
        self.cap = cap
        later: list[frozenset[str]] = [
            frozenset(CLASSES).union(*(_collected(facts_in(rule.when)) for rule in regime.leaving_out))
        ]
        for rule in reversed(regime.deciding):
            later.append(later[-1] | _collected(facts_in(rule.when)))
            if _ENTRY in later[-1]:
                later[-1] |= {*_SCENARIO}
        self.later = tuple(reversed(later))

    def find(self, prepared: PreparedExport, facts: dict[str, Any], *, joined: bool) -> tuple[list[Case], bool]:
        """Give the cases of an export, and whether they are these alone.

        Args:
            prepared: The export.
            facts: Its facts, those that exports share settled.
            joined: Whether distinct people over it and other exports were declared.
        """
        return CaseSearch(self, prepared, facts, joined=joined).run()


class CaseSearch:
    """Follows one export through the rules, splitting each open fact that comes in the way."""

    def __init__(self, finder: CaseFinder, prepared: PreparedExport, facts: dict[str, Any], *, joined: bool) -> None:
        self.finder = finder
        self.regime = finder.regime
        self.prepared = prepared
        self.residue = prepared.residue
        self.known = facts
        self.joined = joined
        self.cases: dict[Case, None] = {}
        self.seen: set[object] = set()
        self.stack: list[tuple[dict[str, Any], int, Waiting, Freed | None]] = [(facts, 0, (), None)]

    def run(self) -> tuple[list[Case], bool]:
        """Give the cases, and whether they are these alone."""
        while self.stack:
            if len(self.seen) > self.finder.cap:
                for pending in self.stack:
                    self._widely(*pending)
                return list(self.cases), False
            self._follow(*self.stack.pop())
        return list(self.cases), True

    def _follow(self, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> None:
        rules = self.regime.deciding
        while place < len(rules):
            truth = rules[place].holds(facts)
            if truth is True:
                break
            if truth is None:
                left = reduce(rules[place].when, facts)
                fact = self.finder.splitter.first_open(left, facts, self.finder.counters)
                if fact is not None:
                    self._split(fact, facts, place, waiting, freed)
                    return
                waiting = (*waiting, (place, left))
            place += 1
        self._decided(facts, place, waiting, freed)

    def _decided(self, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> None:
        if freed is None and not waiting and self.residue is not None and self._frees_what_is_needed(place):
            self._free(facts, place, self.residue)
            return
        counted = bool(waiting) or self._counts(place)
        if counted or (freed is not None and freed.adds is not None):
            fact = self._open_class(facts) if counted else None
            for rule in self.regime.leaving_out:
                if fact is None and rule.holds(facts) is None:
                    left = reduce(rule.when, facts)
                    fact = self.finder.splitter.first_open(left, facts, self.finder.counters)
            if fact is not None:
                self._split(fact, facts, place, waiting, freed)
                return
        left_out = any(rule.holds(facts) is True for rule in self.regime.leaving_out)
        if freed is None:
            whole = people_added(self.prepared, self.prepared, facts, self.regime.as_of)
            adds = whole if counted and not left_out else None
        else:
            whole, adds = freed.whole, freed.adds
            if adds is None and counted and self.residue is not None:
                adds = people_added(self.prepared, self.residue, facts, self.regime.as_of)
            adds = None if left_out else adds
        self._add(waiting, place, adds, freed, whole)

    def _add(
        self, waiting: Waiting, place: int, adds: Contribution | None, freed: Freed | None, whole: Contribution
    ) -> None:
        otherwise = place if place < len(self.regime.deciding) else -1
        aside = whole if self.joined and adds is not whole else None
        self.cases[Case(waiting, otherwise, adds, -1 if freed is None else freed.place, aside)] = None

    def _free(self, facts: dict[str, Any], place: int, residue: Part) -> None:
        """Free what is needed, and follow the residue; where the exemption's people count, all of them do."""
        counted = self.regime.deciding[place].counted
        fact = self._open_class(facts) if counted else None
        if fact is not None:
            self._split(fact, facts, place, (), None)
            return
        whole = people_added(self.prepared, self.prepared, facts, self.regime.as_of)
        self._follow(facts_of_residue(residue, facts), 0, (), Freed(place, whole if counted else None, whole))

    def _split(self, fact: Open, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> None:
        people = self.prepared.export.people if freed is None or self.residue is None else self.residue.people
        if fact.name == _ENTRY and "handler.zone" in facts:
            fact = next(Open(name) for name in _SCENARIO if facts.get(name) is None)
        for value in self._values(fact, facts):
            settled = settle(facts, fact, value)
            if fact.name in CLASSES:
                settle_classes(settled, people)
            elif fact.name in _SCENARIO:
                settled |= self.finder.zones.facts(settled)
            self._push(settled, place, waiting, freed)

    def _values(self, fact: Open, facts: dict[str, Any]) -> list[Any]:
        if fact.name in _SCENARIO:
            return [*sorted({*self.finder.splitter.words(fact.name), *self.finder.zones.named(fact.name)}), OTHER]
        return self.finder.splitter.values(fact, facts)

    def _push(self, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> None:
        key = self._key(facts, place, waiting, freed)
        if key not in self.seen:
            self.seen.add(key)
            self.stack.append((facts, place, waiting, freed))

    def _key(self, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> object:
        """Give what the rest of the way depends on: states alike in it go on alike."""
        matters = self.finder.later[0 if self.residue is not None else place]
        known = self.known
        changed = tuple(
            (name, _hashable(facts.get(name))) for name in matters if facts.get(name) is not known.get(name)
        )
        return place, waiting, freed, changed

    def _widely(self, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> None:
        """Take every rule that may still hold to decide, with people within the widest bounds."""
        rules = self.regime.deciding
        while place < len(rules):
            truth = rules[place].holds(facts)
            if truth is not False:
                left = reduce(rules[place].when, facts)
                if truth is None and facts_in(left) <= self.finder.counters:
                    waiting = (*waiting, (place, left))
                else:
                    self._decided_widely(facts, place, waiting, freed)
                if truth is True:
                    return
            place += 1
        self._decided_widely(facts, place, waiting, freed)

    def _decided_widely(self, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> None:
        if freed is None:
            whole = most_people_added(self.prepared, self.prepared, self.regime.as_of)
            if not waiting and self.residue is not None and self._frees_what_is_needed(place):
                counting = whole if self.regime.deciding[place].counted else None
                self._widely(facts_of_residue(self.residue, facts), 0, (), Freed(place, counting, whole))
                return
            adds: Contribution | None = whole
        else:
            whole, adds = freed.whole, freed.adds
            if adds is None and self.residue is not None:
                adds = most_people_added(self.prepared, self.residue, self.regime.as_of)
        counted = bool(waiting) or self._counts(place) or (freed is not None and freed.adds is not None)
        if counted:
            self._add(waiting, place, adds, freed, whole)
        if not counted or any(rule.holds(facts) is not False for rule in self.regime.leaving_out):
            self._add(waiting, place, None, freed, whole)

    def _counts(self, place: int) -> bool:
        return place >= len(self.regime.deciding) or self.regime.deciding[place].counted

    def _frees_what_is_needed(self, place: int) -> bool:
        """Whether the rule is an exemption that frees only what is needed."""
        if place >= len(self.regime.deciding):
            return False
        rule = self.regime.deciding[place]
        return rule.outcome is Pathway.EXEMPT and NEEDED in facts_in(rule.when)

    @staticmethod
    def _open_class(facts: dict[str, Any]) -> Open | None:
        return next((Open(name) for name in (PERSONAL, SENSITIVE) if facts.get(name) is None), None)


def _collected(names: frozenset[str]) -> frozenset[str]:
    """Give the facts that hold ``names``: for a member's fact, its collection."""
    return frozenset(name.split(".")[0] if name.startswith(("recipients.", "onward.")) else name for name in names)


def _hashable(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(
            tuple(sorted(member.items(), key=lambda item: item[0])) if isinstance(member, dict) else member
            for member in value
        )
    return value
