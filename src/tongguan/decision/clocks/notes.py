"""The notes that go with an answer."""

from collections.abc import Iterable
from datetime import date

from tongguan.decision.clocks.model import Note
from tongguan.law.clock import Clock
from tongguan.vocabulary.phrase import Phrase
from tongguan.working_days import published_until

_VALIDITY = "-validity"

UNVERIFIED = Note(
    "unverified",
    Phrase(
        "依据未经核实，日期仅供参考，不作为逾期依据",
        "the rule is not verified: the day is for orientation and is never overdue",
    ),
)
PRINTED_DATE = Note(
    "printed-date-prevails",
    Phrase("通知书或者证书载明日期的，以载明日期为准", "a date printed on the notice or certificate prevails"),
)


def gives_validity(clock: Clock) -> bool:
    """Whether the clock says how long a result or certificate is valid."""
    return clock.code.endswith(_VALIDITY)


def must_not_be_late(clock: Clock) -> bool:
    """Whether the clock gives a last day counted back from another; a window only opens there."""
    return clock.direction == "before" and not clock.window


def provisional(clock: Clock) -> Note:
    """Say that the calendar is not published so far, what is assumed, and which way the day may move."""
    until = published_until()
    if must_not_be_late(clock):
        zh = "可能放假的日子一律不计为工作日；公布后日期可能推后"
        en = "no day counts that may become a day off; the true day can be later"
    elif clock.direction == "before":
        zh = "暂按周一至周五推算；公布后日期可能提前"
        en = "Monday to Friday is assumed; the true day can be earlier"
    else:
        zh = "暂按周一至周五推算，公布后请重新计算"
        en = "Monday to Friday is assumed: ask again once they are"
    says = Phrase(f"{until}以后的放假安排尚未公布，{zh}", f"no holidays are published after {until}; {en}")
    return Note("provisional", says)


def ended_by_then(clock: Clock, falls_due: date) -> tuple[Note, ...]:
    """Say that a rule on acting before expiry will not be law any more when it is time to act."""
    if clock.anchor is None or clock.last is None or falls_due <= clock.last:
        return ()
    by = ", ".join(str(cite) for cite in clock.ended_by)
    zh, en = (f"（{by}）", f" (ended by {by})") if by else ("", "")
    return (
        Note(
            "ended-by-then",
            Phrase(
                f"本规则施行至{clock.last}{zh}，届期时已不适用，请按届期时有效的规定重新计算",
                f"the rule is in force until {clock.last}{en}, before it is time to act: "
                "ask as of a later day for the rule in force then",
            ),
        ),
    )


def of_other_editions(clock: Clock, day: date, clocks: Iterable[Clock]) -> tuple[Note, ...]:
    """Say which other edition of a validity rule may claim the event.

    The length of validity is fixed by a rule that may have changed since the result was issued, or that began
    after it: whether the change reaches the result is an open question (reading A10).
    """
    if not gives_validity(clock):
        return ()
    if day < clock.first:
        return (
            Note(
                "issued-before-the-rule",
                Phrase(
                    f"该结果出具于{clock.first}之前，本规则是否适用尚无定论（A10），以载明日期为准",
                    f"the result is of before {clock.first}; whether this rule reaches it is open (reading A10), "
                    "and the printed date prevails",
                ),
            ),
        )
    return tuple(
        Note(
            "changed-since",
            Phrase(
                f"自{other.first}起另有规定（{other.cites[0]}），是否及于此前出具的结果尚无定论（A10），以载明日期为准",
                f"changed from {other.first} by {other.cites[0]}; whether that reaches results of before is open "
                "(reading A10), and the printed date prevails",
            ),
        )
        for other in clocks
        if other.code == clock.code and day < other.first and not other.counts_like(clock)
    )
