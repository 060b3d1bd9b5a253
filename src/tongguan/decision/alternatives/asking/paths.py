"""Every way one export can go through the rules, as a graph whose nodes are open facts.

The handler's facts and its zone are left open here even where they are known: an answer of the handler's then
changes no graph, it only closes some of its ways.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import Any

from tongguan.decision.facts import PreparedExport
from tongguan.decision.facts.classes import CLASSES, ORDINARY, settle_classes
from tongguan.decision.facts.preparing import Part
from tongguan.decision.facts.zones import ZoneLists
from tongguan.decision.possible.cases import Case, Freed, Waiting
from tongguan.decision.possible.leaves import CaseFinder, CaseSearch
from tongguan.decision.possible.splitting import Open

MOST_STATES = 6_000
_State = tuple[dict[str, Any], int, Waiting, Freed | None]
_Edges = list[tuple[Any, int]]
_OF_HANDLER = ("handler.", "zone.")


Key = tuple[str, str, int, bool]
"""A fact of an export's ways: its name, the collection and member it is of, whether it is one of the rest."""


class TooManyWaysError(Exception):
    """So much is open that the ways are not followed one by one."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place where an open fact decides how it goes on.

    ``of_rest`` tells that the fact is that of the part which an exemption does not free. ``rule`` is the place of
    the rule that asks. ``edges`` are values with what each leads to: node n, or end -1 - n.
    """

    fact: Open
    of_rest: bool
    rule: int
    edges: tuple[tuple[Any, int], ...]


@dataclass(frozen=True, slots=True)
class End:
    """Where a way ends: a case, with what it takes to find it again for another number of people."""

    case: Case
    facts: Mapping[str, Any]
    rule: int
    waiting: Waiting


def key_of(node: Node) -> Key:
    """Give the fact that a node asks for."""
    return node.fact.name, node.fact.collection, node.fact.member, node.of_rest


@dataclass(frozen=True, eq=False)
class Paths:
    """The ways of one export. ``first`` is its first node, or its only end; ``order`` has what follows first."""

    first: int
    nodes: tuple[Node, ...]
    ends: tuple[End, ...]
    order: tuple[int, ...]
    joined: bool

    @cached_property
    def keys(self) -> list[Key]:
        """The fact that each node asks for."""
        return [key_of(node) for node in self.nodes]

    @cached_property
    def _asking(self) -> dict[Key, list[int]]:
        found: dict[Key, list[int]] = {}
        for at, key in enumerate(self.keys):
            found.setdefault(key, []).append(at)
        return found

    def asking(self, key: Key) -> list[int]:
        """Give the nodes that ask for a fact."""
        return self._asking.get(key, [])

    @cached_property
    def _above(self) -> dict[Key, list[int]]:
        return {}

    def above(self, key: Key) -> list[int]:
        """Give the nodes that ask for a fact or come before one that does, in order."""
        if key not in self._above:
            found = self._above[key] = []
            seen: set[int] = set()
            for at in self.order:
                if self.keys[at] == key or any(child in seen for _, child in self.nodes[at].edges):
                    seen.add(at)
                    found.append(at)
        return self._above[key]

    def below(self, at: int) -> frozenset[Key]:
        """Give the facts asked for at a node and after it; none after an end."""
        return self._below[at] if at >= 0 else frozenset()

    @cached_property
    def _below(self) -> dict[int, frozenset[Key]]:
        found: dict[int, frozenset[Key]] = {}
        for at in self.order:
            later = (found[child] for _, child in self.nodes[at].edges if child >= 0)
            found[at] = frozenset((self.keys[at],)).union(*later)
        return found

    @cached_property
    def values(self) -> Mapping[Key, Mapping[Any, None]]:
        """The values of each fact of the handler, the zone and the recipients that a node tells apart."""
        found: dict[Key, dict[Any, None]] = {}
        for node in self.nodes:
            if node.fact.collection or node.fact.name.startswith(_OF_HANDLER):
                found.setdefault(key_of(node), {}).update((value, None) for value, _ in node.edges)
        return found


def without_handler(export: PreparedExport, zones: ZoneLists) -> PreparedExport:
    """Give the export with nothing known of its handler."""
    residue = export.residue
    if residue is not None:
        residue = Part(_bare(residue.facts, zones), residue.people)
    return replace(export, facts=_bare(export.facts, zones), residue=residue)


def find_paths(finder: CaseFinder, bare: PreparedExport, *, joined: bool) -> Paths:
    """Follow every way of an export whose handler is left out.

    Raises:
        TooManyWaysError: There are too many.
    """
    return _Recorder(finder, bare, bare.facts, joined=joined).record()


