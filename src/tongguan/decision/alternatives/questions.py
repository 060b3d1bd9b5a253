"""Which open facts could still change the answer, the most decisive first: one order for ``assess`` and ``ask``."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from tongguan.decision.alternatives.asking.asker import asker_for
from tongguan.decision.alternatives.asking.differences import matters
from tongguan.decision.alternatives.asking.field import Field
from tongguan.decision.alternatives.asking.paths import TooManyWaysError
from tongguan.decision.alternatives.asking.subjects import Subject, Where, subjects
from tongguan.decision.alternatives.asking.trials import Lead, leads
from tongguan.decision.alternatives.open_facts import cites_of, open_facts
from tongguan.decision.alternatives.running import Ground
from tongguan.decision.determination import Determination
from tongguan.decision.facts import PreparedHandler
from tongguan.decision.regime import Regime
from tongguan.law import Fact
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Phrase

_LIKE_ENOUGH = 9
"""Digits after the point to which two weights are compared."""


@dataclass(frozen=True, slots=True)
class Question:
    """An open fact, whom it concerns (the id of an export or of a recipient, or ``handler``), and what it could do.

    ``weight`` is how many pathways an answer takes away on average, counted over the exports (more is more
    decisive); 0 where no answer alone takes one away.
    """

    fact: Fact
    scope: str
    says: Phrase
    cites: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class OpenFact:
    """An open fact with what each answer would leave.

    ``weight`` is how many pathways an answer takes away on average, ``ends`` how many of the ways to come to one.
    """

    subject: Subject
    leads: tuple[Lead, ...]
    weight: float
    ends: float


class OpenFacts:
    """The open facts of a handler and its exports, in the order in which they are worth asking."""

    def __init__(self, field: Field) -> None:
        self.field = field

    @cached_property
    def subjects(self) -> list[Subject]:
        """All that any way of the exports still comes by: what can matter is among them."""
        return subjects(self.field)

    @cached_property
    def deciding(self) -> list[OpenFact]:
        """Those of which an answer alone takes a pathway away."""
        return self._in_order(each for each in self._tried if self._changes(each))

    def first(self, without: Collection[Where] = ()) -> OpenFact | None:
        """Give the most decisive of them, those at ``without`` left out; ``None`` where none matters."""
        wanted = (each for each in self.deciding if each.subject.where(self.field) not in without)
        return next(wanted, None) or next(iter(self.joining(without, 1)), None)

    def joining(self, without: Collection[Where] = (), most: int | None = None) -> list[OpenFact]:
        """Give those that matter only together with others."""
        found: list[OpenFact] = []
        for each in self._in_order(each for each in self._tried if not self._changes(each)):
            if most is not None and len(found) >= most:
                break
            if each.subject.where(self.field) not in without and matters(self.field, each.subject):
                found.append(each)
        return found

    @cached_property
    def _tried(self) -> list[OpenFact]:
        now = self.field.left
        found = []
        for subject in self.subjects:
            tried = tuple(leads(self.field, subject))
            if tried:
                weight, ends = (
                    round(mine - sum(its) / len(its), _LIKE_ENOUGH)
                    for mine, its in (
                        (now.count, [lead.left.count for lead in tried]),
                        (now.ends, [lead.left.ends for lead in tried]),
                    )
                )
                found.append(OpenFact(subject, tried, weight, ends))
        return found

    def _changes(self, found: OpenFact) -> bool:
        return any(lead.left.changes for lead in found.leads)

    def _in_order(self, found: Iterable[OpenFact]) -> list[OpenFact]:
        """The most decisive first; a fact that another makes meaningless goes after it; ties as in the lawbook."""
        return sorted(found, key=lambda each: (self._waits(each.subject), -each.weight, -each.ends))

    def _waits(self, subject: Subject) -> bool:
        facts = self.field.handler.exports[subject.place or 0].facts
        name = subject.fact.known_as
        return any(
            name == dependent and applies(facts) is None for dependent, applies, _ in self.field.handler.depending
        )


def find_questions(ground: Ground, determination: Determination) -> tuple[Question, ...]:
    """Give the facts whose value could still change the answer, the most decisive first.

    Where no answer alone takes a pathway away, gives those that matter together with others.
    """
    if determination.settled:
        return ()
    try:
        found = open_facts_under(
            determination.regime, determination.handler, ground.catalogues, presumptions=ground.presumptions
        )
    except TooManyWaysError:
        return _in_order_of_the_rules(ground, determination)
    handler = determination.handler
    return tuple(
        Question(
            each.subject.fact,
            each.subject.scope(found.field),
            each.subject.fact.question or each.subject.fact.says,
            cites_of(each.subject, handler, determination.regime),
            each.weight,
        )
        for each in found.deciding or found.joining()
    )


def open_facts_under(
    regime: Regime, handler: PreparedHandler, catalogues: Catalogues, *, presumptions: bool
) -> OpenFacts:
    """Give the open facts of a prepared declaration.

    Raises:
        TooManyWaysError: So much is open that the ways of an export are not followed one by one.
    """
    return OpenFacts(Field(asker_for(regime, handler, catalogues, presumptions=presumptions), handler))


def _in_order_of_the_rules(ground: Ground, determination: Determination) -> tuple[Question, ...]:
    named = ground.book.facts.named()
    found = []
    for name, place, cites in open_facts(determination):
        fact = named.get(name)
        if fact is not None and fact.question is not None:
            scope = "handler" if place is None else ground.declaration.exports[place].id
            found.append(Question(fact, scope, fact.question, cites, 0.0))
    return tuple(found)
