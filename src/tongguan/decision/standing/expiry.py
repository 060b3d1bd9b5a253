"""How long a mechanism carries: the printed last day, or the one that the law gives."""

from dataclasses import dataclass
from datetime import date, timedelta

from tongguan.decision.standing.finding import NOTHING_WRONG, Finding, flagged, found, together
from tongguan.decision.standing.model import Standing
from tongguan.decision.standing.setting import CONTRACTS, Asked

CONTRACT_WARNING_DAYS = 90
"""Days before the last day of a contract from which it is shown as expiring. Ours, not the law's."""

ASSESSMENT_WARNING_DAYS = 120
"""The same for an assessment (fewer than this many days left); its extension window warns too. Ours, not the law's."""

RENEWAL_WARNING_DAYS = 30
"""Days before the day to apply for renewal from which a certificate is shown as expiring. Ours, not the law's."""

_VALIDITY = {"security_assessment": "assessment-validity", "certification": "certificate-validity"}


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day a mechanism carries, that day included; ``printed`` where the paper says so."""

    on: date
    printed: bool
    cites: tuple[str, ...] = ()


def last_day(asked: Asked) -> LastDay | None:
    """Give the last day, or ``None`` where there is none or it is not known.

    A printed day prevails over the computed one (readings A10 and A27).
    """
    printed = asked.day("valid_until")
    if printed is not None:
        return LastDay(printed, printed=True)
    code, started = _VALIDITY.get(asked.mechanism.kind), asked.started
    if code is None or started is None:
        return None
    # Reading A10: a result keeps the validity of the day it was issued, or takes that of today's rule.
    later = asked.as_of if asked.setting.reading("A10") == "three-years" else None
    computed = asked.setting.due(code, started, as_of=later) or asked.setting.due(code, started)
    if computed is None or not computed.grade.decides or not isinstance(computed.ends, date):
        return None
    # Reading A27: the last day is the corresponding day, or the one before.
    earlier = timedelta(days=1) if asked.setting.reading("A27") == "day-before" else timedelta()
    return LastDay(computed.ends - earlier, printed=False, cites=tuple(str(cite) for cite in computed.cites))


def find_expiry(asked: Asked) -> Finding:
    """Find whether the mechanism has lapsed, or will soon."""
    last = last_day(asked)
    if last is None:
        if asked.mechanism.kind in CONTRACTS:
            return NOTHING_WRONG
        return found(
            Standing.UNKNOWN,
            f"{asked.name.zh}的有效期无法推算；请补充 valid_until",
            f"how long {asked.name.en} is valid cannot be worked out: give `valid_until`",
        )
    open_reading = _open_reading(asked, last)
    if asked.as_of > last.on:
        lapsed = found(
            Standing.LAPSED,
            f"{asked.name.zh}已于{last.on}届满，不再作为出境依据",
            f"{asked.name.en} expired on {last.on} and carries nothing any more",
            last.cites,
        )
        return together((lapsed, open_reading))
    match asked.mechanism.kind:
        case "security_assessment":
            soon = _assessment(asked, last)
        case "certification":
            soon = _certificate(asked, last)
        case _:
            soon = _within(asked, last, CONTRACT_WARNING_DAYS)
    return together((soon, open_reading))


def _within(asked: Asked, last: LastDay, days: int) -> Finding:
    left = (last.on - asked.as_of).days
    if left > days:
        return NOTHING_WRONG
    return found(
        Standing.EXPIRING,
        f"{asked.name.zh}{last.on}届满（还有{left}天），届满当日仍有效",
        f"{asked.name.en} expires on {last.on} ({left} days left; that day is still valid)",
        last.cites,
    )


def _assessment(asked: Asked, last: LastDay) -> Finding:
    soon = _within(asked, last, ASSESSMENT_WARNING_DAYS - 1)
    started = asked.started
    window = (
        asked.setting.due("assessment-extension-window", started, as_of=asked.as_of, expires=last.on)
        if started
        else None
    )
    if window is None or window.opens is None or not window.opens <= asked.as_of <= last.on:
        return soon
    return found(
        Standing.EXPIRING,
        f"{asked.name.zh}{last.on}届满；延长有效期的申请期自{window.opens}至{last.on}，现在可以申请",
        f"{asked.name.en} expires on {last.on}; an extension may be asked for from {window.opens} to {last.on}: now",
        tuple(str(cite) for cite in window.cites),
    )


def _certificate(asked: Asked, last: LastDay) -> Finding:
    started = asked.started
    renewal = asked.setting.due("certificate-renewal", started, as_of=asked.as_of, expires=last.on) if started else None
    if renewal is None:
        return _within(asked, last, CONTRACT_WARNING_DAYS)
    apply_by = renewal.opens or renewal.due
    if not isinstance(apply_by, date) or asked.as_of < apply_by - timedelta(days=RENEWAL_WARNING_DAYS):
        return NOTHING_WRONG
    cites = tuple(str(cite) for cite in renewal.cites)
    if renewal.opens is not None or asked.as_of <= apply_by:
        zh, en = ("自" if renewal.opens else "最迟"), ("from" if renewal.opens else "by")
        return found(
            Standing.EXPIRING,
            f"{asked.name.zh}{last.on}届满；需继续使用的，{zh}{apply_by}提出认证申请",
            f"{asked.name.en} expires on {last.on}; to go on using it apply {en} {apply_by}",
            cites,
        )
    late = flagged(
        "renewal-day-passed",
        asked.mechanism.id,
        f"续期申请日（{apply_by}）已过；如尚未申请，请立即与认证机构联系",
        f"the day to apply for renewal ({apply_by}) has passed; if nothing was filed, ask the certification body now",
        cites,
    )
    soon = found(
        Standing.EXPIRING,
        f"{asked.name.zh}{last.on}届满",
        f"{asked.name.en} expires on {last.on}",
        cites,
    )
    return together((soon, late))


def _open_reading(asked: Asked, last: LastDay) -> Finding:
    """Flag a computed validity that a later rule may have changed (reading A10)."""
    started = asked.started
    if last.printed or started is None or asked.mechanism.kind != "security_assessment":
        return NOTHING_WRONG
    then, now = (asked.setting.due("assessment-validity", started, as_of=day) for day in (None, asked.as_of))
    if then is None or now is None or then.ends == now.ends:
        return NOTHING_WRONG
    return flagged(
        "validity-to-check",
        asked.mechanism.id,
        f"结果出具后有效期规定有变（{then.ends}或者{now.ends}届满），过渡没有规定："
        "以通知书载明的日期为准，请填写 valid_until",
        f"the rule on validity changed after the result was issued (expiry {then.ends} or {now.ends}), without a "
        "transition: the date printed on the notice prevails, give `valid_until`",
        tuple(dict.fromkeys(str(cite) for each in (then, now) for cite in each.cites)),
    )
