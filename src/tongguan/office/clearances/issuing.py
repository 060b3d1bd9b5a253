"""Issues, revokes and stops, each with an entry in the journal of the office.

A file cannot be taken back with a transaction: so the folder is written last, and what it refuses is not told.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.db import transaction

from tongguan.clearance import Clearance, Feed, StopOrder
from tongguan.clearance.journal import IssuerJournal
from tongguan.decision.assessment import Assessment
from tongguan.decision.clearing import Cleared, Terms, write_clearance
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.determinations.models import Determination
from tongguan.office.issuer import acts
from tongguan.office.issuer.of_organisation import folder_of
from tongguan.office.journal.recording import record


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person who issues decides; numbers by counter, absent where what was computed is taken."""

    ledger: str
    first: date
    last: date | None = None
    ceilings: Mapping[str, int] = field(default_factory=dict)
    allotments: Mapping[str, int] = field(default_factory=dict)
    counted: Mapping[str, int] = field(default_factory=dict)
    warn_at: tuple[int, ...] = (80, 90, 95)


def writing(
    organisation: Organisation, made: Determination, found: tuple[Cleared, Assessment], asked: Asked
) -> Callable[[IssuerJournal], Clearance]:
    """Give what writes the clearance into a journal as it stands; it signs nothing."""
    cleared, assessment = found
    terms = Terms(
        issuer=folder_of(organisation).keys().issuer,
        ledger=asked.ledger,
        issued_at=datetime.now(UTC),
        declaration=made.frozen["declaration"]["sha256"],
        valid_from=asked.first,
        valid_until=asked.last,
        ceilings=asked.ceilings,
        allotments=asked.allotments,
        counted=asked.counted,
        warn_at=asked.warn_at,
    )
    return lambda journal: write_clearance(cleared, assessment, terms, journal)


@transaction.atomic
def open_issuer(organisation: Organisation, name: str, *, by: User) -> None:
    """Make the issuer of the organisation, with its first key.

    Raises:
        IssuerThereError: There is one.
    """
    record("issuer.opened", organisation=organisation, actor=by, subject=name)
    acts.open_issuer(folder_of(organisation), name)


@transaction.atomic
def issue(
    organisation: Organisation,
    made: Determination,
    write: Callable[[IssuerJournal], Clearance],
    *,
    why: str,
    by: User,
) -> Clearance:
    """Sign and keep a clearance.

    Raises:
        TongguanError: The terms ask for more than is there; nothing is issued.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # one issuer at a time

    def written(journal: IssuerJournal) -> Clearance:
        clearance = write(journal)
        record(
            "clearance.issued",
            organisation=organisation,
            actor=by,
            subject=clearance.id,
            why=why,
            determination=made.number,
            determined=made.digest,
            export=clearance.export.id,
            ledger=clearance.ledger,
        )
        return clearance

    return acts.issue(folder_of(organisation), written)


@transaction.atomic
def revoke(organisation: Organisation, name: str, *, why: str, by: User) -> Feed:
    """Revoke a clearance for good.

    Raises:
        UnknownClearanceError: None of that id was issued here.
    """
    record("clearance.revoked", organisation=organisation, actor=by, subject=name, why=why)
    return acts.revoke(folder_of(organisation), name, why)


@transaction.atomic
def stop(
    organisation: Organisation,
    *,
    handler: str,
    order: str,
    authority: str,
    exports: Sequence[str],
    recipients: Sequence[str],
    cites: Sequence[str],
    by: User,
) -> StopOrder:
    """Enter an order to stop.

    Raises:
        CitationError: A provision is not written as one.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    entered = acts.stop(
        folder_of(organisation),
        handler=handler,
        order=order,
        authority=authority,
        exports=exports,
        recipients=recipients,
        cites=cites,
    )
    record(
        "stop.entered",
        organisation=organisation,
        actor=by,
        subject=entered.id,
        why=order,
        exports=list(exports),
        recipients=list(recipients),
    )
    return entered


@transaction.atomic
def lift(organisation: Organisation, name: str, *, why: str, by: User) -> Feed:
    """Lift an order to stop.

    Raises:
        UnknownClearanceError: No such order stands.
    """
    record("stop.lifted", organisation=organisation, actor=by, subject=name, why=why)
    return acts.lift(folder_of(organisation), name, why)
