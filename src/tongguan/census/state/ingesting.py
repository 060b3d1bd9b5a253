"""Reads one file into a state: its partial results, and what became of its rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
from sqlglot import exp

from tongguan.census.beijing import BEIJING_MICROS, MICROS_OF_DAY, days_since, instants_of
from tongguan.census.counting.damage import without_damaged
from tongguan.census.counting.rows import CountedRows, classify_rows, explain_rows, gather_rows
from tongguan.census.counting.strictness import refuse_rows
from tongguan.census.counting.tally import RowTally, Span
from tongguan.census.plan import Plan
from tongguan.census.reasons import Reason
from tongguan.census.sources import Log
from tongguan.census.state.files import KeptFile, ToRead
from tongguan.census.state.ground import Ground
from tongguan.census.statements import Shape, statement
from tongguan.census.tables import table_of_rows
from tongguan.census.transfers import name_transfers
from tongguan.engines import Engine, EngineError

_FILES = pa.schema(
    [
        ("id", pa.int32()),
        *((name, pa.string()) for name in ("name", "fingerprint")),
        *((name, pa.int64()) for name in ("size", "changed")),
        ("folded", pa.bool_()),
        ("unreadable", pa.string()),
    ]
)
_ROWS = pa.schema(
    [("file", pa.int32()), ("position", pa.int32()), ("reason", pa.int32()), ("day", pa.int32()), ("many", pa.int64())]
)


@dataclass(frozen=True, slots=True)
class Ingesting:
    """What the reading of every file has in common."""

    engine: Engine
    plan: Plan
    ground: Ground
    shape: Shape
    strict: bool

    @property
    def window(self) -> Span:
        """The days that are kept: the whole year, later days too; with the year before where the plan asks."""
        first = self.ground.year - 1 if self.plan.since == "last-year" else self.ground.year
        return days_since(date(first, 1, 1)), days_since(date(self.ground.year, 12, 31))

    def ingest(self, reading: ToRead, number: int) -> None:
        """Read a file under this number, in one transaction.

        Raises:
            RefusedRowsError: Under ``strict``, if not all of it can be used.
        """
        log = reading.look()
        while True:
            try:
                self._ingest(reading, log, number)
            except EngineError as error:
                log = without_damaged(self.engine, log, error)
            else:
                return

    def forget(self, file: KeptFile) -> None:
        """Take out a file, in one transaction."""
        with self.engine.transaction():
            self._forget(file.id)

    def _ingest(self, reading: ToRead, log: Log, number: int) -> None:
        engine, form = self.engine, self.ground.form
        name_transfers(engine, self.plan, log.parts, form)
        classify_rows(engine, self.shape, self.window)
        beijing = {"beijing": BEIJING_MICROS, "micros": MICROS_OF_DAY, "file": number}
        rows = engine.ask(statement("state_rows", self.shape, used=int(Reason.USED), **beijing))
        counted = gather_rows(engine, log, _of_log(log, rows))
        partials = statement("state_partials", self.shape, **instants_of(self.window), **beijing)
        with engine.transaction():
            if reading.instead_of is not None:
                self._forget(reading.instead_of.id)
            engine.run(_into("partials", partials))
            self._add(reading, log, number, self._with_rejected(rows, counted, number))
            if counted.refused or log.unreadable:
                told = explain_rows(engine, self.plan, log, self.shape, self.window, form, counted)
                if self.strict:
                    refuse_rows(told)
                self._add_examples(told, number)

    def _forget(self, number: int) -> None:
        """Take out a file that was corrected; its people are to be counted anew."""
        run = self.engine.run
        run(_into("recount", statement("state_touched", self.shape, file=number)))
        for table in ("partials", "file_rows", "examples"):
            run(exp.delete(table, f"file = {number}"))
        run(exp.delete("files", f"id = {number}"))

    def _add(self, reading: ToRead, log: Log, number: int, rows: pa.Table) -> None:
        why = log.unreadable[0].why if log.unreadable else None
        size, changed = reading.stamp
        file = {"id": number, "name": reading.name, "fingerprint": reading.fingerprint, "size": size}
        file |= {"changed": changed, "folded": False, "unreadable": why}
        self._insert("files", table_of_rows([file], _FILES))
        self._insert("file_rows", rows)

    def _with_rejected(self, rows: pa.Table, counted: CountedRows, number: int) -> pa.Table:
        """Add the rows that never became rows of the relation."""
        rejected = [group for groups in counted.by_file.values() for group in groups if group.row is not None]
        if not rejected:
            return rows
        more = [{"file": number, "reason": int(Reason.UNREADABLE_ROW), "many": sum(group.rows for group in rejected)}]
        return pa.concat_tables([rows, table_of_rows(more, _ROWS)], promote_options="permissive")

    def _add_examples(self, told: RowTally, number: int) -> None:
        rows = [
            {"file": number, "reason": int(reason), "place": each.row, "seen": each.seen}
            for reason, examples in told.examples.items()
            for each in examples
        ]
        schema = [("file", pa.int32()), ("reason", pa.int32()), ("place", pa.int64()), ("seen", pa.string())]
        self._insert("examples", table_of_rows(rows, pa.schema(schema)))

    def _insert(self, table: str, rows: pa.Table) -> None:
        self.engine.table("_rows", rows)
        self.engine.run(_into(table, exp.select("*").from_("_rows")))


def _of_log(log: Log, rows: pa.Table) -> Iterator[tuple[Mapping[str, Any], Span | None]]:
    """Give the rows of the one file of a log, counted by day."""
    for row in rows.to_pylist():
        day = row["day"]
        yield {**row, "file": log.files[0].path}, None if day is None else (day, day)


def _into(table: str, select: exp.Expr) -> exp.Expr:
    return exp.Insert(this=exp.to_table(table), expression=select, by_name=True)
