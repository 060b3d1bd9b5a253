"""Finds what an export is cleared for, or why it is not."""

from collections.abc import Sequence

from tongguan.decision.assessment import Assessment, ExportAssessment
from tongguan.decision.clearing.ceilings import (
    CLASSES,
    asked_about,
    ceilings_of_route,
    ceilings_of_scope,
    scope_counter,
    stands_alone,
)
from tongguan.decision.clearing.citations import citations_on_mechanism, citations_when_free
from tongguan.decision.clearing.errors import NoSuchExportError, NotClearedError
from tongguan.decision.clearing.items import LEFT_OUT, classes_of_items, counts_of, is_freed
from tongguan.decision.clearing.model import Ceiling, Cleared, ClearedItem
from tongguan.decision.declaration import Mechanism, Recipient
from tongguan.decision.standing import RecipientStanding, Standing, worst
from tongguan.decision.standing.expiry import last_day
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Bounds

_PREFIX = "people."


def clear(
    assessment: Assessment, export: str, catalogues: Catalogues, recipients: Sequence[str] | None = None
) -> Cleared:
    """Find what an export is cleared for on the day of its assessment.

    Args:
        assessment: The handler's.
        export: The id of the export.
        catalogues: The data items and their sensitivity.
        recipients: The ids of those to clear it for; ``None`` for all that are declared.

    Raises:
        NoSuchExportError: The declaration has no such export or recipient.
        NotClearedError: It does not stand free, covered or expiring for each of them; or its items, recipients or
            totals are not known, without which no gate could guard it; or they stand on different mechanisms.
    """
    found = _export(assessment, export)
    standings = _standings(found, export, recipients)
    for each in standings:
        if not each.standing.is_cleared:
            raise _not_cleared(export, each)
    mechanism = _mechanism(assessment, export, standings)
    determination = assessment.determination
    _check_law(determination.regime.counters)
    named = tuple(_recipient(assessment, export, each.recipient) for each in standings)
    classes = classes_of_items(found.determination, determination, catalogues)
    ceilings: list[Ceiling] = []
    last, alone = None, False
    citations = citations_when_free(found.determination)
    if mechanism is not None:
        asked = asked_about(determination, export, named[0].id, mechanism)
        ends = last_day(asked)
        last, alone = (ends.on if ends is not None else None), stands_alone(asked, classes)
        citations = citations_on_mechanism(asked)
        ceilings.extend(ceilings_of_scope(asked, ordinary_stands_alone=alone))
    ceilings.extend(ceilings_of_route(found.determination, determination, ordinary_stands_alone=alone))
    limited = {each.counter for each in ceilings}
    items = tuple(
        ClearedItem(item, tuple(_counts(item, of_item, found, assessment, mechanism, limited)))
        for item, of_item in classes.items()
    )
    counters = tuple(
        dict.fromkeys((*(name for item in items for name in item.counts), *(each.counter for each in ceilings)))
    )
    return Cleared(
        assessment.ground.declaration.name,
        found.determination,
        worst(each.standing for each in standings),
        named,
        mechanism,
        last,
        items,
        counters,
        tuple(sorted(ceilings, key=lambda each: counters.index(each.counter))),
        _counted(assessment, ceilings),
        {code: cites for code, cites in citations.items() if cites},
    )


def _export(assessment: Assessment, export: str) -> ExportAssessment:
    for each in assessment.exports:
        if each.determination.prepared.export.id == export:
            return each
    known = ", ".join(f"`{each.determination.prepared.export.id}`" for each in assessment.exports)
    raise NoSuchExportError(f"the declaration has no export `{export}`", help=f"it has {known}")


def _standings(found: ExportAssessment, export: str, recipients: Sequence[str] | None) -> tuple[RecipientStanding, ...]:
    standings = found.standing.per_recipient
    if any(each.recipient is None for each in standings):
        raise NotClearedError(f"export `{export}` names no overseas recipient", help="give `recipients`")
    if found.standing.standing is Standing.STOPPED:  # an order reaches every recipient
        return standings
    if recipients is None:
        return standings
    by_name = {each.recipient: each for each in standings}
    for name in recipients:
        if name not in by_name:
            known = ", ".join(f"`{each}`" for each in by_name)
            raise NoSuchExportError(f"export `{export}` has no recipient `{name}`", help=f"it has {known}")
    return tuple(by_name[name] for name in dict.fromkeys(recipients))


def _not_cleared(export: str, standing: RecipientStanding) -> NotClearedError:
    why = "; ".join(reason.says.en for reason in standing.reasons)
    cites = ", ".join(dict.fromkeys(cite for reason in standing.reasons for cite in reason.cites))
    return NotClearedError(
        f"export `{export}` to `{standing.recipient}` stands {standing.standing.value}: {why}"
        + (f" ({cites})" if cites else ""),
        help="`tongguan assess` tells what is owed; name other recipients with --recipient if they are cleared",
    )


def _mechanism(assessment: Assessment, export: str, standings: Sequence[RecipientStanding]) -> Mechanism | None:
    names = {each.mechanism for each in standings}
    if len(names) > 1:
        parts = "; ".join(
            f"{name or 'none'}: {', '.join(str(each.recipient) for each in standings if each.mechanism == name)}"
            for name in sorted(names, key=str)
        )
        raise NotClearedError(
            f"the recipients of export `{export}` stand on different mechanisms ({parts})",
            help="issue a clearance for each, with --recipient",
        )
    name = names.pop()
    return next((each for each in assessment.ground.declaration.mechanisms if each.id == name), None)


def _recipient(assessment: Assessment, export: str, name: str | None) -> Recipient:
    recipient = assessment.ground.declaration.recipients[str(name)]
    if recipient.facts.get("recipients.territory") is None:
        raise NotClearedError(
            f"where `{name}` is, to whom export `{export}` goes, is not known", help="give its `territory`"
        )
    return recipient


def _counted(assessment: Assessment, ceilings: Sequence[Ceiling]) -> dict[str, Bounds]:
    """Give how many people have gone out this year, by counter, whether anything limits it or not."""
    totals = assessment.determination.possible.counters
    left_out = dict(zip((f"{LEFT_OUT}{name}" for name in CLASSES), assessment.left_out, strict=True))
    of_handler = {name: totals[f"{_PREFIX}{name}"] for name in CLASSES if f"{_PREFIX}{name}" in totals}
    return {**left_out, **of_handler, **{each.counter: each.counted for each in ceilings}}


def _check_law(counters: Sequence[str]) -> None:
    if any(not name.startswith(_PREFIX) for name in counters):
        raise NotClearedError(
            "the law of that day counts people over more than one calendar year, which gates do not",
            help="issue clearances by the law in force since 2024-03-22",
        )


def _counts(
    item: str,
    classes: tuple[str, ...],
    found: ExportAssessment,
    assessment: Assessment,
    mechanism: Mechanism | None,
    limited: set[str],
) -> list[str]:
    counts = list(counts_of(item, classes, found.determination, assessment.determination))
    if mechanism is not None and not is_freed(item, found.determination):
        counts.extend(name for each in classes if (name := scope_counter(mechanism.id, each)) in limited)
    return counts
