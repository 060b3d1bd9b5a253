"""What the pages of the census show, decided before they are drawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tongguan.census.file import Census, ExportCount, Refused
from tongguan.office.censuses import words
from tongguan.office.censuses.charts import Chart, chart_of
from tongguan.office.censuses.failures import error_of
from tongguan.office.censuses.models import DONE, OPEN, Run, TransferLog
from tongguan.office.censuses.results import census_of, foreseen_of_run
from tongguan.office.censuses.supposing import WhatIfPage, unchanged
from tongguan.office.censuses.telling import COUNTERS
from tongguan.office.desk.gauge import Gauge, gauge_of
from tongguan.office.exports.reading import read
from tongguan.vocabulary import Phrase, TongguanError

_A_PAGE = 25
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run in the history; ``ordinary`` and ``sensitive`` are absent before it is done."""

    number: int
    state: str
    says: Phrase
    plan_name: str
    set_up: str
    who: str | None
    asked_at: datetime
    until: date | None
    ordinary: Sequence[int] | None
    sensitive: Sequence[int] | None
    seconds: int | None
    logs: tuple[str, ...]
    done: bool
    at_work: bool
    step: int
    percent: int


@dataclass(frozen=True, slots=True)
class Changed:
    """How a count differs from that of the run before; by the upper end."""

    people: int
    before: int


