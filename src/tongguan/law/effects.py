"""Reads what a rule does from its entry."""

from collections.abc import Callable
from typing import NamedTuple, cast

from tongguan.law.clock import Clock, ClockFormError
from tongguan.law.entry import Entry
from tongguan.law.errors import WrongTypeError
from tongguan.law.model import (
    Content,
    ContentItem,
    Effect,
    Frees,
    LeavesOut,
    Limit,
    Mechanism,
    Opens,
    Owes,
    PeopleTreatment,
    PrevailsOver,
    Requires,
    RunsClock,
    Transition,
    Trigger,
    Warns,
    Window,
)
from tongguan.vocabulary import Citation, CitationError, Grade, Pathway, Phrase

_PATHWAYS = ("not_an_export", "contract_or_certification", "security_assessment", "other_law", "prohibited")
_TREATMENTS = ("counted", "left_out")
_MECHANISMS = ("standard_contract", "certification", "gba_contract", "security_assessment", "zone_record")
_COMPANIONS = {"people_by_reading": ("frees",), "for_mechanism": ("owes", "content"), "when_engine": ("warns",)}
_EVENT_KEYS = ("code", "start", "direction", "amount", "unit", "rolls", "anchor", "window", "day", "started_before")


class Head(NamedTuple):
    """What a rule says of itself apart from its effect."""

    cites: str
    says: Phrase
    window: Window
    grade: Grade
    reading: str | None


def read_effect(entry: Entry, head: Head) -> Effect | None:
    """Give the effect of a rule's entry, or ``None`` where it only records.

    Raises:
        WrongTypeError: There are two effects, or one is ill-formed.
    """
    found = [key for key in EFFECT_KEYS if entry.value.get(key) is not None]
    for companion, effects in _COMPANIONS.items():
        if entry.value.get(companion) is not None and not set(effects) & set(found):
            raise entry.error(WrongTypeError, f"`{companion}` stands only beside `{effects[0]}`", companion)
    if not found:
        return None
    if len(found) > 1:
        raise entry.error(WrongTypeError, f"one rule has one effect; this has `{found[0]}` and `{found[1]}`", found[1])
    if found[0] == "clock":
        try:
            return RunsClock(_clock(entry.inner("clock"), head))
        except (ClockFormError, CitationError) as error:
            raise entry.placed(error, "clock") from error
    return _READERS[found[0]](entry)


def _requires(entry: Entry) -> Effect:
    return Requires(Pathway(entry.one_of("requires", _PATHWAYS)))


def _frees(entry: Entry) -> Effect:
    people = cast("PeopleTreatment", entry.one_of("frees", _TREATMENTS))
    if entry.value.get("people_by_reading") is None:
        return Frees(people)
    by_reading = entry.inner("people_by_reading")
    by_reading.only(("reading", "default", "alternative"))
    return Frees(
        cast("PeopleTreatment", by_reading.one_of("default", _TREATMENTS)),
        by_reading.need("reading", str),
        cast("PeopleTreatment", by_reading.one_of("alternative", _TREATMENTS)),
    )


def _leaves_out(entry: Entry) -> Effect:
    if entry.need("leaves_out", bool) is False:
        raise entry.error(WrongTypeError, "`leaves_out` is true, or it does not stand there", "leaves_out")
    return LeavesOut()


def _opens(entry: Entry) -> Effect:
    return Opens(cast("Mechanism", entry.one_of("opens", _MECHANISMS)))


def _owes(entry: Entry) -> Effect:
    owes = entry.inner("owes")
    owes.only(("code", "before", "clock", "for_mechanism"))
    holder = owes if owes.value.get("for_mechanism") is not None else entry
    mechanism = holder.one_of("for_mechanism", _MECHANISMS) if holder.value.get("for_mechanism") is not None else None
    return Owes(
        owes.need("code", str),
        owes.get("before", str),
        owes.get("clock", str),
        cast("Mechanism | None", mechanism),
    )


def _warns(entry: Entry) -> Effect:
    warns = entry.inner("warns")
    warns.only(("code",))
    return Warns(warns.need("code", str), entry.get("when_engine", str))


def _content(entry: Entry) -> Effect:
    content = entry.inner("content")
    content.only(("document", "items"))
    items = []
    for item in content.entries("items"):
        item.only(("id", "says"))
        items.append(ContentItem(item.text("id"), item.phrase("says")))
    return Content(content.need("document", str), tuple(items))


def _prevails_over(entry: Entry) -> Effect:
    return PrevailsOver(entry.texts("prevails_over"))


def _trigger(entry: Entry) -> Effect:
    trigger = entry.inner("trigger")
    trigger.only(("mechanism", "changes", "only_if_security_affected"))
    return Trigger(
        cast("Mechanism", trigger.one_of("mechanism", _MECHANISMS)),
        trigger.texts("changes"),
        trigger.get("only_if_security_affected", bool) or False,
    )


def _transition(entry: Entry) -> Effect:
    transition = entry.inner("transition")
    transition.only(("began_before", "until"))
    before, until = transition.day("began_before"), transition.day("until")
    if before is None or until is None:
        raise transition.error(WrongTypeError, "a transition names `began_before` and `until`")
    return Transition(before, until)


def _limit(entry: Entry) -> Effect:
    limit = entry.inner("limit")
    limit.only(("code", "percent"))
    return Limit(limit.need("code", str), limit.need("percent", int))


def _clock(entry: Entry, head: Head) -> Clock:
    entry.only(_EVENT_KEYS)
    if head.window.first is None:
        raise entry.error(WrongTypeError, "a clock of a draft does not run; record it without `clock`")
    return Clock(
        code=entry.need("code", str),
        start=entry.need("start", str),
        direction=entry.one_of("direction", ("after", "before"), default="after"),  # type: ignore[arg-type]  # -- one of the two
        amount=entry.get("amount", int),
        unit=(
            entry.one_of("unit", ("hours", "working_days", "days", "months", "years"))  # type: ignore[arg-type]  # -- one of these
            if entry.value.get("unit") is not None
            else None
        ),
        rolls=entry.one_of("rolls", ("forward", "backward", "none"), default="none"),  # type: ignore[arg-type]  # -- one of the three
        anchor=entry.get("anchor", str),
        window=entry.get("window", bool) or False,
        day=entry.day("day"),
        started_before=entry.day("started_before"),
        cites=(Citation.parse(head.cites),),
        grade=head.grade,
        says_zh=head.says.zh,
        says_en=head.says.en,
        first=head.window.first,
        last=head.window.last,
        ended_by=(Citation.parse(head.window.ended_by),) if head.window.ended_by else (),
        reading=head.reading,
    )


_READERS: dict[str, Callable[[Entry], Effect]] = {
    "requires": _requires,
    "frees": _frees,
    "leaves_out": _leaves_out,
    "opens": _opens,
    "owes": _owes,
    "warns": _warns,
    "content": _content,
    "prevails_over": _prevails_over,
    "trigger": _trigger,
    "transition": _transition,
    "limit": _limit,
}
EFFECT_KEYS = (*_READERS, "clock")
