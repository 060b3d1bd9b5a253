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
    """Ask the tables of days, on those days on which what they rest on is not the law."""
    for table in _DAY_TABLES:
        unlike: dict[tuple[date, str | None], bool] = {}
        for case in table.cases:
            day = (case.on, case.as_if)
            if day not in unlike:
                unlike[day] = suspect.mutant.concerns(*day) and _is_unlike(suspect, table, *day)
            if unlike[day] and table.fails(case, suspect.book):
                yield str(case)


def _is_unlike(suspect: Suspect, table: day_tables.DayTable, on: date, as_if: str | None) -> bool:
    books = (BookKey(suspect.law), BookKey(suspect.book))
    mine, its = (table.rests_on(law_of_day(key, on, None, as_if)) for key in books)
    return mine != its


def _clock_cases(suspect: Suspect) -> Iterator[str]:
    if suspect.mutant.rule is None or not isinstance(suspect.mutant.rule.effect, RunsClock):
        return
    clocks = suspect.book.clocks()
    for case in clock_tables.CASES:
        if clock_tables.answered(case, clocks) != case.expected:
            yield str(case)
    for running in clock_tables.RUNNING:
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
