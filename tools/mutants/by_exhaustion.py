"""Shows by trying every day that a mutant's clock runs as the law's does: some mistakes in a clock change nothing."""

from collections.abc import Iterator
from datetime import date, timedelta

from tongguan.decision.clocks import due
from tongguan.law import Clock, RunsClock
from tongguan.vocabulary import TongguanError
from tools.mutants.killers import Suspect

_YEARS = 12
"""How long after the last rule on a clock began events are tried: beyond the calendar of rest days and any period."""


def runs_alike(suspect: Suspect) -> bool:
    """Whether a clock gives the same days for every event, and for every printed end that it may be counted from."""
    rule, changed = suspect.mutant.rule, suspect.mutant.changed
    if rule is None or changed is None or not isinstance(rule.effect, RunsClock):
        return False
    if not isinstance(changed.effect, RunsClock) or changed.effect.clock.code != rule.effect.clock.code:
        return False
    if rule.effect.clock.unit == "hours":
        return False  # events are instants: there are too many
    mine, its = suspect.law.clocks(), suspect.book.clocks()
    return all(_answer(*asked, mine) == _answer(*asked, its) for asked in _questions(rule.effect.clock, mine))


def _questions(clock: Clock, clocks: tuple[Clock, ...]) -> Iterator[tuple[str, date, date | None]]:
    """Yield the clock's code, each day of an event, and each printed end."""
    rules = [each for each in clocks if each.code == clock.code]
    first = min(each.first for each in rules) - timedelta(days=1)
    days = (max(each.first for each in rules) - first).days + _YEARS * 366
    for step in range(days):
        day = first + timedelta(days=step)
        yield clock.code, day, None
        if clock.anchor is not None:
            yield clock.code, clock.first, day


def _answer(code: str, day: date, expires: date | None, clocks: tuple[Clock, ...]) -> object:
    try:
        answer = due(code, day, clocks, expires=expires)
    except TongguanError as error:
        return type(error)
    return answer.due, answer.opens, answer.closes, answer.provisional, answer.cites
