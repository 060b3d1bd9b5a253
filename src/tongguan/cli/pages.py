"""Where a page may be written: over an earlier page, and over nothing else."""

from pathlib import Path

from tongguan.cli.errors import FileExistsAlreadyError

_HEAD = 64


def check_target(page: Path, *sources: Path) -> None:
    """Refuse to write a page over anything but an earlier page.

    Raises:
        FileExistsAlreadyError: The target is one of ``sources``, is no plain file, or holds something else.
    """
    if not page.exists() or page.is_dir():
        return
    if page.is_file():
        same = any(source.exists() and page.samefile(source) for source in sources)
        with page.open("rb") as existing:
            if not same and existing.read(_HEAD).lower().lstrip().startswith(b"<!doctype html"):
                return
    raise FileExistsAlreadyError(
        f"`{page}` is there already and is not a page of ours", help="name another file; nothing was written"
    )
