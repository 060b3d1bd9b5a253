"""Which open fact to settle next, and which values of it the law tells apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tongguan.decision.facts.preparing import Depending
from tongguan.law import FactBook
from tongguan.law.conditions import (
    All,
    AtLeast,
    Before,
    Condition,
    Every,
    FactIs,
    Not,
    OneOf,
    ReadingIs,
    Some,
    atoms,
)
from tongguan.law.conditions import Any as AnyOf
from tongguan.vocabulary import Bounds
from tongguan.vocabulary.bounds import UNKNOWN

OTHER = "·other"
"""Stands for every value that no rule of the day mentions."""


@dataclass(frozen=True, slots=True)
class Open:
    """An open fact: its name, and the member of a collection it belongs to (-1: none)."""

    name: str
    collection: str = ""
    member: int = -1


class Splitter:
    """Knows, for the rules of one day, which values of a fact make a difference.

    Args:
        conditions: Those of the rules.
        facts: All facts by name.
        presumptions: Whether presumed values were filled in.
        depending: The facts that matter only under a condition; what contradicts them is no value.
        recipients: The facts of those that were declared; whom an export goes to may be one of them.
    """

    def __init__(
        self,
        conditions: Iterable[Condition],
        facts: FactBook,
        *,
        presumptions: bool,
        depending: tuple[Depending, ...] = (),
        recipients: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        self._depending = depending
        self._recipients = tuple(recipients)
        self._mentioned: dict[str, set[object]] = {}
        for condition in conditions:
            for atom in atoms(condition):
                self._note(atom)
        self._closed = {name: fact.values for name, fact in facts.named().items() if fact.kind == "choice"}
        self._presumptions = presumptions
        self._listed = ("none",) if presumptions else ("none", "prohibited")

    def _note(self, atom: object) -> None:
        match atom:
            case FactIs(fact):
                self._mentioned.setdefault(fact, set())
            case OneOf(fact, values):
                self._mentioned.setdefault(fact, set()).update(values)
            case AtLeast(fact, people):
                self._mentioned.setdefault(fact, set()).add(people)
            case Before(fact, day):
                self._mentioned.setdefault(fact, set()).add(day)
            case _:
                pass

    def mentions(self, name: str) -> bool:
        """Whether a rule of the day asks for the fact."""
        return name in self._mentioned

    def words(self, name: str) -> list[str]:
        """Give the words that rules of the day compare a fact with."""
        return sorted(value for value in self._mentioned.get(name, set()) if isinstance(value, str))

    def first_open(self, condition: Condition, facts: Mapping[str, Any], counters: frozenset[str]) -> Open | None:
        """Give the first fact, from left to right, that is open in ``condition``; totals of people apart."""
        return next(self.open_in(condition, facts, counters), None)

    def open_in(  # noqa: C901, PLR0912 -- one arm a kind of node
        self, condition: Condition, facts: Mapping[str, Any], counters: frozenset[str]
    ) -> Iterator[Open]:
        """Yield the open facts of ``condition`` from left to right; totals of people apart."""
        match condition:
            case FactIs(fact) | OneOf(fact, _) | Before(fact, _):
                if facts.get(fact) is None:
                    yield Open(fact)
            case AtLeast(fact, people):
                if fact not in counters and (facts.get(fact) or UNKNOWN).at_least(people) is None:
                    yield Open(fact)
            case Not(part):
                yield from self.open_in(part, facts, counters)
            case All(parts) | AnyOf(parts):
                for part in parts:
                    yield from self.open_in(part, facts, counters)
            case Every(collection, part) | Some(collection, part):
                members = facts.get(collection)
                if members is None:
                    yield Open(collection)
                    return
                for place, member in enumerate(members):
                    for found in self.open_in(part, member, counters):
                        yield Open(found.name, collection, place)
            case ReadingIs():
                raise ValueError("the readings were not chosen")
            case _:
                return

    def values(self, open_fact: Open, facts: Mapping[str, Any]) -> list[Any]:
        """Give values of an open fact such that every other value acts like one of them."""
        values = self._values(open_fact.name, facts)
        if open_fact.member >= 0:
            return values
        before = self._said_in_vain(facts)
        return [value for value in values if self._said_in_vain({**facts, open_fact.name: value}) <= before] or values

    def agrees(self, facts: Mapping[str, Any]) -> bool:
        """Whether no fact that was given says something where it cannot matter."""
        return not self._said_in_vain(facts)

    def _said_in_vain(self, facts: Mapping[str, Any]) -> frozenset[str]:
        """Give the facts that say something where they cannot matter."""
        return frozenset(
            name
            for name, applies, otherwise in self._depending
            if facts.get(name) not in (None, otherwise) and applies(facts) is False
        )

    def _values(self, name: str, facts: Mapping[str, Any]) -> list[Any]:
        if name in ("recipients", "onward"):
            return self._collections(name)
        mentioned = self._mentioned.get(name, set())
        numbers = sorted(value for value in mentioned if isinstance(value, int) and not isinstance(value, bool))
        if numbers:
            return list(cells(facts.get(name) or UNKNOWN, numbers))
        days = sorted(value for value in mentioned if isinstance(value, date))
        if days:
            return [*(day - timedelta(days=1) for day in days), days[-1]]
        words = self.words(name)
        if words:
            closed = self._closed.get(name)
            left = [value for value in closed if value not in words] if closed else [OTHER]
            return [*words, *left[:1]]
        return [True, False]

    def _collections(self, name: str) -> list[tuple[dict[str, Any], ...]]:
        """Stand-ins for an unknown collection: rules only ask whether all or some members have a property."""
        places = sorted({*self.words(f"{name}.territory"), OTHER})
        members = [(place, listed) for listed in self._listed for place in places]
        if name == "recipients" and self._presumptions:
            members += [member for member in self._declared_as_listed(places) if member not in members]
        found: list[tuple[dict[str, Any], ...]] = [()] if name == "onward" else []
        for place, listed in members:
            in_gba = place in ("HK", "MO")
            found.append(({f"{name}.territory": place, f"{name}.restricted": listed, f"{name}.in_gba": in_gba},))
        return found

    def _declared_as_listed(self, places: list[str]) -> Iterator[tuple[str, str]]:
        """Give the recipients that the file itself calls restricted: nothing presumes that they are not."""
        for recipient in self._recipients:
            listed, territory = recipient.get("recipients.restricted", "none"), recipient.get("recipients.territory")
            if listed != "none":
                yield from ((place, listed) for place in ([territory] if territory else places))


def settle(facts: Mapping[str, Any], open_fact: Open, value: object) -> dict[str, Any]:
    """Give ``facts`` with the open fact settled."""
    settled = dict(facts)
    if open_fact.member < 0:
        settled[open_fact.name] = value
        return settled
    members = list(settled[open_fact.collection])
    members[open_fact.member] = {**members[open_fact.member], open_fact.name: value}
    settled[open_fact.collection] = tuple(members)
    return settled


def cells(bounds: Bounds, numbers: Iterable[int]) -> Iterator[Bounds]:
    """Cut ``bounds`` at ``numbers`` (rising): within a cell every "at least n" has one answer."""
    low = bounds.low
    for number in numbers:
        if number <= low:
            continue
        if bounds.high is not None and number > bounds.high:
            break
        yield Bounds(low, number - 1)
        low = number
    yield Bounds(low, bounds.high)
