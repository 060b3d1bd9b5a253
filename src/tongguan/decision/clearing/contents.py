"""Writes the contents of a clearance: what was cleared, on the terms of the issuer."""

import hashlib
from collections.abc import Iterator
from datetime import date

from tongguan.clearance import (
    CarriedExport,
    Clearance,
    Counter,
    DataItem,
    Determined,
    LawbookEdition,
    Mechanism,
    Onward,
    Recipient,
    legal_day,
    write_json,
)
from tongguan.clearance.journal import IssuerJournal
from tongguan.decision.assessment import Assessment
from tongguan.decision.clearing.errors import TermsError
from tongguan.decision.clearing.limiting import Limiting
from tongguan.decision.clearing.model import Cleared
from tongguan.decision.clearing.terms import Terms

_YEARS_AHEAD = 1
_NUMBERS = ("number", "filing_number")


def write_clearance(cleared: Cleared, assessment: Assessment, terms: Terms, journal: IssuerJournal) -> Clearance:
    """Write the contents of a clearance.

    Args:
        cleared: What the export is cleared for.
        assessment: The handler's, from which it was found.
        terms: What the issuer decides.
        journal: What was issued before; it is not changed.

    Raises:
        TermsError: The terms ask for more than is cleared, or name a counter that the export has not.
        NotClearedError: How many people have gone out already has no upper end.
        AllotmentError: The ledgers together could pass a ceiling.
    """
    as_of = assessment.ground.as_of
    first, last = _days(cleared, as_of, terms)
    for what, given in (("ceiling", terms.ceilings), ("allotment", terms.allotments), ("counted", terms.counted)):
        unknown = [name for name in given if name not in cleared.counters]
        if unknown:
            raise TermsError(
                f"`{unknown[0]}` is not a counter of this export", help=f"it has {_named(cleared.counters)}", field=what
            )
    limiting = Limiting(cleared, terms, journal, as_of.year, range(first.year, last.year + 1))
    counters = tuple(Counter(name, tuple(limiting.limits(name))) for name in cleared.counters)
    export = cleared.export.prepared.export
    recipients = tuple(
        Recipient(each.id, str(each.given.get("name") or each.id), str(each.facts["recipients.territory"]))
        for each in cleared.recipients
    )
    return Clearance(
        id=f"CLR-{legal_day(terms.issued_at).year}-{len(journal.records) + 1:06d}",
        issuer=terms.issuer,
        ledger=terms.ledger,
        issued_at=terms.issued_at,
        valid_from=first,
        valid_until=last,
        handler=cleared.handler,
        export=CarriedExport(export.id, export.title),
        recipients=recipients,
        territories=tuple(dict.fromkeys((*(each.territory for each in recipients), *_storage(cleared)))),
        onward=tuple(_onward(cleared)),
        data_items=tuple(DataItem(each.id, each.counts) for each in cleared.items),
        mechanism=_mechanism(cleared),
        counters=counters,
        lawbook=LawbookEdition(assessment.ground.book.edition, assessment.ground.book.known_until),
        determination=_determined(cleared, assessment, terms),
        citations=cleared.citations,
    )


def _days(cleared: Cleared, as_of: date, terms: Terms) -> tuple[date, date]:
    first = terms.valid_from or as_of
    if first < as_of:
        raise TermsError(
            f"a clearance cannot begin on {first}, before the day of its determination, {as_of}", field="from"
        )
    last = terms.valid_until or min(date(first.year, 12, 31), cleared.last_day or date.max)
    if cleared.last_day is not None and last > cleared.last_day:
        raise TermsError(f"the mechanism ends on {cleared.last_day}, and the clearance cannot end later", field="until")
    if last < first:
        raise TermsError(f"the clearance would end on {last}, before it begins on {first}", field="until")
    if last.year > as_of.year + _YEARS_AHEAD:
        raise TermsError(
            f"a clearance cannot run to {last}: ceilings are set for the year of the determination and the next",
            field="until",
        )
    return first, last


def _storage(cleared: Cleared) -> Iterator[str]:
    for place in cleared.export.prepared.export.given.get("storage") or ():
        if isinstance(place, str) and len(place) == 2 and place.isascii() and place.isupper():  # noqa: PLR2004 -- as territories are written
            yield place


def _onward(cleared: Cleared) -> Iterator[Onward]:
    for each in cleared.export.prepared.export.given.get("onward") or ():
        territory = each.get("territory")
        yield Onward(str(each.get("name") or territory), territory if isinstance(territory, str) else None)


def _mechanism(cleared: Cleared) -> Mechanism | None:
    mechanism = cleared.mechanism
    if mechanism is None:
        return None
    number = next((str(mechanism.given[name]) for name in _NUMBERS if mechanism.given.get(name)), None)
    return Mechanism(mechanism.id, mechanism.kind, number, cleared.last_day)


def _determined(cleared: Cleared, assessment: Assessment, terms: Terms) -> Determined:
    ground, export = assessment.ground, cleared.export
    pathways = tuple(pathway.value for pathway in export.possible.pathways)
    decided_by = tuple(dict.fromkeys(each.rule.cites for each in (*export.freed_by, *export.decided_by)))
    rests_on = {
        "lawbook": ground.book.edition,
        "as_of": ground.as_of,
        "known_on": ground.known_on,
        "presumptions": ground.presumptions,
        "declaration": terms.declaration,
        "handler": cleared.handler,
        "export": export.prepared.export.id,
        "recipients": [each.id for each in cleared.recipients],
        "pathways": pathways,
        "standing": cleared.standing.value,
        "mechanism": cleared.mechanism.id if cleared.mechanism is not None else None,
        "decided_by": decided_by,
    }
    fingerprint = hashlib.sha256(write_json(rests_on)).hexdigest()
    return Determined(ground.as_of, pathways, cleared.standing.value, decided_by, fingerprint)


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
