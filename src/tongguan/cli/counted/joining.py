"""Joins declarations with the censuses of their handlers."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tongguan.census.file import Census, ExportCount, Range
from tongguan.cli.counted.errors import CensusConflictError, CensusMismatchError
from tongguan.cli.counted.files import CountedFile
from tongguan.cli.counted.unions import unions_of
from tongguan.decision.declaration import Declaration, Export, Overlap, People
from tongguan.decision.declaration.place import shown
from tongguan.vocabulary import Bounds
from tongguan.vocabulary.nearest import nearest

_SINCE = "people_since_last_year"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the people of one handler come from.

    Attributes:
        file: The census; ``None`` where the handler has none.
        counted: The exports that the census counted.
        declared: The people declared before, of every export that declared any.
        dropped: Declared overlaps that the census replaced.
        unions: The sets of exports whose people are counted together.
        counted_anew: Whether a profile told the people of just the exports that count by the law of the day.
    """

    file: CountedFile | None
    counted: frozenset[str]
    declared: dict[str, People]
    dropped: tuple[tuple[str, ...], ...] = ()
    unions: tuple[tuple[str, ...], ...] = ()
    counted_anew: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """Declarations with counted people, and where each handler's come from, in the same order."""

    declarations: tuple[Declaration, ...]
    origins: tuple[Origin, ...]


def join(declarations: Sequence[Declaration], counted: Sequence[CountedFile], as_of: date) -> Joined:
    """Put counted people in place of declared ones.

    A number that the census gives stands, whatever was declared; what it does not give stays as declared.

    Args:
        declarations: The handlers of the declaration.
        counted: Their censuses, at most one a handler.
        as_of: The legal day; a census that runs past it gives the totals of that day where its curve has them.

    Raises:
        CensusMismatchError: A census belongs to no handler here, or has exports that are not declared.
        CensusConflictError: The declaration denies what was counted.
    """
    files = _by_handler(declarations, counted)
    joined = [_join_one(each, files.get(place), as_of) for place, each in enumerate(declarations)]
    return Joined(tuple(each for each, _ in joined), tuple(origin for _, origin in joined))


def _by_handler(declarations: Sequence[Declaration], counted: Sequence[CountedFile]) -> dict[int, CountedFile]:
    places = {_name(each.name): place for place, each in enumerate(declarations)}
    found: dict[int, CountedFile] = {}
    for file in counted:
        place = places.get(_name(file.census.handler))
        if place is None:
            declared = ", ".join(f"`{shown(each.name)}`" for each in declarations[:4])
            raise CensusMismatchError(
                f"the census is of `{shown(file.census.handler)}`, and the declaration of {declared}",
                help="give the census of that handler; the names must be the same",
                source=file.name,
                field="handler",
            )
        if place in found:
            raise CensusMismatchError(
                f"`{shown(file.census.handler)}` has two censuses, the other in `{found[place].name}`",
                help="give one for each handler: two counts cannot be added, as they may hold the same people",
                source=file.name,
                field="handler",
            )
        found[place] = file
    return found


def _name(name: str) -> str:
    """Give a name as it is compared: full-width signs, case and spaces do not tell handlers apart."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _join_one(declaration: Declaration, file: CountedFile | None, as_of: date) -> tuple[Declaration, Origin]:
    declared = {export.id: export.people for export in declaration.exports if export.people != People()}
    if file is None:
        return declaration, Origin(None, frozenset(), declared)
    census = file.census
    counts = {each.id: each for each in census.exports}
    _refuse_unknown(counts, declaration, file)
    exports = tuple(
        _with_counts(export, counts[export.id], census, file) if export.id in counts else export
        for export in declaration.exports
    )
    kept = tuple(each for each in declaration.overlaps if not counts.keys() & set(each.exports))
    unions = unions_of(census, as_of)
    if len(unions) == 1 and len(unions[0].exports) == 1:
        exports = _one_alone(exports, unions[0])
        unions = ()
    dropped = tuple(each.exports for each in declaration.overlaps if each not in kept)
    origin = Origin(file, frozenset(counts), declared, dropped, tuple(each.exports for each in unions))
    return replace(declaration, exports=exports, overlaps=(*kept, *unions)), origin


def _refuse_unknown(counts: dict[str, ExportCount], declaration: Declaration, file: CountedFile) -> None:
    known = [export.id for export in declaration.exports]
    for place, name in enumerate(counts):
        if name not in known:
            raise CensusMismatchError(
                f"the census counts an export `{shown(name)}` that the declaration of "
                f"`{shown(declaration.name)}` does not have",
                help=nearest(name, known) or "declare it: its people go abroad too",
                source=file.name,
                field=f"exports[{place}].id",
            )


def _with_counts(export: Export, count: ExportCount, census: Census, file: CountedFile) -> Export:
    _refuse_denied(export, count, file)
    people = People(_bounds(count.ordinary), _bounds(count.sensitive), _bounds(count.both), census.until)
    given, facts = {**export.given, "people": people}, dict(export.facts)
    if census.since_last_year is not None:
        totals = {"all": census.since_last_year.all, "sensitive": census.since_last_year.sensitive}
        least = {"all": max(count.ordinary[0], count.sensitive[0]), "sensitive": count.sensitive[0]}
        alone = len(census.exports) == 1
        for name, total in totals.items():
            since = _bounds(total) if alone else Bounds(least[name], total[1])
            given[f"{_SINCE}.{name}"] = facts[f"{_SINCE}.{name}"] = since
    residue = export.residue_people and _at_most(export.residue_people, people)
    return replace(export, people=people, given=given, facts=facts, residue_people=residue)


def _at_most(part: People, whole: People) -> People:
    """Give the people of a part, of whom no class has more than the whole was counted to have."""

    def within(own: Bounds | None, most: Bounds | None) -> Bounds | None:
        if own is None or most is None or most.high is None:
            return own
        return Bounds(min(own.low, most.high), most.high if own.high is None else min(own.high, most.high))

    return People(
        within(part.ordinary, whole.ordinary),
        within(part.sensitive, whole.sensitive),
        within(part.both, whole.both),
        part.until,
    )


def _refuse_denied(export: Export, count: ExportCount, file: CountedFile) -> None:
    denied = None
    if export.facts.get("contains.personal_information") is False and max(count.ordinary[0], count.sensitive[0]) > 0:
        denied = "contains no personal information", max(count.ordinary[0], count.sensitive[0])
    elif export.facts.get("contains.sensitive") is False and count.sensitive[0] > 0:
        denied = "contains no sensitive information", count.sensitive[0]
    if denied is not None:
        says, people = denied
        raise CensusConflictError(
            f"export `{shown(export.id)}` is declared to hold {says.removeprefix('contains ')}, "
            f"and the census counts {people:,} people with it",
            help="mend `contains` in the declaration, or what the plan of the census says of the export",
            source=file.name,
        )


def _one_alone(exports: tuple[Export, ...], union: Overlap) -> tuple[Export, ...]:
    """Give the only counted export the totals of the day, where they are known better than its own."""
    (name,) = union.exports
    return tuple(replace(each, people=union.people) if each.id == name else each for each in exports)


def _bounds(people: Range) -> Bounds:
    return Bounds(*people)
