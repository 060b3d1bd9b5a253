"""Makes the mistakes that one can make in what a rule does."""

from collections.abc import Iterator
from datetime import timedelta
from typing import assert_never, get_args

from msgspec.structs import replace

from tongguan.law import (
    Content,
    Effect,
    Frees,
    LeavesOut,
    Mechanism,
    Opens,
    Owes,
    PrevailsOver,
    Requires,
    RunsClock,
    Transition,
    Trigger,
    Warns,
)
from tongguan.law.model import Limit, PeopleTreatment
from tongguan.vocabulary import Pathway
from tools.mutants import clocks
from tools.mutants.model import Kind

Changed = tuple[Kind, str, Effect]
"""The sort of mistake, its label, and the whole effect with it."""

_MECHANISMS: tuple[Mechanism, ...] = get_args(Mechanism)
_DAY = timedelta(days=1)


def changes_of(effect: Effect) -> Iterator[Changed]:  # noqa: C901, PLR0912 -- one arm a kind of effect
    """Yield the effect with one mistake each; what a document must hold is left alone, for no answer rests on it."""
    match effect:
        case Requires():
            yield from _requires(effect)
        case Frees():
            yield from _frees(effect)
        case Opens(mechanism):
            other = _another(mechanism)
            yield Kind.EFFECT, f"opens={other}", Opens(other)
        case Owes():
            yield from _owes(effect)
        case Warns(code, engine):
            yield Kind.EFFECT, "code", replace(effect, code=f"not-{code}")
            if engine is not None:
                yield Kind.EFFECT, "without-engine", replace(effect, engine=None)
        case PrevailsOver(instruments):
            for name in instruments:
                left = tuple(each for each in instruments if each != name)
                yield Kind.PRECEDENCE, f"prevails-over-without@{name}", PrevailsOver(left)
        case Trigger():
            yield from _trigger(effect)
        case Transition(began_before, until):
            for sign, step in (("+1", _DAY), ("-1", -_DAY)):
                yield Kind.EFFECT, f"began-before{sign}", replace(effect, began_before=began_before + step)
                yield Kind.EFFECT, f"until{sign}", replace(effect, until=until + step)
        case Limit(code, percent):
            yield Kind.EFFECT, "code", replace(effect, code=f"not-{code}")
            yield Kind.EFFECT, "percent+1", replace(effect, percent=percent + 1)
            yield Kind.EFFECT, "percent-1", replace(effect, percent=percent - 1)
        case RunsClock(clock):
            yield from ((Kind.CLOCK, label, RunsClock(changed)) for label, changed in clocks.changes_of(clock))
        case LeavesOut() | Content():
            return
        case _:
            assert_never(effect)


def _requires(effect: Requires) -> Iterator[Changed]:
    """Yield the pathways next to this one by weight; what requires nothing is an exemption, and no rule says so."""
    ways = sorted({*Pathway} - {Pathway.EXEMPT}, key=lambda each: each.weight)
    place = ways.index(effect.pathway)
    for other in (*ways[max(place - 1, 0) : place], *ways[place + 1 : place + 2]):
        yield Kind.OUTCOME, f"requires={other}", Requires(other)


def _frees(effect: Frees) -> Iterator[Changed]:
    other = _swapped(effect.people)
    yield Kind.COUNTING, f"people={other}", replace(effect, people=other)
    if effect.alternative is not None:
        other = _swapped(effect.alternative)
        yield Kind.COUNTING, f"alternative={other}", replace(effect, alternative=other)


def _owes(effect: Owes) -> Iterator[Changed]:
    yield Kind.EFFECT, "code", replace(effect, code=f"not-{effect.code}")
    if effect.before is not None:
        yield Kind.EFFECT, "without-before", replace(effect, before=None)
    if effect.clock is not None:
        yield Kind.EFFECT, "without-clock", replace(effect, clock=None)
    if effect.mechanism is not None:
        yield Kind.EFFECT, "without-mechanism", replace(effect, mechanism=None)
        other = _another(effect.mechanism)
        yield Kind.EFFECT, f"mechanism={other}", replace(effect, mechanism=other)


def _trigger(effect: Trigger) -> Iterator[Changed]:
    other = _another(effect.mechanism)
    yield Kind.EFFECT, f"mechanism={other}", replace(effect, mechanism=other)
    flag = not effect.only_if_security_affected
    yield Kind.EFFECT, f"only-if-security-affected={flag}".lower(), replace(effect, only_if_security_affected=flag)
    for change in effect.changes:
        left = tuple(each for each in effect.changes if each != change)
        yield Kind.EFFECT, f"without-change@{change}", replace(effect, changes=left)


def _swapped(people: PeopleTreatment) -> PeopleTreatment:
    return "left_out" if people == "counted" else "counted"


def _another(mechanism: Mechanism) -> Mechanism:
    return _MECHANISMS[(_MECHANISMS.index(mechanism) + 1) % len(_MECHANISMS)]
