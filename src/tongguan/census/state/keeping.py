"""Counts with a state: reads what is new, folds it in, and gives the tally of all that was ever read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlglot import exp

from tongguan.census.counting.tally import Tally
from tongguan.census.masks import table_of
from tongguan.census.plan import Plan
from tongguan.census.reasons import Reason
from tongguan.census.sources import Log
from tongguan.census.state.answering import tally_of
from tongguan.census.state.errors import StateMismatchError
from tongguan.census.state.files import KeptFile, ToRead, kept_files, to_read
from tongguan.census.state.folding import Folding
from tongguan.census.state.ground import Ground, make_tables, read_ground, widen_tables, write_ground
from tongguan.census.state.ingesting import Ingesting
from tongguan.census.transfers import fits, key_form
from tongguan.engines import Engine


def keep_counting(
    engine: Engine, plan: Plan, folder: Path, staging: Path, year: int, until: date, *, strict: bool = False
) -> tuple[Tally, Plan]:
    """Read the logs that the state does not know yet, and give the tally of all.

    Args:
        engine: An engine opened on the file of the state.
        plan: The plan, with its exports.
        folder: Where its patterns are looked up.
        staging: A folder for this run alone.
        year: The year.
        until: The last day that counts.
        strict: Whether to refuse a new log of which a row or file cannot be used; those before it stay counted.

    Returns:
        The tally, and the plan with its exports in the order of the state.

    Raises:
        StateError: The file is no state of a census.
        StateMismatchError: The state was counted by a plan that reads logs otherwise.
        RefusedRowsError: Under ``strict``.
    """
    before = read_ground(engine)
    kept = kept_files(engine) if before else ()
    again = _to_be_read_again(engine, plan, before, kept)
    reading, forgotten = to_read(plan, folder, staging, kept, again)
    now, reading = _ground(plan, year, until, before, reading)
    shape = now.shape(plan)
    plan = replace(plan, exports=now.exports)
    _prepare(engine, before, now, plan)
    engine.table("exports", table_of(now.exports))
    ingesting = Ingesting(engine, plan, now, shape, strict)
    number = max((file.id for file in kept), default=0)
    for each in reading:
        number += 1
        ingesting.ingest(each, number)
    for file in forgotten:
        ingesting.forget(file)
    Folding(engine, shape, before, now, kept_files(engine)).fold()
    return tally_of(engine, plan, now, shape, kept_files(engine)), plan


def _ground(
    plan: Plan, year: int, until: date, before: Ground | None, reading: Sequence[ToRead]
) -> tuple[Ground, tuple[ToRead, ...]]:
    """Give what is counted by now, and what is to be read with a way to look at it that does not look twice."""
    if before is not None:
        asked = Ground.of(plan, year, until, before.form)
        return before.joined(asked), tuple(replace(each, look=_fitting(each, plan, before)) for each in reading)
    logs = [each.look() for each in reading]
    form = key_form(plan, [part for log in logs for part in log.parts])
    looked = tuple(replace(each, look=_given(log)) for each, log in zip(reading, logs, strict=True))
    return Ground.of(plan, year, until, form), looked


def _prepare(engine: Engine, before: Ground | None, now: Ground, plan: Plan) -> None:
    """Make or widen the tables; from here on the state knows its exports, though nothing may be folded yet."""
    with engine.transaction():
        if before is None:
            make_tables(engine, now, now.shape(plan))
            write_ground(engine, now)
        elif now.words > before.words:
            widen_tables(engine, before, now, now.shape(plan))


def _to_be_read_again(engine: Engine, plan: Plan, before: Ground | None, kept: Sequence[KeptFile]) -> frozenset[str]:
    """Give the files with rows of exports that the plan did not name when they were read, and now does."""
    if before is None or {each.id for each in plan.exports} <= {each.id for each in before.exports}:
        return frozenset()
    unknown = exp.select("file").from_("file_rows").where(f"reason = {int(Reason.UNKNOWN_EXPORT)}").distinct()
    numbers = set(engine.ask(unknown)["file"].to_pylist())
    return frozenset(file.name for file in kept if file.id in numbers)


def _fitting(reading: ToRead, plan: Plan, ground: Ground) -> Callable[[], Log]:
    def look() -> Log:
        log = reading.look()
        if log.parts and not fits(ground.form, plan, log.parts):
            raise StateMismatchError(
                f"`{reading.name}` holds pseudonyms of another form than those counted before",
                help="write them in one form, or count anew with another state",
                source=reading.name,
            )
        return log

    return look


def _given(log: Log) -> Callable[[], Log]:
    return lambda: log
