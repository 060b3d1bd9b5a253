"""What a proof gives back: plain values, without z3."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tongguan.vocabulary import Pathway, Phrase


@dataclass(frozen=True, slots=True)
class Example:
    """A declaration that shows something, and what the engine made of it.

    ``readings`` are those that must be chosen other than by default. ``results`` gives, for each handler of the
    declaration and each law, the pathways of its first export; empty where the engine found rules in conflict.
    ``reproduced`` says that the engine saw the same rules hold as the prover.
    """

    day: date
    readings: Mapping[str, str]
    declaration: str
    results: tuple[tuple[tuple[Pathway, ...], ...], ...]
    decided_by: tuple[tuple[tuple[str, ...], ...], ...]
    conflict: bool
    reproduced: bool
    refused: str | None


@dataclass(frozen=True, slots=True)
class Instance:
    """One thing that a claim says there is, or one way in which it fails; ``rules`` are those at work."""

    says: Phrase
    rules: tuple[str, ...]
    example: Example | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one claim about one span.

    ``asked`` counts the questions put to the solver; ``applies`` is false where the law of the span has nothing
    that the claim is about.
    """

    claim: str
    says: Phrase
    applies: bool
    asked: int
    seconds: float
    refuted_by: tuple[Instance, ...] = ()
    shown: tuple[Instance, ...] = ()

    @property
    def proved(self) -> bool:
        """Whether nothing refutes the claim."""
        return not self.refuted_by


@dataclass(frozen=True, slots=True)
class Parting:
    """A pathway of the law, a draft's instead, and a declaration of which both are so."""

    law: Pathway
    draft: Pathway
    example: Example


@dataclass(frozen=True, slots=True)
class SpanProof:
    """The claims about the law of a span, and where a draft parts from it."""

    first: date
    last: date | None
    rules: int
    seconds: float
    verdicts: tuple[Verdict, ...]
    partings: tuple[Parting, ...] = ()

    @property
    def proved(self) -> bool:
        """Whether every claim is proved."""
        return all(verdict.proved for verdict in self.verdicts)

    @property
    def reproduced(self) -> bool:
        """Whether the engine agrees with the prover on every example."""
        instances = (each for verdict in self.verdicts for each in (*verdict.refuted_by, *verdict.shown))
        examples = (*(each.example for each in instances), *(each.example for each in self.partings))
        return all(example is None or example.reproduced for example in examples)
