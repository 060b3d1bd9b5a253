"""What the lawbook is made of: instruments, their rules, and what a rule does."""

from datetime import date
from typing import Literal

import msgspec

from tongguan.law.clock import Clock
from tongguan.law.conditions import Condition
from tongguan.vocabulary import Grade, Pathway, Phrase

PeopleTreatment = Literal["counted", "left_out"]
Mechanism = Literal["standard_contract", "certification", "gba_contract", "security_assessment", "zone_record"]


class Requires(msgspec.Struct, frozen=True, tag="requires"):
    """The export needs this pathway."""

    pathway: Pathway


class Frees(msgspec.Struct, frozen=True, tag="frees"):
    """The export is free of all three procedures.

    ``people`` says whether its people count toward the handler's totals; where an open question decides
    that, ``reading`` names it and ``alternative`` is the treatment under the other reading.
    """

    people: PeopleTreatment
    reading: str | None = None
    alternative: PeopleTreatment | None = None


class LeavesOut(msgspec.Struct, frozen=True, tag="leaves_out"):
    """The people of the export do not count toward the handler's totals."""


class Opens(msgspec.Struct, frozen=True, tag="opens"):
    """A mechanism may be used."""

    mechanism: Mechanism


class Owes(msgspec.Struct, frozen=True, tag="owes"):
    """A duty is owed.

    ``before`` names what it must precede, ``clock`` the clock that runs for it, ``mechanism`` the
    mechanism whose use brings it about (``None``: it does not depend on one).
    """

    code: str
    before: str | None = None
    clock: str | None = None
    mechanism: Mechanism | None = None


class RunsClock(msgspec.Struct, frozen=True, tag="clock"):
    """A period runs."""

    clock: Clock


class Warns(msgspec.Struct, frozen=True, tag="warns"):
    """A flag is raised; ``engine`` names the check that raises it where no condition can."""

    code: str
    engine: str | None = None


class ContentItem(msgspec.Struct, frozen=True):
    """One thing a document must hold."""

    id: str
    says: Phrase


class Content(msgspec.Struct, frozen=True, tag="content"):
    """What a document must hold."""

    document: str
    items: tuple[ContentItem, ...]


class PrevailsOver(msgspec.Struct, frozen=True, tag="prevails_over"):
    """The instrument prevails over others where they differ."""

    instruments: tuple[str, ...]


class Trigger(msgspec.Struct, frozen=True, tag="trigger"):
    """Changes that call for a new filing under a mechanism.

    ``only_if_security_affected`` holds where the law asks for an effect on the security of the data.
    """

    mechanism: Mechanism
    changes: tuple[str, ...]
    only_if_security_affected: bool = False


class Transition(msgspec.Struct, frozen=True, tag="transition"):
    """Exports begun before ``began_before`` may be put right until ``until``, that day included."""

    began_before: date
    until: date


class Limit(msgspec.Struct, frozen=True, tag="limit"):
    """A number may grow by at most ``percent`` of what it was, that share included."""

    code: str
    percent: int


Effect = (
    Requires
    | Frees
    | LeavesOut
    | Opens
    | Owes
    | RunsClock
    | Warns
    | Content
    | PrevailsOver
    | Trigger
    | Transition
    | Limit
)


class Window(msgspec.Struct, frozen=True):
    """The days on which something is law, both included."""

    first: date | None
    last: date | None = None
    ended_by: str | None = None
    how: Literal["displaced", "repealed"] | None = None

    def holds_on(self, on: date) -> bool:
        """Whether ``on`` lies in the window; never where there is no first day."""
        return self.first is not None and self.first <= on and (self.last is None or on <= self.last)

    def overlaps(self, other: "Window") -> bool:
        """Whether some day lies in both windows."""
        if self.first is None or other.first is None:
            return False
        return (self.last is None or other.first <= self.last) and (other.last is None or self.first <= other.last)


class Rule(msgspec.Struct, frozen=True):
    """One recorded provision: what it says, when it is law, and what it does."""

    instrument: str
    id: str
    cites: str
    article: str
    kind: str
    binds: str
    says: Phrase
    window: Window
    grade: Grade
    draft: bool
    when: Condition
    when_text: str
    file: str
    effect: Effect | None = None
    yields_to: tuple[str, ...] = ()
    prevails_over: tuple[str, ...] = ()
    reading: str | None = None
    flag: str | None = None
    default: bool = False
    earlier_dates: bool = False

    @property
    def name(self) -> str:
        """The rule's name within the book, such as ``CBDF-2024:important-data``."""
        return f"{self.instrument}:{self.id}"

    def is_in_force(self, on: date) -> bool:
        """Whether the rule is law on ``on``; a draft never is."""
        if self.draft or self.window.first is None:
            return False
        if self.earlier_dates and on < self.window.first:
            return True
        return self.window.holds_on(on)

    def decides(self) -> bool:
        """Whether the rule's effect chooses a pathway."""
        return isinstance(self.effect, Requires | Frees)


class Instrument(msgspec.Struct, frozen=True):
    """A law, order, guide, answer or draft.

    ``instead_of`` names, for a draft, the instruments whose place it would have taken.
    """

    id: str
    title: Phrase
    short: Phrase
    issuer: tuple[str, ...]
    rank: str
    draft: bool
    adopted: date | None
    published: date | None
    in_force: date | None
    ended: date | None
    grade: Grade
    url: str | None
    text: str | None
    number: Phrase | None = None
    replaced_by: str | None = None
    note: Phrase | None = None
    instead_of: tuple[str, ...] = ()

    def is_in_force(self, on: date) -> bool:
        """Whether the instrument is law on ``on``; a draft never is."""
        if self.draft or self.in_force is None:
            return False
        return self.in_force <= on and (self.ended is None or on <= self.ended)

    def is_known(self, on: date) -> bool:
        """Whether the instrument was published by ``on``."""
        published = self.published or self.in_force
        return published is not None and published <= on


class Choice(msgspec.Struct, frozen=True):
    """One way to read an open question."""

    id: str
    says: Phrase


class Reading(msgspec.Struct, frozen=True):
    """An open question of law: the default answer, the others, and where they come from."""

    id: str
    question: Phrase
    default: str
    choices: tuple[Choice, ...]
    why: Phrase
    cites: tuple[str, ...]
    touches: str

    def says_of(self, choice: str) -> Phrase:
        """Give the words of a choice.

        Raises:
            StopIteration: It is none of the choices.
        """
        return next(each.says for each in self.choices if each.id == choice)

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The choices other than the default."""
        return tuple(choice.id for choice in self.choices if choice.id != self.default)
