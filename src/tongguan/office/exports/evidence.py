"""Keeps evidence of an export: files, encrypted in the data folder, with who, when and why in the journal."""

import hashlib
import secrets
from pathlib import Path
from typing import ClassVar, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.exports.file_kinds import kind_of
from tongguan.office.exports.models import Evidence
from tongguan.office.exports.sealing import keys_of, seal, unseal
from tongguan.office.journal.recording import record
from tongguan.office.place import OWNER_ONLY_FOLDER
from tongguan.vocabulary import TongguanError

MOST_MEGABYTES: Final = 20
MOST_BYTES: Final = MOST_MEGABYTES * 1024 * 1024
_LONGEST_NAME: Final = 150


class EvidenceTooLargeError(TongguanError):
    """A file is empty or larger than evidence may be."""

    code: ClassVar[str] = "office/evidence-size"


class EvidenceGoneError(TongguanError):
    """The file is not in the data folder any more."""

    code: ClassVar[str] = "office/evidence-gone"


@transaction.atomic
def attach(organisation: Organisation, export: str, name: str, content: bytes, *, what: str, by: User) -> Evidence:
    """Keep a file as evidence of an export.

    Args:
        organisation: The handler, which must be the one acted for.
        export: The id of the export.
        name: The name of the file.
        content: The file.
        what: What it shows.
        by: Who brought it.

    Raises:
        EvidenceTooLargeError: It is empty or too large.
        NotEvidenceError: It is of a kind that is not kept.
        EvidenceKeyError: There is no key to encrypt it with.
    """
    if not content or len(content) > MOST_BYTES:
        raise EvidenceTooLargeError(
            f"a file holds something, and at most {MOST_MEGABYTES} MB", help="upload a smaller file"
        )
    called = Path(name.replace("\\", "/")).name[-_LONGEST_NAME:]
    kind, keys = kind_of(content, called), keys_of(settings.PLACE)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    newest = Evidence.objects.order_by("-number").only("number").first()
    made = Evidence.objects.create(
        number=newest.number + 1 if newest else 1,
        export=export,
        name=called,
        media_type=kind.media_type,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        stored=secrets.token_hex(16),
        what=what,
        recorded_by=by,
    )
    record(
        "evidence.added",
        organisation=organisation,
        actor=by,
        subject=str(made),
        why=what,
        export=export,
        digest=made.digest,
        size=made.size,
    )
    path = path_of(made)
    path.parent.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    path.write_bytes(seal(content, _about(made), keys))
    path.chmod(0o600)
    return made


def read_evidence(kept: Evidence) -> bytes:
    """Give a file as it was brought.

    Raises:
        EvidenceGoneError: It is not in the data folder.
        EvidenceDamagedError: It was changed there.
        EvidenceKeyError: Its key is not there.
    """
    try:
        sealed = path_of(kept).read_bytes()
    except FileNotFoundError as error:
        raise EvidenceGoneError(f"the file of {kept} is not there", help="restore it from a backup") from error
    return unseal(sealed, _about(kept), keys_of(settings.PLACE))


@transaction.atomic
def discard(organisation: Organisation, kept: Evidence, *, why: str, by: User) -> None:
    """Delete a file for good; that it was there, its hash and why it went stay."""
    kept.removed_at, kept.removed_by, kept.removed_why = timezone.now(), by, why
    kept.save()
    record(
        "evidence.removed",
        organisation=organisation,
        actor=by,
        subject=str(kept),
        why=why,
        export=kept.export,
        digest=kept.digest,
    )
    path = path_of(kept)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def path_of(kept: Evidence) -> Path:
    """Give where a file lies."""
    folder: Path = settings.PLACE.attachments
    return folder / str(kept.organisation_id) / kept.stored


def _about(kept: Evidence) -> str:
    return f"{kept.organisation_id}/{kept.stored}/{kept.digest}"
