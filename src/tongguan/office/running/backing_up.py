"""Backs an office up into one file, and brings it back."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from tongguan.office.journal.verifying import Verified, verify
from tongguan.office.place import Place
from tongguan.office.running.archive import BackupThereError, pack, unpack
from tongguan.office.running.dumping import copy_in, copy_out

_KEPT = (
    "secret.key",
    "evidence.keys",
    "sign-on.json",
    "attachments",
    "censuses",
    "transfer-logs",
    "plans",
    "issuers",
)


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: the kind of database, and the journal's length and last hash."""

    file: Path
    kind: str
    journal: Verified


def back_up(place: Place, target: Path) -> Backup:
    """Write database, secret and attachments into one file; the office may be in use.

    Raises:
        BackupThereError: The file is there already.
        DumpFailedError: The database could not be copied.
        JournalAlteredError: The journal does not hold; a backup would hide it.
    """
    if target.exists():
        raise BackupThereError(f"`{target}` is there already", help="name another file", source=str(target))
    journal = verify()
    with tempfile.TemporaryDirectory(prefix="tongguan-backup-") as made:
        folder = Path(made)
        kind = copy_out(settings.DATABASES["default"], folder)
        for name in _KEPT:
            path = place.folder / name
            if path.is_dir():
                shutil.copytree(path, folder / name)
            elif path.exists():
                shutil.copyfile(path, folder / name)
        head = {
            "made_at": timezone.now().isoformat(),
            "database": kind,
            "journal": {"entries": journal.entries, "head": journal.head},
        }
        pack(folder, target, head)
    return Backup(target, kind, journal)


def restore(place: Place, source: Path) -> Backup:
    """Bring an office back into an empty data folder, and an empty database.

    Raises:
        BackupThereError: There is an office already.
        BackupNotReadError: The file is no backup, or not whole.
        DumpFailedError: The database could not be filled.
        JournalAlteredError: The journal that came back does not hold.
    """
    filled = connection.vendor == "postgresql" and "journal_entry" in connection.introspection.table_names()
    if place.database.exists() or filled:
        raise BackupThereError(
            f"there is an office in `{place.folder}`", help="restore into an empty folder", source=str(place.folder)
        )
    connections.close_all()
    with tempfile.TemporaryDirectory(prefix="tongguan-restore-") as made:
        folder = Path(made)
        head = unpack(source, folder)
        copy_in(settings.DATABASES["default"], folder, head["database"])
        for name in _KEPT:
            path = folder / name
            if path.is_dir():
                shutil.copytree(path, place.folder / name, dirs_exist_ok=True)
            elif path.exists():
                shutil.copyfile(path, place.folder / name)
    for path in (place.secret, place.evidence_keys):
        if path.exists():
            path.chmod(0o600)
    return Backup(source, head["database"], verify(_head(head)))


def _head(listed: dict[str, object]) -> str | None:
    journal = listed.get("journal")
    return str(journal["head"]) if isinstance(journal, dict) and journal.get("entries") else None
