"""How a run ends: done with its summary, or failed with what was wrong. A run that was cancelled stays so."""

from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone

from tongguan.office.accounts.models import Organisation
from tongguan.office.censuses.failures import plain_error
from tongguan.office.censuses.models import DONE, FAILED, RUNNING, Run
from tongguan.office.journal.recording import record
from tongguan.vocabulary import TongguanError


class CensusBrokeError(TongguanError):
    """The counting met something that is a fault of ours."""

    code: ClassVar[str] = "office/census-broke"


@transaction.atomic
def finish(organisation: Organisation, run: Run, summary: dict[str, Any]) -> bool:
    """Mark a run as done; give whether it was still at work."""
    changed = Run.objects.filter(pk=run.pk, state=RUNNING).update(
        state=DONE, ended_at=timezone.now(), summary=summary, share=1.0
    )
    if changed:
        record(
            "census.taken",
            organisation=organisation,
            actor=run.asked_by,
            subject=str(run),
            until=summary["until"],
            counted=summary["counted"],
            rows=summary["rows"],
        )
    return bool(changed)


@transaction.atomic
def fail(organisation: Organisation, run: Run, error: TongguanError) -> bool:
    """Mark a run as failed; give whether it was still at work."""
    changed = Run.objects.filter(pk=run.pk, state=RUNNING).update(
        state=FAILED, ended_at=timezone.now(), error=plain_error(error)
    )
    if changed:
        record("census.failed", organisation=organisation, actor=run.asked_by, subject=str(run), code=error.code)
    return bool(changed)


def break_off(organisation: Organisation, run: Run) -> bool:
    """Mark a run as failed by a fault of ours; what it was stands in the log of the server."""
    error = CensusBrokeError(
        "the counting met a fault inside tongguan",
        help="tell the administrator: the log of the server says what it was",
    )
    return fail(organisation, run, error)
