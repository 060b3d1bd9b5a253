"""Compiles conditions to Python functions with three-valued answers.

A three-valued condition is two plain ones: that it surely holds, and that it may hold. Both are written as boolean
expressions over the leaves, each of which is looked up once. The compiled form is held equal to
``tongguan.law.conditions.evaluate`` by properties; it is there for speed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, assert_never

from tongguan.law import Rule
from tongguan.law.conditions import (
    All,
    AtLeast,
    Before,
    Condition,
    Constant,
    Every,
    FactIs,
    Not,
    OneOf,
    ReadingIs,
    Some,
    facts_in,
)
from tongguan.law.conditions import Any as AnyOf
from tongguan.law.conditions.tree import FALSE
from tongguan.vocabulary import Truth

CompiledRule = Callable[[Mapping[str, Any]], Truth]
_Leaf = FactIs | OneOf | AtLeast | Before | Every | Some


class _Writer:
    """Writes the lines of one function of facts ``f``."""

    def __init__(self, head: str) -> None:
        self.lines = [head]
        self.constants: dict[str, object] = {}
        self._names = 0

    def put(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def fresh(self, stem: str) -> str:
        self._names += 1
        return f"{stem}{self._names}"

    def constant(self, value: object) -> str:
        name = self.fresh("c")
        self.constants[name] = value
        return name

    def build(self) -> Any:  # noqa: ANN401 -- the function just written
        scope: dict[str, Any] = dict(self.constants)
        exec(compile("\n".join(self.lines), "<compiled law>", "exec"), scope)  # noqa: S102 -- our own text, from a closed tree
        return scope["answer"]


class _Scope:
    """The facts of an export, or of a member of a collection, with the leaves looked up so far.

    INVARIANT: lines of a scope run in the order written, so that a leaf looked up once stays known.
    """

    def __init__(self, writer: _Writer, facts: str, depth: int) -> None:
        self.writer = writer
        self.facts = facts
        self.depth = depth
        self._known: dict[_Leaf, str] = {}

    def look_up(self, condition: Condition) -> None:
        """Write the look-ups of the leaves that are not known yet: true, false or ``None`` in a variable each."""
        match condition:
            case FactIs() | OneOf() | AtLeast() | Before() | Every() | Some():
                if condition not in self._known:
                    self._known[condition] = self._look_up(condition)
            case Not(part):
                self.look_up(part)
            case All(parts) | AnyOf(parts):
                for part in parts:
                    self.look_up(part)
            case Constant():
                pass
            case ReadingIs(reading, _):
                raise ValueError(f"the reading {reading} was not chosen")
            case _:
                assert_never(condition)

    def surely(self, condition: Condition) -> str:
        """Give the expression that the condition holds."""
        match condition:
            case Not(part):
                return f"not {self.maybe(part)}"
            case All(parts):
                return f"({' and '.join(map(self.surely, parts))})"
            case AnyOf(parts):
                return f"({' or '.join(map(self.surely, parts))})"
            case Constant(truth):
                return str(truth)
            case ReadingIs(reading, _):
                raise ValueError(f"the reading {reading} was not chosen")
            case _:
                return self._known[condition]

    def maybe(self, condition: Condition) -> str:
        """Give the expression that the condition holds or is open."""
        match condition:
            case Not(part):
                return f"not {self.surely(part)}"
            case All(parts):
                return f"({' and '.join(map(self.maybe, parts))})"
            case AnyOf(parts):
                return f"({' or '.join(map(self.maybe, parts))})"
            case Constant(truth):
                return str(truth)
            case ReadingIs(reading, _):
                raise ValueError(f"the reading {reading} was not chosen")
            case _:
                return f"({self._known[condition]} is not False)"

    def _look_up(self, leaf: _Leaf) -> str:
        into, put = self.writer.fresh("v"), self.writer.put
        match leaf:
            case Every(collection, part) | Some(collection, part):
                self._over(into, collection, part, some=isinstance(leaf, Some))
                return into
            case FactIs(fact):
                put(self.depth, f"{into} = {self.facts}.get({fact!r})")
                return into
            case OneOf(fact, values):
                test = f"{into} in {self.writer.constant(frozenset(values))}"
            case Before(fact, day):
                test = f"{into} < {self.writer.constant(day)}"
            case AtLeast(fact, people):
                fewer = f"False if {into}.high is not None and {into}.high < {people} else None"
                test = f"True if {into}.low >= {people} else {fewer}"
            case _:
                assert_never(leaf)
        put(self.depth, f"{into} = {self.facts}.get({fact!r})")
        put(self.depth, f"if {into} is not None: {into} = {test}")
        return into

    def _over(self, into: str, collection: str, part: Condition, *, some: bool) -> None:
        put, depth = self.writer.put, self.depth
        members, member = self.writer.fresh("g"), self.writer.fresh("m")
        put(depth, f"{members} = {self.facts}.get({collection!r})")
        put(depth, f"if {members} is None: {into} = None")
        put(depth, "else:")
        # "every" of nothing is false, "some" of nothing is false
        put(depth + 1, f"{into} = {False if some else f'bool({members})'}")
        put(depth + 1, f"for {member} in {members}:")
        each = _Scope(self.writer, member, depth + 2)
        each.look_up(part)
        settled = each.surely(part) if some else f"not {each.maybe(part)}"
        still_open = each.maybe(part) if some else f"not {each.surely(part)}"
        put(depth + 2, f"if {settled}:")
        put(depth + 3, f"{into} = {some}")
        put(depth + 3, "break")
        put(depth + 2, f"if {still_open}: {into} = None")


def compile_condition(condition: Condition) -> CompiledRule:
    """Compile one condition whose readings were chosen."""
    writer = _Writer("def answer(f):")
    scope = _Scope(writer, "f", 1)
    scope.look_up(condition)
    writer.put(1, f"if {scope.surely(condition)}: return True")
    writer.put(1, f"return None if {scope.maybe(condition)} else False")
    compiled: CompiledRule = writer.build()
    return compiled


def compile_rules(conditions: Sequence[Condition]) -> Callable[[Mapping[str, Any]], int]:
    """Compile rules in precedence to one function: which is the first to hold.

    The function gives the place of the first rule that holds, -1 where none does, and -2 - n where rule n is
    not decided on the facts and none before it holds.
    """
    writer = _Writer("def answer(f):")
    scope = _Scope(writer, "f", 1)
    for place, condition in enumerate(conditions):
        if condition != FALSE:
            scope.look_up(condition)
            holds_or_open = f"{place} if {scope.surely(condition)} else {-2 - place}"
            writer.put(1, f"if {scope.maybe(condition)}: return {holds_or_open}")
    writer.put(1, "return -1")
    compiled: Callable[[Mapping[str, Any]], int] = writer.build()
    return compiled


def compile_holding(conditions: Sequence[Condition]) -> Callable[[Mapping[str, Any]], list[int]]:
    """Compile rules to one function: the places of all that hold, in order."""
    writer = _Writer("def answer(f):")
    writer.put(1, "found = []")
    scope = _Scope(writer, "f", 1)
    for place, condition in enumerate(conditions):
        if condition != FALSE:
            scope.look_up(condition)
            writer.put(1, f"if {scope.surely(condition)}: found.append({place})")
    writer.put(1, "return found")
    compiled: Callable[[Mapping[str, Any]], list[int]] = writer.build()
    return compiled


def facts_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Give every fact that the rules mention."""
    return frozenset[str]().union(*(facts_in(rule.when) for rule in rules))
