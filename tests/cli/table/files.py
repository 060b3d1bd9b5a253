"""Tables as people have them: rows of plain exports of which everything is known, as CSV, NDJSON or Parquet."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

PORTFOLIO = Path(__file__).parents[3] / "examples" / "portfolio" / "exports.csv"
AS_OF = "2026-06-30"
PLAIN: Mapping[str, Any] = {
    "handler": "云帆零售",
    "export": "crm",
    "handler_established_in": "CN",
    "handler_zone": "none",
    "handler_ciio": False,
    "handler_state_organ": False,
    "handler_authorised_public_body": False,
    "mode": "transfer",
    "recipients": [{"territory": "SG"}],
    "onward": [],
    "collected_in_china": True,
    "about": "customers",
    "under_14": False,
    "contains_personal_information": True,
    "contains_sensitive": False,
    "contains_important_data": "none",
    "necessity_contract_with_individual": False,
    "necessity_cross_border_hr": False,
    "necessity_emergency": False,
    "necessity_statutory_duty": False,
    "zone_list_recorded": False,
    "zone_list_outside": False,
    "people_ordinary": 500,
    "people_sensitive": 0,
    "people_until": "2026-06-30",
}


def plain(**others: Any) -> dict[str, Any]:
    """Give a row of a plain export of 500 customers, with something else in it; ``...`` leaves a column NULL."""
    row = {**PLAIN, **others}
    return {name: None if value is ... else value for name, value in row.items()}


def write(file: Path, *rows: Mapping[str, Any]) -> Path:
    """Write rows as the name of the file says."""
    kind = file.suffix
    if kind == ".csv":
        file.write_text(as_csv(rows), encoding="utf-8")
    elif kind == ".ndjson":
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        file.write_text("".join(lines), encoding="utf-8")
    else:
        pq.write_table(pa.Table.from_pylist([dict(row) for row in rows]), file)
    return file


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Give rows as CSV: NULL is nothing, truths are words, lists are JSON."""
    text = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    return text.getvalue()


def read(file: Path) -> list[dict[str, Any]]:
    """Read answers that were written."""
    if file.suffix == ".parquet":
        return pq.read_table(file).to_pylist()  # type: ignore[no-any-return]  # -- rows
    if file.suffix == ".csv":
        return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if isinstance(value, list) else str(value)
