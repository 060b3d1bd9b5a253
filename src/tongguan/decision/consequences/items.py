"""Which items of an export are free and which are not, where the two part."""

from dataclasses import dataclass
from typing import Any

from tongguan.decision.determination import Determination, ExportDetermination
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Pathway


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """The pathways of one data item, and the rules they come from."""

    item: str
    pathways: tuple[Pathway, ...]
    cites: tuple[str, ...]


def find_items(
    export: ExportDetermination, determination: Determination, catalogues: Catalogues
) -> tuple[ItemOutcome, ...]:
    """Give the outcome of each item where an exemption frees only some of them; else nothing.

    Two cases: an exemption by necessity with items that are not needed, and ordinary items that stay free by
    small volume beside sensitive ones (reading A2).
    """
    items = export.prepared.export.items
    if export.freed_by:
        return _residue(export, items)
    if items is None or determination.regime.readings["A2"] != "sensitive-part-only":
        return ()
    if export.pathway is not Pathway.CONTRACT_OR_CERTIFICATION or export.facts.get("contains.sensitive") is not True:
        return ()
    return _ordinary_beside_sensitive(export, items, determination, catalogues)


def _residue(export: ExportDetermination, items: tuple[str, ...] | None) -> tuple[ItemOutcome, ...]:
    given = export.prepared.export.given
    residue = given.get("necessity.not_needed_items") or (given.get("necessity.residue") or {}).get("items") or ()
    free = tuple(each.rule.cites for each in export.freed_by)
    decided = tuple(dict.fromkeys(each.rule.cites for each in export.decided_by))
    outcomes = []
    for item in dict.fromkeys((*(items or ()), *residue)):
        if item in residue:
            outcomes.append(ItemOutcome(item, export.possible.pathways, decided))
        else:
            outcomes.append(ItemOutcome(item, (Pathway.EXEMPT,), free))
    return tuple(outcomes)


def _ordinary_beside_sensitive(
    export: ExportDetermination, items: tuple[str, ...], determination: Determination, catalogues: Catalogues
) -> tuple[ItemOutcome, ...]:
    regime = determination.regime
    as_ordinary: dict[str, Any] = {**export.facts, "contains.sensitive": False, "contains.ordinary": True}
    place = regime.first(as_ordinary)
    if place < 0 or regime.deciding[place].outcome is not Pathway.EXEMPT:
        return ()
    free = (regime.deciding[place].rule.cites,)
    decided = tuple(dict.fromkeys(each.rule.cites for each in export.decided_by))
    found = catalogues.sensitivity.sensitivity(
        items, regime.as_of, under_14=export.facts.get("under_14"), readings=regime.readings
    )
    if found.findings and any(each.item is None and each.sensitive for each in found.findings):
        return ()
    ordinary = {each.item for each in found.findings if each.sensitive is False}
    if not ordinary or len(ordinary) == len(items):
        return ()
    return tuple(
        ItemOutcome(item, (Pathway.EXEMPT,), free)
        if item in ordinary
        else ItemOutcome(item, export.possible.pathways, decided)
        for item in items
    )
