"""The document: its head with the vocabulary, the rules and their order, then the cases one a line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tongguan.decision.conformance.cases import cases, days_asked
from tongguan.decision.conformance.conditions import tree_of
from tongguan.decision.regime import Regime, make_regime
from tongguan.law import Frees, Lawbook, LeavesOut, Opens, Rule
from tongguan.law.case_tables import CaseTables
from tongguan.law.conditions import facts_in
from tongguan.vocabulary import Pathway

FORMAT = "tongguan-cases/1"
Regimes = Mapping[tuple[date, str | None], Regime]
"""The law of each day that a case is about, with the draft that it supposes."""


def head(book: Lawbook, tables: CaseTables) -> dict[str, Any]:
    """Give all but the cases: version, edition, facts, readings, rules, and the order of the rules of each day."""
    days = days_asked(tables)
    regimes = {(on, draft): make_regime(book, on, as_if=draft) for on, draft in days}
    asked = _rules(book, tables, regimes)
    return {
        "format": FORMAT,
        "lawbook": {"edition": book.edition, "known_until": book.known_until.isoformat()},
        "pathways": [pathway.value for pathway in Pathway],
        "facts": _facts(book, tables, asked),
        "readings": [
            {
                "id": reading.id,
                "default": reading.default,
                "choices": [choice.id for choice in reading.choices],
                "question": reading.question.as_dict(),
                "cites": list(reading.cites),
            }
            for reading in book.readings
        ],
        "rules": [_rule(rule, regimes) for rule in asked],
        "days": [_day(on, draft, regime) for (on, draft), regime in regimes.items()],
    }


def pieces(book: Lawbook, tables: CaseTables, *, with_cases: bool) -> Iterator[str]:
    """Yield the document piece by piece, one case a line; nothing is held but the piece."""
    *parts, last = head(book, tables).items()
    yield "{\n"
    for name, value in parts:
        yield f'"{name}": {_json(value)},\n'
    yield f'"{last[0]}": {_json(last[1])}'
    if with_cases:
        yield ',\n"cases": [\n'
        before = ""
        for case in cases(tables):
            yield f"{before}{_json(case)}"
            before = ",\n"
        yield "\n]"
    yield "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rules(book: Lawbook, tables: CaseTables, regimes: Regimes) -> list[Rule]:
    """Give the rules that have a table, decide, leave people out or open a mechanism on a day that is asked about."""
    named = {f"{instrument}:{rule}" for instrument, rules in tables.rules.items() for rule in rules}
    for regime in regimes.values():
        named |= {each.rule.name for each in regime.deciding}
        named |= {rule.name for rule in regime.in_force if isinstance(rule.effect, LeavesOut | Opens)}
    return [rule for rule in book.rules if rule.name in named]


def _facts(book: Lawbook, tables: CaseTables, rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """Give every fact that a case or a rule uses."""
    used = set[str]().union(*(facts_in(rule.when) for rule in rules))
    for case in cases(tables):
        for name, value in case.get("facts", {}).items():
            used.add(name)
            used.update(inner for member in (value if name in ("recipients", "onward") else ()) for inner in member)
    known = book.facts.in_conditions()
    says = {fact.known_as: fact.says for fact in book.facts.facts}
    says |= {derived.name: derived.says for derived in book.facts.derived}
    says |= {counter.name: counter.says for counter in book.facts.counters}
    return [
        {"name": name, "kind": known[name].kind, "values": list(known[name].values), "says": says[name].as_dict()}
        for name in sorted(used)
        if name in known
    ]


def _rule(rule: Rule, regimes: Regimes) -> dict[str, Any]:
    deciding = [each for regime in regimes.values() for each in regime.deciding if each.rule.name == rule.name]
    return {
        "name": rule.name,
        "cites": rule.cites,
        "grade": rule.grade.value,
        "draft": rule.draft,
        "in_force": {
            "from": rule.window.first.isoformat() if rule.window.first else None,
            "until": rule.window.last.isoformat() if rule.window.last else None,
        },
        "says": rule.says.as_dict(),
        "condition": rule.when_text or "true",
        "when": tree_of(rule.when),
        "pathway": deciding[0].outcome.value if deciding else None,
        "fallback": rule.default,
        "counted": deciding[0].counted if deciding else None,
        "counted_otherwise": _otherwise(rule.effect),
        "leaves_out": isinstance(rule.effect, LeavesOut),
        "opens": rule.effect.mechanism if isinstance(rule.effect, Opens) else None,
    }


def _otherwise(effect: object) -> dict[str, Any] | None:
    """Give the reading that changes whether people freed by a rule count."""
    if not isinstance(effect, Frees) or effect.reading is None or effect.alternative is None:
        return None
    return {"reading": effect.reading, "counted": effect.alternative == "counted"}


def _day(on: date, draft: str | None, regime: Regime) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "as_if": draft,
        "deciding": [each.rule.name for each in regime.deciding],
        "leaving_out": [rule.name for rule in regime.in_force if isinstance(rule.effect, LeavesOut)],
        "opening": [rule.name for rule in regime.in_force if isinstance(rule.effect, Opens)],
    }
