"""What a mutant is: the lawbook with one rule, or the rank of one instrument, changed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

from tongguan.law import Instrument, Lawbook, Rule


class Kind(StrEnum):
    """What sort of mistake a mutant makes; the value is its code."""

    COMPARISON = "comparison"
    CONJUNCT = "conjunct"
    THRESHOLD = "threshold"
    EXCEPTION = "exception"
    PRECEDENCE = "precedence"
    DISJUNCT = "disjunct"
    LEAF = "leaf"
    QUANTIFIER = "quantifier"
    WINDOW = "window"
    OUTCOME = "outcome"
    COUNTING = "counting"
    ORDER = "order"
    RULE = "rule"
    EFFECT = "effect"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Change:
    """One mistake in one rule, told from others by ``label``; ``changed`` is ``None`` where the rule is gone."""

    kind: Kind
    label: str
    changed: Rule | None


@dataclass(frozen=True, slots=True)
class Mutant:
    """The lawbook with one mistake.

    ``rule`` became ``changed`` (``None``: it is gone), or ``instrument`` took the place of the one of its id.
    """

    id: str
    kind: Kind
    rule: Rule | None = None
    changed: Rule | None = None
    instrument: Instrument | None = None

    @property
    def of(self) -> str:
        """The instrument that the mistake is in."""
        return self.id.partition("#")[0].partition("/")[0]

    def is_of(self, name: str) -> bool:
        """Whether the mistake is in what is named: an instrument, a provision or a rule."""
        if name == self.of or self.rule is None:
            return name == self.of
        return name in (self.rule.name, self.rule.cites) or self.rule.cites.startswith(f"{name}.")

    @property
    def draft(self) -> str | None:
        """The draft that the mistake is in; ``None`` where it is in law."""
        if self.instrument is not None:
            return self.instrument.id if self.instrument.draft else None
        return self.rule.instrument if self.rule is not None and self.rule.draft else None

    def concerns(self, on: date, as_if: str | None) -> bool:
        """Whether the mistake can matter to the law of a day, or to that with a draft taken as law."""
        if self.rule is None:
            return True
        if self.rule.draft:
            return as_if == self.rule.instrument
        return any(rule is not None and rule.is_in_force(on) for rule in (self.rule, self.changed))

    def book(self, law: Lawbook) -> Lawbook:
        """Give the lawbook with the mistake: another book, of an edition of its own."""
        rules, instruments = law.rules, law.instruments
        if self.rule is not None:
            rules = tuple(
                each
                for each in (self.changed if rule == self.rule else rule for rule in law.rules)
                if each is not None
            )  # fmt: skip
        if self.instrument is not None:
            changed = self.instrument
            instruments = tuple(changed if each.id == changed.id else each for each in law.instruments)
        return msgspec.structs.replace(
            law, edition=f"{law.edition} with {self.id}", rules=rules, instruments=instruments
        )  # fmt: skip
