"""Counts a whole log in one pass."""

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
from sqlglot import exp

from tongguan.census.beijing import BEIJING_MICROS, MICROS_OF_DAY, days_since, instants_of
from tongguan.census.counting.damage import without_damaged
from tongguan.census.counting.rows import count_rows, explain_rows
from tongguan.census.counting.strictness import refuse_rows
from tongguan.census.counting.tally import HandlerTally, Span, Tally
from tongguan.census.curve import Curve
from tongguan.census.masks import table_of
from tongguan.census.plan import Plan
from tongguan.census.profile import Profile
from tongguan.census.sources import Log
from tongguan.census.statements import Shape, statement, words_for
from tongguan.census.transfers import key_form, name_transfers
from tongguan.engines import Engine, EngineError


def shape_of(plan: Plan) -> Shape:
    """Give what a plan needs of the statements."""
    return Shape(words_for(len(plan.exports)), plan.handler.name is None, plan.columns.sensitive is not None)


def window_of(year: int, until: date) -> Span:
    """Give the days that count: from 1 January to ``until``, both included, as days since 1970."""
    return days_since(date(year, 1, 1)), days_since(until)


def count(engine: Engine, plan: Plan, log: Log, year: int, until: date, *, strict: bool = False) -> Tally:
    """Count the people of a log.

    A file that turns out damaged while it is read is left out, and told.

    Args:
        engine: Reads the log.
        plan: The plan, with its exports.
        log: What the sources hold.
        year: The calendar year, Beijing time.
        until: The last day that counts.
        strict: Whether to refuse a log of which a row or file cannot be used.

    Raises:
        RefusedRowsError: Under ``strict``, some cannot.
        LogColumnError: A column cannot be what the plan says.
    """
    while True:
        try:
            return _count(engine, plan, log, year, until, strict=strict)
        except EngineError as error:
            log = without_damaged(engine, log, error)


def _count(engine: Engine, plan: Plan, log: Log, year: int, until: date, *, strict: bool) -> Tally:
    shape, window, form = shape_of(plan), window_of(year, until), key_form(plan, log.parts)
    engine.table("exports", table_of(plan.exports))
    name_transfers(engine, plan, log.parts, form)
    counted = count_rows(engine, log, shape, window)
    if strict and (counted.refused or log.unreadable):
        refuse_rows(explain_rows(engine, plan, log, shape, window, form, counted))
    profiles, curves = _people(engine, plan, shape, window)
    since: dict[str, Profile] = {}
    if plan.since == "last-year":
        since, _ = _people(engine, plan, shape, (window_of(year - 1, until)[0], window[1]))
    handlers = {
        name: HandlerTally(
            profile=profile,
            curve=curves[name],
            since_last_year=since[name].totals() if since else None,
            export_rows=counted.used.get(name if shape.handlers else None, {}),
        )
        for name, profile in profiles.items()
    }
    return Tally(handlers, explain_rows(engine, plan, log, shape, window, form, counted))


def _people(engine: Engine, plan: Plan, shape: Shape, window: Span) -> tuple[dict[str, Profile], dict[str, Curve]]:
    """Count the people of ``transfers`` within a window, by handler."""
    people = statement("people", shape, **instants_of(window))
    engine.keep("people", without_key(people))
    profiles = by_handler(engine.ask(statement("profile", shape)), plan)
    curves = by_handler(engine.ask(statement("curve", shape, beijing=BEIJING_MICROS, day=MICROS_OF_DAY)), plan)
    engine.drop("people")
    return (
        {name: Profile.of(plan.exports, table) for name, table in profiles.items()},
        {name: Curve.of(table) for name, table in curves.items()},
    )


def without_key(people: exp.Expr) -> exp.Expr:
    """Leave out who they are once they are told apart: it takes more room than all the rest."""
    select = people.copy()
    keys = [each for each in select.expressions if each.output_name in {"handler", "person"}]
    select.set("group", exp.Group(expressions=[each.copy() for each in keys]))
    select.set("expressions", [each for each in select.expressions if each.output_name != "person"])
    return select


def by_handler(table: pa.Table, plan: Plan) -> dict[str, pa.Table]:
    """Part a table by its column ``handler``; without one, all of it is the handler's of the plan.

    Those of a joint plan are all there, with nobody where the log has nothing of theirs.
    """
    if plan.handler.name is not None:
        return {plan.handler.name: table}
    names = plan.joint.handlers if plan.joint is not None else pc.unique(table["handler"]).to_pylist()
    return {name: table.filter(pc.equal(table["handler"], name)) for name in sorted(names)}
