"""Counts official clocks back from a day."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from tongguan.decision.clocks import Due, NotInForceError, due
from tongguan.decision.lead_times.model import LeadTime, Step
from tongguan.law import Clock, Lawbook, Owes
from tongguan.vocabulary import Citation, Pathway, Phrase
from tongguan.working_days import is_working_day, roll_backward

_ASSESSMENT = ("assessment-completeness-check", "assessment-acceptance", "assessment-decision")
"""From filing with the province to the result, each ending where the next begins."""

_REPORTS = {
    Pathway.SECURITY_ASSESSMENT: "self-assessment-freshness",
    Pathway.CONTRACT_OR_CERTIFICATION: "pipia-freshness",
}
_FIRST = {
    Pathway.SECURITY_ASSESSMENT: ("file_security_assessment",),
    Pathway.CONTRACT_OR_CERTIFICATION: ("contract_in_effect", "apply_for_certification"),
}
_NO_CLOCK = frozenset({"gba_contract"})
_LONGEST = 400

_MAY_BE_EXTENDED = Phrase(
    "材料补充、情况复杂的，评估可以延长；准备材料的时间没有法定期限，均未计入",
    "an assessment may be extended where papers are supplemented or the case is complex, and no clock runs for "
    "preparing the papers: neither is counted here",
)
_NO_LAW_ON_PREPARING = Phrase(
    "订立合同、开展影响评估没有法定期限；认证所需时间由专业认证机构决定：均未计入",
    "no clock runs for concluding a contract or for the impact assessment, and a certification takes as long as its "
    "body needs: none of this is counted here",
)


def lead_time(pathway: Pathway, reached_on: date, book: Lawbook) -> LeadTime | None:
    """Give the last working day to act before a line is reached; ``None`` for a route that nobody applies for.

    Args:
        pathway: The route that follows from the line.
        reached_on: The day on which the line is reached: the route must be in place before it.
        book: The lawbook; each clock is that in force on its own event's day.
    """
    if pathway not in _FIRST:
        return None
    clocks = tuple(book.clocks())
    in_place_by = reached_on - timedelta(days=1)
    steps: list[Step] = []
    if pathway is Pathway.SECURITY_ASSESSMENT:
        needed = in_place_by
        for code in reversed(_ASSESSMENT):
            step = _last_start(code, needed, clocks)
            if step is None:
                return None
            steps.insert(0, step)
            needed = step.begins
    rolled = roll_backward(steps[0].begins if steps else in_place_by)  # never later: nobody is made late
    note = _MAY_BE_EXTENDED if steps else _NO_LAW_ON_PREPARING
    return LeadTime(
        pathway,
        in_place_by,
        rolled.on,
        rolled.provisional or any(step.provisional for step in steps),
        tuple(steps),
        _report_from(_REPORTS[pathway], rolled.on, clocks),
        tuple(dict.fromkeys(_owing(_FIRST[pathway], rolled.on, book))),
        (note,),
    )


def _last_start(code: str, needed_by: date, clocks: tuple[Clock, ...]) -> Step | None:
    """Find the last working day on which the clock's event may be, so that it ends in time."""

    def in_time(answer: Due, on: date) -> bool:
        return _day(answer) <= needed_by and is_working_day(on).working

    found = _walk_back(code, needed_by, clocks, in_time)
    if found is None:
        return None
    begins, answer = found
    return Step(code, begins, _day(answer), answer.provisional, answer.rule, answer.cites)


def _report_from(code: str, on: date, clocks: tuple[Clock, ...]) -> date | None:
    """Find the first day on which a report may be finished and still be fresh on ``on``."""
    found = _walk_back(code, on, clocks, lambda answer, _: _day(answer) < on)
    return None if found is None else found[0] + timedelta(days=1)


def _walk_back(
    code: str, before: date, clocks: tuple[Clock, ...], wanted: Callable[[Due, date], bool]
) -> tuple[date, Due] | None:
    for days in range(_LONGEST):
        on = before - timedelta(days=days)
        try:
            answer = due(code, on, clocks)
        except NotInForceError:
            return None
        if wanted(answer, on):
            return on, answer
    return None


def _day(answer: Due) -> date:
    return answer.ends.date() if isinstance(answer.ends, datetime) else answer.ends


def _owing(codes: tuple[str, ...], on: date, book: Lawbook) -> Iterable[Citation]:
    for rule in book.rules:
        effect = rule.effect
        if not isinstance(effect, Owes) or effect.code not in codes or effect.mechanism in _NO_CLOCK:
            continue
        if rule.is_in_force(on):
            yield Citation.parse(rule.cites)
