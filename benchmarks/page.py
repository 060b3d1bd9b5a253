"""Writes what was measured as a page of the documentation."""

from statistics import median

from benchmarks.decision import DecisionFigure
from benchmarks.pathway import PathwayFigure
from benchmarks.start import PAIRS, StartFigure
from benchmarks.table import THREADS, TableFigure
from benchmarks.timing import Timed
from benchmarks.worlds import DAY, EXPORTS

_HEAD = """# Benchmarks

<!-- Written by `make benchmarks`. Do not edit: run it again. -->

How fast the law is applied, beside other ways to apply it.
Every figure is the median of {rounds} rounds; in each, all that is compared runs in turn on the same machine.
A ratio is the median of the ratios within a round, so that a busy machine bears on both sides alike.
*Of one core* is processor time; *on the wall* is what a clock shows, longer where other programs want the core too.

- Machine: {processor}, {cores} cores, {memory}; {system}; {python}.
- Load of the last 1, 5 and 15 minutes: {load} at the start, {load_after} at the end. Measured on {day}.
- The law is that of {law}, lawbook edition `{edition}`.

How it is measured, and what each engine is given, is told in `benchmarks/README.md`.
"""

_DECISION = """## One explained determination of {exports} exports

`prepare` and `determine` on {declarations} different declarations in rotation: what each export needs, the rules that
decide with every value they saw, the rules that gave way, the totals of people; {explained:.1f} rules are explained.
Wanted: at least 1,000 a second on one core.
Measured: **{per_second:,.0f} a second**.

{table}
"""

_PATHWAY = """## The pathway of one export

`Regime.pathway` on {cases} different sets of ready facts in rotation, {published} of them published cases,
and the same rules written by hand for each engine.
The answers of all engines are held equal before anything is timed: {shares}.
Wanted: at least 50,000 a second on one core, ahead of every engine.
Measured: **{per_second:,.0f} a second**: {ahead}.

{table}

The function by hand answers for one day, takes every fact as known, and gives no reasons.
"""

_START = """## Cold start

`tongguan {arguments}` in a new process, {pairs} times in turn with the bare import of the libraries that it imports
({libraries}); files in the cache of the system, bytecode and the parsed lawbook kept by an earlier run.
Wanted: at most 2.5 times the bare import.
Measured: **{times:.2f} times**.

{table}
"""

_TABLE = """## A table of exports

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

_NOT_STARTED = """## Cold start

Not measured in this run: {reason}.
"""

_BY_HAND = ("Python by hand",)


def head(machine: dict[str, str], rounds: int, edition: str, load_after: str) -> str:
    """Give the head of the page."""
    return _HEAD.format(**machine, rounds=rounds, edition=edition, load_after=load_after, law=DAY)


def decision_section(figure: DecisionFigure) -> str:
    """Give the section on whole declarations."""
    rows = [_row(each, figure.ours) for each in (figure.ours, figure.with_open_facts, *figure.baselines)]
    return _DECISION.format(
        exports=EXPORTS,
        declarations=figure.declarations,
        explained=figure.explained / figure.declarations,
        per_second=figure.ours.per_second,
        table=_table(rows, "µs"),
    )


def pathway_section(figure: PathwayFigure) -> str:
    """Give the section on single pathways."""
    ours, *others = figure.timed
    engines = [each for each in others if each.name not in _BY_HAND]
    return _PATHWAY.format(
        cases=figure.cases,
        published=figure.published,
        shares=", ".join(f"`{name}` {count}" for name, count in figure.pathways.items()),
        per_second=ours.per_second,
        ahead=", ".join(f"{each.times(ours):,.1f} times as fast as {each.name}" for each in engines),
        table=_table([_row(each, ours) for each in figure.timed], "µs"),
    )


def start_section(figure: StartFigure | str) -> str:
    """Give the section on starting; a text says why it was not measured."""
    if isinstance(figure, str):
        return _NOT_STARTED.format(reason=figure)
    rows = [_row(each, figure.imports, unit=1e3) for each in (figure.command, figure.imports)]
    return _START.format(
        arguments=" ".join(figure.arguments),
        pairs=PAIRS,
        libraries=", ".join(f"`{name}`" for name in figure.libraries),
        times=figure.command.times(figure.imports),
        table=_table(rows, "ms"),
    )


def table_section(figure: TableFigure) -> str:
    """Give the section on tables."""
    wall, cpu, hand_wall, hand_cpu = map(median, (figure.ours, figure.ours_cpu, figure.by_hand, figure.by_hand_cpu))
    return _TABLE.format(
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


def _table(rows: list[str], unit: str) -> str:
    head_row = f"| | {unit} of one core | {unit} on the wall | a second | time, ratio |\n|---|--:|--:|--:|--:|"
    return "\n".join([head_row, *rows])


def _row(timed: Timed, base: Timed, unit: float = 1e6) -> str:
    return (
        f"| {timed.name} | {timed.seconds * unit:,.1f} | {timed.wall_seconds * unit:,.1f} "
        f"| {timed.per_second:,.0f} | {timed.times(base):,.2f} |"
    )
