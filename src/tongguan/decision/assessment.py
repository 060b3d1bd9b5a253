"""Assesses a declaration: the determination with all that a person needs to act on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from tongguan.decision.alternatives import (
    LighterRoute,
    Question,
    ReadingOutcome,
    find_changes,
    find_questions,
    find_readings,
)
from tongguan.decision.alternatives.running import Ground
from tongguan.decision.consequences import (
    Duty,
    Flag,
    Headroom,
    ItemOutcome,
    counted_before_it_began,
    fewer_processed_than_exported,
    find_duties,
    find_flags,
    find_headroom,
    find_items,
    find_left_out,
    find_options,
    find_splitting,
    handlers_of_one_name,
)
from tongguan.decision.declaration import Declaration
from tongguan.decision.determination import Determination, ExportDetermination, determine
from tongguan.decision.dues import clock_days
from tongguan.decision.facts import prepare
from tongguan.decision.regime import Regime, make_regime
from tongguan.decision.standing import ExportStanding, find_standing
from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Bounds, Pathway, Phrase, TongguanError

_ROUTES = frozenset({Pathway.CONTRACT_OR_CERTIFICATION, Pathway.SECURITY_ASSESSMENT})
MOST_SEARCHED = 500
"""The most exports of one handler for which readings, questions and changes are looked for."""

_NOT_SEARCHED = Flag(
    "alternatives-not-searched",
    Phrase(
        zh=f"出境活动超过 {MOST_SEARCHED} 项：未查找不同理解、待问事实和可作改变；请分文件询问",
        en=f"more than {MOST_SEARCHED} exports: readings, questions and changes were not looked for; "
        "ask about them in smaller files",
    ),
)


class NoLawError(TongguanError):
    """There is no law to apply: the day is before it, or before anyone knew it."""

    code: ClassVar[str] = "decision/no-law"


@dataclass(frozen=True, slots=True)
class ExportAssessment:
    """One export with its consequences."""

    determination: ExportDetermination
    options: tuple[str, ...]
    items: tuple[ItemOutcome, ...]
    standing: ExportStanding
    flags: tuple[Flag, ...]
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class AsIf:
    """What a draft would give if it were law, beside the law."""

    draft: str
    determination: Determination


@dataclass(frozen=True, slots=True)
class Assessment:
    """A handler's exports assessed on a day.

    ``left_out`` are people of exports that do not count toward the totals, ordinary and sensitive.
    """

    ground: Ground
    determination: Determination
    exports: tuple[ExportAssessment, ...]
    left_out: tuple[Bounds, Bounds]
    headroom: tuple[Headroom, ...]
    flags: tuple[Flag, ...]
    readings: tuple[ReadingOutcome, ...]
    questions: tuple[Question, ...]
    changes: tuple[LighterRoute, ...]
    as_if: AsIf | None


def assess(
    declarations: Sequence[Declaration],
    book: Lawbook,
    catalogues: Catalogues,
    as_of: date,
    *,
    known_on: date | None = None,
    as_if: str | None = None,
    presumptions: bool = True,
    alternatives: bool = True,
) -> tuple[Assessment, ...]:
    """Assess the handlers of one declaration file.

    Args:
        declarations: The handlers; several are a group.
        book: The lawbook.
        catalogues: Items, places and zones.
        as_of: The legal day (Asia/Shanghai); counts run to it.
        known_on: Only law published by this day is used.
        as_if: A draft to evaluate beside the law, as if in force.
        presumptions: Whether facts that nobody declared take their presumed value.
        alternatives: Whether to look for readings, questions, headroom and changes as well.

    Raises:
        NoLawError: There was no law to apply on that day, or nobody knew it.
        DraftNotFoundError: ``as_if`` names no draft.
        ContradictionError: The declared numbers cannot all be true.
        UnresolvedConflictError: The lawbook is at fault.
    """
    grounds = [
        Ground(declaration, book, catalogues, as_of, known_on, None, presumptions) for declaration in declarations
    ]
    determinations = [determine_on(ground) for ground in grounds]
    splitting, of_one_name = find_splitting(determinations), handlers_of_one_name(declarations)
    return tuple(
        _assess_one(
            ground,
            determination,
            (*splitting.get(place, ()), *of_one_name.get(place, ())),
            as_if,
            alternatives=alternatives,
        )
        for place, (ground, determination) in enumerate(zip(grounds, determinations, strict=True))
    )


def require_law(regime: Regime, known_on: date | None) -> None:
    """Refuse a regime that has nothing to say of exports.

    Raises:
        NoLawError: There was no law to apply on that day, or nobody knew it.
    """
    if not any(rule.outcome in _ROUTES for rule in regime.deciding):
        raise NoLawError(
            f"no law on exporting personal information was in force on {regime.as_of}"
            + (f" as known on {known_on}" if known_on else ""),
            help="the lawbook answers from the day the Personal Information Protection Law came into force",
        )


def determine_on(ground: Ground) -> Determination:
    """Determine a ground under its law and default readings."""
    regime = make_regime(ground.book, ground.as_of, known_on=ground.known_on, as_if=ground.as_if)
    require_law(regime, ground.known_on)
    prepared = prepare(
        ground.declaration,
        ground.book,
        ground.catalogues,
        ground.as_of,
        readings=regime.readings,
        presumptions=ground.presumptions,
    )
    return determine(prepared, regime, presumptions=ground.presumptions)


def _assess_one(
    ground: Ground, determination: Determination, of_group: tuple[Flag, ...], as_if: str | None, *, alternatives: bool
) -> Assessment:
    regime = determination.regime
    searched = alternatives and len(determination.exports) <= MOST_SEARCHED
    standings = find_standing(determination.handler, determination.possible, regime)
    exports = []
    for export, standing in zip(determination.exports, standings, strict=True):
        options = find_options(export, regime)
        in_place = tuple(
            each.kind for each in ground.declaration.mechanisms if export.prepared.export.id in each.exports
        )
        exports.append(
            ExportAssessment(
                export,
                options,
                find_items(export, determination, ground.catalogues),
                standing,
                (
                    *find_flags(export, determination, options),
                    *counted_before_it_began(export, determination),
                    *(Flag(each.code, each.says, each.cites) for each in standing.flags),
                ),
                find_duties(export, regime, tuple(dict.fromkeys((*options, *in_place))), clock_days(ground, export)),
            )
        )
    return Assessment(
        ground,
        determination,
        tuple(exports),
        find_left_out(determination, ground.catalogues),
        find_headroom(determination) if alternatives else (),
        (
            *book_flags(ground.book, ground.as_of),
            *of_group,
            *fewer_processed_than_exported(determination),
            *(() if searched or not alternatives else (_NOT_SEARCHED,)),
        ),
        find_readings(ground, determination) if searched else (),
        find_questions(ground, determination) if searched else (),
        find_changes(ground, determination) if searched else (),
        AsIf(as_if, determine_on(_as_if(ground, as_if))) if as_if is not None else None,
    )


def _as_if(ground: Ground, draft: str) -> Ground:
    return Ground(
        ground.declaration, ground.book, ground.catalogues, ground.as_of, ground.known_on, draft, ground.presumptions
    )


def book_flags(book: Lawbook, as_of: date) -> tuple[Flag, ...]:
    """Give what is to be said of the lawbook itself on a day: that it was not checked so far."""
    known_until = book.known_until
    if as_of <= known_until:
        return ()
    later = as_of - known_until
    return (
        Flag(
            "past-the-lawbook",
            Phrase(
                zh=f"法律库核对至 {known_until}；所问日期晚 {later // timedelta(days=1)} 天，期间的新规定不在其中",
                en=f"the lawbook was checked up to {known_until}; the day asked about is "
                f"{later // timedelta(days=1)} days later, and law made since is not in it",
            ),
        ),
    )
