"""Parses the lawbook from the bytes of its files."""

from collections.abc import Iterator
from datetime import date

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

CATALOGUES = "catalogues/"
_TOP = ("book.yaml", "facts.yaml", "readings.yaml")


def parse(files: dict[str, bytes], edition: str) -> Lawbook:
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
    return sorted({name.split("/")[0] for name in files if "/" in name and not name.startswith(CATALOGUES)})


def _articles(files: dict[str, bytes], folder: str) -> Iterator[str]:
    return (name for name in sorted(files) if name.startswith(f"{folder}/") and not name.endswith("/instrument.yaml"))


def _choices(reading: Reading) -> tuple[str, ...]:
    return tuple(choice.id for choice in reading.choices)


def _open(files: dict[str, bytes], name: str) -> BookFile:
    if name not in files:
        raise LawbookError(f"the book has no `{name}`", source=name)
    return BookFile(name, files[name], load(files[name], name))
