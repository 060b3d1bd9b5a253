"""Writes declarations as a table of exports, as a data engineer would have them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tongguan.decision.table.columns import HIGH, LOW, Column, columns_of
from tongguan.law import load_book

COLUMNS = columns_of(load_book().facts)
_FIELDS = {"recipients": ("id", "territory", "restricted"), "onward": ("territory", "restricted")}
_TYPES = {
    "boolean": pa.bool_(),
    "count": pa.int64(),
    "low": pa.int64(),
    "high": pa.int64(),
    "date": pa.date32(),
    "items": pa.list_(pa.string()),
}


def rows_of(content: Mapping[str, Any], handler: str) -> list[dict[str, Any]]:
    """Give the rows of one declaration; a number of people stays a number or a pair."""
    recipients = {each["id"]: each for each in content.get("recipients") or ()}
    whole: Mapping[str, Any] = next(iter(content.get("distinct_people") or ()), {})
    contracts = {name for each in content.get("mechanisms") or () for name in each["exports"]}
    rows = []
    for export in content["exports"]:
        tops = {"handler": content["handler"], "exports": export, "distinct_people": whole}
        row: dict[str, Any] = {"handler": handler, "export": export["id"]}
        for column in COLUMNS.values():
            if column.required or column.path[0] not in tops or column.kind in ("low", "high"):
                continue
            given = _at(tops[column.path[0]], column.path[1:])
            if column.name == "recipients" and given is not None:
                given = [recipients[name] for name in given]
            row[column.name] = given
        row["under_gba_contract"] = export["id"] in contracts
        rows.append(row)
    return rows


def table_of(rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Give the table: columns in which nothing is known are left out, counts that are ranges have two columns."""
    columns: dict[str, list[Any]] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        listed = [row.get(name) for row in rows]
        if all(each is None for each in listed):
            continue
        if any(isinstance(each, list) for each in listed) and COLUMNS[name].kind == "count":
            pairs = [each if isinstance(each, list) else [each, each] for each in listed]
            columns[name + LOW], columns[name + HIGH] = ([pair[end] for pair in pairs] for end in (0, 1))
        else:
            columns[name] = listed
    return pa.table({name: _array(COLUMNS[name], listed) for name, listed in columns.items()})


def write_parquet(rows: Iterable[Mapping[str, Any]], file: Path) -> Path:
    """Write rows as a Parquet file."""
    pq.write_table(table_of(list(rows)), file)
    return file


def _array(column: Column, listed: list[Any]) -> pa.Array:
    kind = _TYPES.get(column.kind, pa.string())
    if column.kind == "members":
        fields = _FIELDS[column.name]
        kind = pa.list_(pa.struct([(name, pa.string()) for name in fields]))
        listed = [each and [{name: member.get(name) for name in fields} for member in each] for each in listed]
    elif column.kind == "date":
        listed = [date.fromisoformat(each) if isinstance(each, str) else each for each in listed]
    elif kind == pa.string():
        listed = [str(each).lower() if isinstance(each, bool) else each for each in listed]
    return pa.array(listed, type=kind)


def _at(inner: Any, path: Sequence[str]) -> Any:
    for step in path:
        if inner is None:
            return None
        inner = inner.get(step)
    return inner
