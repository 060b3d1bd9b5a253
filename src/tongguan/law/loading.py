"""Loads the lawbook from its files; a parsed book is kept by the hash of its content."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from tongguan.law.catalogues import Catalogues
from tongguan.law.checks import check
from tongguan.law.entry import BookFile, Entry
from tongguan.law.errors import LawbookError, WrongTypeError
from tongguan.law.fact_entries import read_facts
from tongguan.law.instruments import Names, read_instrument, read_rules
from tongguan.law.lawbook import Lawbook
from tongguan.law.model import Instrument, Reading, Rule
from tongguan.law.places import Places
from tongguan.law.readings import read_readings
from tongguan.strict_yaml import load

BOOK = Path(__file__).with_name("book")
_TOP = ("book.yaml", "facts.yaml", "readings.yaml")
_CATALOGUES = "catalogues/"


@lru_cache(maxsize=4)
def load_book(folder: Path = BOOK) -> Lawbook:
    """Load the lawbook.

    The parsed book is kept in the user's cache folder under the hash of its files, so that a later start
    reads one small file. Deleting that folder is always safe.

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
    files = {name: text for name, text in _read_files(folder).items() if name.startswith(_CATALOGUES)}
    kept = _cache_folder() / f"catalogues-{_edition(files)}.msgpack"
    try:
        parsed = msgspec.msgpack.decode(kept.read_bytes())
    except (OSError, msgspec.MsgspecError):
        parsed = {
            name.removeprefix(_CATALOGUES).removesuffix(".yaml"): load(text, name) for name, text in files.items()
        }
        _keep(kept, parsed)
    return Catalogues.of(parsed)


def parse_book(files: dict[str, bytes], edition: str = "") -> Lawbook:
    """Parse and check a book from its files by name relative to the folder.

    Raises:
        LawbookError, YamlError, ConditionError: The book is not in order; says the file and the place.
    """
    head = _open(files, "book.yaml")
    root = Entry(head, (), head.content)
    root.only(("known_until",))
    known_until = root.get("known_until", date)
    if known_until is None:
        raise root.error(WrongTypeError, "`known_until` is missing")
    facts = read_facts(_open(files, "facts.yaml"))
    readings = read_readings(_open(files, "readings.yaml"))
    names = Names(dict(facts.in_conditions()), {reading.id: _choices(reading) for reading in readings})
    instruments: list[Instrument] = []
    rules: list[Rule] = []
    for folder in _folders(files):
        instrument = read_instrument(_open(files, f"{folder}/instrument.yaml"))
        instruments.append(instrument)
        for name in _articles(files, folder):
            rules.extend(read_rules(_open(files, name), instrument, names))
    book = Lawbook(edition, known_until, facts, readings, tuple(instruments), tuple(rules))
    check(book, Places(book, files))
    return book


def _folders(files: dict[str, bytes]) -> list[str]:
    """Give the folders of the instruments; a file that nobody would read is refused."""
    for name in files:
        if "/" not in name and name not in _TOP:
            raise LawbookError(
                f"`{name}` is no file of the book", source=name, help=f"the book's own files are {', '.join(_TOP)}"
            )
    return sorted({name.split("/")[0] for name in files if "/" in name and not name.startswith(_CATALOGUES)})


def _articles(files: dict[str, bytes], folder: str) -> Iterator[str]:
    return (name for name in sorted(files) if name.startswith(f"{folder}/") and not name.endswith("/instrument.yaml"))


def _choices(reading: Reading) -> tuple[str, ...]:
    return tuple(choice.id for choice in reading.choices)


def _open(files: dict[str, bytes], name: str) -> BookFile:
    if name not in files:
        raise LawbookError(f"the book has no `{name}`", source=name)
    return BookFile(name, files[name], load(files[name], name))


def _read_files(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise LawbookError(f"there is no lawbook at `{folder}`")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


def _edition(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        content = files[name]
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def _code() -> str:
    """Give the hash of the code that parses, so that a kept book never outlives it."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


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
    except OSError:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
