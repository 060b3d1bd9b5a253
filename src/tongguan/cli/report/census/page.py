"""What the page of a census shows, decided before anything is rendered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tongguan.census.file import Census, Counters, ExportCount, LineCount, Range, Refused
from tongguan.cli.report.census.charts import Chart, chart_of
from tongguan.cli.report.figures import Bar, bar_of
from tongguan.cli.report.library import Library, Line
from tongguan.vocabulary import Pathway
from tongguan.vocabulary.phrase import Language

Answer = Mapping[str, Any]

COUNTERS = ("ordinary", "sensitive")
_ALL_COUNTERS = ("ordinary", "sensitive", "both", "all")
_ROUTES = {pathway.value: pathway for pathway in Pathway}


@dataclass(frozen=True, slots=True)
class CounterView:
    """One counter: its number, its bar with the forecast for the end of the year, its lines, its chart.

    ``foreseen`` is the interval at the end of the year, ``None`` without a forecast; ``band`` its place on the bar.
    """

    name: str
    people: Range
    left_out: Range
    bar: Bar
    foreseen: tuple[int, int, int] | None
    band: tuple[float, float] | None
    lines: tuple[Answer, ...]
    chart: Chart | None

    @property
    def open(self) -> bool:
        """Whether the number is a range."""
        return self.people[0] != self.people[1]


@dataclass(frozen=True, slots=True)
class ExportView:
    """One export, with the share of the largest one for its bars, in percent."""

    export: ExportCount
    ordinary: float
    sensitive: float
    all: Range


@dataclass(frozen=True, slots=True)
class CensusView:
    """The census of one handler."""

    anchor: str
    census: Census
    counters: tuple[CounterView, ...]
    together: Mapping[str, Range]
    exports: tuple[ExportView, ...]
    lines: tuple[Answer, ...]
    level: int
    form: Answer
    findings: Sequence[Answer]
    refused: tuple[Refused, ...]
    refused_rows: int

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts, in order."""
        return tuple(counter.chart for counter in self.counters if counter.chart is not None)


def view_of(
    census: Census,
    outlook: Answer,
    form: Answer,
    findings: Sequence[Answer],
    anchor: str,
    library: Library,
    language: Language,
) -> CensusView:
    """Decide what is shown of one handler."""
    largest = max((high for each in census.exports for _, high in (each.ordinary, each.sensitive)), default=0)
    return CensusView(
        anchor,
        census,
        tuple(_counter(name, census, outlook, anchor, library, language) for name in COUNTERS),
        {name: getattr(census.counted, name) for name in _ALL_COUNTERS},
        tuple(_export(each, largest) for each in sorted(census.exports, key=_weight)),
        tuple(outlook["lines"]),
        round(outlook["level"] * 100),
        form,
        findings,
        census.rows.refused,
        sum(each.rows for each in census.rows.refused),
    )


def _weight(export: ExportCount) -> tuple[bool, int, str]:
    return export.left_out, -max(export.ordinary[1], export.sensitive[1]), export.id


def _export(export: ExportCount, largest: int) -> ExportView:
    def share(people: Range) -> float:
        return round(100 * people[1] / largest, 2) if largest else 0.0

    low = max(export.ordinary[0], export.sensitive[0], export.ordinary[0] + export.sensitive[0] - export.both[1])
    high = max(low, export.ordinary[1] + export.sensitive[1] - export.both[0])
    return ExportView(export, share(export.ordinary), share(export.sensitive), (low, high))


def _counter(
    name: str, census: Census, outlook: Answer, anchor: str, library: Library, language: Language
) -> CounterView:
    people: Range = getattr(census.counted, name)
    lines = [each for each in census.lines if each.counter.removeprefix("people.") == name]
    band = next((each for each in outlook["bands"] if each["counter"] == name), None)
    marks = [Line(each.line, _ROUTES.get(each.then, Pathway.OTHER_LAW), each.cites) for each in _rising(lines)]
    foreseen = (band["low"][-1], band["median"][-1], band["high"][-1]) if band else None
    bar = bar_of(people, marks)
    mine = tuple(each for each in outlook["lines"] if each["counter"] == name)
    chart = chart_of(f"{anchor}-{name}", name, census, mine, band, library, language)
    left_out: Counters = census.left_out
    return CounterView(
        name,
        people,
        getattr(left_out, name),
        bar,
        foreseen,
        None if foreseen is None else (bar.at(foreseen[0]), bar.at(foreseen[2])),
        mine,
        chart,
    )


def _rising(lines: Sequence[LineCount]) -> list[LineCount]:
    return sorted(lines, key=lambda each: each.line)
