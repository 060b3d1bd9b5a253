"""Writes what was measured as a page of the documentation."""

from statistics import median

from benchmarks.decision import DecisionFigure
from benchmarks.interview import EXPORTS as INTERVIEW_EXPORTS
from benchmarks.interview import InterviewFigure
from benchmarks.pathway import PathwayFigure
from benchmarks.start import PAIRS, StartFigure
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

_INTERVIEW = """## The next question of an interview

`next_question` for a company of {exports} exports, at every step of {interviews} whole interviews with drawn answers
({steps:,} steps, {questions} questions each on average), from the opening to the end:
which fact to ask next, what could still come out with each answer, and the rules that it feeds.
*Kept*: in one process, as on the terminal and in the web; *nothing kept*: every tenth step again, as in a new process.
Wanted: at most 50 ms.
Measured: **{median:.0f} ms** at the median, {most:.0f} ms at 95 of 100 steps.

| ms of one core | median | 90 of 100 | 95 of 100 | worst |
|---|--:|--:|--:|--:|
| kept | {median:,.1f} | {ninety:,.1f} | {most:,.1f} | {worst:,.1f} |
| nothing kept | {cold_median:,.1f} | {cold_ninety:,.1f} | {cold_most:,.1f} | {cold_worst:,.1f} |
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


def interview_section(figure: InterviewFigure) -> str:
    """Give the section on interviews."""
    return _INTERVIEW.format(
        exports=INTERVIEW_EXPORTS,
        interviews=len(figure.questions),
        steps=len(figure.kept),
        questions=round(sum(figure.questions) / len(figure.questions)),
        median=figure.median,
        ninety=figure.most(90),
        most=figure.most(95),
        worst=max(figure.kept),
        cold_median=median(figure.cold),
        cold_ninety=figure.most(90, figure.cold),
        cold_most=figure.most(95, figure.cold),
        cold_worst=max(figure.cold),
    )


def _table(rows: list[str], unit: str) -> str:
    head_row = f"| | {unit} of one core | {unit} on the wall | a second | time, ratio |\n|---|--:|--:|--:|--:|"
    return "\n".join([head_row, *rows])


def _row(timed: Timed, base: Timed, unit: float = 1e6) -> str:
    return (
        f"| {timed.name} | {timed.seconds * unit:,.1f} | {timed.wall_seconds * unit:,.1f} "
        f"| {timed.per_second:,.0f} | {timed.times(base):,.2f} |"
    )
