"""The table of what the law of a day brings with it besides a pathway: duties, flags, mechanisms, new filings.

On the first and the last day of every line, and on the days around them, a lawbook brings what the table says and no
more.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tests.law.case_tables import facts_of, only
from tests.law.day_tables import TABLES, DayCase, DayTable, tables_of
from tongguan.decision.regime import Regime
from tongguan.law import Lawbook, Opens, Owes, PrevailsOver, Rule, Transition, Trigger, Warns
from tongguan.law.model import Limit

Brought = Mapping[str, Any]
"""One line: what is brought, by which provision."""

_SORTS = (Opens, Owes, PrevailsOver, Transition, Trigger, Warns, Limit)
_WINDOW = ("from", "until")
_LINE = {
    "owes", "before", "clock", "under", "warns", "checked_by", "opens", "refile", "changes", "if_security_affected",
    "begun_before", "put_right_until", "limit", "percent", "prevails_over", "by", *_WINDOW,
}  # fmt: skip


def brought(case: DayCase, book: Lawbook) -> list[str]:
    """Give what the law of a case's day brings, a text each; of a draft taken as law, what its own rules bring."""
    return sorted(
        _text({**_said(rule), "by": rule.cites})
        for rule in _holding(case.regime(book), case)
        if case.as_if is None or rule.instrument == case.as_if
    )


def _holding(regime: Regime, case: DayCase) -> Iterator[Rule]:
    for applying in (*regime.opening, *regime.owing, *regime.warning):
        if applying.holds(case.facts) is True:
            yield applying.rule
    yield from regime.triggers
    yield from regime.transitions
    yield from (rule for rule in regime.in_force if isinstance(rule.effect, Limit | PrevailsOver))


def _said(rule: Rule) -> Brought:
    """Say what a rule does, in the words of the table."""
    match rule.effect:
        case Opens(mechanism):
            said: Brought = {"opens": mechanism}
        case Owes(code, before, clock, mechanism):
            said = {"owes": code, "before": before, "clock": clock, "under": mechanism}
        case Warns(code, engine):
            said = {"warns": code, "checked_by": engine}
        case Trigger(mechanism, changes, security):
            said = {"refile": mechanism, "changes": list(changes), "if_security_affected": security or None}
        case Transition(began_before, until):
            said = {"begun_before": began_before, "put_right_until": until}
        case Limit(code, percent):
            said = {"limit": code, "percent": percent}
        case PrevailsOver(instruments):
            said = {"prevails_over": list(instruments)}
        case _:
            raise AssertionError(rule.name)
    return {key: value for key, value in said.items() if value is not None}


def _cases() -> Iterator[DayCase]:
    content = tables_of("brings.yaml")
    only(content, {"facts", "brings", "cases", "drafts"}, "brings.yaml")
    base = {**TABLES["base"], **content["facts"]}
    always = _lines(content["brings"])
    groups: list[tuple[Mapping[str, Any], list[Brought]]] = [({"name": "an ordinary export"}, always)]
    for case in content["cases"]:
        only(case, {"name", "facts", "adds", "drops"}, case["name"])
        groups.append((case, [*_without(always, case), *_lines(case.get("adds", ()))]))
    days = sorted({day for _, lines in groups for line in lines for day in _around(line)})
    for case, lines in groups:
        facts = facts_of({**base, **case.get("facts", {})}, case["name"])
        for on in days:
            yield DayCase(on, case["name"], facts, {}, {"brings": _on(lines, on)})
    for draft in content["drafts"]:
        only(draft, {"draft", "on", "cases"}, draft["draft"])
        for case in draft["cases"]:
            facts = facts_of({**base, **case.get("facts", {})}, case["name"])
            for on in draft["on"]:
                brings = _on(_lines(case["brings"]), on)
                yield DayCase(on, case["name"], facts, {}, {"brings": brings}, draft["draft"])


def _lines(lines: Sequence[Brought]) -> list[Brought]:
    for line in lines:
        only(line, _LINE, str(line))
    return list(lines)


def _without(lines: Sequence[Brought], case: Mapping[str, Any]) -> list[Brought]:
    drops = case.get("drops", ())
    for drop in drops:
        assert any(_is(line, drop) for line in lines), f"{case['name']}: nothing is dropped by {drop}"
    return [line for line in lines if not any(_is(line, drop) for drop in drops)]


def _is(line: Brought, drop: Brought) -> bool:
    return all(line.get(key) == value for key, value in drop.items())


def _around(line: Brought) -> Iterator[date]:
    step = timedelta(days=1)
    yield from (line["from"] - step, line["from"])
    if "until" in line:
        yield from (line["until"], line["until"] + step)


def _on(lines: Sequence[Brought], on: date) -> list[str]:
    """Give the lines of a day, a text each."""
    return sorted(_text(line) for line in lines if line.get("from", on) <= on <= line.get("until", on))


def _text(line: Brought) -> str:
    """Write a line without its days, its keys in one order."""
    return ", ".join(f"{key}: {line[key]}" for key in sorted(line) if key not in _WINDOW)


TABLE = DayTable(
    tuple(_cases()),
    lambda case, book: brought(case, book) != case.expected["brings"],
    lambda law: tuple(law.having(sort) for sort in _SORTS),
)
