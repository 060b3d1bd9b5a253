"""The explanation of a rule as a tree of plain values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tongguan.decision.determination import Explained, Finding
from tongguan.law import Lawbook, Rule
from tongguan.vocabulary import Bounds, Phrase
from tongguan.vocabulary.phrase import Language

_JOINED = {
    "all": Phrase(zh="以下全部成立", en="all of these hold"),
    "any": Phrase(zh="以下至少一项成立", en="at least one of these holds"),
    "not": Phrase(zh="以下不成立", en="this does not hold"),
    "every": Phrase(zh="每一个都满足", en="each of them"),
    "some": Phrase(zh="至少一个满足", en="at least one of them"),
    "always": Phrase(zh="总是适用", en="always"),
}
_COLLECTIONS = {
    "recipients": Phrase(zh="境外接收方", en="overseas recipients"),
    "onward": Phrase(zh="再转移的第三方", en="third parties onward"),
}


def tree_of(explained: Explained, book: Lawbook, language: Language) -> dict[str, Any]:
    """Give a rule with its words, citation and the findings of its condition, values seen included."""
    rule = explained.rule
    return {
        "rule": rule.id,
        "cite": rule.cites,
        "grade": rule.grade.value,
        "pathway": explained.pathway,
        "instrument": book.by_instrument[rule.instrument].title.in_language(language),
        "says": rule.says.in_language(language),
        "in_force": _window(rule),
        "condition": rule.when_text or None,
        "why": _finding(explained.finding, _labels(book), language),
    }


def _window(rule: Rule) -> dict[str, str | None]:
    return {
        "from": rule.window.first.isoformat() if rule.window.first else None,
        "until": rule.window.last.isoformat() if rule.window.last else None,
    }


def _finding(finding: Finding, labels: Mapping[str, Phrase], language: Language) -> dict[str, Any]:
    if finding.kind in _JOINED:
        found: dict[str, Any] = {
            "kind": finding.kind,
            "holds": finding.truth,
            "asks": _JOINED[finding.kind].in_language(language),
        }
        if finding.fact is not None:
            found["of"] = finding.fact
            found["asks"] = f"{_COLLECTIONS[finding.fact].in_language(language)}: {found['asks']}"
        found["parts"] = [_finding(part, labels, language) for part in finding.parts]
        return found
    label = labels.get(finding.fact or "")
    return {
        "kind": finding.kind,
        "holds": finding.truth,
        "fact": finding.fact,
        "asks": label.in_language(language) if label else finding.fact,
        "wanted": plain(finding.wanted),
        "seen": plain(finding.seen),
    }


def plain(value: object) -> Any:  # noqa: ANN401 -- plain values of any kind
    """Give a value as JSON has it: counts as ``[low, high]``, days in ISO 8601."""
    if isinstance(value, Bounds):
        return value.as_list()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value


_LABELS: dict[str, dict[str, Phrase]] = {}


def _labels(book: Lawbook) -> Mapping[str, Phrase]:
    found = _LABELS.get(book.edition)
    if found is None:
        found = {name: fact.says for name, fact in book.facts.named().items()}
        found |= {derived.name: derived.says for derived in book.facts.derived}
        found |= {counter.name: counter.says for counter in book.facts.counters}
        _LABELS[book.edition] = found
    return found
