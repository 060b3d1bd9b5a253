"""Asks the engine about the handlers that SQL leaves open, and puts its answers beside the others."""

# ruff: noqa: S608 -- names of tables are our own

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tongguan.cli.table.labelling import Labels, put_plainly
from tongguan.decision.table.by_engine import ByEngine, HandlerAnswer, by_handler
from tongguan.decision.table.columns import EXPORT, HANDLER
from tongguan.decision.table.numbers import HIGH, LOW
from tongguan.decision.table.queries import for_engine, of_law
from tongguan.decision.table.seen import Seen
from tongguan.vocabulary import Bounds

if TYPE_CHECKING:
    from tongguan.cli.table.tables import Tables

_BATCH = 50_000
Told = Callable[[int, int], None]
"""Told how many handlers of how many the engine has answered."""


class EnginePart:
    """What the engine answers of a table under the law at one place.

    ``rows`` and ``handlers`` are how many it was asked about, ``distinct`` how many handlers differ in more than
    names, ``unsettled`` how many rows it leaves open; ``missing`` counts for how many rows a fact is not known.
    """

    def __init__(self, tables: "Tables", seen: Seen, place: int, source: str, totals: Sequence[str]) -> None:
        self._tables = tables
        self._seen = seen
        self._place = place
        self._source = source
        self._totals = totals
        self.rows = self.handlers = self.distinct = self.unsettled = 0
        self.missing: Counter[str] = Counter()

    def run(self, labels: Labels, told: Told) -> None:
        """Answer the handlers marked ``engine``: their rows into ``engine_rows_…``, the whole into ``wholes_…``.

        Raises:
            TableError: Rows of a handler contradict each other.
        """
        handlers = self._name("handlers")
        asked, rows = self._tables.row(f"SELECT count(*), coalesce(sum(rows), 0) FROM {handlers} WHERE engine")
        self.handlers, self.rows = asked, int(rows)
        found: dict[str, list[Any]] = {HANDLER: [], EXPORT: [], "label": []}
        answers: dict[str, HandlerAnswer] = {}
        if asked:
            engine = self._engine()
            named = by_handler(self._tables.dictionaries(for_engine(handlers), _BATCH))
            for done, own in enumerate(named, start=1):
                answer = engine.answer(own)
                self._note(own, answer, labels, found)
                answers[own[0][HANDLER]] = answer
                told(done, asked)
            self.distinct = engine.distinct
            self._put_wholes(answers, labels)
            put_plainly(self._tables, self._name("engine_rows"), found)

    def _name(self, table: str) -> str:
        return of_law(table, self._place)

    def _engine(self) -> ByEngine:
        seen = self._seen
        columns = [each.column for each in seen.typed.values()]
        return ByEngine(seen.asked[self._place], columns, seen.book, seen.catalogues, self._source)

    def _note(
        self, rows: Sequence[Mapping[str, Any]], answer: HandlerAnswer, labels: Labels, found: dict[str, list[Any]]
    ) -> None:
        for row, label in zip(rows, answer.labels, strict=True):
            found[HANDLER].append(row[HANDLER])
            found[EXPORT].append(row[EXPORT])
            found["label"].append(labels.of_row(label))
            self.unsettled += not label.settled
        self.missing.update(answer.missing)

    def _put_wholes(self, answers: Mapping[str, HandlerAnswer], labels: Labels) -> None:
        of = {counter.of: counter.name for counter in self._seen.book.facts.counters}
        each = answers.values()
        columns: dict[str, list[Any]] = {
            HANDLER: list(answers),
            "whole": [labels.of_whole(answer.overall, settled=answer.settled) for answer in each],
            "whole_settled": [answer.settled for answer in each],
            "exact": [answer.exact for answer in each],
        }
        for name in self._totals:
            bounds = [answer.totals.get(of[name], Bounds(0, None)) for answer in each]
            columns[name + LOW] = [known.low for known in bounds]
            columns[name + HIGH] = [known.high for known in bounds]
        put_plainly(self._tables, self._name("engine_wholes"), columns)
        kept = ", ".join(f'"{name}{end}"' for name in self._totals for end in (LOW, HIGH))
        self._tables.run(
            f"INSERT INTO {self._name('wholes')} SELECT handler, -1, whole, whole_settled, exact, TRUE, {kept} "
            f"FROM {self._name('engine_wholes')}"
        )
