"""Writes a whole file or nothing."""

import os
from pathlib import Path

from tongguan.cli.errors import FileExistsAlreadyError, NotWrittenError


def write_text(path: Path, text: str, *, replace: bool) -> None:
    """Write ``text`` in UTF-8; another process sees the old file or the new one, never a part.

    Raises:
        FileExistsAlreadyError: The file is there and ``replace`` is false.
        NotWrittenError: It cannot be written; nothing is left behind.
    """
    target = path.resolve()
    if target.is_dir():
        raise NotWrittenError(f"`{path}` is a folder", help="name a file in it")
    if target.exists() and not replace:
        raise FileExistsAlreadyError(f"`{path}` is there already", help="name another file, or add --force")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        if target.exists() and not target.is_file():  # a device or a pipe has no neighbour to write in
            target.write_text(text, encoding="utf-8")
            return
        partial.write_text(text, encoding="utf-8")
        partial.replace(target)
    except OSError as error:
        if partial.is_file():
            partial.unlink()
        reason = (error.strerror or str(error)).lower()
        raise NotWrittenError(
            f"`{path}` cannot be written: {reason}", help="choose a folder you may write to"
        ) from error
