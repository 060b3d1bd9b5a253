"""The statements of a dialect by name, and what an adapter does with them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, Protocol

Row = tuple[Any, ...]
_NAMED = re.compile(r"^-- name: ([a-z-]+)\n", re.MULTILINE)


class Sql(Protocol):
    """A connection to the database of a ledger, in the words of its dialect.

    Every error of the database is raised as a ``LedgerError``; after one, ``rollback`` leaves no trace.
    """

    claims: bool
    """Whether ``claim_people`` is faster than looking people up first."""

    def begin(self) -> None:
        """Begin a transaction that holds the ledger's lock: nobody else counts until it ends."""

    def begin_reading(self) -> None:
        """Begin a transaction that sees one state of the ledger and writes nothing."""

    def commit(self) -> None:
        """End the transaction; all it wrote is on the disk when this returns."""

    def rollback(self) -> None:
        """End the transaction; nothing of it stays. Does nothing outside of one."""

    def fetch(self, name: str, /, **values: object) -> list[Row]:
        """Run a statement and give its rows. A list stands for the ``IN`` or ``ANY`` of the same name."""

    def run(self, name: str, /, **values: object) -> int:
        """Run a statement and give how many rows it touched."""

    def many(self, name: str, rows: Sequence[Mapping[str, object]], /) -> None:
        """Run a statement for every row."""

    def add_people(self, page: int, bits: int, people: Sequence[bytes]) -> None:
        """Add rows for people who are not on the page."""

    def mark_people(self, page: int, bits: int, people: Sequence[bytes]) -> None:
        """Set bits in the rows of people who are on the page."""

    def claim_people(self, page: int, bits: int, people: Sequence[bytes]) -> set[bytes]:
        """Add rows for those who are not on the page, and give them."""

    def create(self) -> None:
        """Create the tables of an empty ledger, within the transaction that is open."""

    def close(self) -> None:
        """Let go of the database."""


@cache
def statements(dialect: str) -> dict[str, str]:
    """Give the statements of a dialect's file by name."""
    text = resources.files(__package__).joinpath(f"{dialect}.sql").read_text(encoding="utf-8")
    _, *parts = _NAMED.split(text)
    return {name: body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}
