"""Loads the lawbook from its files; a parsed book is kept by the hash of its content."""

import hashlib
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import msgspec

from tongguan.law.catalogues import Catalogues
from tongguan.law.errors import LawbookError
from tongguan.law.lawbook import Lawbook
from tongguan.strict_yaml import load

BOOK = Path(__file__).with_name("book")
_CATALOGUES = "catalogues"
_KEPT = 6
"""So many parsed books are kept, and as many parsed catalogues: those written last."""


@lru_cache(maxsize=4)
def load_book(folder: Path = BOOK) -> Lawbook:
    """Load the lawbook.

    The parsed book is kept in the user's cache folder under the hash of its files, so that a later start
    reads one small file; only the last few are kept. Deleting that folder is always safe.

    Raises:
        LawbookError, YamlError, ConditionError: The book is not in order; says the file and the place.
    """
    files = _read_files(folder)
    edition = _edition(files)
    kept = _cache_folder() / f"lawbook-{edition}-{_code()}.msgpack"
    try:
        return msgspec.msgpack.decode(kept.read_bytes(), type=Lawbook)
    except (OSError, msgspec.MsgspecError):
        book = parse_book(files, edition)
        _keep(kept, book)
        return book


@lru_cache(maxsize=4)
def load_catalogues(folder: Path = BOOK) -> Catalogues:
    """Load the catalogues beside the rules: places, territories, sectors, scenarios, zones, items.

    Raises:
        CatalogueError, YamlError: A catalogue is not as it should be; says which.
    """
    files = _read_files(folder / _CATALOGUES)
    kept = _cache_folder() / f"catalogues-{_edition(files)}.msgpack"
    try:
        parsed = msgspec.msgpack.decode(kept.read_bytes())
    except (OSError, msgspec.MsgspecError):
        parsed = {name.removesuffix(".yaml"): load(text, f"{_CATALOGUES}/{name}") for name, text in files.items()}
        _keep(kept, parsed)
    return Catalogues.of(parsed)


def parse_book(files: dict[str, bytes], edition: str = "") -> Lawbook:
    """Parse and check a book from its files by name relative to the folder.

    Raises:
        LawbookError, YamlError, ConditionError: The book is not in order; says the file and the place.
    """
    from tongguan.law.parsing import parse  # noqa: PLC0415 -- a kept book needs no parser, and most starts have one

    return parse(files, edition)


def _read_files(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise LawbookError(f"there is no lawbook at `{folder}`")
    return _contents(folder, ".yaml")


def _contents(folder: Path, suffix: str) -> dict[str, bytes]:
    """Read many small files, at every start: with as little as possible between us and the system."""
    found: dict[str, bytes] = {}
    start = len(str(folder)) + 1
    for where, _, names in os.walk(folder):
        for name in names:
            if name.endswith(suffix):
                path = f"{where}/{name}"
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- Path.open takes twice as long
                    found[path[start:].replace(os.sep, "/")] = file.read()
    return dict(sorted(found.items()))


def _edition(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        content = files[name]
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def _code() -> str:
    """Give the hash of the code that parses, so that a kept book never outlives it."""
    return _edition(_contents(Path(__file__).parent, ".py"))[:8]


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 -- Path.expanduser raises without a home
    return Path(base) / "tongguan"


def _keep(path: Path, parsed: object) -> None:
    """Keep what was parsed; a machine that lets us write nothing just parses again."""
    partial = path.with_suffix(f".{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(msgspec.msgpack.encode(parsed))
        partial.replace(path)
        _drop_older(path)
    except OSError:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _drop_older(kept: Path) -> None:
    """Drop what was kept longest ago under other hashes, and what an interrupted start left behind."""
    kind = kept.name.split("-")[0]
    alike = [(path.stat().st_mtime, path) for path in kept.parent.glob(f"{kind}-*") if path != kept]
    for _, path in sorted(alike, reverse=True)[_KEPT - 1 :]:
        path.unlink(missing_ok=True)