def ends_with(paths: Paths, finder: CaseFinder, bare: PreparedExport) -> tuple[Case | None, ...] | None:
    """Give the ends of ``paths`` for the same export with other people; ``None`` for an end that cannot be then.

    Where the ways themselves would be others, gives ``None``.
    """
    if bare.residue is not None:
        return None
    cases: list[Case | None] = []
    for end in paths.ends:
        found = _end_with(end, paths, finder, bare)
        if len(found) > 1:
            return None
        cases.append(found[0] if found else None)
    return tuple(cases)


def _end_with(end: End, paths: Paths, finder: CaseFinder, bare: PreparedExport) -> list[Case]:
    facts = dict(end.facts)
    facts.pop(ORDINARY, None)
    for name in CLASSES:
        known = bare.facts.get(name)
        if known is None:
            continue
        if facts.get(name) is not None and facts[name] is not known:
            return []
        facts[name] = known
    settle_classes(facts, bare.export.people)
    return _Redoing(finder, bare, facts, joined=paths.joined).redo(facts, end)


class _Redoing(CaseSearch):
    """Ends one way anew."""

    def redo(self, facts: dict[str, Any], end: End) -> list[Case]:
        self.stack.clear()
        self._decided(facts, end.rule, end.waiting, None)
        return self.run()[0]


class _Recorder(CaseSearch):
    """A search that keeps the way it went."""

    def record(self) -> Paths:
        self.ids: dict[object, int] = {}
        self.states: list[_State] = []
        self.found: dict[object, int] = {}
        self.ends: list[End] = []
        self.edges: _Edges = []
        self.splitting = Open("")
        self.split: tuple[Open, bool, int] | None = None
        self.ending = 0
        self._enter(*self.stack.pop())
        made: list[Node | int] = []
        while len(made) < len(self.states):
            if len(made) > MOST_STATES:
                raise TooManyWaysError
            self.edges, self.split = [], None
            self._follow(*self.states[len(made)])
            made.append(self._made())
        return _tidied(made, tuple(self.ends), joined=self.joined)

    def _made(self) -> Node | int:
        return self.ending if self.split is None else Node(*self.split, tuple(self.edges))

    def _split(self, fact: Open, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> None:
        self.splitting = fact
        self.split = (fact, freed is not None and fact.name in CLASSES, place)
        super()._split(fact, facts, place, waiting, freed)

    def _push(self, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> None:
        fact = self.splitting
        holder = facts if fact.member < 0 else facts[fact.collection][fact.member]
        self.edges.append((holder[fact.name], self._enter(facts, place, waiting, freed)))

    def _enter(self, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> int:
        key = self._key(facts, place, waiting, freed)
        if key not in self.ids:
            self.ids[key] = len(self.states)
            self.states.append((facts, place, waiting, freed))
        return self.ids[key]

    def _decided(self, facts: dict[str, Any], place: int, waiting: Waiting, freed: Freed | None) -> None:
        self.deciding = (facts, place, waiting)
        super()._decided(facts, place, waiting, freed)

    def _add(self, *given: Any) -> None:  # noqa: ANN401 -- handed on as they are
        self.cases.clear()
        super()._add(*given)
        facts, place, waiting = self.deciding
        (case,) = self.cases
        key = (case, place, *(facts.get(name) for name in CLASSES))
        if key not in self.found:
            self.found[key] = len(self.ends)
            self.ends.append(End(case, facts, place, waiting))
        self.ending = self.found[key]


def _tidied(made: list[Node | int], ends: tuple[End, ...], *, joined: bool) -> Paths:
    """Number nodes and ends apart, and put the nodes in order."""
    numbers = count()
    places = [-1 - each if isinstance(each, int) else next(numbers) for each in made]
    nodes = tuple(
        Node(each.fact, each.of_rest, each.rule, tuple((value, places[child]) for value, child in each.edges))
        for each in made
        if isinstance(each, Node)
    )
    return Paths(places[0], nodes, ends, _children_first(nodes), joined)


def _children_first(nodes: tuple[Node, ...]) -> tuple[int, ...]:
    order: list[int] = []
    seen = {0} if nodes else set[int]()
    pending = [(0, 0)] if nodes else []
    while pending:
        at, turn = pending.pop()
        edges = nodes[at].edges
        if turn == len(edges):
            order.append(at)
            continue
        pending.append((at, turn + 1))
        child = edges[turn][1]
        if child >= 0 and child not in seen:
            seen.add(child)
            pending.append((child, 0))
    return tuple(order)


def _bare(facts: Mapping[str, Any], zones: ZoneLists) -> dict[str, Any]:
    bare = {name: value for name, value in facts.items() if not name.startswith(_OF_HANDLER)}
    return bare | zones.facts(bare)
