"""What would be left over all exports with each answer that the law tells apart."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from tongguan.decision.alternatives.asking.field import OF_ZONE, Field, Left
from tongguan.decision.alternatives.asking.paths import Key
from tongguan.decision.alternatives.asking.reach import Keep
from tongguan.decision.alternatives.asking.shared import ZONE, alike, zone_kinds
from tongguan.decision.alternatives.asking.subjects import PARTS, PEOPLE, Subject
from tongguan.decision.possible.splitting import OTHER

Settled = Mapping[int, Mapping[Key, Keep]]
"""For each export, which values the facts of its ways keep."""


@dataclass(frozen=True, slots=True)
class Lead:
    """An answer and what it leaves.

    ``answer`` is a value of the fact or what stands for all like it (``OTHER``: none that a rule names; a truth: a
    city in the Greater Bay Area or not; a pair: a part of the people and their number).
    """

    answer: Any
    left: Left


def leads(field: Field, subject: Subject) -> list[Lead]:
    """Give the answers that can be, each with what it leaves."""
    place = subject.place
    if place is None:
        return _tried(field, subject)
    key = (field.alike[place], subject.fact.known_as, subject.member)
    known = field.asker.known_leads(key)
    if known is not None:
        return [Lead(answer, field.left_alone(place, own, ends)) for answer, own, ends in known]
    before = field.sums.asked
    found = _tried(field, subject)
    if field.sums.asked == before and all(lead.left.alone >= 0 for lead in found):
        met = field.left.ends - field.reach[place].met
        field.asker.keep_leads(key, tuple((lead.answer, lead.left.own, lead.left.ends - met) for lead in found))
    return found


def _tried(field: Field, subject: Subject) -> list[Lead]:
    name = subject.fact.known_as
    if subject.place is not None and name == PEOPLE:
        found = _people(field, subject.place)
    elif subject.place is not None and name in field.asker.cells.numbers:
        ends = _ends(field, name)
        found = ((number, field.left_counted(subject.place, name, number)) for number in ends)
    else:
        found = ((answer, _left(field, subject, answer)) for answer in answers(field, subject))
    return [Lead(answer, left) for answer, left in found if left is not None]


def answers(field: Field, subject: Subject) -> list[Any]:
    """Give the values of a fact that the law tells apart."""
    shared = field.settlings.of(subject.variable, subject.owner)
    if shared is not None:
        return [value for value, settlings in shared if settlings]
    if subject.fact.kind in {"sector", "scenario"}:
        name = subject.fact.known_as
        return [*sorted({*field.asker.splitter.words(name), *field.handler.zones.named(name)}), OTHER]
    if subject.fact.known_as == ZONE:
        return list(dict.fromkeys(zone_kinds(field.handler, field.asker.splitter).values()))
    found: list[Any] = []
    for place, key in subject.keys:
        found += [value for value in field.reach[place].values(key) if value not in found]
    return found


def settled(field: Field, subject: Subject, answer: object) -> Settled:
    """Give what the facts of each export's ways keep once the subject is answered."""
    found: dict[int, dict[Key, Keep]] = {}
    for place, key in subject.keys:
        keep = _keep(field, subject, answer, place, key)
        if keep is not None:
            found.setdefault(place, {})[key] = keep
    return found


def _left(field: Field, subject: Subject, answer: object) -> Left | None:
    shared = field.settlings.of(subject.variable, subject.owner)
    if shared is not None:
        return field.left_under(next(settlings for value, settlings in shared if value == answer))
    kept = settled(field, subject, answer)
    if len(kept) == 1:
        ((place, its),) = kept.items()
        return field.left_within(place, its, answer)
    return field.left_loosely(kept)


def _keep(field: Field, subject: Subject, answer: object, place: int, key: Key) -> Keep | None:
    keeping = field.keeping[place]
    everything = (1 << field.settlings.width) - 1
    if key[0].startswith(OF_ZONE):
        if subject.fact.known_as != ZONE:
            return keeping.zone(key[0], {**keeping.activity, subject.fact.known_as: answer})
        truth = field.handler.zones.facts({**keeping.activity, ZONE: answer}).get(key[0])
        return None if truth is None else partial(_is, truth, everything)
    return partial(_where, partial(alike, field.asker.splitter, key[0]), answer, everything)


def _where(same: Callable[[object, object], bool], answer: object, everything: int, value: object) -> int:
    return everything if value == answer or same(value, answer) else 0


def _is(truth: object, everything: int, value: object) -> int:
    return everything if value is truth else 0


def _people(field: Field, place: int) -> Iterator[tuple[Any, Left | None]]:
    people = field.handler.declaration.exports[place].people
    for part in PARTS:
        counter = f"people.{part}"
        declared = getattr(people, part)
        if counter in field.asker.cells.numbers and not (declared is not None and declared.known):
            for number in _ends(field, counter):
                yield (part, number), field.left_counted(place, counter, number)


def _ends(field: Field, counter: str) -> list[int]:
    return [0, *field.asker.cells.numbers[counter]]
