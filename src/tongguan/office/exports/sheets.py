"""The sheets of the workbook of a declaration: which there are, and what their columns are."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from tongguan.office.exports import sheet_words as words
from tongguan.office.exports.inputs import Input, Rows, fields_of
from tongguan.vocabulary import Phrase

FIRST_ROW: Final = 3
"""The row of the first entry: above it stand what the columns are called, and the names of their fields."""
PARENT: Final = "of"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is read: one row for each entry of ``shape``, or for each row of the list ``rows`` of an entry."""

    code: str
    title: Phrase
    shape: str
    rows: str
    columns: tuple[Input, ...]


@cache
def sheets() -> tuple[Sheet, ...]:
    """Give the sheets that are read, in their order."""
    found = []
    for shape in ("handler", "recipients", "exports", "mechanisms"):
        fields = fields_of(shape)
        own = tuple(
            each if isinstance(each, Input) else Input(each.name, "absent", each.says, none=True) for each in fields
        )
        found.append(Sheet(shape, words.SHEETS[shape], shape, "", own))
        found += [_inner(shape, each) for each in fields if isinstance(each, Rows)]
    return tuple(found)


def _inner(shape: str, rows: Rows) -> Sheet:
    code = f"{shape}.{rows.name}"
    parent = Input(PARENT, "text", words.SHEETS[shape], required=True)
    return Sheet(code, words.SHEETS[code], shape, rows.name, (parent, *rows.inputs))
