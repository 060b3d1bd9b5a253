"""Reads the log of a census once more, for signs of splitting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tongguan.census.plan import Plan
from tongguan.census.sources import gather
from tongguan.census.splitting.looking import look
from tongguan.census.splitting.model import Finding
from tongguan.census.staging import staging
from tongguan.census.taking import key_for, with_key_file
from tongguan.engines import Settings, open_engine
from tongguan.identity import Key


def search(
    plan: Plan,
    folder: Path,
    handlers: Sequence[str],
    until: date,
    *,
    engine: str = "duckdb",
    settings: Settings | None = None,
    key: Key | None = None,
) -> tuple[Finding, ...]:
    """Find signs of splitting in the log of a plan, by a pass of its own over the columns that are needed.

    Args:
        plan: The plan, with its exports and lines.
        folder: Where the patterns of the plan are looked up.
        handlers: The handlers that were counted.
        until: The last day that counts.
        engine: The engine.
        settings: What the engine may use.
        key: The key of pseudonyms, where the log holds identifiers.

    Raises:
        ResolutionMissingError: The log holds identifiers, and there is no key for them.
        WrongKeyError: The key is of another handler or year.
        TooManyHandlersError: There are more handlers than are compared.
        CensusError: The log is not there, or cannot be what the plan says.
        EngineError: The engine cannot go on.
    """
    asked_key = key_for(plan, key, until.year, None) if plan.columns.person.identifiers else None
    plan = with_key_file(plan, folder)
    asked = replace(settings or Settings(), zone=plan.columns.time.zone)
    with staging(asked.spill) as staged, open_engine(engine, replace(asked, spill=staged)) as opened:
        return look(opened, plan, gather(plan, folder, staged, opened), handlers, until, asked_key)
