"""The page of the documentation that figures are written to: its head, and the tables of its sections."""

from collections.abc import Iterable

from benchmarks.timing import Timed
from benchmarks.worlds import DAY

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


def head(machine: dict[str, str], rounds: int, edition: str, load_after: str) -> str:
    """Give the head of the page."""
    return _HEAD.format(**machine, rounds=rounds, edition=edition, load_after=load_after, law=DAY)


def section_of(page: str, title: str) -> str:
    """Give the section of a page under ``title``, with its heading, or nothing."""
    _, heading, rest = page.partition(f"## {title}\n")
    return heading + rest.partition("\n## ")[0].rstrip() + "\n" if heading else ""


def with_section(page: str, title: str, section: str) -> str:
    """Put a section, with its heading, in the place of the one under ``title``, or at the end."""
    before = section_of(page, title)
    if not before:
        return f"{page.rstrip()}\n\n{section.rstrip()}\n"
    return page.replace(before, f"{section.rstrip()}\n")


def timed_table(timed: Iterable[Timed], first: Timed, unit: str = "µs") -> str:
    """Give a table of what was timed, each beside ``first``; ``unit`` is µs or ms of one call."""
    rows = [_row(each, first, 1e6 if unit == "µs" else 1e3) for each in timed]
    head_row = f"| | {unit} of one core | {unit} on the wall | a second | time, ratio |\n|---|--:|--:|--:|--:|"
    return "\n".join([head_row, *rows])


def _row(timed: Timed, base: Timed, unit: float) -> str:
    return (
        f"| {timed.name} | {timed.seconds * unit:,.1f} | {timed.wall_seconds * unit:,.1f} "
        f"| {timed.per_second:,.0f} | {timed.times(base):,.2f} |"
    )
