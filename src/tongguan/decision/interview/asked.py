"""What an interview asks next, and how it ends."""

from dataclasses import dataclass
from typing import Any

from tongguan.decision.interview.state import Problem, Where
from tongguan.vocabulary import Pathway, Phrase


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: its value, its words, and what could still come out with it.

    ``leads_to`` is over the exports that the question bears on; empty where nothing was worked out.
    ``example`` says that the value only stands for others: the person gives one of their own.
    """

    value: Any
    says: Phrase
    leads_to: tuple[Pathway, ...] = ()
    example: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How many answers were given, and how many facts at most can still matter (``None`` in the opening)."""

    answered: int
    at_most: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    ``where`` is the place of the answer in the declaration and the name of the question. ``scope`` is
    ``handler``, ``export`` or ``recipient``; ``of`` the id and ``title`` the name of it. ``kind`` is that of the
    fact (see ``facts.yaml``), or ``number``. ``knower`` usually knows. ``cites`` are the rules that it feeds.
    ``kept`` is an answer that was taken back.
    """

    where: Where
    scope: str
    of: str
    title: str
    says: Phrase
    why: Phrase
    kind: str
    choices: tuple[Choice, ...] = ()
    cites: tuple[str, ...] = ()
    knower: str | None = None
    required: bool = False
    none: bool = False
    kept: Any = None
    problem: Problem | None = None
    progress: Progress = Progress(0, 0)
    possible: tuple[Pathway, ...] = ()
    """What can come out now, over the exports that the question bears on."""

    @property
    def name(self) -> str:
        """The name of the question in one word."""
        return "/".join(self.where)


@dataclass(frozen=True, slots=True)
class ToFindOut:
    """A fact that is not known, or not exactly, and that still matters: what to ask, and whom."""

    where: Where
    scope: str
    of: str
    title: str
    says: Phrase
    knower: str | None
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """Nothing is left to ask.

    ``settled`` says that every export has one pathway; else ``to_find_out`` is what was not known and matters.
    """

    settled: bool
    exports: dict[str, tuple[Pathway, ...]]
    to_find_out: tuple[ToFindOut, ...]
    progress: Progress
