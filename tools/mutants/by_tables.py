"""Kills by the tables that lawyers sign: of each rule, of each day, of the clocks, of the standings."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from tests.decision.clocks import clock_tables
from tests.decision.standing import standing_tables
from tests.law import bringing_tables, day_tables
from tests.law.case_tables import Case, gives, rule_cases
from tongguan.decision.regime.law_of_day import BookKey, law_of_day
from tongguan.law import RunsClock
from tools.mutants.killers import Killer, Suspect

_DAY_TABLES = (*day_tables.ALL, bringing_tables.TABLE)


@cache
def _cases_of_rules() -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = {}
    for case in rule_cases():
        found.setdefault(case.rule.name, []).append(case)
    return found


def _rule_cases(suspect: Suspect) -> Iterator[str]:
    """Ask the cases of the changed rule; that a rule is gone is left to those who ask what comes of it."""
    changed = suspect.mutant.changed
    if changed is None:
        return
    for case in _cases_of_rules().get(changed.name, ()):
        if gives(changed.when, case) is not case.holds:
            yield str(case)


def _day_cases(suspect: Suspect) -> Iterator[str]:
    """Ask the tables of days, day after day, where what they rest on is not the law; none rests on a clock."""
    if _runs_clock(suspect):
        return
    law, book = BookKey(suspect.law), BookKey(suspect.book)
    for (on, as_if), tables in _by_day().items():
        if not suspect.mutant.concerns(on, as_if):
            continue
        its = law_of_day(book, on, None, as_if)
        for place, cases in tables.items():
            table = _DAY_TABLES[place]
            if table.rests_on(its) != _rests_on(law, place, on, as_if):
                yield from (str(case) for case in cases if table.fails(case, suspect.book))


@cache
def _by_day() -> dict[tuple[date, str | None], dict[int, list[day_tables.DayCase]]]:
    """Give the cases of each day, with the draft taken as law, by the place of their table."""
    found: dict[tuple[date, str | None], dict[int, list[day_tables.DayCase]]] = {}
    for place, table in enumerate(_DAY_TABLES):
        for case in table.cases:
            found.setdefault((case.on, case.as_if), {}).setdefault(place, []).append(case)
    return found


@cache
def _rests_on(law: BookKey, place: int, on: date, as_if: str | None) -> object:
    return _DAY_TABLES[place].rests_on(law_of_day(law, on, None, as_if))


def _runs_clock(suspect: Suspect) -> bool:
    return suspect.mutant.rule is not None and isinstance(suspect.mutant.rule.effect, RunsClock)


def _clock_cases(suspect: Suspect) -> Iterator[str]:
    """Ask the tables of clocks, the changed clock first."""
    rule = suspect.mutant.rule
    if rule is None or not isinstance(rule.effect, RunsClock):
        return
    clocks, code = suspect.book.clocks(), rule.effect.clock.code
    for case in sorted(clock_tables.CASES, key=lambda case: case.clock != code):
        if clock_tables.answered(case, clocks) != case.expected:
            yield str(case)
    for running in sorted(clock_tables.RUNNING, key=lambda case: case.clock != code):
        if clock_tables.run_by(running, clocks) != running.run_by:
            yield str(running)


def _standing_cases(suspect: Suspect) -> Iterator[str]:
    for case in standing_tables.CASES:
        if any(standing_tables.differences(case, suspect.book)):
            yield str(case["name"])


RULE_TABLES = Killer("rule tables", _rule_cases)
DAY_TABLES = Killer("day tables", _day_cases)
CLOCK_TABLES = Killer("clock tables", _clock_cases)
STANDING_TABLE = Killer("standing table", _standing_cases)
