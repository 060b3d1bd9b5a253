"""How fast a table of exports is assessed, beside the query that a careful person would write by hand."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.worlds import World
from tongguan.cli.table.answers import answers_query
from tongguan.cli.table.assessing import TableAnswers, assess_table
from tongguan.cli.table.tables import Tables
from tongguan.decision.table.seen import Asked
from tongguan.engines import Settings, open_engine

EXPORTS = 5_000_000
ROUNDS = 3
THREADS = 2
_RULES = Path(__file__).parent / "rules"
_DRAWN, _BY_HAND = _RULES / "table-drawn.sql", _RULES / "national-2024.sql"
_COLUMNS = (
    "handler, export, possible, decided_by, counted, counted_ordinary_low, counted_ordinary_high, "
    "counted_sensitive_low, counted_sensitive_high, overall"
)
"""What the query by hand gives too."""
_SAME = """
SELECT count(*) AS rows, count_if(
    o.possible IS NOT DISTINCT FROM h.possible AND o.counted IS NOT DISTINCT FROM h.counted
    AND o.overall IS NOT DISTINCT FROM h.overall
    AND o.counted_ordinary_low = h.ordinary_low AND o.counted_ordinary_high = h.ordinary_high
    AND o.counted_sensitive_low = h.sensitive_low AND o.counted_sensitive_high = h.sensitive_high
    AND list_has_all(string_split(o.decided_by, '|'), string_split(h.decided_by, '|'))
    AND len(string_split(h.decided_by, '|')) = len(string_split(h.possible, '|'))
) AS same
FROM ours o FULL JOIN by_hand h USING (handler, export)
"""

_SECTION = """## A table of exports

`assess --table` on a Parquet file of {exports:,} exports of {handlers:,} handlers ({megabytes:,.0f} MB, {kinds:,} kinds
of rows), from the closed file to every row's possible pathways, their citations, whether its people count, and its
handler's totals and whole; checks of every value included. {threads} threads, {rounds} rounds.
Beside it the query that a careful person would write by hand for the law of one day, without checks or unknown facts.
Both answers are held equal on every row before anything is timed; {settled:.0%} of the rows have one pathway left.
Wanted: at least 2,000,000 exports a second, at most 3 times the query by hand.
Measured: **{per_second:,.0f} a second**, **{times:.2f} times** the query by hand.

| | s on the wall | s of processors | exports a second on the wall | of one core |
|---|--:|--:|--:|--:|
| tongguan | {wall:,.1f} | {cpu:,.1f} | {per_second:,.0f} | {per_core:,.0f} |
| SQL by hand | {hand_wall:,.1f} | {hand_cpu:,.1f} | {hand_per_second:,.0f} | {hand_per_core:,.0f} |
"""


class UnlikeAnswersError(Exception):
    """The two ways give different answers."""


@dataclass
class TableFigure:
    """Seconds for the whole table, a value a round: on the wall with two threads, and of the processors."""

    exports: int
    handlers: int
    by_engine: int
    """Rows that SQL could not settle."""
    kinds: int
    settled: int
    megabytes: float
    ours: list[float] = field(default_factory=list)
    ours_cpu: list[float] = field(default_factory=list)
    by_hand: list[float] = field(default_factory=list)
    by_hand_cpu: list[float] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Exports assessed in a second on the wall."""
        return self.exports / median(self.ours)

    @property
    def times(self) -> float:
        """Give how many times as long as the query by hand it takes: the median over the rounds."""
        return median(mine / its for mine, its in zip(self.ours, self.by_hand, strict=True))


def measure(world: World, rounds: int = ROUNDS, exports: int = EXPORTS) -> TableFigure:
    """Draw a table as Parquet, hold both answers equal on every row, and time both ways in turn.

    Raises:
        UnlikeAnswersError: Some row is answered in another way.
    """
    with tempfile.TemporaryDirectory(prefix="tongguan-table-") as folder:
        file = Path(folder) / "exports.parquet"
        _draw(file, exports)
        figure = _hold_equal(world, file, exports)
        for turn in range(rounds):
            ways = [(_ours, figure.ours, figure.ours_cpu), (_hand, figure.by_hand, figure.by_hand_cpu)]
            for way, wall, cpu in ways if turn % 2 == 0 else reversed(ways):
                with _tables() as tables:
                    seconds = _timed(lambda way=way, tables=tables: way(world, tables, file))  # type: ignore[misc]  # -- bound at once
                wall.append(seconds[0])
                cpu.append(seconds[1])
    return figure


def section(figure: TableFigure) -> str:
    """Give the section of the page."""
    wall, cpu, hand_wall, hand_cpu = map(median, (figure.ours, figure.ours_cpu, figure.by_hand, figure.by_hand_cpu))
    return _SECTION.format(
        exports=figure.exports,
        handlers=figure.handlers,
        megabytes=figure.megabytes,
        kinds=figure.kinds,
        threads=THREADS,
        rounds=len(figure.ours),
        settled=figure.settled / figure.exports,
        times=figure.times,
        wall=wall,
        cpu=cpu,
        per_second=figure.per_second,
        per_core=figure.exports / cpu,
        hand_wall=hand_wall,
        hand_cpu=hand_cpu,
        hand_per_second=figure.exports / hand_wall,
        hand_per_core=figure.exports / hand_cpu,
    )


def _ours(world: World, tables: Tables, file: Path) -> TableAnswers:
    answers = assess_table(tables, file, [Asked(world.regime)], world.book, world.catalogues, lambda *_: None)
    tables.make("ours", f"SELECT {_COLUMNS} FROM ({answers_query(answers.laws[0])})")  # noqa: S608 -- our own text
    return answers


def _hand(_: World, tables: Tables, file: Path) -> None:
    text = _BY_HAND.read_text(encoding="utf-8").replace("{file}", str(file))
    tables.make("by_hand", text)


def _hold_equal(world: World, file: Path, exports: int) -> TableFigure:
    with _tables() as tables:
        answers = _ours(world, tables, file)
        _hand(world, tables, file)
        rows, same = tables.row(_SAME)
        if not rows == same == exports:
            raise UnlikeAnswersError(f"{same:,} of {rows:,} rows are answered alike, {exports:,} were drawn")
        (handlers,) = tables.row("SELECT count(*) FROM wholes_0")
        (kinds,) = tables.row("SELECT count(*) FROM kinds")
        (settled,) = tables.row("SELECT count(*) FILTER (NOT contains(possible, '|')) FROM ours")
        by_engine = answers.laws[0].engine.rows
    return TableFigure(exports, handlers, by_engine, kinds, settled, file.stat().st_size / 1e6)


def _draw(file: Path, exports: int) -> None:
    text = _DRAWN.read_text(encoding="utf-8").replace("{exports}", str(exports))
    with _tables() as tables:
        tables.run(f"COPY ({text}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")


@contextmanager
def _tables() -> Iterator[Tables]:
    with open_engine("duckdb", Settings(threads=THREADS)) as engine:
        yield Tables(engine)


def _timed(run: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - wall, time.process_time() - cpu
