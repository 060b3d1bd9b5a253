"""What can be asked: the open facts that the ways of the exports still come by, as declared facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tongguan.decision.alternatives.asking.field import OF_ZONE, Field
from tongguan.decision.alternatives.asking.paths import Key
from tongguan.decision.alternatives.asking.shared import HANDLER, ZONE
from tongguan.law import Fact

PEOPLE = "people"
PARTS = ("ordinary", "sensitive")
Where = tuple[str, ...]
"""The steps to a fact in a declaration, exports and recipients by their ids."""
_ACTIVITY = ("sector", "scenario")
IN_GBA = "handler.in_gba"
_ORDINARY = "contains.ordinary"
_ENTRY = "zone.entry"


@dataclass(frozen=True, slots=True)
class Subject:
    """A declared fact that is open: whose it is, and by what names the ways of exports come by it.

    ``place`` is that of the export, ``owner`` the recipient it belongs to, ``member`` the place of a third party.
    ``keys`` are the facts of the ways of each export that it settles.
    """

    fact: Fact
    place: int | None = None
    owner: str = ""
    member: int = -1
    keys: tuple[tuple[int, Key], ...] = ()

    @property
    def variable(self) -> str:
        """The name under which exports share it."""
        return IN_GBA if self.fact.kind == "city" else self.fact.known_as

    def scope(self, field: Field) -> str:
        """Whom it concerns: the id of the export or of the recipient, or ``handler``."""
        if self.owner:
            return self.owner
        return "handler" if self.place is None else field.handler.exports[self.place].export.id

    def where(self, field: Field) -> Where:
        """Where the declaration holds it: the same for the same fact however the declaration grows."""
        if self.place is None and not self.owner:
            return ("handler", self.fact.name)
        within = ("onward", str(self.member)) if self.member >= 0 else ()
        return ("recipients" if self.owner else "exports", self.scope(field), *within, self.fact.name)


def subjects(field: Field) -> list[Subject]:
    """Give what can be asked, the handler first, then export by export in the order of the lawbook's facts."""
    named = field.asker.regime.book.facts.named()
    order = {name: place for place, name in enumerate(named)}
    keys: dict[tuple[str, int | None, str, int], list[tuple[int, Key]]] = {}
    for place, reach in enumerate(field.reach):
        for key in reach.facts():
            for asked in _declared(field, place, key):
                keys.setdefault(asked, []).append((place, key))
        for name in _counts(field, place):
            keys.setdefault((name, place, "", -1), [])
    found = [
        Subject(fact, place, owner, member, tuple(its))
        for (name, place, owner, member), its in keys.items()
        if (fact := named.get(name)) is not None and fact.question is not None
    ]
    return sorted(found, key=lambda each: _turn(each, order))


def _turn(subject: Subject, order: Mapping[str, int]) -> tuple[int, str, int]:
    where = -1 if subject.place is None else subject.place
    return where, subject.owner, order[subject.fact.known_as]


def _declared(field: Field, place: int, key: Key) -> Iterator[tuple[str, int | None, str, int]]:
    """Give the declared facts that settle a fact of an export's ways."""
    name, collection, member, of_rest = key
    owners = field.handler.exports[place].export.recipients or ()
    if of_rest or name == _ORDINARY:
        return
    if name.startswith(OF_ZONE):
        yield from _of_zone(field, place, name)
    elif name == IN_GBA:
        if field.handler.declaration.given.get("city") is None:
            yield "handler.city", None, "", -1
    elif name.startswith(HANDLER):
        if field.known.get(name) is None or field.settlings.of(name) is not None:
            yield name, None, "", -1
    elif collection == "recipients":
        yield name, None, owners[member], -1
    else:
        yield name, place, "", member


def _of_zone(field: Field, place: int, name: str) -> Iterator[tuple[str, int | None, str, int]]:
    if field.known.get(ZONE) is None:
        yield ZONE, None, "", -1
    if name == _ENTRY:
        facts = field.handler.exports[place].facts
        yield from ((each, place, "", -1) for each in _ACTIVITY if facts.get(each) is None)


def _counts(field: Field, place: int) -> Iterator[str]:
    """Give the numbers of an export that are not known exactly, where its people may count."""
    counters = field.asker.regime.counters
    export = field.handler.declaration.exports[place]
    if not field.counts(place):
        return
    if any(f"people.{part}" in counters and not _known(getattr(export.people, part)) for part in PARTS):
        yield PEOPLE
    yield from (name for name in counters if not name.startswith("people.") and not _known(export.facts.get(name)))


def _known(count: Any) -> bool:  # noqa: ANN401 -- bounds, or nothing
    return count is not None and count.known
