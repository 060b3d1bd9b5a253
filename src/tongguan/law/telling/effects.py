"""Says in words what a rule does."""

from typing import assert_never

from tongguan.law import (
    Content,
    Effect,
    Frees,
    LeavesOut,
    Opens,
    Owes,
    PrevailsOver,
    Requires,
    RunsClock,
    Transition,
    Trigger,
    Warns,
)
from tongguan.law.model import Limit
from tongguan.law.telling import words
from tongguan.law.telling.periods import period_of, start_of
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.terms import DUTIES, MECHANISMS


def in_words(effect: Effect) -> Phrase:  # noqa: C901, PLR0911, PLR0912 -- one arm a kind of effect
    """Give what a rule does, in both languages."""
    match effect:
        case Requires(pathway):
            return words.REQUIRES[pathway]
        case Frees(people, reading):
            said = words.FREES_COUNTED if people == "counted" else words.FREES_LEFT_OUT
            return joined(said, filled(words.DEPENDS, reading=reading)) if reading else said
        case LeavesOut():
            return words.LEAVES_OUT
        case Opens(mechanism):
            return filled(words.OPENS, mechanism=MECHANISMS[mechanism])
        case Owes():
            return _duty(effect)
        case RunsClock(clock):
            return filled(words.CLOCK, code=clock.code, period=period_of(clock), start=start_of(clock))
        case Warns(code):
            return filled(words.WARNS, code=code)
        case Content(document, items):
            listed = Phrase("；".join(item.says.zh for item in items), "; ".join(item.says.en for item in items))
            return filled(words.CONTENT, document=document, items=listed)
        case PrevailsOver(instruments):
            return filled(words.PREVAILS, instruments=Phrase("、".join(instruments), ", ".join(instruments)))
        case Trigger(mechanism, changes, only_if_security_affected):
            named = [words.CHANGES[change] for change in changes]
            listed = Phrase("、".join(each.zh for each in named), ", ".join(each.en for each in named))
            said = filled(words.TRIGGER, mechanism=MECHANISMS[mechanism], changes=listed)
            return joined(said, words.TRIGGER_IF_SECURITY) if only_if_security_affected else said
        case Transition(began_before, until):
            return filled(words.TRANSITION, began_before=str(began_before), until=str(until))
        case Limit(_, percent):
            return filled(words.LIMIT, percent=str(percent))
        case _:
            assert_never(effect)


def filled(pattern: Phrase, **values: Phrase | str) -> Phrase:
    """Fill the places of a pattern, each in the language of the pattern."""
    zh = {name: value.zh if isinstance(value, Phrase) else value for name, value in values.items()}
    en = {name: value.en if isinstance(value, Phrase) else value for name, value in values.items()}
    return Phrase(pattern.zh.format(**zh), pattern.en.format(**en))


def joined(*parts: Phrase) -> Phrase:
    """Give phrases one after the other, as they are."""
    return Phrase("".join(part.zh for part in parts), "".join(part.en for part in parts))


def _duty(owes: Owes) -> Phrase:
    parts = [filled(words.OWES, duty=DUTIES.get(owes.code, owes.code))]
    if owes.before is not None:
        parts.append(words.BEFORE_APPLICATION if owes.before == "application" else words.BEFORE_EXPORT)
    if owes.mechanism is not None:
        parts.append(filled(words.OWED_WITH, mechanism=MECHANISMS[owes.mechanism]))
    if owes.clock is not None:
        parts.append(filled(words.OWED_BY, clock=owes.clock))
    return joined(*parts)
