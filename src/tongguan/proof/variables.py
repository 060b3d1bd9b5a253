"""The z3 variables of one export: a variable a fact, as ``facts.yaml`` names them.

Yes-or-no facts are Booleans, choices are whole numbers (the place of the value in its list), counts of people are
whole numbers from 0, days are ordinals. A collection is a length and that many members at most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import z3

from tongguan.decision.declaration.values import FIRST_YEAR, LAST_YEAR, MOST_PEOPLE
from tongguan.law.facts import COLLECTIONS
from tongguan.proof.domains import Domains

MEMBERS = 2
"""How many members a collection has at most: enough for every combination of truths the rules can ask for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A variable over a list of values, by their places."""

    variable: z3.ArithRef
    values: tuple[str, ...]

    def is_one_of(self, values: Sequence[str]) -> z3.BoolRef:
        """Say that the value is one of ``values``; those that are not in the list can never be."""
        places = [self.values.index(value) for value in values if value in self.values]
        return z3.Or([self.variable == place for place in places])


@dataclass(frozen=True, slots=True)
class Scope:
    """The variables of one holder of facts: the export with its handler, or a member of a collection."""

    truths: dict[str, z3.BoolRef] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)
    counts: dict[str, z3.ArithRef] = field(default_factory=dict)
    days: dict[str, z3.ArithRef] = field(default_factory=dict)

    def variable(self, fact: str) -> z3.ExprRef:
        """Give the variable of a fact.

        Raises:
            KeyError: The fact has none here.
        """
        if fact in self.choices:
            return self.choices[fact].variable
        return {**self.truths, **self.counts, **self.days}[fact]

    def limits(self) -> Iterator[z3.BoolRef]:
        """Yield what keeps each variable in its range: that of the declaration's reader."""
        for choice in self.choices.values():
            yield z3.And(choice.variable >= 0, choice.variable < len(choice.values))
        for count in self.counts.values():
            yield z3.And(count >= 0, count <= MOST_PEOPLE)
        for day in self.days.values():
            yield z3.And(day >= date(FIRST_YEAR, 1, 1).toordinal(), day <= date(LAST_YEAR, 12, 31).toordinal())


@dataclass(frozen=True, slots=True)
class Variables:
    """All variables of an export: its own facts, its members' facts, the readings, and the day.

    ``day`` is the place of the day in the days that are asked about.
    """

    own: Scope
    members: dict[str, tuple[Scope, ...]]
    sizes: dict[str, z3.ArithRef]
    readings: dict[str, Choice]
    day: z3.ArithRef

    def limits(self, days: int) -> list[z3.BoolRef]:
        """Give what keeps each variable in its range."""
        found = [self.day >= 0, self.day < days, *self.own.limits()]
        for collection, scopes in self.members.items():
            size = self.sizes[collection]
            found += [size >= 0, size <= len(scopes)]
            for scope in scopes:
                found += scope.limits()
        for choice in self.readings.values():
            found += [choice.variable >= 0, choice.variable < len(choice.values)]
        return found


def variables_of(domains: Domains, *, members: int = MEMBERS) -> Variables:
    """Make the variables for the facts and readings of ``domains``.

    Args:
        domains: Which facts there are, and the values of each.
        members: How many members a collection has at most.
    """
    collections = {name: [Scope() for _ in range(members)] for name in COLLECTIONS}
    own = Scope()
    for fact, kind in domains.kinds.items():
        collection = fact.partition(".")[0]
        if collection in collections:
            for place, scope in enumerate(collections[collection]):
                _add(scope, fact, kind, domains, f"{fact}[{place}]")
        else:
            _add(own, fact, kind, domains, fact)
    return Variables(
        own,
        {name: tuple(scopes) for name, scopes in collections.items()},
        {name: z3.Int(f"{name}.size") for name in collections},
        {name: Choice(z3.Int(f"reading.{name}"), choices) for name, choices in domains.readings.items()},
        z3.Int("day"),
    )


def _add(scope: Scope, fact: str, kind: str, domains: Domains, name: str) -> None:
    match kind:
        case "boolean":
            scope.truths[fact] = z3.Bool(name)
        case "count":
            scope.counts[fact] = z3.Int(name)
        case "date":
            scope.days[fact] = z3.Int(name)
        case _:
            scope.choices[fact] = Choice(z3.Int(name), domains.values[fact])
