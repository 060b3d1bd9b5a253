"""Starts the process of a run, ends it, and finds those that are gone without a word."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from threading import Thread
from typing import Final

from django.db import transaction
from django.utils import timezone

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.censuses.errors import CensusAtWorkError, RunLostError
from tongguan.office.censuses.failures import plain_error
from tongguan.office.censuses.locking import held, is_held, lock_of
from tongguan.office.censuses.models import CANCELLED, FAILED, OPEN, Run
from tongguan.office.journal.recording import record

_YOUNG: Final = timedelta(seconds=20)
"""A run that was asked for so lately may not have its process yet."""
_WORK: Final = "tongguan.office.censuses.working"


def start(run: Run) -> None:
    """Start the process of a run. It lives on when the server ends, and is told apart by the lock it holds."""
    with held(lock_of(run.organisation_id, run.number)) as lock:
        process = subprocess.Popen(  # noqa: S603 -- our own program
            [sys.executable, "-m", _WORK, str(run.organisation_id), str(run.number)],
            pass_fds=(lock,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
    Run.objects.filter(pk=run.pk).update(process=process.pid)
    Thread(target=process.wait, daemon=True).start()  # so that it leaves nothing behind when it ends


@transaction.atomic
def cancel(organisation: Organisation, run: Run, *, by: User) -> None:
    """End a run; nothing of it is kept.

    Raises:
        CensusAtWorkError: It has ended already.
    """
    changed = Run.objects.filter(pk=run.pk, state__in=OPEN).update(state=CANCELLED, ended_at=timezone.now())
    if not changed:
        raise CensusAtWorkError(f"census {run.number} has ended already")
    record("census.cancelled", organisation=organisation, actor=by, subject=str(run))
    run.refresh_from_db()
    transaction.on_commit(lambda: _end(run))


def _end(run: Run) -> None:
    if run.process is not None and is_held(lock_of(run.organisation_id, run.number)):
        with suppress(ProcessLookupError, PermissionError):
            os.kill(run.process, signal.SIGTERM)


def settle(organisation: Organisation) -> None:
    """Mark as failed the runs whose process is gone: it was killed, or the machine was restarted."""
    for run in Run.objects.filter(state__in=OPEN, asked_at__lt=timezone.now() - _YOUNG):
        if not is_held(lock_of(run.organisation_id, run.number)):
            _lose(organisation, run)


@transaction.atomic
def _lose(organisation: Organisation, run: Run) -> None:
    error = RunLostError(
        "the process that counted is gone: it was ended, or the machine was restarted or ran out of memory",
        help="run it again; if it stays, count a smaller log, or on a machine with more memory",
    )
    changed = Run.objects.filter(pk=run.pk, state__in=OPEN).update(
        state=FAILED, ended_at=timezone.now(), error=plain_error(error)
    )
    if changed:
        record("census.failed", organisation=organisation, subject=str(run), code=error.code)
