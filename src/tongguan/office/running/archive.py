"""The file of a backup: a compressed archive with a list of what is in it and the hash of each file."""

import hashlib
import json
import os
import tarfile
from pathlib import Path
from typing import Any, ClassVar, Final

from tongguan.office.place import OWNER_ONLY
from tongguan.vocabulary import TongguanError

LIST: Final = "backup.json"
_EDITION: Final = 1


class BackupNotReadError(TongguanError):
    """The file is no backup of an office, or is damaged."""

    code: ClassVar[str] = "office/backup-not-read"


class BackupThereError(TongguanError):
    """A backup would overwrite a file, or a restore an office."""

    code: ClassVar[str] = "office/not-overwritten"


def pack(folder: Path, target: Path, head: dict[str, Any]) -> None:
    """Write the files of ``folder`` into ``target``, which only its owner may read.

    Raises:
        BackupThereError: The file is there already.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    listed = {path.relative_to(folder).as_posix(): _hash(path) for path in files}
    (folder / LIST).write_text(json.dumps({"edition": _EDITION, **head, "files": listed}, indent=1), encoding="utf-8")
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError as error:
        raise BackupThereError(f"`{target}` is there already", help="name another file", source=str(target)) from error
    with os.fdopen(descriptor, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz") as archive:
        for path in (folder / LIST, *files):
            archive.add(path, path.relative_to(folder).as_posix())


def unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack a backup into an empty folder and check every file; give the head of its list.

    Raises:
        BackupNotReadError: It is no backup, or not whole.
    """
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(folder, filter="data")
        listed: dict[str, Any] = json.loads((folder / LIST).read_text(encoding="utf-8"))
        files = listed["files"]
        whole = listed["edition"] == _EDITION and all(_hash(folder / name) == digest for name, digest in files.items())
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, tarfile.TarError) as error:
        raise BackupNotReadError(
            f"`{source}` is no backup of an office, or is damaged", help=_HELP, source=str(source)
        ) from error
    if not whole or found != {LIST, *files}:
        raise BackupNotReadError(f"a file in `{source}` is not as it was backed up", help=_HELP, source=str(source))
    return listed


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_HELP = "use another backup; `tongguan office backup` writes one"
