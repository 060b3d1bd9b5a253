"""Counts rows: what became of each, by file, export and reason, with examples of those refused."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from tongguan.census.beijing import beijing_day, instants_of
from tongguan.census.counting.masking import masked
from tongguan.census.counting.tally import FileTally, RowTally, SeenRow, Span
from tongguan.census.plan import Plan
from tongguan.census.reasons import Reason
from tongguan.census.sources import Log, LogFile, Part
from tongguan.census.statements import Shape, statement
from tongguan.census.transfers import KeyForm, name_transfers
from tongguan.engines import Engine, Files

_EXAMPLES = 3
_CLOSE = 0.8
_NUMBERS = {reason.name.lower(): int(reason) for reason in Reason}
_SHOWING = {
    Reason.BAD_IDENTIFIER: "seen_person",
    Reason.BAD_TIME: "seen_time",
    Reason.UNKNOWN_EXPORT: "seen_export",
}


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows with one fate; ``row`` is where they begin, if that is known already."""

    reason: Reason
    rows: int
    span: Span | None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class CountedRows:
    """The rows of a log.

    Attributes:
        by_reason: What became of them, in all.
        by_file: The same by the file as the engine names it.
        used: The used ones by handler and place of the export.
    """

    by_reason: Mapping[Reason, int]
    by_file: Mapping[str, Sequence[_Group]]
    used: Mapping[str | None, Mapping[int, tuple[int, Span]]]

    @property
    def refused(self) -> int:
        """How many rows were refused."""
        return sum(rows for reason, rows in self.by_reason.items() if reason.refuses)


def count_rows(engine: Engine, log: Log, shape: Shape, window: Span) -> CountedRows:
    """Count the rows of ``transfers`` by what becomes of them."""
    classify_rows(engine, shape, window)
    rows = engine.ask(statement("rows", shape)).to_pylist()
    return gather_rows(engine, log, ((row, _span(row["first_at"], row["last_at"])) for row in rows))


def gather_rows(engine: Engine, log: Log, rows: Iterable[tuple[Mapping[str, Any], Span | None]]) -> CountedRows:
    """Gather rows that were counted, each with the days it lies between, and those that the engine left out.

    A row tells ``file``, ``reason`` and ``many``; one that is used its ``position``, and its ``handler`` where the log
    has several.
    """
    by_reason: Counter[Reason] = Counter()
    by_file: dict[str, list[_Group]] = defaultdict(list)
    used: dict[str | None, dict[int, tuple[int, Span]]] = defaultdict(dict)
    for row, span in rows:
        reason = Reason(row["reason"])
        by_reason[reason] += row["many"]
        by_file[row["file"]].append(_Group(reason, row["many"], span))
        if reason is Reason.USED and span is not None:
            of_handler = used[row.get("handler")]
            of_handler[row["position"]] = _joined(of_handler.get(row["position"]), row["many"], span)
    known = {file.path for file in log.files}
    for part in engine.rejected():
        if part.file in known:
            by_reason[Reason.UNREADABLE_ROW] += part.rows
            by_file[part.file].append(_Group(Reason.UNREADABLE_ROW, part.rows, None, part.row))
    return CountedRows(by_reason, by_file, used)


def explain_rows(
    engine: Engine, plan: Plan, log: Log, shape: Shape, window: Span, form: KeyForm, counted: CountedRows
) -> RowTally:
    """Give the rows with examples of those refused; ``transfers`` names something else afterwards."""
    names = {file.path: file.name for file in log.files}
    shown: dict[Reason, tuple[SeenRow, ...]] = {}
    for reason in sorted(each for each in counted.by_reason if each.refuses):
        found: list[SeenRow] = []
        for path, groups in sorted(counted.by_file.items(), key=lambda each: names.get(each[0], each[0])):
            of_reason = [each for each in groups if each.reason is reason]
            found += [SeenRow(names[path], each.row, None) for each in of_reason if each.row is not None]
            part = _alone(log, path) if any(each.row is None for each in of_reason) else None
            if part is not None:
                name_transfers(engine, plan, (part,), form, places=True)
                classify_rows(engine, shape, window)
                rows = engine.ask(statement("examples", shape, wanted=int(reason)))
                found += [SeenRow(names[path], row["place"], _seen(row, reason, plan)) for row in rows.to_pylist()]
            if len(found) >= _EXAMPLES:
                break
        shown[reason] = tuple(found[:_EXAMPLES])
    files = tuple(_of_file(file, counted.by_file.get(file.path, ())) for file in log.files)
    return RowTally(counted.by_reason, shown, files, log.unreadable)


def classify_rows(engine: Engine, shape: Shape, window: Span) -> None:
    """Let ``classified`` name the rows of ``transfers`` with what becomes of each."""
    engine.view("classified", statement("classified", shape, **instants_of(window), **_NUMBERS))


def _span(first: int | None, last: int | None) -> Span | None:
    return None if first is None or last is None else (beijing_day(first), beijing_day(last))


def _joined(before: tuple[int, Span] | None, rows: int, span: Span) -> tuple[int, Span]:
    if before is None:
        return rows, span
    return before[0] + rows, (min(before[1][0], span[0]), max(before[1][1], span[1]))


def _of_file(file: LogFile, groups: Sequence[_Group]) -> FileTally:
    spans = [each.span for each in groups if each.reason is Reason.USED and each.span is not None]
    span = (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None
    return FileTally(file.name, file.fingerprint, sum(each.rows for each in groups), span)


def _alone(log: Log, path: str) -> Part | None:
    """Give the part of one file."""
    for part in log.parts:
        if isinstance(part.source, Files) and path in part.source.paths:
            return replace(part, source=replace(part.source, paths=(path,)))
    return next((part for part in log.parts if not isinstance(part.source, Files) and part.source.name == path), None)


def _seen(row: Mapping[str, str | None], reason: Reason, plan: Plan) -> str | None:
    """Give what stood there, masked; an id close to one that the plan names is no secret, and a likely slip."""
    if reason not in _SHOWING:
        return None
    seen = row[_SHOWING[reason]]
    if reason is Reason.UNKNOWN_EXPORT and seen is not None:
        close = get_close_matches(seen, [export.id for export in plan.exports], n=1, cutoff=_CLOSE)
        return seen if close else masked(seen)
    return masked(seen)
