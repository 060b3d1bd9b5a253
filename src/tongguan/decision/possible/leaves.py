"""The cases of one export: each way its open facts can turn out, as far as the law tells them apart."""

from dataclasses import dataclass, replace
from typing import Any

from tongguan.decision.declaration import People
from tongguan.decision.facts import Contribution, PreparedExport, contribution_of
from tongguan.decision.facts.classes import CLASSES, ORDINARY, PERSONAL, SENSITIVE, people_if_sensitive, settle_classes
from tongguan.decision.facts.zones import ZoneLists
from tongguan.decision.possible.splitting import OTHER, Open, Splitter, settle
from tongguan.decision.regime import Regime
from tongguan.law.conditions import Condition, facts_in, reduce
from tongguan.vocabulary import Bounds, Pathway

_NEEDED = "necessity.truly_needed"
_ENTRY, _SCENARIO = "zone.entry", ("sector", "scenario")
Waiting = tuple[tuple[int, Condition], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One way an export can turn out, totals of people still open.

    ``waiting`` are the rules on totals that come before anything else could decide, with what is left of
    their conditions; if none of them holds, ``otherwise`` decides (the place of a rule, or -1 for none).
    ``adds`` is what the export adds to the handler's totals; ``None`` leaves its people out.
    ``freed_by`` is the exemption that frees the rest, where only the residue is decided here.
    ``whole`` are all of its people where ``adds`` is not; ``None`` where nobody asks.
    """

    waiting: Waiting
    otherwise: int
    adds: Contribution | None
    freed_by: int = -1
    whole: Contribution | None = None


@dataclass(frozen=True, slots=True)
class Freed:
    """The exemption that frees what is needed; ``adds`` are the export's people where they count all the same."""

    place: int
    adds: Contribution | None
    whole: Contribution


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
        return _Search(self, prepared, facts, joined=joined).run()


class _Search:
    def __init__(self, finder: CaseFinder, prepared: PreparedExport, facts: dict[str, Any], *, joined: bool) -> None:
        self.finder = finder
        self.regime = finder.regime
        self.prepared = prepared
        self.known = facts
        self.joined = joined
        self.cases: dict[Case, None] = {}
        self.seen: set[object] = set()
        self.stack: list[tuple[dict[str, Any], int, Waiting, Freed | None]] = [(facts, 0, (), None)]

    def run(self) -> tuple[list[Case], bool]:
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
        if freed is None and not waiting and self._leaves_a_residue(place):
            self._free(facts, place)
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
            whole = self._whole(facts)
            adds = whole if counted and not left_out else None
        else:
            whole, adds = freed.whole, freed.adds
            if adds is None and counted:
                residue = self.prepared.residue
                assert residue is not None  # noqa: S101 -- something is freed only where there is a residue
                adds = self._contribution(facts, residue.people, residue.facts)
            adds = None if left_out else adds
        self._add(waiting, place, adds, freed, whole)

    def _add(
        self, waiting: Waiting, place: int, adds: Contribution | None, freed: Freed | None, whole: Contribution
    ) -> None:
        otherwise = place if place < len(self.regime.deciding) else -1
        aside = whole if self.joined and adds is not whole else None
        self.cases[Case(waiting, otherwise, adds, -1 if freed is None else freed.place, aside)] = None

    def _free(self, facts: dict[str, Any], place: int) -> None:
        """Free what is needed, and follow the residue; where the exemption's people count, all of them do."""
        counted = self.regime.deciding[place].counted
        fact = self._open_class(facts) if counted else None
        if fact is not None:
            self._split(fact, facts, place, (), None)
            return
        whole = self._whole(facts)
        self._follow(self._residue(facts), 0, (), Freed(place, whole if counted else None, whole))

    def _residue(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Give the facts of the residue: those of the export but for its classes."""
        residue = self.prepared.residue
        assert residue is not None  # noqa: S101 -- asked only where there is one
        inner = {name: value for name, value in facts.items() if name not in CLASSES}
        inner |= {name: residue.facts[name] for name in CLASSES if name in residue.facts}
        inner[_NEEDED] = False
        if facts.get(SENSITIVE) is False and inner.get(SENSITIVE) is None:
            inner[SENSITIVE] = False
        settle_classes(inner, residue.people)
        return inner

    def _split(self, fact: Open, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> None:
        residue = self.prepared.residue
        people = self.prepared.export.people if freed is None or residue is None else residue.people
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
        matters = self.finder.later[0 if self.prepared.residue is not None else place]
        known = self.known
        changed = tuple(
            (name, _hashable(facts.get(name))) for name in matters if facts.get(name) is not known.get(name)
        )
        key = (place, waiting, freed, changed)
        if key not in self.seen:
            self.seen.add(key)
            self.stack.append((facts, place, waiting, freed))

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
            whole = _widest(contribution_of(
                self.prepared.export, self.prepared.export.people, self.regime.as_of,
                personal=True, sensitive=True, ordinary=True,
            ))  # fmt: skip
            if not waiting and self._leaves_a_residue(place):
                counted = self.regime.deciding[place].counted
                self._widely(self._residue(facts), 0, (), Freed(place, whole if counted else None, whole))
                return
            adds: Contribution | None = whole
        else:
            whole, adds = freed.whole, freed.adds
            residue = self.prepared.residue
            if adds is None and residue is not None:
                adds = _widest(contribution_of(
                    self.prepared.export, residue.people, self.regime.as_of, personal=True, sensitive=True, ordinary=True
                ))  # fmt: skip
        counted = bool(waiting) or self._counts(place) or (freed is not None and freed.adds is not None)
        if counted:
            self._add(waiting, place, adds, freed, whole)
        if not counted or any(rule.holds(facts) is not False for rule in self.regime.leaving_out):
            self._add(waiting, place, None, freed, whole)

    def _counts(self, place: int) -> bool:
        return place >= len(self.regime.deciding) or self.regime.deciding[place].counted

    def _leaves_a_residue(self, place: int) -> bool:
        """Whether the rule is an exemption that frees only what is needed, and not all of the export is."""
        if self.prepared.residue is None or place >= len(self.regime.deciding):
            return False
        rule = self.regime.deciding[place]
        return rule.outcome is Pathway.EXEMPT and _NEEDED in facts_in(rule.when)

    @staticmethod
    def _open_class(facts: dict[str, Any]) -> Open | None:
        return next((Open(name) for name in (PERSONAL, SENSITIVE) if facts.get(name) is None), None)

    def _whole(self, facts: dict[str, Any]) -> Contribution:
        return self._contribution(facts, self.prepared.export.people, self.prepared.facts)

    def _contribution(self, facts: dict[str, Any], people: People, declared: dict[str, Any]) -> Contribution:
        sensitive = facts.get(SENSITIVE) is not False
        if sensitive and declared.get(SENSITIVE) is None and facts.get(SENSITIVE) is True:
            people = people_if_sensitive(people)
        return contribution_of(
            self.prepared.export,
            people,
            self.regime.as_of,
            personal=facts.get(PERSONAL) is not False,
            sensitive=sensitive,
            ordinary=facts.get(ORDINARY),
        )


def _widest(adds: Contribution) -> Contribution:
    def down(bounds: Bounds) -> Bounds:
        return Bounds(0, bounds.high)

    return replace(
        adds,
        ordinary=down(adds.ordinary),
        sensitive=down(adds.sensitive),
        both=down(adds.both),
        since_last_year=down(adds.since_last_year),
        sensitive_since_last_year=down(adds.sensitive_since_last_year),
        expected_one_year=down(adds.expected_one_year),
    )


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
