"""Writes the declaration of an interview as YAML that a person can go on with, a comment beside every field."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tongguan.decision.interview.state import State
from tongguan.law import Fact, FactBook
from tongguan.strict_yaml import load
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import KNOWERS, term

_PLAIN = re.compile(r"[A-Za-z_\u3400-\u9fff][\w.\-（）()\u3400-\u9fff]*( [\w.\-（）()\u3400-\u9fff]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_PLAIN_TO_SEE = frozenset({"id", "name", "title"})
_COLUMN = 44
_FIRST_WIDE = "\u2e80"
_PARTS = ("handler", "recipients", "exports", "distinct_people", "mechanisms")
_HEADER = Phrase(
    "由 tongguan ask 依 {day} 有效的法律问答写成。判断：tongguan assess 本文件 --as-of {day}\n"
    "null 是问过而不知道的；没有写的字段没有问：按已答的事实，它不影响路径。办理备案、申报所需的其他字段可以随后补写。",
    "Written by tongguan ask from answers under the law of {day}. To assess: tongguan assess THIS-FILE --as-of {day}\n"
    "null was asked and is not known. A field that is not here was not asked: with these answers it changes no route.\n"
    "Fields that filings need may be added later.",
)
_NOT_KNOWN = Phrase("不知道；可问：{knower}", "not known; ask: {knower}")
_UNKNOWN = Phrase("不知道", "not known")


def text_of(state: State, facts: FactBook, as_of: str, language: Language) -> str:
    """Give the whole text; what was said not to be known stands there as null."""
    return "\n".join(_Writer(state, facts, language).lines(as_of)) + "\n"


class _Writer:
    def __init__(self, state: State, facts: FactBook, language: Language) -> None:
        self.state = state
        self.language: Language = language
        self.facts = {shape: facts.of_shape(shape) for shape in _PARTS}

    def lines(self, as_of: str) -> Iterator[str]:
        for line in _HEADER.in_language(self.language).format(day=as_of).splitlines():
            yield f"# {line}"
        content = self.state.content
        for part in _PARTS:
            value = content.get(part)
            if value is None:
                continue
            if part == "handler":
                yield f"{part}:"
                yield from (f"  {line}" for line in self._mapping(value, part, ("handler",)))
            elif value:
                yield f"{part}:"
                yield from self._entries(value, part)
            else:
                yield f"{part}: []"

    def _entries(self, entries: Sequence[Mapping[str, Any]], shape: str) -> Iterator[str]:
        for entry in entries:
            first, *rest = self._mapping(entry, shape, (shape, str(entry.get("id"))))
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)

    def _mapping(self, mapping: Mapping[str, Any], shape: str, owner: tuple[str, ...]) -> Iterator[str]:
        """Give the fields in the order of the lawbook, dotted names as mappings within."""
        above: list[str] = []
        for fact in self.facts[shape]:
            *groups, last = fact.name.split(".")
            known, value = _at(mapping, fact.name)
            asked = (*owner, fact.name) in self.state.not_known
            if not known and not asked:
                continue
            for depth, group in enumerate(groups):
                if above[: depth + 1] != groups[: depth + 1]:
                    yield f"{'  ' * depth}{group}:"
            above = groups
            comment = self._comment(fact, not_known=asked and value is None)
            yield _beside(f"{'  ' * len(groups)}{last}: {flow(value)}", comment)

    def _comment(self, fact: Fact, *, not_known: bool) -> str:
        says = fact.says.in_language(self.language)
        if not not_known:
            return "" if fact.name in _PLAIN_TO_SEE else says
        why = _UNKNOWN.in_language(self.language)
        if fact.asks:
            why = _NOT_KNOWN.in_language(self.language).format(knower=term(KNOWERS, fact.asks, self.language))
        return f"{says} · {why}"


def flow(value: object) -> str:
    """Give a value on one line, as our reader and every other one take it alike."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return f"{value:_}"
        case Mapping():
            return f"{{{', '.join(f'{key}: {flow(each)}' for key, each in value.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(flow, value))}]"
        case _:
            text = str(value)
            return text if _is_plain(text) else json.dumps(text, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    if _DAY.fullmatch(text):
        return True
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _WORDS and load(text, "text") == text


def _at(mapping: Mapping[str, Any], name: str) -> tuple[bool, Any]:
    found: Any = mapping
    for step in name.split("."):
        if not isinstance(found, Mapping) or step not in found:
            return False, None
        found = found[step]
    return True, found


def _beside(written: str, comment: str) -> str:
    wide = sum(character >= _FIRST_WIDE for character in written)  # each takes two columns
    return f"{written.ljust(_COLUMN - wide)}  # {comment}" if comment else written
