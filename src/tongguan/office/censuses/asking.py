"""Asks for a census: checks the plan before anything is started, and keeps it with the run."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tongguan.census.plan import Plan
from tongguan.census.taking import days_of_plan
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.censuses.errors import CensusAtWorkError
from tongguan.office.censuses.models import OPEN, Run, TransferLog
from tongguan.office.censuses.starting import start
from tongguan.office.censuses.telling import told
from tongguan.office.exports.reading import current, digest_of
from tongguan.office.journal.recording import record


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan that was read, with its text and name; ``set_up`` names the administrator's, else ``logs`` are counted."""

    plan: Plan
    text: str
    name: str
    logs: tuple[TransferLog, ...] = ()
    set_up: str = ""


@transaction.atomic
def ask(organisation: Organisation, asked: Asked, *, today: date, by: User) -> Run:
    """Keep a run and start it once it is kept.

    Raises:
        TongguanError: The plan does not fit the declaration, or its days do not agree.
        CensusAtWorkError: A census of the organisation is being taken.
    """
    version = current()
    told(asked.plan, version, days_of_plan(asked.plan, today)[1])
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    open_one = Run.objects.filter(state__in=OPEN).first()
    if open_one is not None:
        raise CensusAtWorkError(
            f"census {open_one.number} is being taken", help="wait until it is done, or cancel it on its page"
        )
    newest = Run.objects.order_by("-number").values_list("number", flat=True).first() or 0
    run = Run.objects.create(
        number=newest + 1,
        plan=asked.text,
        plan_name=asked.name,
        set_up=asked.set_up,
        logs=[{"number": each.number, "name": each.name, "digest": each.digest} for each in asked.logs],
        as_of=today,
        version=version,
        asked_by=by,
    )
    record(
        "census.asked",
        organisation=organisation,
        actor=by,
        subject=str(run),
        plan=digest_of(asked.text),
        logs=[each.digest for each in asked.logs],
    )
    transaction.on_commit(lambda: start(run))
    return run
