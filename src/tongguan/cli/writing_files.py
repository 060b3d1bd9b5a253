"""Writes a whole file or nothing."""

import os
from pathlib import Path

from tongguan.cli.errors import FileExistsAlreadyError, NotWrittenError


def check_writable(path: Path) -> None:
    """Refuse a target that nothing can be written to, before anybody works for it.

    Raises:
        NotWrittenError: It is a folder, or lies in a folder that is not there or may not be written to.
    """
    folder = path.resolve().parent
    if path.is_dir():
        raise NotWrittenError(f"`{path}` is a folder", help="name a file in it")
    if path.exists() and not path.is_file():  # a device or a pipe: nothing is written beside it
        return
    if not folder.is_dir():
        raise NotWrittenError(f"`{path}` cannot be written: there is no folder `{folder.name}`", help="make it first")
    if not os.access(folder, os.W_OK):
        raise NotWrittenError(f"`{path}` cannot be written: no permission", help="choose a folder you may write to")


def write_text(path: Path, text: str, *, replace: bool) -> None:
    """Write ``text`` in UTF-8; another process sees the old file or the new one, never a part.

    Raises:
        FileExistsAlreadyError: The file is there and ``replace`` is false.
        NotWrittenError: It cannot be written; nothing is left behind.
    """
    check_writable(path)
    target = path.resolve()
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
        raise NotWrittenError.because(path, error) from error
