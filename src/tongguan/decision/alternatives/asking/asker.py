"""What is kept between questions under one law: the ways of exports that look alike, and what their ends do.

An answer about an export only has its ways followed again; an answer about the handler has none.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from tongguan.decision.alternatives.asking.cells import Cells, Outcome
from tongguan.decision.alternatives.asking.paths import Paths, ends_with, find_paths, without_handler
from tongguan.decision.alternatives.asking.reach import Reach
from tongguan.decision.alternatives.asking.shared import Keeping, Settlings, Variable
from tongguan.decision.facts import PreparedExport, PreparedHandler, prepare
from tongguan.decision.facts.classes import CLASSES
from tongguan.decision.possible.finding import CASE_CAP
from tongguan.decision.possible.leaves import CaseFinder
from tongguan.decision.possible.splitting import OTHER, Splitter
from tongguan.decision.regime import Regime
from tongguan.law.catalogues import Catalogues
from tongguan.law.conditions import facts_in, parse
from tongguan.vocabulary import Bounds

MOST_KEPT = 1_024
MOST_LAWS = 8
MOST_LEADS = 16_384
KnownLeads = tuple[tuple[Any, int, int], ...]
"""Answers about a fact of one export, each with the pathways that it leaves and by how many ends."""
_MEMBERS = ("recipients", "onward")
_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """The ways of an export and what each of their ends adds and leads to (``None``: an end that cannot be)."""

    paths: Paths
    outcomes: tuple[Outcome | None, ...]


class Asker:
    """Follows exports under one regime, and keeps what it found."""

    def __init__(self, regime: Regime, handler: PreparedHandler, catalogues: Catalogues, *, presumptions: bool) -> None:
        self.regime = regime
        self.catalogues = catalogues
        self.presumptions = presumptions
        self.splitter = Splitter(
            [*(rule.when for rule in regime.deciding), *(rule.when for rule in regime.leaving_out)],
            regime.book.facts,
            presumptions=presumptions,
            depending=handler.depending,
            recipients=(recipient.facts for recipient in handler.declaration.recipients.values()),
        )
        self.finder = CaseFinder(regime, self.splitter, handler.zones, CASE_CAP)
        self.cells = Cells(regime)
        self._counters = tuple(counter.name for counter in regime.book.facts.counters)
        self._depending = _depending(regime)
        self._ways: dict[object, Ways] = {}
        self._counted: dict[object, Ways] = {}
        self._settlings: dict[object, Settlings] = {}
        self._reaches: dict[object, Reach] = {}
        self._leads: dict[object, KnownLeads] = {}
        self._numbers: dict[object, int] = {}
        self._numbered = 0

    def ways(self, prepared: PreparedExport, handler: PreparedHandler) -> Ways:
        """Give the ways of an export whatever its handler is; exports that the law cannot tell apart share them.

        Raises:
            TooManyWaysError: There are too many.
        """
        bare = without_handler(prepared, handler.zones)
        joined = _joined(prepared, handler)
        key = (self._seen(bare), joined)
        found = self._ways.get(key)
        if found is None:
            paths = find_paths(self.finder, bare, joined=joined)
            found = Ways(paths, tuple(self.cells.outcome(end.case) for end in paths.ends))
            _keep(self._ways, key, found)
        return found

    def counted(self, ways: Ways, handler: PreparedHandler, place: int, name: str, people: int) -> Ways:
        """Give the ways of an export once one of its numbers of people is known.

        Raises:
            TooManyWaysError: There are too many then.
        """
        declared = handler.declaration.exports[place]
        key = (ways, declared.people, *(declared.facts.get(each) for each in self._counters), name, people)
        found = self._counted.get(key)
        if found is None:
            changed = self._with_number(handler, place, name, people)
            bare = without_handler(changed, handler.zones)
            cases = ends_with(ways.paths, self.finder, bare)
            if cases is None:
                found = self.ways(changed, handler)
            else:
                found = Ways(ways.paths, tuple(None if each is None else self.cells.outcome(each) for each in cases))
            _keep(self._counted, key, found)
        return found

    def number(self, rests_on: object) -> int:
        """Give a number for something, always the same one."""
        found = self._numbers.get(rests_on)
        if found is None:
            self._numbered += 1
            found = self._numbered
            _keep(self._numbers, rests_on, found, MOST_LEADS)
        return found

    def known_leads(self, key: object) -> KnownLeads | None:
        """Give what answers about one fact of an export leave of it, where that was found before."""
        return self._leads.get(key)

    def keep_leads(self, key: object, leads: KnownLeads) -> None:
        """Keep what answers about one fact of an export leave of it."""
        _keep(self._leads, key, leads, MOST_LEADS)

    def settlings(self, variables: tuple[Variable, ...], known: Mapping[str, Any]) -> Settlings:
        """Give the settlings of what exports share."""
        key = repr((variables, sorted(known.items())))
        found = self._settlings.get(key)
        if found is None:
            found = Settlings(variables, self.splitter.agrees, known)
            _keep(self._settlings, key, found)
        return found

    def reach(self, paths: Paths, settlings: Settlings, keeping: Keeping) -> Reach:
        """Give the ends within reach."""
        key = (paths, settlings, keeping.rests_on)
        found = self._reaches.get(key)
        if found is None:
            found = Reach(paths, settlings.width, keeping)
            _keep(self._reaches, key, found)
        return found

    def _with_number(self, handler: PreparedHandler, place: int, name: str, people: int) -> PreparedExport:
        export, number = handler.declaration.exports[place], Bounds.exactly(people)
        if name.startswith("people."):
            people_known = (
                replace(export.people, ordinary=number)
                if name == "people.ordinary"
                else replace(export.people, sensitive=number)
            )
            export = replace(export, people=people_known)
        else:
            export = replace(export, facts={**export.facts, name: number})
        alone = replace(handler.declaration, exports=(export,), overlaps=())
        regime = self.regime
        return prepare(
            alone,
            regime.book,
            self.catalogues,
            handler.as_of,
            readings=regime.readings,
            presumptions=self.presumptions,
        ).exports[0]

    def _seen(self, bare: PreparedExport) -> object:
        """Give what the law sees of an export."""
        residue = bare.residue
        return (
            self._facts_seen(bare.facts),
            bare.export.people,
            tuple(bare.export.facts.get(name) for name in self._counters),
            None if residue is None else (self._facts_seen(residue.facts), residue.people),
        )

    def _facts_seen(self, facts: Mapping[str, Any]) -> object:
        return frozenset((name, self._value_seen(name, facts[name])) for name in facts if self._matters(name))

    def _matters(self, name: str) -> bool:
        return (
            self.splitter.mentions(name)
            or name in CLASSES
            or name in _MEMBERS
            or name in self._depending
            or name.startswith("zone.")
        )

    def _value_seen(self, name: str, value: object) -> object:
        match value:
            case tuple():
                return tuple(self._facts_seen(member) for member in value)
            case str():
                return value if value in self.splitter.words(name) else OTHER
            case _:
                return value


_ASKERS: dict[object, Asker] = {}


def asker_for(regime: Regime, handler: PreparedHandler, catalogues: Catalogues, *, presumptions: bool) -> Asker:
    """Give what is kept under a regime; regimes themselves are kept by whoever makes them."""
    listed = frozenset(
        (facts["recipients.restricted"], facts.get("recipients.territory"))
        for facts in (recipient.facts for recipient in handler.declaration.recipients.values())
        if facts.get("recipients.restricted", "none") != "none"
    )
    key = (id(regime), presumptions, listed)
    found = _ASKERS.get(key)
    if found is None or found.regime is not regime or found.catalogues is not catalogues:
        found = Asker(regime, handler, catalogues, presumptions=presumptions)
        _keep(_ASKERS, key, found, MOST_LAWS)
    return found


def forget() -> dict[object, Asker]:
    """Forget all that was kept, and give it."""
    kept = dict(_ASKERS)
    _ASKERS.clear()
    return kept


def remember(kept: dict[object, Asker]) -> None:
    """Put back what was forgotten."""
    _ASKERS.update(kept)


def _keep(kept: dict[_Key, _Value], key: _Key, value: _Value, most: int = MOST_KEPT) -> None:
    """Keep something new; what was kept longest goes where there is no room."""
    if len(kept) >= most:
        del kept[next(iter(kept))]
    kept[key] = value


def _joined(prepared: PreparedExport, handler: PreparedHandler) -> bool:
    return any(prepared.export.id in overlap.exports for overlap in handler.declaration.overlaps)


def _depending(regime: Regime) -> frozenset[str]:
    """Give the facts that matter only under a condition, and those of the conditions."""
    names = regime.book.facts.in_conditions()
    applying = [fact for fact in regime.book.facts.facts if fact.applies is not None]
    conditions = (facts_in(parse(fact.applies.when, names, {})) for fact in applying if fact.applies)
    return frozenset(fact.known_as for fact in applying).union(*conditions)
