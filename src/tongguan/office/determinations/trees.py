"""The explanation of a rule as a tree that a person reads from top to bottom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tongguan.office.determinations import words
from tongguan.office.determinations.naming import Namer
from tongguan.vocabulary import Truth
from tongguan.vocabulary.terms import GRADES, term

Finding = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """One condition: whether it holds, what it asks, what was wanted and what was seen."""

    holds: Truth
    asks: str
    wanted: str | None = None
    seen: str | None = None
    parts: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """A rule that decides or frees: its words, where it stands, and its conditions."""

    cite: str
    instrument: str
    says: str
    grade: str
    pathway: str | None
    in_force: str | None
    until: str | None
    conditions: tuple[Node, ...]


def why_of(tree: Mapping[str, Any], namer: Namer) -> Why:
    """Give the explanation of a rule."""
    node = node_of(tree["why"], namer)
    return Why(
        tree["cite"],
        tree["instrument"],
        tree["says"],
        term(GRADES, tree["grade"], namer.language),
        tree["pathway"],
        tree["in_force"]["from"],
        tree["in_force"]["until"],
        node.parts if tree["why"]["kind"] == "all" else (node,),
    )


def node_of(finding: Finding, namer: Namer) -> Node:
    """Give a finding; a condition that is denied asks for the opposite."""
    parts = _least(finding) if finding["kind"] == "any" else finding.get("parts") or []
    if finding["kind"] == "any" and len(parts) == 1:
        return node_of(parts[0], namer)
    if finding["kind"] == "not" and len(parts) == 1:
        inner = parts[0]
        if inner["kind"] == "not" and len(inner.get("parts") or []) == 1:
            return node_of(inner["parts"][0], namer)
        if not inner.get("parts"):
            return _leaf(inner, finding["holds"], namer, negated=True)
    if parts:
        return Node(finding["holds"], finding["asks"], parts=tuple(node_of(part, namer) for part in parts))
    return _leaf(finding, finding["holds"], namer, negated=False)


def _leaf(finding: Finding, holds: Truth, namer: Namer, *, negated: bool) -> Node:
    wanted = _wanted(finding, namer, negated=negated)
    if wanted is None:
        return Node(holds, str(finding["asks"]))
    seen = finding.get("seen")
    said = namer.people(seen) if finding["kind"] == "at_least" else namer.value(finding.get("fact"), seen)
    return Node(holds, str(finding["asks"]), wanted, said)


def _wanted(finding: Finding, namer: Namer, *, negated: bool) -> str | None:
    fact, wanted = finding.get("fact"), finding.get("wanted")
    match finding["kind"]:
        case "fact":
            return namer.say(words.NO if negated else words.YES)
        case "one_of":
            named = namer.say(words.OR).join(namer.value(fact, each) for each in wanted or [])
            return namer.say(words.NOT_ONE_OF, values=named) if negated else named
        case "at_least":
            return namer.say(words.FEWER_THAN if negated else words.AT_LEAST_PEOPLE, people=f"{wanted:,}")
        case "before":
            return namer.say(words.ON_OR_AFTER if negated else words.BEFORE, day=wanted)
        case _:
            return None


def _least(finding: Finding) -> list[Finding]:
    """Give the parts of an alternative without a number that a smaller one of the same count includes."""
    parts: list[Finding] = list(finding.get("parts") or [])
    least: dict[str, int] = {}
    for part in parts:
        if part["kind"] == "at_least":
            least[part["fact"]] = min(part["wanted"], least.get(part["fact"], part["wanted"]))
    return [part for part in parts if part["kind"] != "at_least" or part["wanted"] == least[part["fact"]]]
