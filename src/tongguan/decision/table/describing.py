"""Describes the columns of a table of exports, for people and for programs."""

from dataclasses import dataclass

from tongguan.decision.table.columns import Column, columns_of
from tongguan.decision.table.used import used_columns
from tongguan.law import Lawbook
from tongguan.vocabulary import Phrase

_TYPES = {
    "boolean": "BOOLEAN",
    "count": "BIGINT",
    "low": "BIGINT",
    "high": "BIGINT",
    "date": "DATE",
    "items": "VARCHAR[]",
}
_MEMBERS = {
    "recipients": "STRUCT(id VARCHAR, territory VARCHAR, restricted VARCHAR)[]",
    "onward": "STRUCT(territory VARCHAR, restricted VARCHAR)[]",
}


@dataclass(frozen=True, slots=True)
class Description:
    """One column: ``values`` are those of a closed list, ``read`` whether an answer can rest on it."""

    name: str
    type: str
    says: Phrase
    values: tuple[str, ...]
    required: bool
    read: bool
    fact: str | None


def describe(book: Lawbook) -> tuple[Description, ...]:
    """Describe every column in order."""
    columns = columns_of(book.facts)
    read = used_columns(book, columns)
    return tuple(_of(column, read=column.name in read) for column in columns.values())


def _of(column: Column, *, read: bool) -> Description:
    fact = column.fact
    values: tuple[str, ...] = ()
    if fact is not None and column.kind == "choice":
        values = (*fact.values, "none") if fact.none else fact.values
    return Description(
        column.name,
        _MEMBERS.get(column.name) or _TYPES.get(column.kind, "VARCHAR"),
        column.says,
        tuple(dict.fromkeys(values)),
        column.required,
        read,
        None if fact is None else fact.known_as,
    )
