"""What was answered so far, in order, and the declaration that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from tongguan.decision.interview.content import put
from tongguan.vocabulary import TongguanError

NOT_KNOWN = "·not-known"
"""The answer of somebody who does not know."""
Where = tuple[str, ...]
"""The steps to a fact in a declaration, exports and recipients by their ids."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: where it belongs, and the value as the declaration holds it (or ``NOT_KNOWN``)."""

    where: Where
    value: Any


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What was typed and the entries of a catalogue most like it, best first."""

    typed: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the last answer was not taken, with what was typed, so that nobody types it again."""

    where: Where
    typed: Any
    error: TongguanError
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True)
class State:
    """An interview as far as it came. A value: every step gives a new one.

    ``base`` is the declaration it began with, as plain values; ``given`` are the answers since, in order.
    ``ahead`` are answers that were taken back, the last one taken back first: they are offered again.
    """

    base: Mapping[str, Any] = field(default_factory=dict)
    given: tuple[Given, ...] = ()
    ahead: tuple[Given, ...] = ()
    problem: Problem | None = None

    @cached_property
    def content(self) -> Mapping[str, Any]:
        """The declaration so far, as plain values; what is not known is left out."""
        content = self.base
        for each in self.given:
            if each.value != NOT_KNOWN:
                content = put(content, each.where, each.value)
        return content

    @cached_property
    def not_known(self) -> frozenset[Where]:
        """The facts that were said not to be known."""
        return frozenset(each.where for each in self.given if each.value == NOT_KNOWN)

    @cached_property
    def asked(self) -> frozenset[Where]:
        """The facts that were asked about: nobody is asked twice, though the answer may have been a range."""
        return frozenset(each.where for each in self.given)

    def kept(self, where: Where) -> Any:  # noqa: ANN401 -- a value of any fact
        """Give the answer to this question that was taken back, or ``None``."""
        return next((each.value for each in self.ahead if each.where == where), None)

    def gives(self, where: Where, value: object) -> "State":
        """Give the state with one more answer; one that was taken back and is given again moves on."""
        given = Given(where, value)
        ahead = tuple(each for each in self.ahead if each.where != where)
        return State(self.base, (*self.given, given), ahead)

    def refuses(self, problem: Problem) -> "State":
        """Give the state with what went wrong beside the question."""
        return replace(self, problem=problem)


def back(state: State) -> State:
    """Take the last answer back; it is kept, to be offered again. At the beginning nothing changes."""
    if not state.given:
        return replace(state, problem=None)
    *before, last = state.given
    return State(state.base, tuple(before), (last, *state.ahead))


def forward(state: State) -> State:
    """Give the answer again that was taken back last; without one nothing changes."""
    if not state.ahead:
        return replace(state, problem=None)
    first, *rest = state.ahead
    return State(state.base, (*state.given, first), tuple(rest))
