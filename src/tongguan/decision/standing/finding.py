"""What was found about one mechanism, and how findings join."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tongguan.decision.standing.model import Flag, Overdue, Reason, Refiling, Standing, worst
from tongguan.vocabulary import Phrase


@dataclass(frozen=True, slots=True)
class Finding:
    """A standing with its reasons; ``COVERED`` without reasons is "nothing wrong found".

    ``ordered`` says that an authority ordered the export to stop, ``since`` from which day.
    """

    standing: Standing = Standing.COVERED
    reasons: tuple[Reason, ...] = ()
    flags: tuple[Flag, ...] = ()
    refilings: tuple[Refiling, ...] = ()
    overdue: tuple[Overdue, ...] = ()
    ordered: bool = False
    since: date | None = None

    def with_flags(self, *flags: Flag) -> "Finding":
        """Give the finding with more flags."""
        return replace(self, flags=(*self.flags, *flags))


NOTHING_WRONG = Finding()


def found(standing: Standing, zh: str, en: str, cites: tuple[str, ...] = ()) -> Finding:
    """Give a finding with one reason."""
    return Finding(standing, (Reason(Phrase(zh, en), cites),))


def flagged(code: str, mechanism: str | None, zh: str, en: str, cites: tuple[str, ...] = ()) -> Finding:
    """Give a finding that is nothing but a flag."""
    return Finding(flags=(Flag(code, Phrase(zh, en), cites, mechanism),))


def together(findings: Iterable[Finding]) -> Finding:
    """Join findings on one mechanism: the worst standing, its reasons first."""
    all_found = sorted(findings, key=lambda each: each.standing.place)
    if not all_found:
        return NOTHING_WRONG
    standing = worst(each.standing for each in all_found)
    against = [each for each in all_found if each.standing is not Standing.COVERED]
    reasons = [reason for each in (against or all_found) for reason in each.reasons]
    return Finding(
        standing,
        tuple(dict.fromkeys(reasons)),
        tuple(dict.fromkeys(flag for each in all_found for flag in each.flags)),
        tuple(dict.fromkeys(refiling for each in all_found for refiling in each.refilings)),
        tuple(dict.fromkeys(overdue for each in all_found for overdue in each.overdue)),
        any(each.ordered for each in all_found),
        next((each.since for each in all_found if each.since is not None), None),
    )
