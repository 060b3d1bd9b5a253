"""Gives the tally that a state holds."""

from collections import Counter, defaultdict
from typing import Any

from tongguan.census.beijing import days_since
from tongguan.census.counting.tally import FileTally, HandlerTally, RowTally, SeenRow, Span, Tally
from tongguan.census.counting.whole import by_handler
from tongguan.census.curve import Curve
from tongguan.census.plan import Plan
from tongguan.census.profile import Profile, Totals
from tongguan.census.reasons import Reason
from tongguan.census.sources import Unreadable
from tongguan.census.state.files import KeptFile
from tongguan.census.state.ground import Ground
from tongguan.census.statements import Shape, statement
from tongguan.engines import Engine
from tongguan.engines.dialect import parse

_EXAMPLES = 3


def tally_of(engine: Engine, plan: Plan, ground: Ground, shape: Shape, files: tuple[KeptFile, ...]) -> Tally:
    """Give the tally of all folded files."""
    profiles = by_handler(engine.ask(parse("SELECT * FROM profile")), plan)
    curves = by_handler(engine.ask(parse("SELECT * FROM curve")), plan)
    since = _since_last_year(engine, plan, ground, shape) if plan.since == "last-year" else {}
    rows = engine.ask(parse("SELECT * FROM file_rows")).to_pylist()
    used = _used(rows, ground.window)
    handlers = {
        name: HandlerTally(
            profile=Profile.of(ground.exports, table),
            curve=Curve.of(curves[name]),
            since_last_year=since.get(name),
            export_rows=used.get(name if shape.handlers else None, {}),
        )
        for name, table in profiles.items()
    }
    return Tally(handlers, _rows(engine, rows, ground.window, files))


def _since_last_year(engine: Engine, plan: Plan, ground: Ground, shape: Shape) -> dict[str, Totals]:
    first = days_since(ground.first_day.replace(year=ground.year - 1))
    engine.keep("people", statement("state_all", shape, first=first, last=ground.until, **ground.counting(shape)))
    found = by_handler(engine.ask(statement("profile", shape)), plan)
    engine.drop("people")
    return {name: Profile.of(ground.exports, table).totals() for name, table in found.items()}


def _counts(row: dict[str, Any], window: Span) -> bool:
    return row["day"] is not None and window[0] <= row["day"] <= window[1]


def _used(rows: list[dict[str, Any]], window: Span) -> dict[str | None, dict[int, tuple[int, Span]]]:
    found: dict[str | None, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if _counts(row, window):
            found[row.get("handler")][row["position"]].append((row["many"], row["day"]))
    return {
        handler: {
            place: (sum(many for many, _ in days), (min(day for _, day in days), max(day for _, day in days)))
            for place, days in places.items()
        }
        for handler, places in found.items()
    }


def _rows(engine: Engine, rows: list[dict[str, Any]], window: Span, files: tuple[KeptFile, ...]) -> RowTally:
    by_reason: Counter[Reason] = Counter()
    of_file: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        reason = Reason(row["reason"])
        if reason is Reason.USED and not _counts(row, window):
            reason = Reason.OUTSIDE_WINDOW
        by_reason[reason] += row["many"]
        of_file[row["file"]].append(row)
    names = {file.id: file.name for file in files}
    examples: dict[Reason, tuple[SeenRow, ...]] = {}
    for each in engine.ask(parse("SELECT * FROM examples ORDER BY file, reason, place")).to_pylist():
        reason = Reason(each["reason"])
        seen = SeenRow(names[each["file"]], each["place"], each["seen"])
        examples[reason] = (*examples.get(reason, ()), seen)[:_EXAMPLES]
    return RowTally(
        by_reason,
        examples,
        tuple(_file(file, of_file[file.id], window) for file in files if file.unreadable is None),
        tuple(Unreadable(file.name, file.unreadable) for file in files if file.unreadable is not None),
    )


def _file(file: KeptFile, rows: list[dict[str, Any]], window: Span) -> FileTally:
    days = [row["day"] for row in rows if _counts(row, window)]
    span = (min(days), max(days)) if days else None
    return FileTally(file.name, file.fingerprint, sum(row["many"] for row in rows), span)
