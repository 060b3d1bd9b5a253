"""A backup is whole or it is refused."""

import io
import tarfile
from pathlib import Path

import pytest

from tongguan.office.running.archive import LIST, BackupNotReadError, BackupThereError, pack, unpack
from tongguan.office.running.dumping import DumpFailedError, copy_in


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    folder = tmp_path / "made"
    (folder / "attachments").mkdir(parents=True)
    (folder / "office.sqlite3").write_bytes(b"database" * 1000)
    (folder / "attachments" / "a").write_bytes(b"evidence")
    target = tmp_path / "backup.tar.gz"
    pack(folder, target, {"database": "sqlite"})
    return target


def test_what_goes_in_comes_out(packed: Path, tmp_path: Path) -> None:
    head = unpack(packed, tmp_path / "out")
    assert head["database"] == "sqlite"
    assert (tmp_path / "out" / "attachments" / "a").read_bytes() == b"evidence"
    assert packed.stat().st_mode & 0o777 == 0o600


def test_no_file_is_overwritten(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupThereError):
        pack(tmp_path / "made", packed, {})


@pytest.mark.parametrize("place", [0.2, 0.4, 0.6, 0.9])
@pytest.mark.parametrize("cut", [True, False])
def test_damage_is_refused(packed: Path, tmp_path: Path, place: float, *, cut: bool) -> None:
    content = bytearray(packed.read_bytes())
    at = int(len(content) * place)
    if cut:
        content = content[:at]
    else:
        content[at] ^= 0xFF
    packed.write_bytes(content)
    with pytest.raises(BackupNotReadError):
        unpack(packed, tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (LIST, b"{}"),
        (LIST, b"[]"),
        (LIST, b'{"edition": 2, "files": {}}'),
        (LIST, b'{"edition": 1, "files": {"office.sqlite3": "00"}}'),
        (LIST, b'{"edition": 1, "files": []}'),
        ("../outside", b"x"),
        ("other", b"x"),
    ],
)
def test_what_is_no_backup_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / "made-by-hand.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    with pytest.raises(BackupNotReadError):
        unpack(file, tmp_path / "out")
    assert not (tmp_path / "outside").exists()


def test_what_the_list_does_not_name_is_refused(packed: Path, tmp_path: Path) -> None:
    unpack(packed, tmp_path / "out")
    (tmp_path / "out" / "more").write_bytes(b"x")
    file = tmp_path / "more.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        for path in sorted((tmp_path / "out").rglob("*")):
            archive.add(path, path.relative_to(tmp_path / "out").as_posix(), recursive=False)
    with pytest.raises(BackupNotReadError):
        unpack(file, tmp_path / "again")


def test_a_backup_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DumpFailedError, match="of postgresql"):
        copy_in({"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "x"}, tmp_path, "postgresql")
