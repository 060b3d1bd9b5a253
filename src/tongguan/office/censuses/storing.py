"""Keeps uploaded logs in the data folder, under their hash, and takes them away again."""

import hashlib
import os
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.censuses.folders import logs_of
from tongguan.office.censuses.looking import columns_in, kind_of
from tongguan.office.censuses.models import TransferLog
from tongguan.office.journal.recording import record

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_LONGEST_NAME = 200


def file_of(log: TransferLog) -> Path:
    """Give where a log lies."""
    return logs_of(log.organisation_id) / f"{log.digest}{kind_of(log.name)[1]}"


def keep_log(organisation: Organisation, uploaded: "UploadedFile[bytes]", *, by: User) -> TransferLog:
    """Keep a log; the same file under the same name is not kept twice.

    Raises:
        LogNotReadError: It is no log; nothing is kept.
    """
    name = Path(uploaded.name or "").name[-_LONGEST_NAME:]
    kind, ending = kind_of(name)
    folder = logs_of(organisation.pk)
    descriptor, coming = tempfile.mkstemp(prefix=".coming-", suffix=ending, dir=folder)
    path, hashed = Path(coming), hashlib.sha256()
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in uploaded.chunks():
                hashed.update(chunk)
                file.write(chunk)
        columns = columns_in(path, kind)
        path.replace(folder / f"{hashed.hexdigest()}{ending}")
    finally:
        path.unlink(missing_ok=True)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        known = TransferLog.objects.filter(digest=hashed.hexdigest(), name=name, removed_at=None).first()
        if known is not None:
            return known
        newest = TransferLog.objects.order_by("-number").values_list("number", flat=True).first() or 0
        log = TransferLog.objects.create(
            number=newest + 1,
            name=name,
            digest=hashed.hexdigest(),
            kind=kind,
            bytes=uploaded.size or 0,
            columns=list(columns),
            brought_by=by,
        )
        record(
            "transfer_log.kept",
            organisation=organisation,
            actor=by,
            subject=str(log),
            digest=log.digest,
            bytes=log.bytes,
        )
    return log


@transaction.atomic
def remove_log(organisation: Organisation, log: TransferLog, *, by: User) -> None:
    """Take a log away: its file goes, the line that tells of it stays. What was counted from it stays too."""
    log.removed_at, log.removed_by = timezone.now(), by
    log.save(update_fields=["removed_at", "removed_by"])
    record("transfer_log.removed", organisation=organisation, actor=by, subject=str(log), digest=log.digest)
    if not TransferLog.objects.filter(digest=log.digest, removed_at=None).exists():
        files = list(logs_of(organisation.pk).glob(f"{log.digest}.*"))
        transaction.on_commit(partial(_unlink, files))


def _unlink(files: list[Path]) -> None:
    for path in files:
        path.unlink(missing_ok=True)
