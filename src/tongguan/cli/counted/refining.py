"""Counts the people of exactly the exports that count by the law of the day, where a profile is at hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tongguan.census.file import Census
from tongguan.cli.counted.joining import Joined, Origin
from tongguan.decision.consequences import is_left_out
from tongguan.decision.declaration import Declaration, Overlap, People
from tongguan.decision.determination import Determination
from tongguan.vocabulary import Bounds, Pathway

if TYPE_CHECKING:
    from tongguan.census.profile import Profile


def refine(joined: Joined, determinations: Sequence[Determination], as_of: date) -> Joined:
    """Put the union of the exports that may count in place of the one that the plan counted, where the two differ.

    Args:
        joined: Declarations with counted people.
        determinations: What they come to, in the same order.
        as_of: The legal day; a census that runs past it, or is of another year, is left as it is.
    """
    refined = [
        _refined(declaration, origin, determination, as_of)
        for declaration, origin, determination in zip(joined.declarations, joined.origins, determinations, strict=True)
    ]
    return Joined(tuple(each for each, _ in refined), tuple(origin for _, origin in refined))


def _refined(
    declaration: Declaration, origin: Origin, determination: Determination, as_of: date
) -> tuple[Declaration, Origin]:
    file = origin.file
    if file is None or file.profile is None or not file.census.until <= as_of or as_of.year != file.census.year:
        return declaration, origin
    census = file.census
    may_count = tuple(
        each.prepared.export.id
        for each in determination.exports
        if each.prepared.export.id in origin.counted
        and each.pathway is not Pathway.NOT_AN_EXPORT
        and not is_left_out(each, determination)
    )
    planned = {each.id for each in census.exports if not each.left_out}
    if set(may_count) == planned:
        return declaration, origin
    kept = tuple(each for each in declaration.overlaps if not origin.counted & set(each.exports))
    unions = (_union(file.profile, may_count, census),) if len(may_count) > 1 else ()
    origin = replace(origin, unions=tuple(each.exports for each in unions), counted_anew=True)
    return replace(declaration, overlaps=(*kept, *unions)), origin


def _union(profile: "tuple[Profile, Profile]", members: tuple[str, ...], census: Census) -> Overlap:
    from tongguan.census.profile import WhatIf  # noqa: PLC0415 -- at hand where a profile is

    others = tuple(each.id for each in census.exports if each.id not in members)
    low, high = (each.totals(WhatIf(left_out=others, counted=members)) for each in profile)
    ordinary, sensitive, both = (
        Bounds(*sorted((getattr(low, name), getattr(high, name)))) for name in ("ordinary", "sensitive", "both")
    )
    return Overlap(members, People(ordinary, sensitive, both, census.until))
