"""The file of a key: made once, readable by its owner alone, never replaced; or the variable that holds its text."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tongguan.cli.errors import BadValueError, FileError, FileExistsAlreadyError, NotWrittenError

if TYPE_CHECKING:
    from tongguan.identity import Key

_OWNER_ONLY = 0o600
_MOST_BYTES = 65_537


def write_key(path: Path, key: "Key") -> None:
    """Write a key into a new file that only its owner may read.

    Raises:
        FileExistsAlreadyError: The file is there already; a key is never replaced.
        NotWrittenError: It cannot be written; nothing is left behind.
    """
    from tongguan.identity import unsafe_text_of_key  # noqa: PLC0415 -- help must not wait for it

    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError as error:
        raise FileExistsAlreadyError(
            f"`{path}` is there already",
            help="a key is never replaced: without it nobody can be recognised again; name another file",
        ) from error
    except OSError as error:
        raise NotWrittenError.because(path, error) from error
    try:
        with open(number, "w", encoding="utf-8") as file:  # noqa: PTH123 -- a file that is open already
            file.write(unsafe_text_of_key(key))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise NotWrittenError.because(path, error) from error


def read_key(path: Path) -> "Key":
    """Read the file of a key.

    Raises:
        FileError: It cannot be read.
        KeyNotPrivateError: Others may read it.
        BadKeyError: It holds no key.
    """
    from tongguan.identity import parse_key, require_private  # noqa: PLC0415 -- help must not wait for it

    try:
        with path.open("rb") as file:
            require_private(os.fstat(file.fileno()).st_mode, str(path))
            text = file.read(_MOST_BYTES)
    except OSError as error:
        raise FileError.because(path, error, "`tongguan key new` writes a key") from error
    return parse_key(text, str(path))


def key_of_variable(name: str, field: str = "--env") -> "Key":
    """Read the key that an environment variable holds; ``field`` is where the variable was named.

    Raises:
        BadValueError: There is no such variable.
        BadKeyError: It holds no key.
    """
    from tongguan.identity import parse_key  # noqa: PLC0415 -- help must not wait for it

    text = os.environ.get(name)
    if not text:
        raise BadValueError(
            f"the environment has no variable `{name}`",
            help="`tongguan key new` writes a file whose text it is to hold",
            field=field,
        )
    return parse_key(text.encode("utf-8", errors="surrogateescape"), f"${name}")
