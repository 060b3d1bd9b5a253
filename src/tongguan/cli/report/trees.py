"""The explanation of a rule as a nested list a person reads from top to bottom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tongguan.cli.report.figures import people_of
from tongguan.cli.report.library import Library
from tongguan.cli.report.words import WORDS
from tongguan.vocabulary import Truth
from tongguan.vocabulary.phrase import Language


@dataclass(frozen=True, slots=True)
class Node:
    """One condition: whether it holds, what was wanted and what was seen.

    ``ordered`` is true where the parts are the recipients, one after another.
    """

    holds: Truth
    asks: str
    wanted: str | None = None
    seen: str | None = None
    parts: tuple["Node", ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class TreeReader:
    """Turns findings into nodes: a negated leaf becomes a leaf that asks for the opposite."""

    library: Library
    language: Language

    def node(self, finding: Mapping[str, Any]) -> Node:
        """Give the finding of a condition as a node."""
        parts = _least(finding) if finding["kind"] == "any" else finding.get("parts") or []
        if finding["kind"] == "any" and len(parts) == 1:
            return self.node(parts[0])
        if finding["kind"] == "not" and len(parts) == 1:
            inner = parts[0]
            if inner["kind"] == "not" and len(inner.get("parts") or []) == 1:
                return self.node(inner["parts"][0])
            if not inner.get("parts"):
                return self._leaf(inner, finding["holds"], negated=True)
        if parts:
            ordered = finding["kind"] in {"every", "some"}
            return Node(finding["holds"], finding["asks"], parts=tuple(map(self.node, parts)), ordered=ordered)
        return self._leaf(finding, finding["holds"], negated=False)

    def _leaf(self, finding: Mapping[str, Any], holds: Truth, *, negated: bool) -> Node:
        wanted = self._wanted(finding, negated=negated)
        seen = None if wanted is None else self._seen(finding)
        return Node(holds, str(finding["asks"]), wanted, seen)

    def _wanted(self, finding: Mapping[str, Any], *, negated: bool) -> str | None:
        fact, wanted = finding.get("fact"), finding.get("wanted")
        match finding["kind"]:
            case "fact":
                return self._word("no" if negated else "yes")
            case "one_of":
                named = self._word("or").join(self.library.value(fact, each, self.language) for each in wanted or [])
                return self._word("not_one_of").format(values=named) if negated else named
            case "at_least":
                return self._word("fewer_than" if negated else "at_least").format(people=f"{wanted:,}")
            case "before":
                return self._word("on_or_after" if negated else "before").format(day=wanted)
            case _:
                return None

    def _seen(self, finding: Mapping[str, Any]) -> str:
        seen = finding.get("seen")
        if finding["kind"] == "at_least":
            return people_of(seen, self.language)
        return self.library.value(finding.get("fact"), seen, self.language)

    def _word(self, name: str) -> str:
        return WORDS[name].in_language(self.language)


def _least(finding: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give the parts of an alternative without a number that a smaller one of the same count includes."""
    parts: list[Mapping[str, Any]] = list(finding.get("parts") or [])
    least: dict[str, int] = {}
    for part in parts:
        if part["kind"] == "at_least":
            least[part["fact"]] = min(part["wanted"], least.get(part["fact"], part["wanted"]))
    return [part for part in parts if part["kind"] != "at_least" or part["wanted"] == least[part["fact"]]]
