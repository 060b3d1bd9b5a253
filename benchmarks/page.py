"""Writes what was measured as a page of the documentation."""

from benchmarks.decision import DecisionFigure
from benchmarks.pathway import PathwayFigure
from benchmarks.start import PAIRS, StartFigure
from benchmarks.timing import Timed
from benchmarks.worlds import DAY, EXPORTS

_HEAD = """# Benchmarks

<!-- Written by `make benchmarks`. Do not edit: run it again. -->

How fast the law is applied, beside other ways to apply it.
Every figure is the median of {rounds} rounds in which all that is compared runs in turn, in one process after another on one machine;
a ratio is the median of the ratios within a round, so that a busy machine bears on both sides alike.
*µs of one core* is processor time; *µs on the wall* is what a clock shows, longer where other programs want the core too.

Machine: {processor}, {cores} cores, {memory}; {system}; {python}.
Load (1, 5, 15 minutes) {load} at the start and {load_after} at the end. Measured on {day}.
The law is that of {law}, lawbook edition `{edition}`.
How it is measured, and what each engine is given, is told in `benchmarks/README.md`.
"""


def decision_section(figure: DecisionFigure) -> str:
    """Give the section on whole declarations."""
    rows = [_row(each, figure.ours) for each in (figure.ours, figure.with_open_facts, *figure.baselines)]
    return f"""## One explained determination of {EXPORTS} exports

`prepare` and `determine` on {figure.declarations} different declarations in rotation: what each export needs, the rules that decide
with every value they saw, the rules that gave way, and the totals of people; {figure.explained / figure.declarations:.1f} rules are explained on average.
Wanted: at least 1,000 a second on one core. Measured: **{figure.ours.per_second:,.0f} a second**.

{_table(rows)}
"""


def pathway_section(figure: PathwayFigure) -> str:
    """Give the section on single pathways."""
    ours, *others = figure.timed
    ahead = ", ".join(f"{each.times(ours):,.1f} times {each.name}" for each in others if each.name not in _BY_HAND)
    shares = ", ".join(f"`{name}` {count}" for name, count in figure.pathways.items())
    return f"""## The pathway of one export

`Regime.pathway` on {figure.cases} different sets of ready facts in rotation, {figure.published} of them the published cases of which every fact is
known, and the same rules written by hand for each engine. The answers of all engines are held equal before anything is timed: {shares}.
Wanted: at least 50,000 a second on one core, ahead of every engine. Measured: **{ours.per_second:,.0f} a second**; as fast as {ahead}.

{_table([_row(each, ours) for each in figure.timed])}

The function by hand answers for one day, takes every fact as known, and gives no reasons.
"""


def start_section(figure: StartFigure) -> str:
    """Give the section on starting."""
    rows = [_row(each, figure.imports, unit=1e3) for each in (figure.command, figure.imports)]
    return f"""## Cold start

`tongguan {" ".join(figure.arguments)}` in a new process, {PAIRS} times in turn with the bare import of the libraries that it imports
({", ".join(f"`{name}`" for name in figure.libraries)}), files in the cache of the system, the parsed lawbook kept by an earlier run.
Wanted: at most 2.5 times the bare import. Measured: **{figure.command.times(figure.imports):.2f} times**.

{_table(rows, unit="ms")}
"""


_BY_HAND = ("Python by hand",)


def _table(rows: list[str], unit: str = "µs") -> str:
    head = f"| | {unit} of one core | {unit} on the wall | a second | ratio |\n|---|--:|--:|--:|--:|"
    return "\n".join([head, *rows])


def _row(timed: Timed, base: Timed, unit: float = 1e6) -> str:
    return (
        f"| {timed.name} | {timed.seconds * unit:,.1f} | {timed.wall_seconds * unit:,.1f} "
        f"| {timed.per_second:,.0f} | {timed.times(base):,.2f} |"
    )


def head(machine: dict[str, str], rounds: int, edition: str, load_after: str) -> str:
    """Give the head of the page."""
    return _HEAD.format(**machine, rounds=rounds, edition=edition, load_after=load_after, law=DAY)
