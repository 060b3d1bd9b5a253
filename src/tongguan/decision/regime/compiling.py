"""Compiles conditions to Python functions with three-valued answers.

The compiled form is held equal to ``tongguan.law.conditions.evaluate`` by properties; it is there for speed.
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
from tongguan.vocabulary import Truth

CompiledRule = Callable[[Mapping[str, Any]], Truth]


class _Writer:
    """Writes statements that leave the truth of a condition in a variable."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.constants: dict[str, object] = {}
        self._names = 0

    def fresh(self, stem: str) -> str:
        self._names += 1
        return f"{stem}{self._names}"

    def put(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def constant(self, value: object) -> str:
        name = self.fresh("c")
        self.constants[name] = value
        return name

    def truth_of(self, condition: Condition, into: str, depth: int, facts: str) -> None:  # noqa: C901 -- one arm a kind of node
        match condition:
            case Constant(truth):
                self.put(depth, f"{into} = {truth}")
            case FactIs(fact):
                self.put(depth, f"{into} = {facts}.get({fact!r})")
            case OneOf(fact, values):
                self._test(fact, into, depth, facts, f"v in {self.constant(frozenset(values))}")
            case Before(fact, day):
                self._test(fact, into, depth, facts, f"v < {self.constant(day)}")
            case AtLeast(fact, people):
                self._test(
                    fact,
                    into,
                    depth,
                    facts,
                    f"True if v.low >= {people} else (False if v.high is not None and v.high < {people} else None)",
                )
            case Not(part):
                self.truth_of(part, into, depth, facts)
                self.put(depth, f"if {into} is not None: {into} = not {into}")
            case All(parts):
                self._joined(parts, into, depth, facts, stop=False)
            case AnyOf(parts):
                self._joined(parts, into, depth, facts, stop=True)
            case Every(collection, part):
                self._over(collection, part, into, depth, facts, stop=False)
            case Some(collection, part):
                self._over(collection, part, into, depth, facts, stop=True)
            case ReadingIs(reading, _):
                raise ValueError(f"the reading {reading} was not chosen")
            case _:
                assert_never(condition)

    def _test(self, fact: str, into: str, depth: int, facts: str, test: str) -> None:
        self.put(depth, f"v = {facts}.get({fact!r})")
        self.put(depth, f"{into} = None if v is None else ({test})")

    def _joined(self, parts: Iterable[Condition], into: str, depth: int, facts: str, *, stop: bool) -> None:
        total, inner = self.fresh("t"), self.fresh("p")
        self.put(depth, f"{total} = {not stop}")
        self.put(depth, "while True:")
        for part in parts:
            self.truth_of(part, inner, depth + 1, facts)
            self.put(depth + 1, f"if {inner} is {stop}:")
            self.put(depth + 2, f"{total} = {stop}")
            self.put(depth + 2, "break")
            self.put(depth + 1, f"if {inner} is None: {total} = None")
        self.put(depth + 1, "break")
        self.put(depth, f"{into} = {total}")

    def _over(self, collection: str, part: Condition, into: str, depth: int, facts: str, *, stop: bool) -> None:
        members, member, total, inner = (self.fresh(stem) for stem in ("g", "m", "t", "p"))
        self.put(depth, f"{members} = {facts}.get({collection!r})")
        self.put(depth, f"if {members} is None: {total} = None")
        self.put(depth, "else:")
        # "every" of nothing is false, "some" of nothing is false
        self.put(depth + 1, f"{total} = {not stop} if {members} else False")
        self.put(depth + 1, f"for {member} in {members}:")
        self.truth_of(part, inner, depth + 2, member)
        self.put(depth + 2, f"if {inner} is {stop}:")
        self.put(depth + 3, f"{total} = {stop}")
        self.put(depth + 3, "break")
        self.put(depth + 2, f"if {inner} is None: {total} = None")
        self.put(depth, f"{into} = {total}")

    def build(self, name: str) -> Any:  # noqa: ANN401 -- the function just written
        source = "\n".join(self.lines)
        scope: dict[str, Any] = dict(self.constants)
        exec(compile(source, f"<compiled {name}>", "exec"), scope)  # noqa: S102 -- our own text, from a closed tree
        return scope[name]


def compile_condition(condition: Condition) -> CompiledRule:
    """Compile one condition whose readings were chosen."""
    writer = _Writer()
    writer.put(0, "def holds(f):")
    writer.truth_of(condition, "r", 1, "f")
    writer.put(1, "return r")
    compiled: CompiledRule = writer.build("holds")
    return compiled


def compile_rules(conditions: Sequence[Condition]) -> Callable[[Mapping[str, Any]], int]:
    """Compile rules in precedence to one function: which is the first to hold.

    The function gives the place of the first rule that holds, -1 where none does, and -2 - n where rule n is
    not decided on the facts and none before it holds.
    """
    writer = _Writer()
    writer.put(0, "def first(f):")
    for place, condition in enumerate(conditions):
        writer.truth_of(condition, "r", 1, "f")
        writer.put(1, f"if r: return {place}")
        writer.put(1, f"if r is None: return {-2 - place}")
    writer.put(1, "return -1")
    compiled: Callable[[Mapping[str, Any]], int] = writer.build("first")
    return compiled


def facts_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Give every fact that the rules mention."""
    return frozenset[str]().union(*(facts_in(rule.when) for rule in rules))
