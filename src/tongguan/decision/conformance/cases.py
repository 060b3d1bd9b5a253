"""The lines of the tables as cases: each with all its facts, and what is expected."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tongguan.law.case_tables import CaseTables
from tongguan.law.facts import COLLECTIONS

Case = dict[str, Any]
_HOLDS = {True: True, False: False, "unknown": None}


def cases(tables: CaseTables) -> Iterator[Case]:
    """Yield every case of every table: rules, days, what leads there, counting, mechanisms, what days bring, clocks."""
    yield from _of_rules(tables.rules)
    yield from _of_days(tables.regimes["base"], "day", tables.regimes["tables"])
    for name, sort in (("drafts", "day"), ("deciding", "leading"), ("counting", "counting")):
        content = tables.days.get(name, {})
        yield from _of_days(tables.regimes["base"], sort, content.get("tables", ()))
    yield from _of_days(tables.regimes["base"], "mechanisms", tables.regimes["openings"])
    yield from _brought(tables.regimes["base"], tables.days.get("brings", {}))
    yield from ({"sort": "clock", **plain(line)} for line in tables.clocks["cases"])
    yield from ({"sort": "clock_rule", **plain(line)} for line in tables.clocks["rules"])


def days_asked(tables: CaseTables) -> list[tuple[date, str | None]]:
    """Give every day that a case is about, each with the draft that it supposes, if any."""
    found: dict[tuple[date, str | None], None] = {}
    every = [*tables.regimes["tables"], *tables.regimes["openings"]]
    for content in tables.days.values():
        every += content.get("tables", ())
    for table in every:
        found.update({(on, table.get("as_if")): None for on in table["on"]})
    return sorted(found, key=lambda each: (each[0], each[1] or ""))


def _of_rules(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[Case]:
    for instrument, rules in tables.items():
        for rule, table in rules.items():
            for line in table["cases"]:
                yield {
                    "sort": "rule",
                    "rule": f"{instrument}:{rule}",
                    "name": line["name"],
                    "facts": known({**table.get("given", {}), **line.get("facts", {})}),
                    "readings": dict(line.get("readings", {})),
                    "holds": _HOLDS[line["holds"]],
                }


def _of_days(base: Mapping[str, Any], sort: str, tables: Sequence[Mapping[str, Any]]) -> Iterator[Case]:
    for table in tables:
        for line in table["cases"]:
            facts = known({**base, **table.get("given", {}), **line.get("facts", {})})
            expected = {key: line[key] for key in ("pathway", "cites", "by", "counted", "opens") if key in line}
            for on in table["on"]:
                yield {
                    "sort": sort,
                    "name": line["name"],
                    "on": on.isoformat(),
                    "as_if": table.get("as_if"),
                    "facts": facts,
                    "readings": dict(line.get("readings", {})),
                    **expected,
                }


def _brought(base: Mapping[str, Any], content: Mapping[str, Any]) -> Iterator[Case]:
    """Yield what the law of the days brings besides a pathway: every line with its days."""
    if not content:
        return
    base = {**base, **content["facts"]}
    always = content["brings"]
    yield {"sort": "brings", "name": "an ordinary export", "facts": known(base), "brings": plain(always)}
    for case in content["cases"]:
        drops = case.get("drops", ())
        kept = [line for line in always if not any(drop.items() <= line.items() for drop in drops)]
        facts = known({**base, **case.get("facts", {})})
        lines = plain([*kept, *case.get("adds", ())])
        yield {"sort": "brings", "name": case["name"], "facts": facts, "brings": lines}
    for draft in content.get("drafts", ()):
        for case in draft["cases"]:
            yield {
                "sort": "brings",
                "name": case["name"],
                "as_if": draft["draft"],
                "on": plain(draft["on"]),
                "facts": known({**base, **case.get("facts", {})}),
                "brings": plain(case["brings"]),
            }


def known(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give the known facts; a member of a collection has its facts by their full names."""
    found: dict[str, Any] = {}
    for name, value in facts.items():
        if value is None:
            continue
        if name in COLLECTIONS:
            found[name] = [known({f"{name}.{inner}": its for inner, its in member.items()}) for member in value]
        else:
            found[name] = plain(value)
    return found


def plain(value: Any) -> Any:  # noqa: ANN401 -- plain YAML values
    """Give a value as JSON has it: days in ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value
