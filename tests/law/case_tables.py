"""The case tables: what a lawyer says each rule of the lawbook gives.

A table names a rule; ``given`` holds the facts of every case of it, and a case says what differs.
``null`` is "not known"; a count may be a number or ``[low, high]``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tongguan.law import Frees, LeavesOut, Opens, Owes, Requires, Rule, Warns, load_book
from tongguan.law.conditions import Condition, evaluate, map_readings
from tongguan.law.conditions.tree import TRUE
from tongguan.strict_yaml import load
from tongguan.vocabulary import Bounds, Truth

FOLDER = Path(__file__).with_name("cases")
REGIMES = "regimes.yaml"
_HOLDS: Mapping[object, Truth] = {True: True, False: False, "unknown": None}


@dataclass(frozen=True)
class Case:
    """One line of a table: the facts of a rule, and whether it holds on them."""

    rule: Rule
    name: str
    facts: Mapping[str, Any]
    holds: Truth
    readings: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.rule.name}: {self.name}"


def gives(condition: Condition, case: Case) -> Truth:
    """Give what a condition gives on the facts of a case, under its readings."""
    return evaluate(map_readings(condition, case.readings), case.facts)


def only(found: Mapping[str, Any], keys: set[str], where: str) -> None:
    """Refuse a misspelt key: it would quietly drop a case."""
    assert set(found) <= keys, f"{where}: unknown keys {sorted(set(found) - keys)}"


def facts_of(declared: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Give the facts of a case as conditions see them; what is ``null`` is left out."""
    known = load_book().facts.in_conditions()
    facts: dict[str, Any] = {}
    for name, value in declared.items():
        if name in ("recipients", "onward"):
            facts[name] = None if value is None else tuple(_member(name, each, where) for each in value)
        else:
            assert name in known, f"{where}: no fact is named {name}"
            facts[name] = _value(name, value, where)
    return {name: value for name, value in facts.items() if value is not None}


def _member(collection: str, declared: Mapping[str, Any], where: str) -> dict[str, Any]:
    return facts_of({f"{collection}.{name}": value for name, value in declared.items()}, where)


def _value(name: str, value: Any, where: str) -> Any:
    fact = load_book().facts.in_conditions()[name]
    if value is None:
        return None
    if fact.kind == "count":
        return Bounds(*value) if isinstance(value, list) else Bounds.exactly(value)
    wanted = bool if fact.kind == "boolean" else str if fact.kind in ("choice", "text") else object
    assert isinstance(value, wanted), f"{where}: {name} is a {fact.kind}"
    assert not fact.values or value in fact.values, f"{where}: {value} is no value of {name}"
    return value


def has_condition(rule: Rule) -> bool:
    """Whether the rule does something only where its condition holds."""
    return rule.when != TRUE and isinstance(rule.effect, Requires | Frees | LeavesOut | Opens | Owes | Warns)


@cache
def rule_cases() -> tuple[Case, ...]:
    """Give every case of every table."""
    return tuple(case for path in sorted(FOLDER.glob("*.yaml")) if path.name != REGIMES for case in _read(path))


def _read(path: Path) -> Iterator[Case]:
    book = load_book()
    for rule_id, table in load(path.read_bytes(), path.name).items():
        name = f"{path.stem}:{rule_id}"
        (rule,) = book.by_name[name]
        only(table, {"given", "cases"}, name)
        for line in table["cases"]:
            where = f"{name}: {line['name']}"
            only(line, {"name", "facts", "holds", "readings"}, where)
            yield Case(
                rule=rule,
                name=line["name"],
                facts=facts_of({**table.get("given", {}), **line.get("facts", {})}, where),
                holds=_HOLDS[line["holds"]],
                readings={**book.default_readings(), **line.get("readings", {})},
            )
