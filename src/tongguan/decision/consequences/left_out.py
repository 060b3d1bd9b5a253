"""The people of exports that do not count toward the handler's totals."""

from tongguan.decision.determination import Determination, ExportDetermination
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Bounds, Pathway
from tongguan.vocabulary.bounds import UNKNOWN

_NOBODY = Bounds(0, 0)


def find_left_out(determination: Determination, catalogues: Catalogues) -> tuple[Bounds, Bounds]:
    """Give the people with ordinary and with sensitive information that are certainly left out of the totals.

    What is no export at all leaves nobody out: nobody went abroad. An export freed but for a residue leaves out
    the people of its freed items; those of the residue count.
    """
    ordinary = sensitive = _NOBODY
    for export in determination.exports:
        if not is_left_out(export, determination):
            continue
        people = export.prepared.export.people
        has_ordinary, has_sensitive = _classes(export, determination, catalogues)
        if has_ordinary:
            ordinary = _joined(ordinary, people.ordinary or UNKNOWN)
        if has_sensitive:
            sensitive = _joined(sensitive, people.sensitive or UNKNOWN)
    return ordinary, sensitive


def is_left_out(export: ExportDetermination, determination: Determination) -> bool:
    """Whether it is certain that the people of an export do not count."""
    rules = determination.regime.deciding
    if export.pathway is Pathway.NOT_AN_EXPORT:
        return False
    if export.freed_by:
        freed = {freed_by for _, freed_by in export.possible.deciders}
        return all(place >= 0 and not rules[place].counted for place in freed)
    deciders = [rules[place] for place, _ in export.possible.deciders if place >= 0]
    return bool(deciders) and not any(rule.counted for rule in deciders)


def counts_nobody(export: ExportDetermination, determination: Determination) -> bool:
    """Whether nobody of an export counts. Of one that is free but for a residue a log does not tell who is in it."""
    if export.pathway is Pathway.NOT_AN_EXPORT:
        return True
    return export.prepared.residue is None and is_left_out(export, determination)


def _classes(export: ExportDetermination, determination: Determination, catalogues: Catalogues) -> tuple[bool, bool]:
    """Whether what is left out may hold ordinary and sensitive information."""
    facts = export.prepared.facts
    if facts.get("contains.personal_information") is False:
        return False, False
    items, given = export.prepared.export.items, export.prepared.export.given
    if not export.freed_by or items is None:
        return facts.get("contains.ordinary") is not False, facts.get("contains.sensitive") is not False
    residue = given.get("necessity.not_needed_items") or ()
    found = catalogues.sensitivity.sensitivity(
        [item for item in items if item not in residue],
        determination.regime.as_of,
        under_14=facts.get("under_14"),
        readings=determination.regime.readings,
    )
    of_items = [each.sensitive for each in found.findings if each.item is not None]
    part = export.prepared.residue
    elsewhere = facts.get("contains.sensitive") is True and (
        part is None or part.facts.get("contains.sensitive") is not True
    )
    return any(each is not True for each in of_items), elsewhere or any(each is not False for each in of_items)


def _joined(one: Bounds, other: Bounds) -> Bounds:
    high = None if one.high is None or other.high is None else one.high + other.high
    return Bounds(max(one.low, other.low), high)
