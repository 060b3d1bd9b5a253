"""Runs what one law needs: kinds, handlers, verdicts, and the engine for handlers that are left open."""

# ruff: noqa: S608 -- names of tables are our own

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from tongguan.cli.table.engine_part import EnginePart, Told
from tongguan.cli.table.labelling import Labels, put_plainly
from tongguan.decision.table.cells import Region
from tongguan.decision.table.columns import EXPORT, HANDLER
from tongguan.decision.table.deciding import ADDS, BITS, HELD, held
from tongguan.decision.table.errors import RepeatedExportError, UnlikeHandlerError
from tongguan.decision.table.labels import label_of, pathways_of, words
from tongguan.decision.table.numbers import HIGH, LOW, Known
from tongguan.decision.table.queries import (
    KINDS,
    ROWS,
    LawQueries,
    of_law,
    repeated_exports,
    unlike_columns,
    unlike_handlers,
)
from tongguan.decision.table.seen import Seen

if TYPE_CHECKING:
    from tongguan.cli.table.tables import Tables


class OneLaw:
    """The answers of a table under the law at one place.

    Args:
        tables: Hold ``kinds`` and ``rows``.
        seen: What the laws see of the table.
        place: Which of them.
        source: The name of the file, for messages.
    """

    def __init__(self, tables: "Tables", seen: Seen, place: int, source: str) -> None:
        self._tables = tables
        self._seen = seen
        self._place = place
        self._source = source
        self._queries = LawQueries(seen, place)
        self._labels = Labels()
        self.engine = EnginePart(tables, seen, place, source, self.totals)

    @property
    def totals(self) -> tuple[str, ...]:
        """The totals of people that are formed."""
        return self._queries.counting.totals

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that tell the kind of a row."""
        return self._seen.packing.keys

    @property
    def as_of(self) -> date:
        """The legal day."""
        return self._seen.asked[self._place].as_of

    @property
    def edition(self) -> str:
        """The lawbook's edition."""
        return self._seen.book.edition

    def name(self, table: str) -> str:
        """Name a table of this law."""
        return of_law(table, self._place)

    def run(self, told: Told, *, gaps: bool) -> None:
        """Answer every row: ``wholes_…``, ``verdicts_…``, ``engine_rows_…`` and the tables of words hold it.

        Args:
            told: Told how far the engine is.
            gaps: Whether some row's number of people is not known.

        Raises:
            TableError: Rows of a handler say different things of it, share an export, or contradict each other.
        """
        queries = self._queries
        self._make("prepared", queries.prepared())
        self._make("by_cell", queries.by_cell())
        self._make("counted", queries.counted_kinds())
        known = Known(gaps, *self._tables.row(queries.known()))
        self._make("handlers", queries.handlers(known))
        if self._place == 0:
            self._refuse()
        if self._judge(self._regions()):  # rules that conflict: the engine says which, and that the lawbook is at fault
            self._make("handlers", queries.handlers(known))
            self._judge(self._regions())
        self._find_wholes()
        self.engine.run(self._labels, told)
        self._labels.put(self._tables, self.name("labels"), self.name("whole_words"))

    def _make(self, table: str, query: exp.Select) -> None:
        self._tables.make(self.name(table), query)

    def _refuse(self) -> None:
        handlers = self.name("handlers")
        unlike = self._tables.rows(unlike_handlers(handlers))
        if unlike:
            raise self._unlike(unlike[0][0])
        repeated = self._tables.rows(repeated_exports(handlers))
        if repeated:
            handler, export = repeated[0]
            raise RepeatedExportError(
                f"two rows of the handler `{handler}` have the export `{export}`",
                help="a row is an export; give each a name of its own within its handler",
                source=self._source,
                field=EXPORT,
            )

    def _unlike(self, handler: str) -> UnlikeHandlerError:
        """Name the first column in which rows of a handler differ."""
        (found,) = self._tables.dictionaries(unlike_columns(handler, self._seen), 1)
        differs = next((name for name, differ in found.items() if differ), HANDLER)
        return UnlikeHandlerError(
            f"rows of the handler `{handler}` say different things of it in the column `{differs}`",
            help=f"columns that begin with `{HANDLER}_` or `distinct_people_` are the same in all its rows",
            source=self._source,
            field=differs,
        )

    def _regions(self) -> list[Region]:
        query = f"SELECT DISTINCT region FROM {self.name('handlers')} WHERE NOT engine ORDER BY 1"
        return [self._queries.cells.region(key) for (key,) in self._tables.rows(query)]

    def _judge(self, regions: list[Region]) -> bool:
        """Find the verdicts; whether some rules conflict, whose kinds are then left to the engine."""
        queries, tables = self._queries, self._tables
        regions = regions or [queries.cells.region(0)]
        self._make("holding", queries.holding(regions))
        self._make("region_cells", queries.region_cells(regions))
        self._make("judged", queries.verdicts())
        judged = f"{self.name('judged')} JOIN {self.name('prepared')} USING (kind)"
        found = tables.rows(f"SELECT DISTINCT shown, outcomes, coalesce({ADDS}, FALSE) FROM {judged}")
        marks: dict[str, list[Any]] = {"shown": [], "outcomes": [], ADDS: [], "label": []}
        for shown, outcomes, adds in found:
            label = self._labels.of_row(label_of(queries.places, int(shown), int(outcomes), counted=adds))
            for name, each in zip(marks, (int(shown), int(outcomes), adds, label), strict=True):
                marks[name].append(each)
        put_plainly(tables, self.name("marks"), marks)
        keys = ", ".join(f'"{key}"' for key in self.keys)
        tables.make(
            self.name("verdicts"),
            f"SELECT {keys}, region, label, one FROM (SELECT {keys}, region, one, shown, outcomes, "
            f"coalesce({ADDS}, FALSE) AS {ADDS} FROM {judged}) JOIN {self.name('marks')} "
            f"USING (shown, outcomes, {ADDS})",
        )
        (conflicts,) = tables.row(f"SELECT count(*) FROM {self.name('judged')} WHERE conflict")
        if conflicts:
            tables.run(
                f"UPDATE {self.name('counted')} SET engine = TRUE WHERE ({keys}) IN (SELECT ({keys}) "
                f"FROM {self.name('judged')} JOIN {KINDS} USING (kind) WHERE conflict)"
            )
        return bool(conflicts)

    def _find_wholes(self) -> None:
        """Find what every handler as a whole comes to, from the heaviest pathway in each cell of its region."""
        handlers, cells = self.name("handlers"), self._queries.cells
        weights = [f"weights·{number}" for number in range(held(cells))]
        keys = ", ".join(f'"{key}"' for key in ("region", *weights))
        found = self._tables.rows(f"SELECT DISTINCT {keys} FROM {handlers} WHERE NOT engine")
        regions = {key: cells.region(key) for key in {each[0] for each in found}}
        columns: dict[str, list[Any]] = {
            "region": [each[0] for each in found],
            "whole": [self._whole(regions[key], packed) for key, *packed in found],
        }
        for number, name in enumerate(weights, start=1):
            columns[name] = [each[number] for each in found]
        put_plainly(self._tables, self.name("sums"), columns)
        many = [key for key in regions if cells.open_counters(key) > 1]
        totals = ", ".join(f'"{name}{end}"' for name in self.totals for end in (LOW, HIGH))
        self._tables.make(
            self.name("wholes"),
            f"SELECT handler, region, whole, {_within('whole', self._labels.settled_wholes())} AS whole_settled, "
            f"NOT (tied AND {_within('region', many)} OR overlapping) AS exact, FALSE AS by_engine, {totals} "
            f"FROM {handlers} JOIN {self.name('sums')} USING ({keys}) WHERE NOT engine",
        )
        self._settle_doubts()

    def _whole(self, region: Region, packed: list[int]) -> int:
        """Number the pathways that the heaviest of a handler's exports can have."""
        outcomes = 0
        for cell in region.cells:
            number, at = divmod(cell, HELD)
            outcomes |= 1 << (packed[number] >> (BITS * at) & (1 << BITS) - 1).bit_count()
        found = pathways_of(outcomes)
        return self._labels.of_whole(words(found), settled=len(found) == 1)

    def _settle_doubts(self) -> None:
        """Where every row and the whole are settled, the answer is exact whatever is tied."""
        wholes = self.name("wholes")
        (doubted,) = self._tables.row(f"SELECT count(*) FROM {wholes} WHERE NOT exact AND whole_settled")
        if doubted:
            keys = ", ".join(f'"{key}"' for key in self.keys)
            self._tables.run(
                f"UPDATE {wholes} SET exact = TRUE WHERE handler IN (SELECT handler FROM {ROWS} JOIN {wholes} w "
                f"USING (handler) JOIN {self.name('verdicts')} USING ({keys}, region) "
                "WHERE NOT exact AND whole_settled "
                "GROUP BY handler HAVING bool_and(one))"
            )


def _within(column: str, numbers: list[int]) -> str:
    return f"{column} IN ({', '.join(map(str, numbers))})" if numbers else "FALSE"
