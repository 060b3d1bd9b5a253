"""What is claimed of the law, and what comes of trying to refute it."""

from collections.abc import Callable
from dataclasses import dataclass

from tongguan.proof.setting import Setting, World
from tongguan.vocabulary import Phrase


@dataclass(frozen=True, slots=True)
class Refutation:
    """A counter-example: what goes wrong, in which worlds, by which rules.

    ``worlds`` is empty where the failure is that there is no world at all.
    """

    says: Phrase
    worlds: tuple[World, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that the claim says there is, with worlds that show it."""

    says: Phrase
    worlds: tuple[World, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a claim: ``asked`` counts the questions put to the solver."""

    asked: int
    refutations: tuple[Refutation, ...] = ()
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim about the law of a span.

    ``check`` gives ``None`` where the law of the span has nothing that the claim is about.
    """

    code: str
    says: Phrase
    check: Callable[[Setting], Outcome | None]
