"""Writes the measured part of docs/explanation/forecast.md, between its two marks."""

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median, quantiles

from benchmarks.forecast.backtest import EVERY, Trial

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "forecast.md"
BEGINS, ENDS = "<!-- measured: written by `python -m benchmarks.forecast` -->", "<!-- end of what was measured -->"

_GROUPS = {
    "returning": "people who come back, four windows of CDNOW",
    "few": "the same in five parts of some 1,900 people each",
    "arrivals": "newcomers only, CDNOW in its first quarter",
    "regulars": "households of which most come within weeks, Complete Journey",
}
_LEADS = ((1, 28), (29, 90), (91, 365))

Wait = Callable[[Trial], int]


def write(trials: Sequence[Trial], versions: str) -> str:
    """Put what was measured into the page, and give it."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    section = section_of(trials, versions)
    PAGE.write_text(f"{before}{BEGINS}\n\n{section}\n{ENDS}{after}", encoding="utf-8")
    return section


def section_of(trials: Sequence[Trial], versions: str) -> str:
    """Give the section as Markdown."""
    reached = [trial for trial in trials if trial.reached]
    never = [trial for trial in trials if not trial.reached]
    parts = [
        f"{len(trials):,} forecasts, one origin in {EVERY} days; {versions}.",
        f"### Lines that were reached ({len(reached):,} forecasts)",
        _table(
            ("days between forecast and truth", "median", "mean", "nine in ten within", "too early", "too late"),
            [
                _errors("tongguan, median of the forecast", reached, lambda trial: trial.median),
                _errors("as in the last 28 days", reached, lambda trial: trial.as_four_weeks),
                _errors("as on the mean day so far", reached, lambda trial: trial.as_mean),
            ],
        ),
        _table(
            (
                "days off, median (mean), by how far away the day was",
                *(f"{low} to {high} days" for low, high in _LEADS),
            ),
            [
                _by_lead("tongguan", reached, lambda trial: trial.median),
                _by_lead("as in the last 28 days", reached, lambda trial: trial.as_four_weeks),
                _by_lead("as on the mean day so far", reached, lambda trial: trial.as_mean),
            ],
        ),
        f"### Intervals (80 % wanted), and lines that were not reached ({len(never):,} forecasts)",
        _table(
            ("", "forecasts", "interval held", "held, where reached", "days wide, median", "median error in days"),
            [_interval("all", trials), *(_interval(says, _of(trials, name)) for name, says in _GROUPS.items())],
        ),
        _table(
            ("lines not reached", "said to be reached this year", "mean probability of “not this year”"),
            [
                (
                    "tongguan",
                    _share(never, lambda t: t.median < t.never),
                    f"{mean(t.not_this_year for t in never):.2f}",
                ),
                ("as in the last 28 days", _share(never, lambda t: t.as_four_weeks < t.never), ""),
                ("as on the mean day so far", _share(never, lambda t: t.as_mean < t.never), ""),
            ],
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _of(trials: Sequence[Trial], group: str) -> list[Trial]:
    return [trial for trial in trials if trial.series.group == group]


def _errors(name: str, trials: Sequence[Trial], wait: Wait) -> tuple[str, ...]:
    off = [wait(trial) - trial.came for trial in trials]
    sizes = [abs(days) for days in off]
    return (
        name,
        f"{median(sizes):.0f}",
        f"{mean(sizes):.0f}",
        f"{quantiles(sizes, n=10)[-1]:.0f}",
        f"{sum(days < 0 for days in off) / len(off):.0%}",
        f"{sum(days > 0 for days in off) / len(off):.0%}",
    )


def _by_lead(name: str, trials: Sequence[Trial], wait: Wait) -> tuple[str, ...]:
    cells = []
    for low, high in _LEADS:
        sizes = [abs(wait(trial) - trial.came) for trial in trials if low <= trial.came <= high]
        cells.append(f"{median(sizes):.0f} ({mean(sizes):.0f})" if sizes else "")
    return name, *cells


def _interval(name: str, trials: Sequence[Trial]) -> tuple[str, ...]:
    reached = [trial for trial in trials if trial.reached]
    return (
        name,
        f"{len(trials):,}",
        _share(trials, lambda trial: trial.held),
        _share(reached, lambda trial: trial.held),
        f"{median(trial.late - trial.early for trial in trials):.0f}",
        f"{median(abs(trial.median - trial.came) for trial in reached):.0f}" if reached else "",
    )


def _share(trials: Sequence[Trial], holds: Callable[[Trial], bool]) -> str:
    return f"{sum(map(holds, trials)) / len(trials):.0%}" if trials else ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|---|{'--:|' * (len(head) - 1)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
