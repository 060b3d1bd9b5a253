"""Which counters a person counts toward when a data item goes out.

A gate sees the items of a request and not what they mean; so the meaning is worked out here, item by item. Where it
is open whether an item is sensitive, its people count in both classes, the upper end.
"""

from collections.abc import Iterator, Mapping

from tongguan.decision.clearing.errors import NotClearedError
from tongguan.decision.determination import Determination, ExportDetermination
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Pathway, Truth

ORDINARY, SENSITIVE = "ordinary", "sensitive"
LEFT_OUT = "left_out."
"""What begins the names of the counters of people who do not count toward the totals."""


def classes_of_items(
    export: ExportDetermination, determination: Determination, catalogues: Catalogues
) -> dict[str, tuple[str, ...]]:
    """Give the classes of information of every item: ordinary, sensitive, or both where that is open.

    Raises:
        NotClearedError: The export does not name its items.
    """
    declared = export.prepared.export
    if not declared.items:
        raise NotClearedError(
            f"export `{declared.id}` does not name its data items, so nothing could be held against them",
            help="give `data_items`",
        )
    facts = export.prepared.facts
    items = tuple(dict.fromkeys((*declared.items, *residue_items(export))))
    if facts.get("contains.personal_information") is False:
        return dict.fromkeys(items, ())
    contained: Truth = facts.get("contains.sensitive")
    if contained is False:
        return dict.fromkeys(items, (ORDINARY,))
    if facts.get("under_14") is True or facts.get("contains.ordinary") is False:
        return dict.fromkeys(items, (SENSITIVE,))
    listed = _listed(export, items, determination, catalogues)
    if set(listed.values()) == {False}:  # sensitive taken together, by what was declared, or by the counts
        return dict.fromkeys(items, (ORDINARY, SENSITIVE))
    by_answer: Mapping[Truth, tuple[str, ...]] = {True: (SENSITIVE,), False: (ORDINARY,), None: (ORDINARY, SENSITIVE)}
    return {item: by_answer[listed.get(item)] for item in items}


def residue_items(export: ExportDetermination) -> tuple[str, ...]:
    """Give the items that an exemption by necessity does not free; none where there is no such exemption."""
    if not export.freed_by:
        return ()
    given = export.prepared.export.given
    residue = (given.get("necessity.residue") or {}).get("items") or ()
    return tuple(dict.fromkeys((*(given.get("necessity.not_needed_items") or ()), *residue)))


def counts_of(
    item: str, classes: tuple[str, ...], export: ExportDetermination, determination: Determination
) -> Iterator[str]:
    """Give the handler's counters for an item: its classes, or those of the people left out."""
    if export.pathway is Pathway.NOT_AN_EXPORT:
        return
    counted = _counted(item, export, determination)
    for each in classes:
        yield each if counted else f"{LEFT_OUT}{each}"


def is_freed(item: str, export: ExportDetermination) -> bool:
    """Whether an exemption by necessity frees the item, whatever the rest needs."""
    return bool(export.freed_by) and item not in residue_items(export)


def _counted(item: str, export: ExportDetermination, determination: Determination) -> bool:
    """Whether people of this item count toward the totals: unless every rule that may decide leaves them out."""
    rules = determination.regime.deciding
    deciders = export.possible.deciders
    places = {freed for _, freed in deciders} if is_freed(item, export) else {place for place, _ in deciders}
    return any(place < 0 or rules[place].counted for place in places)


def _listed(
    export: ExportDetermination, items: tuple[str, ...], determination: Determination, catalogues: Catalogues
) -> dict[str | None, Truth]:
    regime, declared = determination.regime, export.prepared.export
    rebutted = {each["item"]: each["reason"] for each in declared.given.get("sensitivity_rebutted", ())}
    found = catalogues.sensitivity.sensitivity(
        items, regime.as_of, under_14=export.facts.get("under_14"), readings=regime.readings, rebutted=rebutted
    )
    return {each.item: each.sensitive for each in found.findings if each.item is not None}
