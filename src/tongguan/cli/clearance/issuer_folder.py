"""The folder of an issuer, as commands open it."""

import os
from pathlib import Path

from tongguan.cli.reading_files import read_bytes
from tongguan.office.issuer.folder import IssuerFolder

PASSWORD = "TONGGUAN_KEY_PASSWORD"  # noqa: S105 -- the name of the variable, not a password

__all__ = ["PASSWORD", "IssuerFolder", "password_of"]


def password_of(file: Path | None) -> bytes | None:
    """Give the password of private keys: the first line of a file, else the variable; ``None`` where neither is."""
    if file is not None:
        return read_bytes(file, 10_000).splitlines()[0] or None
    return os.environ.get(PASSWORD, "").encode() or None
