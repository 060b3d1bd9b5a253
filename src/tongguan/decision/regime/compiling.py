"""Compiles conditions to Python functions with three-valued answers.

The compiled form is held equal to ``tongguan.law.conditions.evaluate`` by properties; it is there for speed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, assert_never

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
_Leaf = FactIs | OneOf | AtLeast | Before


class _Found(NamedTuple):
    """The variable with the truth of a part, and which of its values means that the part holds."""

    name: str
    yes: bool = True


class _Writer:
    """Writes statements that leave the truth of a condition in a variable."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.constants: dict[str, object] = {}
        self._names = 0
        self._shared: dict[_Leaf, str] = {}

    def fresh(self, stem: str) -> str:
        self._names += 1
        return f"{stem}{self._names}"

    def put(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def constant(self, value: object) -> str:
        name = self.fresh("c")
        self.constants[name] = value
        return name

    def share(self, conditions: Iterable[Condition], depth: int, facts: str) -> None:
        """Find once, ahead of all conditions, what several of them ask."""
        asked = Counter(leaf for condition in conditions for leaf in _own_leaves(condition))
        for leaf, times in asked.items():
            if times > 1:
                self._shared[leaf] = self._leaf(leaf, depth, facts)

    def truth_of(self, condition: Condition, depth: int, facts: str) -> _Found:  # noqa: PLR0911 -- one arm a kind of node
        match condition:
            case FactIs() | OneOf() | AtLeast() | Before():
                return _Found(self._shared.get(condition) or self._leaf(condition, depth, facts))
            case Not(part):
                name, yes = self.truth_of(part, depth, facts)
                return _Found(name, not yes)
            case All(parts):
                return self._joined(parts, depth, facts, stop=False)
            case AnyOf(parts):
                return self._joined(parts, depth, facts, stop=True)
            case Every(collection, part):
                return self._over(collection, part, depth, facts, stop=False)
            case Some(collection, part):
                return self._over(collection, part, depth, facts, stop=True)
            case Constant(truth):
                return _Found(self.constant(truth))
            case ReadingIs(reading, _):
                raise ValueError(f"the reading {reading} was not chosen")
            case _:
                assert_never(condition)

    def _leaf(self, leaf: _Leaf, depth: int, facts: str) -> str:
        into = self.fresh("v")
        self.put(depth, f"{into} = {facts}.get({leaf.fact!r})")
        match leaf:
            case FactIs():
                pass
            case OneOf(_, values):
                self.put(depth, f"if {into} is not None: {into} = {into} in {self.constant(frozenset(values))}")
            case Before(_, day):
                self.put(depth, f"if {into} is not None: {into} = {into} < {self.constant(day)}")
            case AtLeast(_, people):
                high = f"{into}.high is not None and {into}.high < {people}"
                test = f"True if {into}.low >= {people} else (False if {high} else None)"
                self.put(depth, f"if {into} is not None: {into} = {test}")
            case _:
                assert_never(leaf)
        return into

    def _joined(self, parts: Iterable[Condition], depth: int, facts: str, *, stop: bool) -> _Found:
        total = self.fresh("t")
        self.put(depth, f"{total} = {not stop}")
        self.put(depth, "while True:")
        for part in parts:
            self._weigh(self.truth_of(part, depth + 1, facts), total, depth + 1, stop=stop)
        self.put(depth + 1, "break")
        return _Found(total)

    def _over(self, collection: str, part: Condition, depth: int, facts: str, *, stop: bool) -> _Found:
        members, member, total = (self.fresh(stem) for stem in ("g", "m", "t"))
        self.put(depth, f"{members} = {facts}.get({collection!r})")
        self.put(depth, f"if {members} is None: {total} = None")
        self.put(depth, "else:")
        # "every" of nothing is false, "some" of nothing is false
        self.put(depth + 1, f"{total} = {not stop} if {members} else False")
        self.put(depth + 1, f"for {member} in {members}:")
        self._weigh(self.truth_of(part, depth + 2, member), total, depth + 2, stop=stop)
        return _Found(total)

    def _weigh(self, part: _Found, total: str, depth: int, *, stop: bool) -> None:
        """Write what one part does to the truth of the whole: ``stop`` settles it, the unknown leaves it open."""
        self.put(depth, f"if {part.name} is {stop is part.yes}:")
        self.put(depth + 1, f"{total} = {stop}")
        self.put(depth + 1, "break")
        self.put(depth, f"if {part.name} is None: {total} = None")

    def build(self, name: str) -> Any:  # noqa: ANN401 -- the function just written
        source = "\n".join(self.lines)
        scope: dict[str, Any] = dict(self.constants)
        exec(compile(source, f"<compiled {name}>", "exec"), scope)  # noqa: S102 -- our own text, from a closed tree
        return scope[name]


def compile_condition(condition: Condition) -> CompiledRule:
    """Compile one condition whose readings were chosen."""
    writer = _Writer()
    writer.put(0, "def holds(f):")
    name, yes = writer.truth_of(condition, 1, "f")
    writer.put(1, f"return {name}" if yes else f"return None if {name} is None else not {name}")
    compiled: CompiledRule = writer.build("holds")
    return compiled


def compile_rules(conditions: Sequence[Condition]) -> Callable[[Mapping[str, Any]], int]:
    """Compile rules in precedence to one function: which is the first to hold.

    The function gives the place of the first rule that holds, -1 where none does, and -2 - n where rule n is
    not decided on the facts and none before it holds.
    """
    writer = _Writer()
    writer.put(0, "def first(f):")
    writer.share(conditions, 1, "f")
    for place, condition in enumerate(conditions):
        if condition != FALSE:
            name, yes = writer.truth_of(condition, 1, "f")
            writer.put(1, f"if {name} is {yes}: return {place}")
            writer.put(1, f"if {name} is None: return {-2 - place}")
    writer.put(1, "return -1")
    compiled: Callable[[Mapping[str, Any]], int] = writer.build("first")
    return compiled


def compile_holding(conditions: Sequence[Condition]) -> Callable[[Mapping[str, Any]], list[int]]:
    """Compile rules to one function: the places of all that hold, in order."""
    writer = _Writer()
    writer.put(0, "def holding(f):")
    writer.put(1, "found = []")
    writer.share(conditions, 1, "f")
    for place, condition in enumerate(conditions):
        if condition != FALSE:
            name, yes = writer.truth_of(condition, 1, "f")
            writer.put(1, f"if {name} is {yes}: found.append({place})")
    writer.put(1, "return found")
    compiled: Callable[[Mapping[str, Any]], list[int]] = writer.build("holding")
    return compiled


def facts_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Give every fact that the rules mention."""
    return frozenset[str]().union(*(facts_in(rule.when) for rule in rules))


def _own_leaves(condition: Condition) -> Iterator[_Leaf]:
    """Yield the leaves that ask the export itself, not a member of a collection."""
    match condition:
        case FactIs() | OneOf() | AtLeast() | Before():
            yield condition
        case Not(part):
            yield from _own_leaves(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _own_leaves(part)
        case _:
            return
