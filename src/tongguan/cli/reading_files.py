"""Reads the file a person named."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tongguan.cli.errors import FileError, TooLargeError, reason_of

MOST_BYTES = 16 * 1024 * 1024
STDIN = "-"
BEGIN_WITH = "`tongguan init` writes a declaration to start from"


def read_bytes(path: str | Path, most: int = MOST_BYTES) -> bytes:
    """Read a whole file; ``-`` is standard input.

    Raises:
        FileError: It is missing, a folder, or may not be read.
        TooLargeError: It has more than ``most`` bytes.
    """
    name = str(path)
    with _refusals(name):
        if name == STDIN:
            content = sys.stdin.buffer.read(most + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(most + 1)
    if len(content) > most:
        raise TooLargeError(f"`{name}` has more than {most:,} bytes", help="split it into several files")
    return content


def check_readable(path: str | Path, advice: str = BEGIN_WITH) -> None:
    """Refuse a file that others are to read, and read more than once, where it cannot be.

    Args:
        path: The file.
        advice: What to do where there is no such file, and none of a like name.

    Raises:
        FileError: It is missing, a folder, a pipe or a device, or may not be read.
    """
    named = Path(path)
    if named.exists() and not named.is_file() and not named.is_dir():
        raise FileError(f"`{path}` is a pipe or a device, which cannot be read twice", help="write it to a file first")
    with _refusals(str(path), advice), named.open("rb"):
        pass


@contextmanager
def _refusals(name: str, advice: str = BEGIN_WITH) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise FileError(f"there is no file `{name}`", help=_neighbour(Path(name), advice)) from error
    except IsADirectoryError as error:
        raise FileError(f"`{name}` is a folder", help="name a file in it") from error
    except PermissionError as error:
        raise FileError(f"`{name}` may not be read", help="ask for the right to read it") from error
    except (OSError, ValueError) as error:
        raise FileError(f"`{name}` cannot be read: {reason_of(error)}") from error


def shown_name(path: str | Path) -> str:
    """Give the name of a file for messages."""
    return "<stdin>" if str(path) == STDIN else str(path)


def _neighbour(path: Path, advice: str) -> str:
    import difflib  # noqa: PLC0415 -- only when something is wrong

    try:
        names = [each.name for each in path.parent.iterdir() if each.is_file()]
    except OSError:
        return f"there is no folder `{path.parent}`"
    close = difflib.get_close_matches(path.name, names, n=1)
    return f"did you mean `{path.parent / close[0]}`?" if close else advice
