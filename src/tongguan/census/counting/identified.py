"""Counts people behind identifiers: as many as are certain, and as many as are possible."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from sqlglot import exp

from tongguan.census.beijing import BEIJING_MICROS, MICROS_OF_DAY, instants_of
from tongguan.census.counting.damage import without_damaged
from tongguan.census.counting.rows import CountedRows, count_rows, explain_rows
from tongguan.census.counting.strictness import refuse_rows
from tongguan.census.counting.tally import HandlerTally, RowTally, Span, Tally
from tongguan.census.counting.whole import shape_of, window_of
from tongguan.census.curve import Curve
from tongguan.census.identifiers import columns_of, identify, texts_of
from tongguan.census.masks import table_of
from tongguan.census.plan import Plan
from tongguan.census.profile import Profile
from tongguan.census.reasons import Reason
from tongguan.census.sources import Log
from tongguan.census.statements import Shape, selecting, statement
from tongguan.census.transfers import KeyForm, name_transfers, name_written
from tongguan.engines import Engine, EngineError
from tongguan.identity import Key, load_identity_book, resolve_relation


@dataclass(frozen=True, slots=True)
class _People:
    """The people of a window; ``shared`` rows carry only identifiers that too many share."""

    certain: Profile
    possible: Profile
    curve: Curve
    shared: int


def count_identified(
    engine: Engine, plan: Plan, log: Log, key: Key, year: int, until: date, *, strict: bool = False
) -> tuple[Tally, Tally]:
    """Count the people behind the identifiers of a log.

    Args:
        engine: Reads the log.
        plan: The plan, with its exports and one handler.
        log: What the sources hold.
        key: The key of the handler and the year; it stands in no SQL.
        year: The calendar year, Beijing time.
        until: The last day that counts.
        strict: Whether to refuse a log of which a row or file cannot be used.

    Returns:
        The fewest people that there may be, and the most.

    Raises:
        RefusedRowsError: Under ``strict``, some cannot.
        UnknownKindError: The plan names a kind of identifier that there is not.
    """
    while True:
        try:
            return _count(engine, plan, log, key, year, until, strict=strict)
        except EngineError as error:
            log = without_damaged(engine, log, error)


def _count(
    engine: Engine, plan: Plan, log: Log, key: Key, year: int, until: date, *, strict: bool
) -> tuple[Tally, Tally]:
    shape, window, form = shape_of(plan), window_of(year, until), KeyForm.SIXTEEN_BYTES
    engine.table("exports", table_of(plan.exports))
    name_written(engine, plan, log.parts, form)
    _spell(engine, plan, shape, window)
    identify(engine, plan, key)
    people = _people(engine, plan, shape)
    since: _People | None = None
    if plan.since == "last-year":
        _spell(engine, plan, shape, (window_of(year - 1, until)[0], window[1]))
        since = _people(engine, plan, shape)
    engine.drop("spelled")
    name_transfers(engine, plan, log.parts, form)
    counted = count_rows(engine, log, shape, window)
    rows = _with_shared(explain_rows(engine, plan, log, shape, window, form, counted), people.shared)
    if strict:
        refuse_rows(rows)
    return (
        Tally(_handler(plan, people.certain, people, since.certain if since else None, counted), rows),
        Tally(_handler(plan, people.possible, people, since.possible if since else None, counted), rows),
    )


def _spell(engine: Engine, plan: Plan, shape: Shape, window: Span) -> None:
    """Keep the combinations of identifiers as they are written: far fewer than rows, and all that is read on."""
    engine.keep("spelled", selecting("spelled", shape, texts_of(plan), **instants_of(window)))


def _people(engine: Engine, plan: Plan, shape: Shape) -> _People:
    book = load_identity_book()
    columns = columns_of(plan, book)
    combinations = selecting("combinations", shape, [exp.column(each.name) for each in columns])
    number = exp.Anonymous(this="number_of_row")
    engine.keep("combinations", exp.select(exp.alias_(number, "record"), "*").from_(combinations.subquery("c")))
    resolve_relation(engine, "combinations", columns, book.links, "resolved", distinct=True)
    engine.keep("apart", statement("apart", shape))
    found: dict[str, Profile] = {}
    for end in ("certain", "possible"):
        engine.keep("people", statement(end, shape))
        found[end] = Profile.of(plan.exports, engine.ask(statement("weighed_profile", shape)))
    # The last one stands for the most people: by them a line is reached.
    curve = Curve.of(engine.ask(statement("curve", shape, beijing=BEIJING_MICROS, day=MICROS_OF_DAY)))
    (shared,) = engine.ask(statement("shared", shape))["many"].to_pylist()
    for each in ("people", "apart", "resolved", "combinations"):
        engine.drop(each)
    return _People(found["certain"], found["possible"], curve, int(shared))


def _handler(
    plan: Plan, profile: Profile, people: _People, since: Profile | None, counted: CountedRows
) -> dict[str, HandlerTally]:
    used = counted.used.get(None, {})
    return {str(plan.handler.name): HandlerTally(profile, people.curve, since.totals() if since else None, used)}


def _with_shared(rows: RowTally, shared: int) -> RowTally:
    if not shared:
        return rows
    by_reason = Counter(rows.by_reason)
    by_reason[Reason.USED] -= shared
    by_reason[Reason.SHARED_IDENTIFIER] += shared
    return replace(rows, by_reason=by_reason, examples={**rows.examples, Reason.SHARED_IDENTIFIER: ()})
