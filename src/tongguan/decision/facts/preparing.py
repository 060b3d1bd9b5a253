"""Prepares the facts of a handler and its exports."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tongguan.decision.declaration import Declaration, Export, People
from tongguan.decision.facts.classes import ORDINARY, PERSONAL, SENSITIVE, settle_classes
from tongguan.decision.facts.sensitive import NOT_COUNTED_AS_SENSITIVE, Remark, sensitivity_facts
from tongguan.decision.facts.zones import ZoneLists, zone_lists
from tongguan.decision.regime.compiling import CompiledRule
from tongguan.decision.regime.sparing import asked
from tongguan.law import Fact, Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.law.conditions import parse
from tongguan.vocabulary import Bounds

GBA_TERRITORIES = frozenset({"HK", "MO"})


@dataclass(frozen=True, slots=True)
class Assumption:
    """A presumption that was used: the fact, where, and the value taken."""

    fact: Fact
    scope: str
    value: object


@dataclass(frozen=True, slots=True)
class Part:
    """The export as a whole, or its residue: known facts and the people concerned."""

    facts: Mapping[str, Any]
    people: People


@dataclass(frozen=True, slots=True)
class PreparedExport:
    """An export ready to be decided.

    ``facts`` holds what is known, the handler's and the recipients' facts included; what is absent is open.
    ``residue`` holds the part that an exemption by necessity does not free, where one was declared.
    """

    export: Export
    facts: dict[str, Any]
    residue: Part | None
    remarks: tuple[Remark, ...]


Depending = tuple[str, CompiledRule, object]
"""The name of a fact, the condition under which it matters, and its value elsewhere."""


@dataclass(frozen=True, slots=True)
class PreparedHandler:
    """A declaration ready to be decided.

    ``zones`` tells what more follows once a zone or a scenario is known. ``depending`` are the facts that matter
    only under a condition, each with the value it has elsewhere.
    """

    declaration: Declaration
    as_of: date
    exports: tuple[PreparedExport, ...]
    assumptions: tuple[Assumption, ...]
    zones: ZoneLists
    depending: tuple[Depending, ...] = ()


_Value = tuple[str, Fact, object]
"""The name of a fact in conditions, the fact, and the value it is presumed to have."""


@dataclass(frozen=True, slots=True)
class _Presumed:
    handler: tuple[_Value, ...]
    recipients: tuple[_Value, ...]
    onward: tuple[_Value, ...]
    exports: tuple[_Value, ...]
    inapplicable: tuple[Depending, ...]
    totals: tuple[str, ...]


def prepare(
    declaration: Declaration,
    book: Lawbook,
    catalogues: Catalogues,
    as_of: date,
    *,
    readings: Mapping[str, str],
    presumptions: bool = True,
) -> PreparedHandler:
    """Prepare the facts of ``declaration`` for ``as_of``.

    Args:
        declaration: What was declared.
        book: The lawbook that names facts and presumptions.
        catalogues: Items, places and zones.
        as_of: The legal day.
        readings: The choice of every reading.
        presumptions: Whether facts that nobody declared take their presumed value.
    """
    presumed = _presumed(book, used=presumptions)
    assumptions: list[Assumption] = []
    handler = dict(declaration.handler)
    _fill(handler, presumed.handler, "handler", assumptions)
    in_gba = catalogues.places.in_gba(declaration.given.get("city"), declaration.given.get("province"))
    if in_gba is not None:
        handler["handler.in_gba"] = in_gba
    members: dict[str, dict[str, Any]] = {}
    for recipient in declaration.recipients.values():
        facts = dict(recipient.facts)
        territory = facts.get("recipients.territory")
        if territory is not None:
            facts["recipients.in_gba"] = territory in GBA_TERRITORIES
        _fill(facts, presumed.recipients, f"recipients.{recipient.id}", assumptions)
        members[recipient.id] = facts
    gba_covered = {
        name
        for mechanism in declaration.mechanisms
        if mechanism.kind == "gba_contract" and mechanism.given.get("status", "valid") == "valid"
        for name in mechanism.exports
    }
    zones = zone_lists(catalogues, as_of)
    exports = tuple(
        _prepare_export(
            export,
            handler,
            members,
            presumed,
            assumptions,
            catalogues,
            zones,
            as_of,
            readings,
            export.id in gba_covered,
        )
        for export in declaration.exports
    )
    return PreparedHandler(declaration, as_of, exports, tuple(assumptions), zones, presumed.inapplicable)


def _prepare_export(
    export: Export,
    handler: dict[str, Any],
    members: dict[str, dict[str, Any]],
    presumed: _Presumed,
    assumptions: list[Assumption],
    catalogues: Catalogues,
    zones: ZoneLists,
    as_of: date,
    readings: Mapping[str, str],
    under_gba_contract: bool,  # noqa: FBT001 -- one of many by position
) -> PreparedExport:
    facts = {**export.facts, **handler}
    for name in presumed.totals:
        facts.pop(name, None)  # an export's own number goes by the name of the handler's total
    _fill(facts, presumed.exports, export.id, assumptions)
    if export.recipients is not None:
        facts["recipients"] = tuple(members[name] for name in export.recipients)
    if "onward" in facts:
        onward = []
        for member in facts["onward"]:
            filled = dict(member)
            _fill(filled, presumed.onward, export.id, assumptions)
            onward.append(filled)
        facts["onward"] = tuple(onward)
    _fill_inapplicable(facts, presumed.inapplicable)
    facts["under_gba_contract"] = under_gba_contract
    facts.update(zones.facts(facts))
    items = export.items
    remarks = sensitivity_facts(facts, export, items, export.people, catalogues, as_of, readings)
    if _sensitive_but_uncounted(export, facts):
        people = replace(
            export.people, sensitive=Bounds(1, export.people.ordinary.high if export.people.ordinary else None)
        )
        export = replace(export, people=people)
        remarks = (*remarks, NOT_COUNTED_AS_SENSITIVE)
    residue = _residue(export, facts, catalogues, as_of, readings)
    return PreparedExport(export, facts, residue, remarks)


def _sensitive_but_uncounted(export: Export, facts: Mapping[str, Any]) -> bool:
    """Whether items already sent to people are sensitive, and yet nobody is counted: the zero then says nothing.

    Where the declaration itself says that the export is sensitive, its zero is taken as meant.
    """
    if facts.get("contains.sensitive") is not True or export.facts.get("contains.sensitive") is True:
        return False
    ordinary, sensitive = export.people.ordinary, export.people.sensitive
    return sensitive is not None and sensitive.high == 0 and ordinary is not None and ordinary.low > 0


def _residue(
    export: Export, facts: dict[str, Any], catalogues: Catalogues, as_of: date, readings: Mapping[str, str]
) -> Part | None:
    declared = export.given.get("necessity.residue") or {}
    items = tuple(dict.fromkeys((*export.given.get("necessity.not_needed_items", ()), *(declared.get("items") or ()))))
    if not items:
        return None
    inner = dict(facts)
    for name in (SENSITIVE, ORDINARY):
        inner.pop(name, None)
    inner[PERSONAL] = True
    inner["necessity.truly_needed"] = False
    people = export.residue_people or _at_most_all(export.people)
    bare = Export(export.id, {}, {"data_items": items}, export.recipients, people)
    sensitivity_facts(inner, bare, items, people, catalogues, as_of, readings, declared=False)
    if facts.get(SENSITIVE) is False:
        inner[SENSITIVE] = False  # a part holds nothing that the whole does not
        settle_classes(inner, people)
    return Part(inner, people)


def _at_most_all(people: People) -> People:
    """The residue's people where nobody counted them: anything up to all of the export's people."""

    def most(own: Bounds | None, other: Bounds | None) -> Bounds:
        if own is not None and own.high == 0:
            return Bounds(0, None if other is None else other.high)
        return Bounds(0, None if own is None else own.high)

    return People(most(people.ordinary, people.sensitive), most(people.sensitive, people.ordinary), None, people.until)


def _fill_inapplicable(facts: dict[str, Any], inapplicable: tuple[Depending, ...]) -> None:
    """Put in the facts that do not matter here: nobody is asked who adds data to what never left the country."""
    for name, applies, otherwise in inapplicable:
        if name not in facts and applies(facts) is False:
            facts[name] = otherwise


def _fill(facts: dict[str, Any], presumed: tuple[_Value, ...], scope: str, assumptions: list[Assumption]) -> None:
    for name, fact, value in presumed:
        if name not in facts:
            facts[name] = value
            assumptions.append(Assumption(fact, scope, value))


def _presumed(book: Lawbook, *, used: bool) -> _Presumed:
    key = (id(book), used)
    found = _PRESUMED.get(key)
    if found is None or found[0] is not book:
        found = (book, _presumptions(book, used=used))
        _PRESUMED[key] = found
    return found[1]


def _presumptions(book: Lawbook, *, used: bool) -> _Presumed:
    by_shape: dict[str, list[_Value]] = {"handler": [], "recipients": [], "onward": [], "exports": []}
    inapplicable = []
    names = book.facts.in_conditions()
    for fact in book.facts.facts:
        if fact.presumption is not None and used:
            by_shape[fact.shape].append((fact.known_as, fact, fact.presumption.value))
        if fact.applies is not None:
            otherwise: object = fact.applies.otherwise
            if fact.kind == "boolean":
                otherwise = otherwise == "true"
            inapplicable.append((fact.known_as, asked(parse(fact.applies.when, names, {})), otherwise))
    return _Presumed(
        tuple(by_shape["handler"]),
        tuple(by_shape["recipients"]),
        tuple(by_shape["onward"]),
        tuple(by_shape["exports"]),
        tuple(inapplicable),
        tuple(counter.name for counter in book.facts.counters),
    )


_PRESUMED: dict[tuple[int, bool], tuple[Lawbook, _Presumed]] = {}
