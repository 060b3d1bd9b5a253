"""The answers to choose from, each with what could still come out."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import eq, is_
from typing import Any

from tongguan.decision.alternatives.asking.field import Left, pathways
from tongguan.decision.alternatives.asking.shared import alike, zone_kinds
from tongguan.decision.alternatives.questions import OpenFact, OpenFacts
from tongguan.decision.interview import words
from tongguan.decision.interview.asked import Choice
from tongguan.decision.possible.splitting import OTHER, Splitter
from tongguan.vocabulary import Bounds, Pathway, Phrase

_PARTS = {"ordinary": words.ORDINARY, "sensitive": words.SENSITIVE}


def choices_of(found: OpenFact, facts: OpenFacts) -> tuple[Choice, ...]:
    """Give the answers to the most decisive question, or examples of them where a person gives their own."""
    return tuple(_CHOICES.get(found.subject.fact.kind, _examples)(found, facts))


def _truths(found: OpenFact, _: OpenFacts) -> Iterator[Choice]:
    for truth, says in ((True, words.YES), (False, words.NO)):
        yield Choice(truth, says, _leads(found, partial(is_, truth)))


def _of_choice(found: OpenFact, facts: OpenFacts) -> Iterator[Choice]:
    fact, splitter = found.subject.fact, facts.field.asker.splitter
    for value in (*fact.values, *(("none",) if fact.none else ())):
        leads = _leads(found, partial(_alike, splitter, fact.known_as, value))
        yield Choice(value, words.VALUES.get(value, Phrase(value, value)), leads)


def _zones(found: OpenFact, facts: OpenFacts) -> Iterator[Choice]:
    field = facts.field
    kinds = zone_kinds(field.handler, field.asker.splitter)
    zones = field.asker.catalogues.zones.zones
    for zone in field.handler.zones.zones:
        says = zones[zone].label if zone in zones else words.NONE
        yield Choice(zone, says, _leads(found, partial(eq, kinds[zone])))


def _territories(found: OpenFact, _: OpenFacts) -> Iterator[Choice]:
    for lead in found.leads:
        known = lead.answer != OTHER
        says = words.PLACES.get(lead.answer, words.ELSEWHERE)
        yield Choice(lead.answer if known else None, says, _over(found, lead.left), example=not known)


def _cities(found: OpenFact, _: OpenFacts) -> Iterator[Choice]:
    for lead in found.leads:
        says = words.IN_GBA if lead.answer else words.NOT_IN_GBA
        yield Choice(None, says, _over(found, lead.left), example=True)


def _activities(found: OpenFact, facts: OpenFacts) -> Iterator[Choice]:
    activities = facts.field.asker.catalogues.activities
    entries: dict[str, Any] = dict(activities.sectors if found.subject.fact.kind == "sector" else activities.scenarios)
    for lead in found.leads:
        known = entries.get(lead.answer)
        leads = _over(found, lead.left)
        yield Choice(known.id, known.label, leads) if known else Choice(None, words.OTHERWISE, leads, example=True)


def _people(found: OpenFact, _: OpenFacts) -> Iterator[Choice]:
    for lead in found.leads:
        part, people = lead.answer if isinstance(lead.answer, tuple) else ("", lead.answer)
        counted = _counted(people)
        says = Phrase(f"{_PARTS[part].zh}：{counted.zh}", f"{_PARTS[part].en}: {counted.en}") if part else counted
        yield Choice(None, says, _over(found, lead.left), example=True)


def _third_parties(found: OpenFact, _: OpenFacts) -> Iterator[Choice]:
    named = {None: words.NO_THIRD_PARTY, "CN": words.THIRD_PARTY_IN_CHINA}
    seen: set[str] = set()
    for lead in found.leads:
        place = lead.answer[0].get("onward.territory") if lead.answer else None
        says = named.get(place, words.THIRD_PARTY_ABROAD)
        if says.en not in seen:
            seen.add(says.en)
            yield Choice(None if lead.answer else [], says, _over(found, lead.left), example=bool(lead.answer))


def _texts(found: OpenFact, _: OpenFacts) -> Iterator[Choice]:
    for lead in found.leads:
        absent = lead.answer == "none"
        says = words.NONE if absent else words.A_TREATY
        yield Choice("none" if absent else None, says, _over(found, lead.left), example=not absent)


def _examples(found: OpenFact, _: OpenFacts) -> Iterator[Choice]:
    for lead in found.leads:
        says = Phrase(str(lead.answer), str(lead.answer))
        yield Choice(None, says, _over(found, lead.left), example=True)


_Maker = Callable[[OpenFact, OpenFacts], Iterator[Choice]]
_CHOICES: dict[str, _Maker] = {
    "boolean": _truths,
    "choice": _of_choice,
    "zone": _zones,
    "territory": _territories,
    "city": _cities,
    "sector": _activities,
    "scenario": _activities,
    "people": _people,
    "count": _people,
    "list": _third_parties,
    "text": _texts,
}


def _leads(found: OpenFact, wanted: Callable[[Any], bool]) -> tuple[Pathway, ...]:
    lead = next((lead for lead in found.leads if wanted(lead.answer)), None)
    return () if lead is None else _over(found, lead.left)


def _alike(splitter: Splitter, name: str, value: object, answer: object) -> bool:
    return alike(splitter, name, answer, value)


def possible_now(found: OpenFact, facts: OpenFacts) -> tuple[Pathway, ...]:
    """Give what can come out now over the exports that a question bears on."""
    return _over(found, facts.field.left)


def _over(found: OpenFact, left: Left) -> tuple[Pathway, ...]:
    bears_on: Sequence[int] = sorted({place for place, _ in found.subject.keys}) or [found.subject.place or 0]
    together = 0
    for place in bears_on:
        together |= left.pathways[place]
    return pathways(together)


def _counted(people: object) -> Phrase:
    low = people.low if isinstance(people, Bounds) else people
    if low == 0:
        return words.NOBODY
    return Phrase(words.FROM_PEOPLE.zh.format(people=f"{low:,}"), words.FROM_PEOPLE.en.format(people=f"{low:,}"))
