"""Numbers the answers in words, so that rows and handlers carry a small number each."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tongguan.decision.table.labels import Label

if TYPE_CHECKING:
    from tongguan.cli.table.tables import Tables

_WORDS = frozenset({"possible", "decided_by", "rules", "grade", "overall"})
"""Columns of few words: kept, and written, as numbers."""
_EMPTY: Mapping[str, type] = {**dict.fromkeys(_WORDS, str), "counted": bool}
"""What a column holds in which nothing is known; else numbers."""


class Labels:
    """The labels of rows, and the words for handlers as a whole, each with its number."""

    def __init__(self) -> None:
        self._rows: dict[Label, int] = {}
        self._wholes: dict[tuple[str, bool], int] = {}

    def of_row(self, label: Label) -> int:
        """Give the number of a row's label."""
        return self._rows.setdefault(label, len(self._rows))

    def of_whole(self, overall: str, *, settled: bool) -> int:
        """Give the number of what a handler comes to."""
        return self._wholes.setdefault((overall, settled), len(self._wholes))

    def settled_wholes(self) -> list[int]:
        """Give the numbers of handlers of whom one pathway is left."""
        return [number for (_, settled), number in self._wholes.items() if settled]

    def put(self, tables: "Tables", labels: str, wholes: str) -> None:
        """Make the tables of all labels."""
        listed = list(self._rows)
        columns: dict[str, list[Any]] = {
            "label": list(range(len(listed))),
            "possible": [each.possible for each in listed],
            "settled": [each.settled for each in listed],
            "decided_by": [each.decided_by or None for each in listed],
            "rules": [each.rules or None for each in listed],
            "grade": [each.grade for each in listed],
            "counted": [each.counted for each in listed],
        }
        put_plainly(tables, labels, columns)
        overall = [words for words, _ in self._wholes]
        put_plainly(tables, wholes, {"whole": list(range(len(overall))), "overall": overall})


def put_plainly(tables: "Tables", name: str, columns: Mapping[str, Sequence[Any]]) -> None:
    """Make a small table of texts, truths and whole numbers, whose types are those of the values."""
    import pyarrow as pa  # noqa: PLC0415 -- an extra

    plain = {bool: pa.bool_(), str: pa.string(), int: pa.int64()}
    types = {}
    for column, listed in columns.items():
        found = next((type(each) for each in listed if each is not None), _EMPTY.get(column, int))
        types[column] = pa.dictionary(pa.int32(), pa.string()) if column in _WORDS else plain[found]
    tables.put(name, columns, types)
