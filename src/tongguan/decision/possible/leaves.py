"""The cases of one export: each way its open facts can turn out, as far as the law tells them apart."""

from dataclasses import dataclass
from typing import Any

from tongguan.decision.facts import Contribution, PreparedExport, contribution_of
from tongguan.decision.possible.splitting import Open, Splitter, settle
from tongguan.decision.regime import Regime
from tongguan.law.conditions import Condition, facts_in, reduce
from tongguan.vocabulary import Pathway

_NEEDED = "necessity.truly_needed"
_CLASSES = ("contains.personal_information", "contains.sensitive", "contains.ordinary")


@dataclass(frozen=True, slots=True)
class Case:
    """One way an export can turn out, totals of people still open.

    ``waiting`` are the rules on totals that come before anything else could decide, with what is left of
    their conditions; if none of them holds, ``otherwise`` decides (the place of a rule, or -1 for none).
    ``adds`` is what the export adds to the handler's totals; ``None`` leaves its people out.
    ``freed_by`` is the exemption that frees the rest, where only the residue is decided here.
    """

    waiting: tuple[tuple[int, Condition], ...]
    otherwise: int
    adds: Contribution | None
    freed_by: int = -1


class CaseFinder:
    """Finds the cases of exports under one regime."""

    def __init__(self, regime: Regime, splitter: Splitter, cap: int) -> None:
        self.regime = regime
        self.splitter = splitter
        self.counters = frozenset(counter.name for counter in regime.book.facts.counters)
        self.cap = cap
        extra = frozenset(_CLASSES).union(*(facts_in(rule.when) for rule in regime.leaving_out), frozenset())
        later: list[frozenset[str]] = [extra]
        for rule in reversed(regime.deciding):
            later.append(
                later[-1]
                | {
                    name.split(".")[0] if name.startswith(("recipients.", "onward.")) else name
                    for name in facts_in(rule.when)
                }
            )
        self.later = tuple(reversed(later))

    def find(self, prepared: PreparedExport, facts: dict[str, Any]) -> tuple[list[Case], bool]:
        """Give the cases of an export, and whether they are all (below the cap)."""
        return _Search(self, prepared).run(facts)


class _Search:
    def __init__(self, finder: CaseFinder, prepared: PreparedExport) -> None:
        self.finder = finder
        self.regime = finder.regime
        self.prepared = prepared
        self.cases: dict[Case, None] = {}
        self.seen: set[object] = set()
        self.stack: list[tuple[dict[str, Any], int, tuple[tuple[int, Condition], ...], int]] = []

    def run(self, facts: dict[str, Any]) -> tuple[list[Case], bool]:
        self.known = facts
        self.stack.append((facts, 0, (), -1))
        while self.stack:
            if len(self.seen) > self.finder.cap:
                return list(self.cases), False
            self._follow(*self.stack.pop())
        return list(self.cases), True

    def _follow(
        self, facts: dict[str, Any], place: int, waiting: tuple[tuple[int, Condition], ...], freed_by: int
    ) -> None:
        rules = self.regime.deciding
        while place < len(rules):
            truth = rules[place].holds(facts)
            if truth is True:
                break
            if truth is None:
                left = reduce(rules[place].when, facts)
                fact = self.finder.splitter.first_open(left, facts, self.finder.counters)
                if fact is not None:
                    self._split(fact, facts, place, waiting, freed_by)
                    return
                waiting = (*waiting, (place, left))
            place += 1
        self._decided(facts, place if place < len(rules) else -1, waiting, freed_by)

    def _split(
        self, fact: Open, facts: dict[str, Any], place: int, waiting: tuple[tuple[int, Condition], ...], freed_by: int
    ) -> None:
        for value in self.finder.splitter.values(fact, facts):
            settled = settle(facts, fact, value)
            self._push(settled, place, waiting, freed_by)

    def _push(
        self, facts: dict[str, Any], place: int, waiting: tuple[tuple[int, Condition], ...], freed_by: int
    ) -> None:
        matters = self.finder.later[max(place, 0)]
        if self.prepared.residue is not None:
            matters = self.finder.later[0]
        key = (
            place,
            waiting,
            freed_by,
            tuple(
                (name, _hashable(value))
                for name, value in facts.items()
                if name in matters and self.known.get(name) is not value
            ),
        )
        if key not in self.seen:
            self.seen.add(key)
            self.stack.append((facts, place, waiting, freed_by))

    def _decided(
        self, facts: dict[str, Any], place: int, waiting: tuple[tuple[int, Condition], ...], freed_by: int
    ) -> None:
        residue = self.prepared.residue
        if (
            residue is not None
            and freed_by < 0
            and place >= 0
            and not waiting
            and self._frees_only_what_is_needed(place)
        ):
            settled = {
                name: value for name, value in facts.items() if name not in self.known or self.known[name] is not value
            }
            inner = {
                **residue.facts,
                **{name: value for name, value in settled.items() if name not in (*_CLASSES, _NEEDED)},
            }
            self._follow(inner, 0, (), place)
            return
        counted = bool(waiting) or place < 0 or self.regime.deciding[place].counted
        freed_counts = freed_by >= 0 and self.regime.deciding[freed_by].counted
        if counted or freed_counts:
            for name in ("contains.personal_information", "contains.sensitive"):
                if facts.get(name) is None:
                    self._split(Open(name), facts, max(place, 0), waiting, freed_by)
                    return
            if any(rule.holds(facts) is True for rule in self.regime.leaving_out):
                counted = freed_counts = False
        self.cases[
            Case(
                waiting,
                place,
                self._adds(facts, counted=counted, freed_by=freed_by, freed_counts=freed_counts),
                freed_by,
            )
        ] = None

    def _frees_only_what_is_needed(self, place: int) -> bool:
        rule = self.regime.deciding[place]
        return rule.outcome is Pathway.EXEMPT and _NEEDED in facts_in(rule.when)

    def _adds(self, facts: dict[str, Any], *, counted: bool, freed_by: int, freed_counts: bool) -> Contribution | None:
        whole = freed_by < 0 or freed_counts
        if not counted and not freed_counts:
            return None
        people = self.prepared.export.people
        if not whole:
            assert self.prepared.residue is not None  # noqa: S101 -- freed_by is set only where there is a residue
            people = self.prepared.residue.people
        personal = facts.get("contains.personal_information") is not False
        sensitive = facts.get("contains.sensitive") is True
        if freed_counts:
            sensitive = sensitive or self.prepared.facts.get("contains.sensitive") is True
        return contribution_of(
            self.prepared.export,
            people,
            self.regime.as_of,
            personal=personal,
            sensitive=personal and sensitive,
            ordinary=facts.get("contains.ordinary"),
        )


def _hashable(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(
            tuple(sorted(member.items(), key=lambda item: item[0])) if isinstance(member, dict) else member
            for member in value
        )
    return value