@dataclass(frozen=True, slots=True)
class CounterView:
    """One counter: its number, how it changed, its bar to the next line, all its lines, its chart."""

    code: str
    says: Phrase
    people: Sequence[int]
    left_out: Sequence[int]
    changed: Changed | None
    next: Mapping[str, Any] | None
    gauge: Gauge | None
    lines: tuple[Mapping[str, Any], ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class ExportRow:
    """What one export contributes; the bars are thousandths of the largest one, in thousandths certain and possible."""

    count: ExportCount
    title: str
    ordinary: tuple[int, int]
    sensitive: tuple[int, int]
    changed: Changed | None
    new: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found."""

    census: Census
    counters: tuple[CounterView, ...]
    exports: tuple[ExportRow, ...]
    refused: tuple[Refused, ...]
    refused_rows: int
    before: int | None
    """The number of the run before, with which it is compared."""
    level: int
    unchanged: WhatIfPage

    @property
    def first(self) -> date:
        """Give the first day that counts."""
        return date(self.census.year, 1, 1)

    @property
    def charts(self) -> list[dict[str, Any]]:
        """Give what the script draws."""
        return [{"id": each.chart.id, **each.chart.data} for each in self.counters if each.chart is not None]


@dataclass(frozen=True, slots=True)
class CensusPage:
    """One run, with what it found or why it failed, and the latest runs; ``run`` is absent before the first."""

    run: RunRow | None
    found: Found | None
    error: TongguanError | None
    history: tuple[RunRow, ...]
    at_work: RunRow | None
    older: int | None
    logs: int
    newest: bool


def census_page(run: Run | None = None, before: int | None = None) -> CensusPage:
    """Decide the page of a run, or of the newest that is done.

    Args:
        run: The run; the newest one that is done, or the newest at all, where it is left out.
        before: In the history, only runs with a smaller number.
    """
    found = list(_runs().filter(**({} if before is None else {"number__lt": before}))[: _A_PAGE + 1])
    history = found[:_A_PAGE]
    newest_done = next((each for each in found if each.state == DONE), None)
    if newest_done is None or before is not None:
        newest_done = _runs().filter(state=DONE).first()
    asked = run or newest_done or (history[0] if history else None)
    return CensusPage(
        None if asked is None else _row(asked),
        None if asked is None or asked.state != DONE else _found(asked),
        error_of(asked.error) if asked is not None and asked.error else None,
        tuple(map(_row, history)),
        next((_row(each) for each in history if each.state in OPEN), None),
        history[-1].number if len(found) > _A_PAGE else None,
        TransferLog.objects.filter(removed_at=None).count(),
        asked is not None and asked == newest_done,
    )


def run_row(run: Run) -> RunRow:
    """Decide the line of one run."""
    return _row(run)


def _runs() -> Any:  # noqa: ANN401 -- a query set
    return Run.objects.select_related("asked_by", "version").defer("plan").order_by("-number")


def _row(run: Run) -> RunRow:
    counted = run.summary.get("counted", {})
    until = run.summary.get("until")
    ended = run.ended_at - run.began_at if run.ended_at and run.began_at else None
    return RunRow(
        run.number,
        run.state,
        words.STATES[run.state],
        run.plan_name,
        run.set_up,
        str(run.asked_by) if run.asked_by else None,
        run.asked_at,
        date.fromisoformat(until) if until else None,
        counted.get("ordinary"),
        counted.get("sensitive"),
        None if ended is None else max(1, round(ended.total_seconds())),
        tuple(each["name"] for each in run.logs),
        run.state == DONE,
        run.state in OPEN,
        run.step,
        round(100 * run.share),
    )


def _found(run: Run) -> Found:
    census, foreseen = census_of(run), foreseen_of_run(run)
    earlier = _runs().filter(state=DONE, number__lt=run.number).first()
    before = {} if earlier is None else earlier.summary
    bands = {each["counter"]: each for each in foreseen["bands"]}
    titles = _titles(run)
    largest = max((high for each in census.exports for _, high in (each.ordinary, each.sensitive)), default=0)
    return Found(
        census,
        tuple(_counter(code, census, run.summary["lines"], bands.get(code), before) for code in COUNTERS),
        tuple(_export(each, largest, titles, before) for each in sorted(census.exports, key=_weight)),
        tuple(Refused(each.reason, each.rows, each.examples[:_EXAMPLES]) for each in census.rows.refused),
        sum(each.rows for each in census.rows.refused),
        None if earlier is None else earlier.number,
        round(100 * foreseen["level"]),
        unchanged(run),
    )


def _counter(
    code: str,
    census: Census,
    all_lines: Iterable[dict[str, Any]],
    band: dict[str, Any] | None,
    before: Mapping[str, Any],
) -> CounterView:
    people: Sequence[int] = getattr(census.counted, code)
    lines = sorted((each for each in all_lines if each["counter"] == code), key=lambda each: int(each["line"]))
    coming = next((each for each in lines if each["line"] > people[1]), None)
    earlier = before["counted"][code][1] if before and before["year"] == census.year else None
    return CounterView(
        code,
        words.COUNTERS[code],
        people,
        getattr(census.left_out, code),
        None if earlier is None else Changed(people[1] - earlier, earlier),
        coming,
        gauge_of(people, coming["line"]) if coming else None,
        tuple(lines),
        chart_of(code, census, lines, band),
    )


def _titles(run: Run) -> dict[str, str]:
    if run.version is None:
        return {}
    declared = read(run.version.text, f"declaration {run.version.number}")
    return {each.id: each.title for each in declared.exports}


def _weight(export: ExportCount) -> tuple[bool, int, str]:
    return export.left_out, -max(export.ordinary[1], export.sensitive[1]), export.id


def _export(export: ExportCount, largest: int, titles: Mapping[str, str], before: Mapping[str, Any]) -> ExportRow:
    def share(people: Sequence[int]) -> tuple[int, int]:
        sure = round(1000 * people[0] / largest) if largest else 0
        return sure, (round(1000 * people[1] / largest) if largest else 0) - sure

    def most(count: Mapping[str, Sequence[int]]) -> int:
        return max(count["ordinary"][1], count["sensitive"][1])

    earlier = before["exports"].get(export.id) if before else None
    now = max(export.ordinary[1], export.sensitive[1])
    changed = None if earlier is None else Changed(now - most(earlier), most(earlier))
    return ExportRow(
        export,
        titles.get(export.id) or export.id,
        share(export.ordinary),
        share(export.sensitive),
        changed,
        bool(before) and earlier is None,
    )
