"""Writes the ledger's people as a transfer log in Parquet, which the census reads.

A row says that a person went out in an export with a class of information for the first time in the year; what the
same person did again is no row, since the ledger does not keep it.

===========  ===========================================================================================
time         the instant, UTC; of people seeded, the beginning of the day to which the seed counts
handler      the handler
export       the id of the export
recipient    the first recipient; empty for people seeded
territory    the first territory; empty for people seeded
person       the pseudonym, as bytes
ordinary     whether ordinary information went out
sensitive    whether sensitive information went out
counted      whether the person counts toward the handler's totals by it
kind         how it was entered: admitted, released, seeded, broke-glass
entry        the number of the receipt
===========  ===========================================================================================
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tongguan.clearance import first_instant
from tongguan.gate.entry import Entry, read_entry, read_people
from tongguan.gate.ledger.sql import Sql
from tongguan.gate.scope import PRESENCE

if TYPE_CHECKING:
    import pyarrow as pa

_CHUNK = 200
_CLASSES = ("ordinary", "sensitive")


class Went(NamedTuple):
    """People who first went out in one export with the same classes, by one receipt."""

    entry: Entry
    export: str
    ordinary: bool
    sensitive: bool
    counted: bool
    people: list[bytes]


def write_transfer_log(sql: Sql, book: int, file: Path) -> int:
    """Write a book's transfer log; give the number of rows. Runs within a reading transaction of the caller."""
    import pyarrow as pa  # noqa: PLC0415 -- an extra, and slow to import
    import pyarrow.parquet as pq  # noqa: PLC0415 -- as above

    schema = _schema(pa)
    rows = 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for went in went_out(sql, book):
            writer.write_batch(_batch(went, schema, pa))
            rows += len(went.people)
    return rows


def went_out(sql: Sql, book: int) -> Iterator[Went]:
    """Give who went out, in the order of the receipts."""
    names = {row[0]: row[2] for row in sql.fetch("counters-of", book=book)}
    after = 0
    while rows := sql.fetch("receipts-of", book=book, after=after, most=_CHUNK):
        for _, body, people in rows:
            entry = read_entry(body)
            for group in read_people(people).groups:
                yield from _of_group(entry, {names[counter] for counter in group.counters}, group.each())
        after = rows[-1][0]


def _of_group(entry: Entry, counters: set[str], people: list[bytes]) -> Iterator[Went]:
    exports: dict[str, set[str]] = {}
    for name in counters:
        if name.startswith(PRESENCE):
            export, _, of_class = name.removeprefix(PRESENCE).rpartition(":")
            exports.setdefault(export, set()).add(of_class)
    counted = not set(_CLASSES).isdisjoint(entry.counts)
    for export, classes in exports.items():
        yield Went(entry, export, "ordinary" in classes, "sensitive" in classes, counted, people)


def _time_of(entry: Entry) -> datetime:
    return (
        first_instant(date.fromisoformat(entry.until)) if entry.kind == "seeded" else datetime.fromisoformat(entry.at)
    )


def _batch(went: Went, schema: "pa.Schema", pa: Any) -> "pa.RecordBatch":  # noqa: ANN401 -- the module
    number, entry = len(went.people), went.entry

    def same(value: object, name: str) -> object:
        return pa.array([value] * number, schema.field(name).type)

    columns = {
        "time": same(_time_of(entry), "time"),
        "handler": same(entry.handler, "handler"),
        "export": same(went.export, "export"),
        "recipient": same(entry.recipient, "recipient"),
        "territory": same(entry.territory, "territory"),
        "person": pa.array(went.people, pa.binary()),
        "ordinary": same(went.ordinary, "ordinary"),
        "sensitive": same(went.sensitive, "sensitive"),
        "counted": same(went.counted, "counted"),
        "kind": same(entry.kind, "kind"),
        "entry": same(entry.seq, "entry"),
    }
    found: pa.RecordBatch = pa.record_batch(list(columns.values()), schema=schema)
    return found


def _schema(pa: Any) -> "pa.Schema":  # noqa: ANN401 -- the module
    return pa.schema(
        [
            ("time", pa.timestamp("us", "UTC")),
            ("handler", pa.string()),
            ("export", pa.string()),
            ("recipient", pa.string()),
            ("territory", pa.string()),
            ("person", pa.binary()),
            ("ordinary", pa.bool_()),
            ("sensitive", pa.bool_()),
            ("counted", pa.bool_()),
            ("kind", pa.string()),
            ("entry", pa.int64()),
        ]
    )
